using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Sla;

/// <summary>A promise that fell due, as numbers.</summary>
/// <param name="HasHappened">False: it is missed and still open.</param>
public sealed record DuePromise(
    long Id,
    SlaClockKind Kind,
    SlaVerdict Verdict,
    bool HasHappened,
    int UsedMinutes,
    int PausedMinutes,
    TicketPriority Priority,
    long BranchId,
    long TechnicianId,
    long ContactId
)
{
    public long Key(SlaGroup by) =>
        by switch
        {
            SlaGroup.Clock => (long)Kind,
            SlaGroup.Priority => (long)Priority,
            SlaGroup.Branch => BranchId,
            SlaGroup.Technician => TechnicianId,
            SlaGroup.Customer => ContactId,
        };
}

public static class SlaFiguresCalculator
{
    /// <summary>Compliance counts what is met and what is breached; times only what has happened.</summary>
    public static SlaFigures Of(IReadOnlyList<DuePromise> promises)
    {
        ArgumentNullException.ThrowIfNull(promises);
        var times = promises.Where(p => p.HasHappened).Select(p => p.UsedMinutes).Order().ToArray();
        var (used, paused) = (promises.Sum(p => (long)p.UsedMinutes), promises.Sum(p => (long)p.PausedMinutes));
        return new SlaFigures(
            promises.Count(p => p.Verdict is SlaVerdict.Met),
            promises.Count(p => p.Verdict is SlaVerdict.Breached),
            Ranks.Nearest(times, 50),
            Ranks.Nearest(times, 90),
            used + paused == 0 ? 0m : Money.RoundTo(paused * 100m / (used + paused), 1)
        );
    }
}
