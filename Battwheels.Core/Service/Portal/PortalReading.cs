using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Batteries;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Damage;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <summary>
/// Queries of the portal. They start at rows that belong to a customer, which the filter "Customer" narrows to whoever is
/// signed in; everything else is reached by the id of such a row.
/// </summary>
internal static class PortalReading
{
    public const int Most = 50;

    private static readonly TicketState[] Over = [TicketState.Delivered, TicketState.Closed, TicketState.Cancelled];

    public static async Task<PortalHome> HomeAsync(IReadUnit unit, CancellationToken ct)
    {
        var today = unit.Today;
        var vehicles = await unit.Set<Vehicle>()
            .Where(v => !v.IsArchived)
            .OrderBy(v => v.Id)
            .Take(Most)
            .Select(v => new
            {
                v.Id,
                v.Registration,
                v.Make,
                v.Model,
            })
            .ToListAsync(ct);
        var visits = await VisitsAsync(unit, unit.Set<ServiceTicket>().Where(t => !Over.Contains(t.State)), ct);
        var offers = await unit.Set<Estimate>()
            .Where(e =>
                (e.State == EstimateState.Sent || e.State == EstimateState.Viewed)
                && e.ValidUntil != null
                && e.ValidUntil >= today
            )
            .OrderBy(e => e.Id)
            .Take(Most)
            .Select(e => new PortalOffer(e.Id, e.TicketId, e.Number, e.Total, e.ValidUntil!.Value))
            .ToListAsync(ct);
        return new PortalHome(
            vehicles.ConvertAll(v => new PortalVehicle(v.Id, v.Registration, VehicleNames.Of(v.Make, v.Model))),
            visits,
            offers,
            await InvoicesAsync(unit, onlyToPay: true, null, ct),
            await ExpectedAsync(unit, ct)
        );
    }

    /// <summary>The next first; of today also what is late.</summary>
    private static async Task<IReadOnlyList<PortalAppointment>> ExpectedAsync(IReadUnit unit, CancellationToken ct)
    {
        var since = unit.Now.AddHours(-12);
        return await (
            from appointment in unit.Set<Appointment>()
            where appointment.State == AppointmentState.Booked && appointment.StartsAtUtc > since
            join vehicle in unit.Set<Vehicle>() on appointment.VehicleId equals vehicle.Id
            orderby appointment.StartsAtUtc
            select new PortalAppointment(
                appointment.Id,
                appointment.StartsAtUtc,
                appointment.Title,
                vehicle.Registration
            )
        )
            .Take(Most)
            .ToListAsync(ct);
    }

    public static async Task<PortalVisit?> VisitAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        var visits = await VisitsAsync(unit, unit.Set<ServiceTicket>().Where(t => t.Id == ticketId), ct);
        if (visits is not [var visit])
            return null;
        var description = await unit.Set<ServiceTicket>()
            .Where(t => t.Id == ticketId)
            .Select(t => t.Description)
            .SingleAsync(ct);
        var steps = await unit.Set<TicketStateChange>()
            .Where(c => c.TicketId == ticketId)
            .OrderBy(c => c.Id)
            .Take(200)
            .Select(c => new PortalStep(c.To, c.AtUtc))
            .ToListAsync(ct);
        var today = unit.Today;
        var estimates = await unit.Set<Estimate>()
            .Where(e => e.TicketId == ticketId && e.ValidUntil != null)
            .OrderBy(e => e.Id)
            .Take(Most)
            .ToListAsync(ct);
        return new PortalVisit(
            visit,
            description,
            steps,
            [
                .. estimates
                    .Where(e => e.IsOffered || e.IsDecided)
                    .Select(e => new PortalEstimateRow(
                        e.Id,
                        e.Number,
                        e.Total,
                        e.IsOffered && e.StateOn(today) is not EstimateState.Expired,
                        e.IsDecided,
                        e.ValidUntil!.Value
                    )),
            ],
            await InvoicesAsync(unit, onlyToPay: false, ticketId, ct)
        )
        {
            Damage =
                await DamageReading.ReadAsync(unit, ticketId, ct) is { } map && (map.HasMarks || map.SaysNone)
                    ? map
                    : null,
        };
    }

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<PortalInvoiceRow>> InvoicesAsync(
        IReadUnit unit,
        bool onlyToPay,
        long? ticketId,
        CancellationToken ct
    ) =>
        await (
            from invoice in unit.Set<Invoice>()
            where ticketId == null || invoice.TicketId == ticketId
            join balance in unit.Set<InvoiceBalance>() on invoice.Id equals balance.InvoiceId
            where !onlyToPay || (balance.Outstanding > 0m && balance.Status == InvoiceStatus.Issued)
            orderby invoice.Id descending
            select new PortalInvoiceRow(
                invoice.Id,
                invoice.Number,
                invoice.Date,
                invoice.DueDate,
                invoice.Total,
                balance.Outstanding,
                balance.Status,
                invoice.VehicleText
            )
        )
            .Take(Most)
            .ToListAsync(ct);

    public static async Task<PortalVehicleHistory?> VehicleAsync(IReadUnit unit, long vehicleId, CancellationToken ct)
    {
        var vehicle = await unit.Set<Vehicle>()
            .Where(v => v.Id == vehicleId && !v.IsArchived)
            .Select(v => new
            {
                v.Id,
                v.Registration,
                v.Make,
                v.Model,
            })
            .SingleOrDefaultAsync(ct);
        if (vehicle is null)
            return null;
        // A pack may have been in another's vehicle before: only what was read while it was in this one.
        var health = await unit.Set<SohReading>()
            .Where(r => r.VehicleId == vehicleId)
            .OrderByDescending(r => r.ReadOn)
            .ThenByDescending(r => r.Id)
            .Take(Most)
            .Select(r => new PortalHealth(r.ReadOn, r.Percent, r.Cycles, r.OdometerKm))
            .ToListAsync(ct);
        return new PortalVehicleHistory(
            new PortalVehicle(vehicle.Id, vehicle.Registration, VehicleNames.Of(vehicle.Make, vehicle.Model)),
            await VisitsAsync(unit, unit.Set<ServiceTicket>().Where(t => t.VehicleId == vehicleId), ct),
            health
        );
    }

    private static async Task<IReadOnlyList<PortalVisitRow>> VisitsAsync(
        IReadUnit unit,
        IQueryable<ServiceTicket> tickets,
        CancellationToken ct
    )
    {
        // The vehicle may be somebody else's: then its name is not theirs to read.
        var rows = await (
            from ticket in tickets.OrderByDescending(t => t.Id).Take(Most)
            join vehicle in unit.Set<Vehicle>() on ticket.VehicleId equals vehicle.Id into own
            from vehicle in own.DefaultIfEmpty()
            orderby ticket.Id descending
            select new
            {
                Ticket = ticket,
                vehicle!.Registration,
                vehicle.Make,
                vehicle.Model,
            }
        ).ToListAsync(ct);
        return rows.ConvertAll(r => new PortalVisitRow(
            r.Ticket.Id,
            r.Ticket.Number,
            r.Ticket.State,
            r.Ticket.IsTakenIn,
            r.Ticket.CreatedAtUtc,
            r.Ticket.PromisedAtUtc,
            r.Ticket.Title,
            r.Registration,
            r.Make is null ? null : VehicleNames.Of(r.Make, r.Model)
        ));
    }
}
