using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Appointments;

/// <summary>What is planned in some days of a branch, as it stands now.</summary>
internal sealed class PlanReading
{
    private static readonly TicketState[] Unfinished = [.. TicketStages.Open.Except(TicketStages.Ready)];

    public required WorkingCalendar Calendar { get; init; }

    /// <summary>On the branch's clock.</summary>
    public required DateOnly Today { get; init; }

    public required WorkPlan Plan { get; init; }

    /// <summary>Of the days asked for, also those whose customer did not come.</summary>
    public required IReadOnlyList<AppointmentRow> Rows { get; init; }

    /// <summary>All that the plan knows, by id.</summary>
    public required IReadOnlyDictionary<long, AppointmentRow> ById { get; init; }

    /// <param name="to">The day after the last.</param>
    /// <param name="except">An appointment that is left out.</param>
    public static async Task<PlanReading> ReadAsync(
        IReadUnit unit,
        BranchClocks clocks,
        long branchId,
        DateOnly from,
        DateOnly to,
        long? except,
        CancellationToken ct
    )
    {
        var calendar = await clocks.OfAsync(branchId, ct);
        var today = calendar.DayOf(unit.Now);
        var (fromUtc, toUtc) = (calendar.Utc(from, TimeOnly.MinValue), calendar.Utc(to, TimeOnly.MinValue));
        // Who works at two branches has one day.
        var here = unit.Set<Appointment>()
            .Where(a => (a.BranchId == branchId || a.TechnicianId != null) && a.Id != except);
        var rows = await AppointmentReading.RowsAsync(
            unit,
            clocks,
            here.Where(a => a.StartsAtUtc >= fromUtc && a.StartsAtUtc < toUtc && a.State != AppointmentState.Cancelled),
            AppointmentReading.Most,
            ct
        );
        var carried = await CarriedAsync(unit, clocks, here, calendar.Utc(today, TimeOnly.MinValue), ct);
        var left = await LeftAsync(unit, carried, ct);
        var known = rows.Concat(carried).DistinctBy(r => r.Id).ToDictionary(r => r.Id);
        return new PlanReading
        {
            Calendar = calendar,
            Today = today,
            Rows = rows,
            ById = known,
            Plan = new WorkPlan(
                calendar,
                today,
                [
                    .. known
                        .Values.Where(Counts)
                        .Select(r => new PlannedWork(
                            r.Id,
                            r.TechnicianId,
                            r.StartsAtUtc,
                            r.Minutes,
                            left.GetValueOrDefault(r.Id)
                        )),
                ]
            ),
        };
    }

    /// <summary>Who did not come keeps nobody busy, nor does a visit that was cancelled.</summary>
    public static bool Counts(AppointmentRow row) =>
        row.State is AppointmentState.Booked or AppointmentState.Arrived
        && row.TicketState is not TicketState.Cancelled;

    /// <summary>Of earlier days, here, and not finished.</summary>
    private static Task<IReadOnlyList<AppointmentRow>> CarriedAsync(
        IReadUnit unit,
        BranchClocks clocks,
        IQueryable<Appointment> here,
        DateTime todayUtc,
        CancellationToken ct
    )
    {
        var unfinished = unit.Set<ServiceTicket>().Where(t => Unfinished.Contains(t.State)).Select(t => (long?)t.Id);
        var carried = here.Where(a =>
            a.State == AppointmentState.Arrived && a.StartsAtUtc < todayUtc && unfinished.Contains(a.TicketId)
        );
        return AppointmentReading.RowsAsync(unit, clocks, carried, AppointmentReading.Most, ct);
    }

    /// <summary>What was planned less what was clocked; by appointment.</summary>
    private static async Task<Dictionary<long, int>> LeftAsync(
        IReadUnit unit,
        IReadOnlyList<AppointmentRow> carried,
        CancellationToken ct
    )
    {
        if (carried.Count == 0)
            return [];
        // No row has the id 0; an empty list would leave a query without its organization.
        long[] tickets = [0, .. carried.Select(r => r.TicketId ?? 0)];
        var entries = await unit.Set<TimeEntry>()
            .Where(e => tickets.Contains(e.TicketId))
            .Select(e => new
            {
                e.TicketId,
                e.StartedAtUtc,
                e.EndedAtUtc,
            })
            .ToListAsync(ct);
        var clocked = entries
            .GroupBy(e => e.TicketId)
            .ToDictionary(g => g.Key, g => (int)g.Sum(e => ((e.EndedAtUtc ?? unit.Now) - e.StartedAtUtc).TotalMinutes));
        return carried.ToDictionary(
            r => r.Id,
            r => Math.Max(0, r.Minutes - clocked.GetValueOrDefault(r.TicketId ?? 0))
        );
    }
}
