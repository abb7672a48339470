using System.Linq.Expressions;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Sla;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Named sets of visits: a tab of the list, a column of the board, a tile of the home page count the same.</summary>
public enum TicketSet
{
    /// <summary>Still in the workshop.</summary>
    Open,

    /// <summary>To be taken in or assigned.</summary>
    Intake,
    Diagnosis,

    /// <summary>Estimate written, not sent.</summary>
    Estimate,

    /// <summary>The customer decides.</summary>
    Customer,
    Parts,
    Repair,
    Quality,

    /// <summary>Done and checked: to be invoiced or handed over.</summary>
    Ready,

    /// <summary>Handed over, not closed yet.</summary>
    Delivered,
    Closed,
    Cancelled,
    All,

    /// <summary>In the workshop and promised for today.</summary>
    PromisedToday,

    /// <summary>In the workshop, the promised time has passed.</summary>
    Late,

    /// <summary>Registered today.</summary>
    ArrivedToday,

    /// <summary>Handed over today, closed since or not.</summary>
    DeliveredToday,

    /// <summary>A promised time of it has passed, and what was promised has not happened yet.</summary>
    SlaBreached,

    /// <summary>A promised time of it comes within the hour.</summary>
    SlaDue,

    /// <summary>Half of a promised time is used up and the promise can still be kept.</summary>
    SlaAtRisk,
}

internal static class TicketSets
{
    /// <summary>The board's columns, from left to right.</summary>
    public static readonly IReadOnlyList<TicketSet> Lanes =
    [
        TicketSet.Intake,
        TicketSet.Diagnosis,
        TicketSet.Estimate,
        TicketSet.Customer,
        TicketSet.Parts,
        TicketSet.Repair,
        TicketSet.Quality,
        TicketSet.Ready,
    ];

    public static IQueryable<ServiceTicket> Of(IReadUnit unit, TicketSet set)
    {
        var tickets = unit.Set<ServiceTicket>();
        if (States(set) is { } states)
            tickets = states is [var one]
                ? tickets.Where(t => t.State == one)
                : tickets.Where(t => states.Contains(t.State));
        var (from, to) = (DayStart(unit, unit.Today), DayStart(unit, unit.Today.AddDays(1)));
        var (now, soon) = (unit.Now, unit.Now.AddHours(1));
        return set switch
        {
            TicketSet.PromisedToday => tickets.Where(t => t.PromisedAtUtc >= from && t.PromisedAtUtc < to),
            TicketSet.Late => tickets.Where(t => t.PromisedAtUtc < now),
            TicketSet.ArrivedToday => tickets.Where(t => t.CreatedAtUtc >= from && t.CreatedAtUtc < to),
            TicketSet.DeliveredToday => tickets.Where(t => t.DeliveredAtUtc >= from && t.DeliveredAtUtc < to),
            TicketSet.SlaBreached => Promised(unit, tickets, c => c.Verdict == SlaVerdict.Breached),
            TicketSet.SlaDue => Promised(
                unit,
                tickets,
                c => c.Verdict == SlaVerdict.Running && c.State == SlaClockState.Running && c.DueUtc < soon
            ),
            TicketSet.SlaAtRisk => Promised(unit, tickets, c => c.Verdict == SlaVerdict.Running && c.Level >= 50),
            _ => tickets,
        };
    }

    private static IQueryable<ServiceTicket> Promised(
        IReadUnit unit,
        IQueryable<ServiceTicket> tickets,
        Expression<Func<SlaClock, bool>> which
    )
    {
        var clocks = unit.Set<SlaClock>().Where(c => c.State != SlaClockState.Ended).Where(which);
        return tickets.Where(t => clocks.Any(c => c.TicketId == t.Id));
    }

    public static bool Holds(TicketSet set, TicketState state) => States(set) is { } states && states.Contains(state);

    /// <summary>Null: whatever the state.</summary>
    private static TicketState[]? States(TicketSet set) =>
        set switch
        {
            TicketSet.Open or TicketSet.PromisedToday => [.. TicketStages.Open],
            TicketSet.Late => [.. TicketStages.Open.Except(TicketStages.Ready)],
            TicketSet.Intake =>
            [
                TicketState.AwaitingDeposit,
                TicketState.Open,
                TicketState.Assigned,
                TicketState.Reopened,
            ],
            TicketSet.Diagnosis => [TicketState.InDiagnosis],
            TicketSet.Estimate => [TicketState.EstimateReview],
            TicketSet.Customer => [TicketState.AwaitingCustomer],
            TicketSet.Parts => [TicketState.AwaitingParts],
            TicketSet.Repair => [TicketState.Approved, TicketState.InProgress, TicketState.OnHold],
            TicketSet.Quality => [TicketState.Qc],
            TicketSet.Ready => [.. TicketStages.Ready],
            TicketSet.Delivered => [TicketState.Delivered],
            TicketSet.Closed => [TicketState.Closed],
            TicketSet.Cancelled => [TicketState.Cancelled],
            TicketSet.DeliveredToday => [TicketState.Delivered, TicketState.Closed],
            TicketSet.SlaBreached or TicketSet.SlaDue or TicketSet.SlaAtRisk =>
            [
                .. TicketStages.Open.Except(TicketStages.Ready),
            ],
            TicketSet.All or TicketSet.ArrivedToday => null,
        };

    private static DateTime DayStart(IReadUnit unit, DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(
            day.ToDateTime(TimeOnly.MinValue),
            TimeZoneInfo.FindSystemTimeZoneById(unit.Organization.TimeZoneId)
        );
}
