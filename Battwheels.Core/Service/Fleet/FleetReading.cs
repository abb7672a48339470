using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Portal;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Fleet;

/// <summary>Queries of an account's overview; they start where those of the portal do.</summary>
internal static class FleetReading
{
    private const int Size = 20;
    private const int MostVisits = 3_000;
    private const int Months = 3;

    private static readonly TicketState[] Over = [TicketState.Delivered, TicketState.Closed, TicketState.Cancelled];
    private static readonly TicketState[] Done = [TicketState.WorkCompleted, TicketState.Invoiced];

    public static async Task<Page<FleetVehicleRow>> VehiclesAsync(
        IReadUnit unit,
        FleetVehicleFilter filter,
        CancellationToken ct
    )
    {
        var open = PortalReading.Tickets(unit).Where(t => !Over.Contains(t.State));
        var vehicles = Selected(unit, PortalReading.Vehicles(unit).Where(v => !v.IsArchived), open, filter.Selection);
        if (Registrations.Normalize(filter.Text) is { Length: > 0 } text)
            vehicles = vehicles.Where(v => v.Registration != null && v.Registration.Contains(text));
        if (Cursor.Read(filter.After) is { } after)
            vehicles = vehicles.Where(v => v.Id > after.Id);
        var page = await vehicles
            .OrderBy(v => v.Id)
            .Take(Size + 1)
            .Select(v => new
            {
                v.Id,
                v.Registration,
                v.Make,
                v.Model,
            })
            .ToListAsync(ct);
        var ids = page.ConvertAll(v => v.Id);
        var visits = await open.Where(t => ids.Contains(t.VehicleId))
            .OrderByDescending(t => t.Id)
            .Take(Size * 10)
            .ToListAsync(ct);
        var drivers = await DriversAsync(unit, ids, ct);
        var rows = page.ConvertAll(v =>
        {
            var visit = visits.Find(t => t.VehicleId == v.Id);
            return new FleetVehicleRow(
                new PortalVehicle(v.Id, v.Registration, VehicleNames.Of(v.Make, v.Model)),
                visit?.Id,
                visit?.State,
                visit?.IsTakenIn ?? false,
                visit?.PromisedAtUtc,
                drivers.GetValueOrDefault(v.Id)
            );
        });
        return Lists.Cut(rows, Size, row => new Cursor("", row.Vehicle.Id));
    }

    public static async Task<FleetDowntime> DowntimeAsync(IReadUnit unit, CancellationToken ct)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(unit.Organization.TimeZoneId);
        var first = new DateOnly(unit.Today.Year, unit.Today.Month, 1).AddMonths(1 - Months);
        var since = FleetDriving.BeginOf(first, unit.Organization.TimeZoneId);
        var visits = await PortalReading
            .Tickets(unit)
            .Where(t => t.DeliveredAtUtc == null || t.DeliveredAtUtc >= since || !t.HasLeft)
            .Where(t => t.ClosedAtUtc == null || t.ClosedAtUtc >= since)
            .OrderByDescending(t => t.Id)
            .Take(MostVisits)
            .ToListAsync(ct);
        var rows = DowntimeCalculator.Of(
            visits
                .SelectMany(t => StandOf(t, unit.Now))
                .Select(s => s with { From = Local(s.From), Until = Local(s.Until) }),
            first,
            Months
        );
        var ids = rows.Select(r => r.VehicleId).Distinct().ToList();
        var names = await PortalReading
            .Vehicles(unit)
            .Where(v => ids.Contains(v.Id))
            .Select(v => new
            {
                v.Id,
                v.Registration,
                v.Make,
                v.Model,
            })
            .ToListAsync(ct);
        DateOnly[] months = [.. Enumerable.Range(0, Months).Select(first.AddMonths)];
        return new FleetDowntime(
            months,
            [
                .. names
                    .Select(v =>
                        Row(
                            new PortalVehicle(v.Id, v.Registration, VehicleNames.Of(v.Make, v.Model)),
                            months,
                            [.. rows.Where(r => r.VehicleId == v.Id)]
                        )
                    )
                    .OrderByDescending(r => r.Total)
                    .ThenBy(r => r.Vehicle.Id),
            ]
        );

        DateTime Local(DateTime utc) =>
            DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, zone), DateTimeKind.Unspecified);
    }

    /// <summary>From when it was taken in until it was given back; a visit nobody came to is none.</summary>
    internal static IEnumerable<Standstill> StandOf(ServiceTicket visit, DateTime now)
    {
        var from = visit.IntakeCompletedAtUtc ?? (visit.Mode is ServiceMode.Onsite ? visit.CreatedAtUtc : null);
        if (from is not { } began)
            yield break;
        DateTime? left = visit.HasLeft ? visit.DeliveredAtUtc : null;
        var ended =
            left
            ?? (
                visit.State is TicketState.Closed or TicketState.Cancelled
                    ? visit.ClosedAtUtc ?? visit.StateSinceUtc
                    : now
            );
        yield return new Standstill(visit.VehicleId, began, ended);
    }

    private static FleetDowntimeRow Row(PortalVehicle vehicle, DateOnly[] months, MonthDowntime[] rows) =>
        new(
            vehicle,
            [.. months.Select(m => rows.FirstOrDefault(r => r.Month == m)?.Hours ?? 0m)],
            rows.Sum(r => r.Hours),
            rows.Sum(r => r.Visits)
        );

    private static IQueryable<Vehicle> Selected(
        IReadUnit unit,
        IQueryable<Vehicle> vehicles,
        IQueryable<ServiceTicket> open,
        FleetSelection selection
    )
    {
        var now = unit.Now;
        return selection switch
        {
            FleetSelection.InWorkshop => vehicles.Where(v =>
                open.Any(t => t.VehicleId == v.Id && !Done.Contains(t.State))
            ),
            FleetSelection.Ready => vehicles.Where(v => open.Any(t => t.VehicleId == v.Id && Done.Contains(t.State))),
            FleetSelection.Late => vehicles.Where(v =>
                open.Any(t => t.VehicleId == v.Id && !Done.Contains(t.State) && t.PromisedAtUtc < now)
            ),
            FleetSelection.All => vehicles,
        };
    }

    private static async Task<Dictionary<long, string>> DriversAsync(
        IReadUnit unit,
        List<long> ids,
        CancellationToken ct
    )
    {
        var now = unit.Now;
        var drives = await (
            from drive in unit.Set<FleetAssignment>()
            where
                ids.Contains(drive.VehicleId)
                && drive.StartsAtUtc <= now
                && (drive.EndsAtUtc == null || drive.EndsAtUtc > now)
            join person in unit.Set<FleetPerson>() on drive.FleetPersonId equals person.Id
            orderby drive.Id
            select new { drive.VehicleId, person.Name }
        )
            .Take(Size * 10)
            .ToListAsync(ct);
        return drives.GroupBy(d => d.VehicleId).ToDictionary(g => g.Key, g => string.Join(", ", g.Select(d => d.Name)));
    }
}
