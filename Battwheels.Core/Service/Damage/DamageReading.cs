using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Damage;

/// <summary>Marks of a visit, beside those of the one before.</summary>
internal static class DamageReading
{
    private const int MostPhotos = 50;

    /// <summary>Has this visit a mark?</summary>
    public static Task<bool> IsMarkedAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        unit.Set<DamageMark>().AnyAsync(m => m.TicketId == ticketId && m.RemovedAtUtc == null, ct);

    /// <summary>As whoever works on the visit sees it.</summary>
    public static async Task<DamageMap?> GetAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        await TicketAccess.FindAsync(unit, ticketId, ct) is { } ticket && await ReadAsync(unit, ticketId, ct) is { } map
            ? map with
            {
                MayChange =
                    IntakeService.Locked(ticket) is null
                    && unit.May(TicketPermissions.Update)
                    && TicketScope.MayChange(unit, ticket),
            }
            : null;

    /// <summary>To be looked at only: on paper, and by the customer.</summary>
    public static async Task<DamageMap?> ReadAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        if (await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket)
            return null;
        var category = await unit.Set<Vehicle>()
            .Where(v => v.Id == ticket.VehicleId)
            .Select(v => v.Category)
            .SingleOrDefaultAsync(ct);
        var finding = await unit.Set<IntakeItem>()
            .Where(i => i.TicketId == ticketId && i.Code == IntakeTemplates.Body)
            .Select(i => i.Finding)
            .SingleOrDefaultAsync(ct);
        return new DamageMap(
            ticketId,
            ticket.Version,
            category,
            await MarksAsync(unit, ticketId, ct),
            await EarlierAsync(unit, ticket, ct),
            await PhotosAsync(unit, ticketId, ct),
            finding is IntakeFinding.Fine,
            MayChange: false
        );
    }

    /// <summary>Of the latest visit of the vehicle before this one that has any; a customer sees only visits of theirs.</summary>
    private static async Task<EarlierDamage?> EarlierAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct)
    {
        var marked = unit.Set<DamageMark>().Where(m => m.RemovedAtUtc == null).Select(m => m.TicketId);
        var before = await unit.Set<ServiceTicket>()
            .Where(t => t.VehicleId == ticket.VehicleId && t.Id < ticket.Id && marked.Contains(t.Id))
            .OrderByDescending(t => t.Id)
            .Select(t => new
            {
                t.Id,
                t.Number,
                t.CreatedAtUtc,
            })
            .FirstOrDefaultAsync(ct);
        return before is null
            ? null
            : new EarlierDamage(
                DateOnly.FromDateTime(
                    TimeZoneInfo.ConvertTimeFromUtc(
                        DateTime.SpecifyKind(before.CreatedAtUtc, DateTimeKind.Utc),
                        TimeZoneInfo.FindSystemTimeZoneById(unit.Organization.TimeZoneId)
                    )
                ),
                before.Number,
                await MarksAsync(unit, before.Id, ct)
            );
    }

    private static Task<List<DamageMarkView>> MarksAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        unit.Set<DamageMark>()
            .Where(m => m.TicketId == ticketId && m.RemovedAtUtc == null)
            .OrderBy(m => m.Number)
            .Take(DamageService.Most)
            .Select(m => new DamageMarkView(m.Id, m.Version, m.Number, m.View, m.X, m.Y, m.Kind, m.Note, m.PhotoId))
            .ToListAsync(ct);

    private static Task<List<DamagePhoto>> PhotosAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        unit.Set<TicketPhoto>()
            .Where(p => p.TicketId == ticketId && p.RemovedAtUtc == null)
            .Where(p => p.Kind == PhotoKind.Damage || p.Kind == PhotoKind.Intake)
            .OrderByDescending(p => p.Id)
            .Take(MostPhotos)
            .Select(p => new DamagePhoto(p.Id, p.Caption, p.TakenAtUtc))
            .ToListAsync(ct);
}
