using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>One running timer per person; starting one stops the other.</summary>
internal static class JobTimers
{
    public static async Task<Error?> StartAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        long? jobLineId,
        CancellationToken ct
    )
    {
        if (unit.Actor.MembershipId is not { } me)
            return JobErrors.NotAMember;
        if (ticket.State is not TicketState.InDiagnosis && !ticket.IsAtWork)
            return JobErrors.WrongState(ticket);
        if (await RunningAsync(unit, me, ct) is { } running)
        {
            if (running.TicketId == ticket.Id && running.JobLineId == jobLineId)
                return null; // it runs already
            Stop(running, unit.Now);
            await unit.FlushAsync(ct); // its key must be free before the next timer takes it
        }

        unit.Add(
            new TimeEntry
            {
                TicketId = ticket.Id,
                JobLineId = jobLineId,
                TechnicianId = me,
                StartedAtUtc = unit.Now,
                RunningKey = me,
                Source = TimeSource.Timer,
            }
        );
        return null;
    }

    /// <summary>Stops the caller's timer on this job; false when none runs.</summary>
    public static async Task<bool> StopOwnAsync(IUnitOfWork unit, long ticketId, CancellationToken ct)
    {
        if (
            unit.Actor.MembershipId is not { } me
            || await RunningAsync(unit, me, ct) is not { } running
            || running.TicketId != ticketId
        )
            return false;
        Stop(running, unit.Now);
        return true;
    }

    /// <summary>Stops whatever timer of this person runs.</summary>
    public static async Task StopAsync(IUnitOfWork unit, long technicianId, CancellationToken ct)
    {
        if (await RunningAsync(unit, technicianId, ct) is { } running)
            Stop(running, unit.Now);
    }

    private static Task<TimeEntry?> RunningAsync(IUnitOfWork unit, long technicianId, CancellationToken ct) =>
        unit.Set<TimeEntry>().SingleOrDefaultAsync(t => t.RunningKey == technicianId, ct);

    private static void Stop(TimeEntry entry, DateTime utcNow) =>
        (entry.EndedAtUtc, entry.RunningKey) = (utcNow, entry.Id);
}
