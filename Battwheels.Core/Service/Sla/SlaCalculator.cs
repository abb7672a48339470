namespace Battwheels.Core.Service.Sla;

/// <summary>A time in which a clock stands still.</summary>
/// <param name="ToUtc">Null: it goes on.</param>
public sealed record SlaPause(DateTime FromUtc, DateTime? ToUtc, string Why);

/// <summary>What one clock is reckoned from.</summary>
/// <param name="Target">Open time promised, above zero.</param>
/// <param name="EventUtc">When what was promised happened; null: not yet.</param>
public sealed record SlaFacts(
    DateTime StartUtc,
    TimeSpan Target,
    WorkingCalendar Calendar,
    IReadOnlyList<SlaPause> Pauses,
    DateTime? EventUtc = null
);

public enum SlaVerdict
{
    /// <summary>Neither: there is time left.</summary>
    Running,
    Met,
    Breached,

    /// <summary>The visit was cancelled while there was time left.</summary>
    Void,
}

public enum SlaStretchKind
{
    Counted,

    /// <summary>Outside the open hours.</summary>
    Closed,
    Holiday,

    /// <summary>Open, but the clock stood still.</summary>
    Paused,
}

/// <summary>A stretch of a clock's life, counted or not, and why.</summary>
/// <param name="Why">Name of the holiday, reason of the pause; empty for the rest.</param>
public sealed record SlaStretch(DateTime FromUtc, DateTime ToUtc, SlaStretchKind Kind, string Why)
{
    public TimeSpan Length => ToUtc - FromUtc;
}

/// <summary>Where a clock stands at an instant.</summary>
/// <param name="DueUtc">While it is paused: as if it went on at this instant.</param>
/// <param name="Used">Open time that counted; the sum of the counted stretches.</param>
/// <param name="Paused">Open time in which it stood still.</param>
/// <param name="LateBy">Open time beyond the due time; zero unless breached.</param>
/// <param name="Levels">When each share of the target is used up.</param>
public sealed record SlaReckoning(
    DateTime DueUtc,
    SlaVerdict Verdict,
    bool IsPaused,
    TimeSpan Used,
    TimeSpan Paused,
    TimeSpan LateBy,
    IReadOnlyList<(int Percent, DateTime AtUtc)> Levels,
    IReadOnlyList<SlaStretch> Stretches
);

/// <summary>Promised times: due, met or missed, how late, and which minute counted. No clock of its own, no data.</summary>
/// <remarks>
/// B(a, b) is the length of [a, b) inside open hours, less the pauses. A promise is due at the earliest t with
/// B(start, t) = target, so at closing time where the last minute is used up then. It is met when the event is not later.
/// </remarks>
public static class SlaCalculator
{
    /// <summary>Shares of the target, in percent, at which somebody is told.</summary>
    public static readonly IReadOnlyList<int> Levels = [50, 75, 100, 150];

    /// <summary>B(a, b).</summary>
    public static TimeSpan Business(
        WorkingCalendar calendar,
        IReadOnlyList<SlaPause> pauses,
        DateTime fromUtc,
        DateTime toUtc
    ) => Sum(Until(calendar, pauses, fromUtc, toUtc), SlaStretchKind.Counted);

    /// <summary>The earliest t with B(start, t) = target.</summary>
    /// <param name="pauses">Each with an end.</param>
    public static DateTime Due(
        WorkingCalendar calendar,
        IReadOnlyList<SlaPause> pauses,
        DateTime startUtc,
        TimeSpan target
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(target, TimeSpan.Zero);
        var left = target;
        foreach (var stretch in Pieces(calendar, pauses, startUtc).Where(s => s.Kind is SlaStretchKind.Counted))
        {
            if (left <= stretch.Length)
                return stretch.FromUtc + left;
            left -= stretch.Length;
        }

        throw new InvalidOperationException("A calendar never ends.");
    }

    public static SlaReckoning Reckon(SlaFacts facts, DateTime nowUtc)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var end = facts.EventUtc ?? nowUtc;
        var pauses = Ended(facts.Pauses, end);
        var stretches = Until(facts.Calendar, pauses, facts.StartUtc, end);
        var due = Due(facts.Calendar, pauses, facts.StartUtc, facts.Target);
        var verdict =
            end > due ? SlaVerdict.Breached
            : facts.EventUtc is null ? SlaVerdict.Running
            : SlaVerdict.Met;
        var used = Sum(stretches, SlaStretchKind.Counted);
        return new SlaReckoning(
            due,
            verdict,
            facts.EventUtc is null && facts.Pauses.Any(p => p.FromUtc <= nowUtc && !(p.ToUtc <= nowUtc)),
            used,
            Sum(stretches, SlaStretchKind.Paused),
            verdict is SlaVerdict.Breached ? used - facts.Target : TimeSpan.Zero,
            [.. Levels.Select(l => (l, Due(facts.Calendar, pauses, facts.StartUtc, facts.Target * l / 100)))],
            stretches
        );
    }

    /// <summary>What lies behind the end has not happened yet.</summary>
    internal static IReadOnlyList<SlaPause> Ended(IReadOnlyList<SlaPause> pauses, DateTime endUtc) =>
        [
            .. pauses
                .Where(p => p.FromUtc < endUtc)
                .Select(p => p.ToUtc is { } to && to < endUtc ? p : p with { ToUtc = endUtc }),
        ];

    private static List<SlaStretch> Until(
        WorkingCalendar calendar,
        IReadOnlyList<SlaPause> pauses,
        DateTime fromUtc,
        DateTime toUtc
    )
    {
        List<SlaStretch> all = [];
        if (toUtc <= fromUtc)
            return all;
        foreach (var piece in Pieces(calendar, pauses, fromUtc))
        {
            Append(all, piece.ToUtc < toUtc ? piece : piece with { ToUtc = toUtc });
            if (piece.ToUtc >= toUtc)
                break;
        }

        return all;
    }

    /// <summary>Two stretches of one kind that touch are one: the night after an evening off.</summary>
    private static void Append(List<SlaStretch> all, SlaStretch next)
    {
        if (all is [.., var last] && last.Kind == next.Kind && last.Why == next.Why)
            all[^1] = last with { ToUtc = next.ToUtc };
        else
            all.Add(next);
    }

    /// <summary>The calendar's stretches, open ones cut where a pause begins or ends.</summary>
    private static IEnumerable<SlaStretch> Pieces(
        WorkingCalendar calendar,
        IReadOnlyList<SlaPause> pauses,
        DateTime fromUtc
    )
    {
        var sorted = pauses.OrderBy(p => p.FromUtc).ToArray();
        foreach (var stretch in calendar.From(fromUtc))
            if (stretch.IsOpen)
                foreach (var piece in Cut(stretch, sorted))
                    yield return piece;
            else
                yield return new SlaStretch(
                    stretch.FromUtc,
                    stretch.ToUtc,
                    stretch.Holiday is null ? SlaStretchKind.Closed : SlaStretchKind.Holiday,
                    stretch.Holiday ?? ""
                );
    }

    private static IEnumerable<SlaStretch> Cut(CalendarStretch open, SlaPause[] pauses)
    {
        var at = open.FromUtc;
        foreach (var pause in pauses)
        {
            var from = pause.FromUtc > at ? pause.FromUtc : at;
            var to = pause.ToUtc is { } end && end < open.ToUtc ? end : open.ToUtc;
            if (from >= to)
                continue;
            if (at < from)
                yield return new SlaStretch(at, from, SlaStretchKind.Counted, "");
            yield return new SlaStretch(from, to, SlaStretchKind.Paused, pause.Why);
            at = to;
        }

        if (at < open.ToUtc)
            yield return new SlaStretch(at, open.ToUtc, SlaStretchKind.Counted, "");
    }

    private static TimeSpan Sum(List<SlaStretch> stretches, SlaStretchKind kind) =>
        new(stretches.Where(s => s.Kind == kind).Sum(s => s.Length.Ticks));
}
