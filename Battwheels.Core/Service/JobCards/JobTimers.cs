using Battwheels.Core.Common;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>One running timer per person; starting one stops the other.</summary>
internal static class JobTimers
{
    /// <summary>
    /// Starts the caller's timer. One that was captured earlier than the one that runs by now does not stop it: its time
    /// ends where the other began. Hours of one person never overlap.
    /// </summary>
    /// <param name="atUtc">Not after now.</param>
    public static async Task<Error?> StartAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        long? jobLineId,
        DateTime atUtc,
        CancellationToken ct
    )
    {
        if (unit.Actor.MembershipId is not { } me)
            return JobErrors.NotAMember;
        if (ticket.State is not TicketState.InDiagnosis && !ticket.IsAtWork)
            return JobErrors.WrongState(ticket);
        if (await HvIsolation.WorkRefusalAsync(unit, ticket, ct) is { } unsafeWork)
            return unsafeWork;
        var running = await RunningAsync(unit, me, ct);
        if (running?.TicketId == ticket.Id && running.JobLineId == jobLineId)
            return null; // it runs already
        var ended = running is not null && running.StartedAtUtc > atUtc ? running.StartedAtUtc : (DateTime?)null;
        if (running is not null && ended is null)
        {
            Stop(running, atUtc);
            await unit.FlushAsync(ct); // its key must be free before the next timer takes it
        }

        var start = await FreeFromAsync(unit, me, atUtc, ct);
        if (start >= ended)
            return null; // other work fills all of it
        var entry = unit.Add(
            new TimeEntry
            {
                TicketId = ticket.Id,
                JobLineId = jobLineId,
                TechnicianId = me,
                StartedAtUtc = start,
                RunningKey = me,
                Source = TimeSource.Timer,
            }
        );
        if (ended is { } end)
            Stop(entry, end);
        return null;
    }

    /// <summary>Stops the caller's timer on this job; false when none runs.</summary>
    public static async Task<bool> StopOwnAsync(IUnitOfWork unit, long ticketId, DateTime atUtc, CancellationToken ct)
    {
        if (
            unit.Actor.MembershipId is not { } me
            || await RunningAsync(unit, me, ct) is not { } running
            || running.TicketId != ticketId
        )
            return false;
        Stop(running, atUtc);
        return true;
    }

    /// <summary>The first moment from this one on that no ended work of the person covers.</summary>
    private static async Task<DateTime> FreeFromAsync(
        IUnitOfWork unit,
        long technicianId,
        DateTime atUtc,
        CancellationToken ct
    )
    {
        var busyUntil = await unit.Set<TimeEntry>()
            .Where(t => t.TechnicianId == technicianId && t.EndedAtUtc != null && t.EndedAtUtc > atUtc)
            .MaxAsync(t => t.EndedAtUtc, ct);
        return busyUntil ?? atUtc;
    }

    /// <summary>Stops whatever timer of this person runs.</summary>
    public static async Task StopAsync(IUnitOfWork unit, long technicianId, CancellationToken ct)
    {
        if (await RunningAsync(unit, technicianId, ct) is { } running)
            Stop(running, unit.Now);
    }

    private static Task<TimeEntry?> RunningAsync(IUnitOfWork unit, long technicianId, CancellationToken ct) =>
        unit.Set<TimeEntry>().SingleOrDefaultAsync(t => t.RunningKey == technicianId, ct);

    private static void Stop(TimeEntry entry, DateTime atUtc) =>
        (entry.EndedAtUtc, entry.RunningKey) = (atUtc < entry.StartedAtUtc ? entry.StartedAtUtc : atUtc, entry.Id);
}
