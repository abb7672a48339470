using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>One item as the intake page shows it.</summary>
public sealed record IntakeViewItem(
    string Code,
    string Label,
    IntakeItemKind Kind,
    bool IsMandatory,
    string Fine,
    string Noted,
    bool IsDone,
    IntakeFinding? Finding,
    string? Note,
    string? WaivedReason
)
{
    public bool IsMissing => IsMandatory && !IsDone && WaivedReason is null;
}

/// <summary>A signature as shown again.</summary>
public sealed record SignatureView(string SignerName, string StrokePath, DateTime AtUtc);

/// <param name="LastOdometerKm">Of the vehicle before or at this visit.</param>
/// <param name="Locked">Why nothing can be changed any more; null while it can.</param>
public sealed record IntakeView(
    long TicketId,
    int Version,
    string CustomerName,
    int? OdometerKm,
    int? LastOdometerKm,
    DateOnly? LastOdometerOn,
    int? SocPercent,
    decimal? NoAskLimit,
    IReadOnlyList<IntakeViewItem> Items,
    SignatureView? Signature,
    DateTime? CompletedAtUtc,
    string? Locked,
    bool MayChange,
    bool MayWaive
);

internal static class IntakeReading
{
    public static async Task<IntakeView?> GetAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        if (await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket)
            return null;
        var vehicle = await unit.Set<Vehicle>()
            .Where(v => v.Id == ticket.VehicleId)
            .Select(v => new { v.LastOdometerKm, v.LastOdometerOn })
            .SingleAsync(ct);
        var customer = await unit.Set<Contact>()
            .Where(c => c.Id == ticket.ContactId)
            .Select(c => c.Name)
            .SingleAsync(ct);
        var items = await IntakeChecklist.ReadAsync(unit, ticket, ct);
        var locked = IntakeService.Locked(ticket)?.Message;
        return new IntakeView(
            ticket.Id,
            ticket.Version,
            customer,
            ticket.OdometerInKm,
            vehicle.LastOdometerKm,
            vehicle.LastOdometerOn,
            ticket.SocInPercent,
            ticket.NoAskLimit,
            [.. items.Select(ViewOf)],
            await SignatureAsync(unit, items, ct),
            ticket.IntakeCompletedAtUtc,
            locked,
            locked is null && unit.May(TicketPermissions.Update) && TicketScope.MayChange(unit, ticket),
            locked is null && unit.May(TicketPermissions.Override)
        );
    }

    private static IntakeViewItem ViewOf(ChecklistItem item) =>
        new(
            item.Asks.Code,
            item.Asks.Label,
            item.Asks.Kind,
            item.Asks.IsMandatory,
            item.Asks.Fine,
            item.Asks.Noted,
            item.IsDone,
            item.Answer?.Finding,
            item.Asks.Kind is IntakeItemKind.Signature ? null : item.Answer?.Value,
            item.Answer?.WaivedReason
        );

    private static async Task<SignatureView?> SignatureAsync(
        IReadUnit unit,
        IReadOnlyList<ChecklistItem> items,
        CancellationToken ct
    )
    {
        var row = items.SingleOrDefault(i => i.Asks.Kind is IntakeItemKind.Signature && i.IsDone)?.Answer;
        if (!long.TryParse(row?.Value, CultureInfo.InvariantCulture, out var id))
            return null;
        return await unit.Set<Signature>()
            .Where(s => s.Id == id)
            .Select(s => new SignatureView(s.SignerName, s.StrokePath, s.AtUtc))
            .SingleOrDefaultAsync(ct);
    }
}
