using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>A vehicle and who brings it, before the visit is registered.</summary>
/// <param name="VehicleText">Null: only the customer is known so far.</param>
/// <param name="OpenTicketId">The vehicle is in the workshop already.</param>
/// <param name="LastTicketId">The last finished visit.</param>
/// <param name="Dues">Rupees the customer owes; null for those who may not see invoices.</param>
public sealed record Arrival(
    long? VehicleId,
    string? Registration,
    string? VehicleText,
    int? LastOdometerKm,
    long ContactId,
    string ContactName,
    string? Phone,
    long? OpenTicketId,
    string? OpenTicketNumber,
    long? LastTicketId,
    string? LastTicketTitle,
    DateTime? LastTicketAtUtc,
    decimal? Dues
);

internal static class TicketArrival
{
    /// <returns>Null when there is no such vehicle or contact.</returns>
    public static async Task<Arrival?> ReadAsync(IReadUnit unit, long? vehicleId, long? contactId, CancellationToken ct)
    {
        var vehicle = vehicleId is { } v
            ? await unit.Set<Vehicle>().SingleOrDefaultAsync(x => x.Id == v && !x.IsArchived, ct)
            : null;
        if (vehicleId is not null && vehicle is null)
            return null;
        var owner = contactId ?? vehicle?.ContactId ?? 0;
        var contact = await unit.Set<Contact>()
            .Where(c => c.Id == owner && !c.IsArchived)
            .Select(c => new { c.Name, c.Phone })
            .SingleOrDefaultAsync(ct);
        if (contact is null)
            return null;
        var visits = vehicle is null
            ? []
            : await unit.Set<ServiceTicket>()
                .Where(t => t.VehicleId == vehicle.Id && t.State != TicketState.Cancelled)
                .OrderByDescending(t => t.Id)
                .Take(5)
                .ToListAsync(ct);
        var open = visits.Find(t => TicketStages.Open.Contains(t.State));
        var last = visits.Find(t => t.State is TicketState.Delivered or TicketState.Closed);
        return new Arrival(
            vehicle?.Id,
            vehicle?.Registration,
            vehicle is null ? null : TicketReading.VehicleText(vehicle.Make, vehicle.Model, vehicle.Variant),
            vehicle?.LastOdometerKm,
            owner,
            contact.Name,
            contact.Phone,
            open?.Id,
            open?.Number,
            last?.Id,
            last?.Title,
            last?.DeliveredAtUtc,
            unit.May(InvoicePermissions.Read) ? await Invoices.OwedByAsync(unit, owner, ct) : null
        );
    }
}
