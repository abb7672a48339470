using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Merging;

/// <summary>Two contacts that look alike, the smaller id first.</summary>
internal readonly record struct AlikePair(long Low, long High, int Points)
{
    public static AlikePair Of(long one, long other, int points) =>
        new(Math.Min(one, other), Math.Max(one, other), points);
}

/// <summary>The queue of pairs to look at, inside the caller's transaction.</summary>
internal static class DuplicatePairs
{
    public const string Queue = "duplicates";
    private const int AtOnce = 500;

    /// <summary>A contact was saved: the job compares it soon.</summary>
    public static void Check(IUnitOfWork unit, long contactId)
    {
        unit.Add(new DuplicateCheck { ContactId = contactId });
        unit.WorkDue(Queue, unit.Now);
    }

    /// <summary>Puts pairs into the queue; what was decided about a pair stays.</summary>
    /// <returns>How many were not known.</returns>
    public static async Task<int> WriteAsync(IUnitOfWork unit, IEnumerable<AlikePair> pairs, CancellationToken ct)
    {
        var added = 0;
        foreach (var some in pairs.GroupBy(p => (p.Low, p.High)).Select(g => g.First()).Chunk(AtOnce))
        {
            long[] lows = [.. some.Select(p => p.Low).Distinct()];
            long[] highs = [.. some.Select(p => p.High).Distinct()];
            var known = await unit.Set<DuplicatePair>()
                .Where(p => lows.Contains(p.LowId) && highs.Contains(p.HighId))
                .ToDictionaryAsync(p => (p.LowId, p.HighId), ct);
            foreach (var pair in some)
                if (!known.TryGetValue((pair.Low, pair.High), out var there))
                {
                    unit.Add(New(unit, pair));
                    added++;
                }
                else if (there.State is PairState.Open or PairState.Later or PairState.Gone)
                {
                    there.Points = pair.Points;
                    if (there.State is PairState.Gone)
                        there.State = PairState.Open;
                }
        }

        return added;
    }

    /// <summary>Pairs of a contact that are alike no more leave the queue.</summary>
    /// <param name="still">Whom it still looks like; null: nobody, it is merged or archived.</param>
    public static async Task ForgetAsync(
        IUnitOfWork unit,
        long contactId,
        IReadOnlySet<long>? still,
        CancellationToken ct
    )
    {
        var open = await unit.Set<DuplicatePair>()
            .Where(p =>
                (p.LowId == contactId || p.HighId == contactId)
                && (p.State == PairState.Open || p.State == PairState.Later)
            )
            .ToListAsync(ct);
        foreach (var pair in open)
            if (still?.Contains(pair.LowId == contactId ? pair.HighId : pair.LowId) is not true)
                pair.State = PairState.Gone;
    }

    /// <summary>What became of the pair itself: merged, or two again.</summary>
    public static async Task SetAsync(IUnitOfWork unit, long one, long other, PairState state, CancellationToken ct)
    {
        var (low, high) = (Math.Min(one, other), Math.Max(one, other));
        if (
            await unit.Set<DuplicatePair>().SingleOrDefaultAsync(p => p.LowId == low && p.HighId == high, ct)
            is not { } pair
        )
            return;
        (pair.State, pair.DecidedAtUtc, pair.DecidedBy) = (state, unit.Now, unit.Actor.Name);
    }

    /// <summary>Whom this contact was said not to be.</summary>
    public static async Task<IReadOnlySet<long>> DifferentAsync(IReadUnit unit, long contactId, CancellationToken ct)
    {
        var others = await unit.Set<DuplicatePair>()
            .Where(p => (p.LowId == contactId || p.HighId == contactId) && p.State == PairState.Different)
            .Select(p => p.LowId == contactId ? p.HighId : p.LowId)
            .ToListAsync(ct);
        return others.ToHashSet();
    }

    private static DuplicatePair New(IUnitOfWork unit, AlikePair pair) =>
        new()
        {
            LowId = pair.Low,
            HighId = pair.High,
            Points = pair.Points,
            FoundAtUtc = unit.Now,
        };
}
