using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Sla;

/// <summary>Writes what the calculator says onto a clock, and tells of the levels it reached.</summary>
internal static class SlaReckoner
{
    /// <summary>Told later than this after it could have been told: the watch had not run.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromMinutes(5);

    /// <summary>A promise is missed after its due time, not at it.</summary>
    private static readonly TimeSpan After = TimeSpan.FromSeconds(1);

    public static void Reckon(IUnitOfWork unit, SlaCase visit, SlaClock clock)
    {
        clock.IsStale = false;
        if (clock is { State: SlaClockState.Ended })
            return;
        var r = SlaCalculator.Reckon(visit.Facts(clock), unit.Now);
        if (clock.Verdict is SlaVerdict.Running)
            (clock.Verdict, clock.DueUtc) = (r.Verdict, r.DueUtc);
        clock.State =
            clock.EndedAtUtc is not null ? SlaClockState.Ended
            : r.IsPaused ? SlaClockState.Paused
            : SlaClockState.Running;
        if (visit.Ticket.State is TicketState.Cancelled && clock.Verdict is SlaVerdict.Met)
            clock.Verdict = SlaVerdict.Void;
        (clock.UsedMinutes, clock.PausedMinutes) = ((int)r.Used.TotalMinutes, (int)r.Paused.TotalMinutes);
        clock.LateMinutes = clock.Verdict is SlaVerdict.Breached ? (int)r.LateBy.TotalMinutes : 0;
        Tell(unit, visit, clock, r);
        if (clock is { Verdict: SlaVerdict.Breached, State: SlaClockState.Running })
            unit.WorkDue(SlaReassigning.QueueName, unit.Now);
    }

    /// <summary>What falls due first; when all is decided, the resolution.</summary>
    public static void Show(SlaCase visit)
    {
        var shown =
            visit.Clocks.Where(c => c.State is not SlaClockState.Ended).OrderBy(c => c.DueUtc).FirstOrDefault()
            ?? visit.Clocks.FindLast(c => c.Kind is SlaClockKind.Resolution);
        foreach (var clock in visit.Clocks)
            clock.IsShown = clock == shown;
    }

    /// <summary>Levels reached since, each once; and when to look again.</summary>
    private static void Tell(IUnitOfWork unit, SlaCase visit, SlaClock clock, SlaReckoning r)
    {
        clock.NextCheckUtc = null;
        if (
            clock.State is SlaClockState.Paused
            || clock is { State: SlaClockState.Ended, Verdict: not SlaVerdict.Breached }
        )
            return;
        var end = clock.EndedAtUtc ?? unit.Now;
        foreach (var (percent, atUtc) in r.Levels.Where(l => l.Percent > clock.Level))
        {
            var reached = percent == 100 ? atUtc + After : atUtc;
            var from = MayTell(visit, clock, reached);
            var isReached = percent == 100 ? end > atUtc : end >= atUtc;
            if (!isReached || MayTell(visit, clock, unit.Now) > unit.Now)
            {
                if (clock.State is SlaClockState.Running)
                    LookAgain(unit, clock, isReached ? MayTell(visit, clock, unit.Now) : from);
                return;
            }

            clock.Level = percent;
            if (percent > 50)
                Escalate(unit, clock, percent, atUtc, isLate: unit.Now > from + Prompt);
        }
    }

    /// <summary>People are told in open hours; what is critical, at once.</summary>
    private static DateTime MayTell(SlaCase visit, SlaClock clock, DateTime utc)
    {
        var terms = visit.Terms[clock.TermsId];
        return terms.Priority is TicketPriority.Critical ? utc : visit.Hours(terms).NextOpen(utc);
    }

    /// <summary>A promise is missed when it is, though nobody is told before the morning.</summary>
    private static void LookAgain(IUnitOfWork unit, SlaClock clock, DateTime tellUtc)
    {
        var missed = clock.DueUtc + After;
        var utc = clock.Verdict is SlaVerdict.Running && missed < tellUtc ? missed : tellUtc;
        clock.NextCheckUtc = utc;
        unit.WorkDue(SlaWatch.QueueName, utc);
    }

    private static void Escalate(IUnitOfWork unit, SlaClock clock, int level, DateTime reachedUtc, bool isLate)
    {
        unit.Add(
            new SlaEscalation
            {
                TicketId = clock.TicketId,
                ClockId = clock.Id,
                Level = level,
                ReachedAtUtc = reachedUtc,
                SentAtUtc = unit.Now,
                IsLate = isLate,
            }
        );
        unit.Raise(new SlaLevelReached(clock.TicketId, clock.Id, clock.Kind.ToString(), level, isLate));
    }
}
