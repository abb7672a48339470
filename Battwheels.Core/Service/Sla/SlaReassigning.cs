using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

/// <summary>
/// Gives jobs whose promise was missed to somebody else, where a policy says so: once for each promise, in open hours, and
/// only where nobody is working on the job and its clock runs.
/// </summary>
/// <remarks>Safe to repeat: what was looked at is on record.</remarks>
public sealed class SlaReassigning(IUnitOfWorkFactory units, TimeProvider time) : IQueueWorker
{
    public const string QueueName = "sla-reassign";
    private const int Batch = 100;

    /// <summary>Somebody works on the job now, or changed it at the same moment: it is looked at again.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(15);

    public string Queue => QueueName;

    public string Permission => SlaPermissions.SystemReassign;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        DateTime? next = null;
        foreach (var (ticketId, atUtc) in await units.ReadAsync(Permission, unit => DueAsync(unit, ct), ct))
        {
            var again = atUtc ?? await HandOverAsync(ticketId, ct);
            if (again < (next ?? DateTime.MaxValue))
                next = again;
        }

        return next;
    }

    /// <summary>Visits to look at; with a time, only then.</summary>
    private static async Task<IReadOnlyList<(long TicketId, DateTime? AtUtc)>> DueAsync(
        IReadUnit unit,
        CancellationToken ct
    )
    {
        var missed = await Missed(unit).OrderBy(c => c.DueUtc).Select(c => c.TicketId).Take(Batch).ToListAsync(ct);
        if (missed.Count == 0)
            return [];
        long[] ids = [.. missed.Distinct()];
        var tickets = await unit.Set<ServiceTicket>().AsNoTracking().Where(t => ids.Contains(t.Id)).ToListAsync(ct);
        var after = await AfterAsync(unit, ct);
        return
        [
            .. (await SlaCases.ManyAsync(unit, tickets, ct)).Select(visit =>
            {
                var at = MomentOf(visit, after, unit.Now);
                return (visit.Ticket.Id, at <= unit.Now ? (DateTime?)null : at);
            }),
        ];
    }

    /// <summary>Missed, running, in somebody's hands, not looked at before, by a policy that wants it.</summary>
    private static IQueryable<SlaClock> Missed(IReadUnit unit)
    {
        var policies = unit.Set<SlaPolicy>().Where(p => p.ReassignAfterMinutes != null);
        var terms = unit.Set<SlaTerms>().Where(t => policies.Any(p => p.Id == t.PolicyId));
        var held = unit.Set<ServiceTicket>().Where(t => t.PrimaryTechnicianId != null);
        return unit.Set<SlaClock>()
            .Where(c => c.State == SlaClockState.Running && c.Verdict == SlaVerdict.Breached)
            .Where(c => terms.Any(t => t.Id == c.TermsId) && held.Any(t => t.Id == c.TicketId))
            .Where(c => !unit.Set<SlaHandover>().Any(h => h.ClockId == c.Id));
    }

    private static Task<Dictionary<long, int>> AfterAsync(IReadUnit unit, CancellationToken ct) =>
        unit.Set<SlaPolicy>()
            .Where(p => p.ReassignAfterMinutes != null)
            .Take(SlaRules.MostPolicies)
            .ToDictionaryAsync(p => p.Id, p => p.ReassignAfterMinutes!.Value, ct);

    /// <summary>The earliest moment of its missed promises, inside open hours.</summary>
    private static DateTime MomentOf(SlaCase visit, Dictionary<long, int> after, DateTime now) =>
        visit
            .Clocks.Where(c => c is { State: SlaClockState.Running, Verdict: SlaVerdict.Breached })
            .Where(c => after.ContainsKey(visit.Terms[c.TermsId].PolicyId))
            .Select(c =>
            {
                var facts = visit.Facts(c);
                var minutes = TimeSpan.FromMinutes(after[visit.Terms[c.TermsId].PolicyId]);
                var pauses = SlaCalculator.Ended(facts.Pauses, now);
                var at = SlaCalculator.Due(facts.Calendar, pauses, facts.StartUtc, facts.Target + minutes);
                return at <= now ? facts.Calendar.NextOpen(now) : at;
            })
            .DefaultIfEmpty(DateTime.MaxValue)
            .Min();

    /// <returns>When to look again; null: it is settled.</returns>
    private async Task<DateTime?> HandOverAsync(long ticketId, CancellationToken ct)
    {
        DateTime? again = null;
        var done = await units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { handover = ticketId },
            async unit =>
            {
                again = null;
                if (await TicketAccess.FindAsync(unit, ticketId, ct) is not { PrimaryTechnicianId: { } from } ticket)
                    return Done.Instance;
                if (await unit.Set<TimeEntry>().AnyAsync(e => e.TicketId == ticketId && e.EndedAtUtc == null, ct))
                {
                    again = unit.Now + Later;
                    return Done.Instance;
                }

                var clocks = await Missed(unit).Where(c => c.TicketId == ticketId).Select(c => c.Id).ToListAsync(ct);
                var people = await TechnicianList.ReadAsync(unit, ct);
                var to = HandoverChoice.Of(people, from, ticket.SecondTechnicianId, ticket.IsHighVoltage);
                foreach (var clock in clocks)
                    unit.Add(Record(unit, ticketId, clock, from, to));
                if (clocks.Count > 0)
                    Take(unit, ticket, from, to);
                return Done.Instance;
            },
            ct
        );
        return done.Error is null ? again : time.GetUtcNow().UtcDateTime + Later;
    }

    private static SlaHandover Record(IUnitOfWork unit, long ticketId, long clockId, long from, long? to) =>
        new()
        {
            TicketId = ticketId,
            ClockId = clockId,
            FromMembershipId = from,
            ToMembershipId = to,
            AtUtc = unit.Now,
        };

    private static void Take(IUnitOfWork unit, ServiceTicket ticket, long from, long? to)
    {
        if (to is { } taker)
        {
            ticket.PrimaryTechnicianId = taker;
            TicketFlow.Reassigned(unit, ticket, new TransitionNote("the promised time had passed", taker));
            unit.Raise(new TicketAssigned(ticket.Id, taker));
        }

        unit.Raise(new SlaHandedOver(ticket.Id, from, to));
    }
}

/// <summary>Who takes a late job.</summary>
public static class HandoverChoice
{
    /// <summary>
    /// The technician with the fewest open jobs who is neither of those who have it, and is certified where the job is on
    /// high voltage; of equals, who is longest in the workshop.
    /// </summary>
    /// <returns>Membership; null: nobody.</returns>
    public static long? Of(IEnumerable<Technician> people, long from, long? second, bool isHighVoltage) =>
        people
            .Where(p => p.IsTechnician && p.MembershipId != from && p.MembershipId != second)
            .Where(p => p.IsHvCertified || !isHighVoltage)
            .OrderBy(p => p.OpenJobs)
            .ThenBy(p => p.MembershipId)
            .Select(p => (long?)p.MembershipId)
            .FirstOrDefault();
}
