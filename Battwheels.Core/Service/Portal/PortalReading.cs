using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Batteries;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Damage;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <summary>
/// Queries of the portal. They start at rows that belong to a customer, which the filter "Customer" narrows to whoever is
/// signed in; everything else is reached by the id of such a row. A driver sees only what is theirs of it: every query of vehicles
/// and visits starts at <see cref="Vehicles"/> and <see cref="Tickets"/>, and amounts are read by who holds their keys.
/// </summary>
internal static partial class PortalReading
{
    public const int Most = 50;

    private static readonly TicketState[] Over = [TicketState.Delivered, TicketState.Closed, TicketState.Cancelled];

    public static async Task<PortalHome> HomeAsync(IReadUnit unit, CancellationToken ct)
    {
        var vehicles = await Vehicles(unit)
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
        var visits = await VisitsAsync(unit, Tickets(unit).Where(t => !Over.Contains(t.State)), ct);
        return new PortalHome(
            vehicles.ConvertAll(v => new PortalVehicle(v.Id, v.Registration, VehicleNames.Of(v.Make, v.Model))),
            visits,
            await OffersAsync(unit, ct),
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
            join vehicle in Vehicles(unit) on appointment.VehicleId equals vehicle.Id
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
        var visits = await VisitsAsync(unit, Tickets(unit).Where(t => t.Id == ticketId), ct);
        if (visits is not [var visit])
            return null;
        var description = await Tickets(unit).Where(t => t.Id == ticketId).Select(t => t.Description).SingleAsync(ct);
        var steps = await unit.Set<TicketStateChange>()
            .Where(c => c.TicketId == ticketId)
            .OrderBy(c => c.Id)
            .Take(200)
            .Select(c => new PortalStep(c.To, c.AtUtc))
            .ToListAsync(ct);
        return new PortalVisit(
            visit,
            description,
            steps,
            await EstimatesAsync(unit, ticketId, ct),
            await InvoicesAsync(unit, onlyToPay: false, ticketId, ct)
        )
        {
            Damage =
                await DamageReading.ReadAsync(unit, ticketId, ct) is { } map && (map.HasMarks || map.SaysNone)
                    ? map
                    : null,
            Inspections = await InspectionReading.SummariesAsync(unit, ticketId, ct),
            Photos = await CustomerPhotos.OfTicketAsync(unit, ticketId, ct),
        };
    }

    /// <summary>Newest first; none for whoever may see no amount.</summary>
    public static async Task<IReadOnlyList<PortalInvoiceRow>> InvoicesAsync(
        IReadUnit unit,
        bool onlyToPay,
        long? ticketId,
        CancellationToken ct
    ) =>
        !unit.May(InvoicePermissions.PortalRead)
            ? []
            : await (
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
        var vehicle = await Vehicles(unit)
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
            await VisitsAsync(unit, Tickets(unit).Where(t => t.VehicleId == vehicleId), ct),
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
            join vehicle in Vehicles(unit) on ticket.VehicleId equals vehicle.Id into own
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

    /// <summary>Vehicles the reader sees: the customer's, for a driver those they drive now.</summary>
    internal static IQueryable<Vehicle> Vehicles(IReadUnit unit)
    {
        if (unit.Actor.DriverId is not { } driver)
            return unit.Set<Vehicle>();
        var drives = Drives(unit, driver);
        return unit.Set<Vehicle>().Where(v => drives.Any(d => d.VehicleId == v.Id));
    }

    /// <summary>
    /// Visits the reader sees: the customer's; for a driver those they told of, and those of vehicles they drive now that began
    /// in their time or are not over.
    /// </summary>
    internal static IQueryable<ServiceTicket> Tickets(IReadUnit unit)
    {
        if (unit.Actor.DriverId is not { } driver)
            return unit.Set<ServiceTicket>();
        var drives = Drives(unit, driver);
        var told = unit.Set<FleetTelling>().Where(t => t.FleetPersonId == driver);
        return unit.Set<ServiceTicket>()
            .Where(t =>
                told.Any(x => x.TicketId == t.Id)
                || drives.Any(d =>
                    d.VehicleId == t.VehicleId && (t.CreatedAtUtc >= d.StartsAtUtc || !Over.Contains(t.State))
                )
            );
    }

    private static IQueryable<FleetAssignment> Drives(IReadUnit unit, long driver)
    {
        var now = unit.Now;
        return unit.Set<FleetAssignment>()
            .Where(a =>
                a.FleetPersonId == driver && a.StartsAtUtc <= now && (a.EndsAtUtc == null || a.EndsAtUtc > now)
            );
    }
}
