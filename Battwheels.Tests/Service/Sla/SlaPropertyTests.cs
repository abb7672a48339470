using Battwheels.Core.Service.Sla;
using CsCheck;
using static Battwheels.Tests.Service.Sla.SlaKit;

namespace Battwheels.Tests.Service.Sla;

/// <summary>What holds for every clock, whatever its week, holidays, pauses and target.</summary>
[Trait("Category", "Unit")]
public class SlaPropertyTests
{
    private static readonly Gen<OpenHours[]> Hours = Gen.Int[0, 96]
        .Array[0, 6]
        .Select(cuts => cuts.Distinct().Order().Chunk(2))
        .Select(pairs => pairs.Where(p => p.Length == 2).Select(p => new OpenHours(p[0] * 15, p[1] * 15)).ToArray());

    private static readonly Gen<CalendarHoliday> Holiday = Gen.Select(
        Gen.Int[1, 30],
        Gen.Int[0, 47],
        Gen.Int[1, 48],
        (day, from, length) =>
            new CalendarHoliday(
                new DateOnly(2026, 12, day),
                "Festival",
                from + length > 48 ? null : new OpenHours(from * 30, (from + length) * 30)
            )
    );

    private static readonly Gen<WorkingCalendar> Calendars = Gen.Select(
        Hours.Array[7],
        Holiday.Array[0, 4],
        Gen.Int[0, 2].Select(i => new[] { "Asia/Kolkata", "Europe/Berlin", "America/New_York" }[i]),
        (week, holidays, zone) =>
        {
            var days = WorkingCalendar
                .Days.Zip(week)
                .ToDictionary(p => p.First, p => (IReadOnlyList<OpenHours>)p.Second);
            if (days.Values.All(h => h.Count == 0))
                days[DayOfWeek.Monday] = Split;
            return WorkingCalendar.Create(zone, days, holidays).Value;
        }
    );

    /// <summary>Minutes of four weeks in December 2026.</summary>
    private static readonly Gen<DateTime> Instants = Gen.Int[0, 28 * 24 * 60].Select(m => At(1, 0).AddMinutes(m));

    private static readonly Gen<SlaPause> Pauses = Gen.Select(
        Instants,
        Gen.Int[1, 4_000],
        (from, minutes) => new SlaPause(from, from.AddMinutes(minutes), "on hold")
    );

    private static readonly Gen<SlaFacts> Facts = Gen.Select(
        Instants,
        Gen.Int[1, 3_000],
        Calendars,
        Pauses.Array[0, 3],
        Instants.Nullable(),
        (start, minutes, calendar, pauses, happened) =>
            new SlaFacts(start, TimeSpan.FromMinutes(minutes), calendar, pauses, happened < start ? start : happened)
    );

    [Fact]
    public void Reckon_AnyClock_ExplanationAddsUpToTheVerdict() =>
        Gen.Select(Facts, Instants)
            .Sample(
                (facts, at) =>
                {
                    var now = at < facts.StartUtc ? facts.StartUtc : at;
                    var r = SlaCalculator.Reckon(facts, now);
                    var end = facts.EventUtc ?? now;
                    Assert.Equal(end - facts.StartUtc, Total(r.Stretches)); // not a minute is left out
                    Assert.All(
                        r.Stretches.Zip(r.Stretches.Skip(1)),
                        p => Assert.Equal(p.First.ToUtc, p.Second.FromUtc)
                    );
                    Assert.Equal(r.Used, Total(r.Stretches.Where(s => s.Kind is SlaStretchKind.Counted)));
                    Assert.Equal(r.Paused, Total(r.Stretches.Where(s => s.Kind is SlaStretchKind.Paused)));
                    Assert.Equal(end > r.DueUtc, r.Verdict is SlaVerdict.Breached);
                    if (r.Verdict is SlaVerdict.Breached)
                        Assert.Equal(facts.Target + r.LateBy, r.Used);
                    else
                        Assert.True(r.Used <= facts.Target);
                }
            );

    [Fact]
    public void Reckon_OneMorePause_NeverHurts() =>
        Gen.Select(Facts, Pauses, Instants)
            .Sample(
                (facts, pause, now) =>
                {
                    var before = SlaCalculator.Reckon(facts, now);
                    var after = SlaCalculator.Reckon(facts with { Pauses = [.. facts.Pauses, pause] }, now);
                    Assert.True(after.DueUtc >= before.DueUtc);
                    Assert.True(after.Used <= before.Used);
                    Assert.True(after.LateBy <= before.LateBy);
                    if (before.Verdict is not SlaVerdict.Breached)
                        Assert.Equal(before.Verdict, after.Verdict);
                }
            );

    [Fact]
    public void Due_LongerTarget_IsLater() =>
        Gen.Select(Facts, Gen.Int[1, 3_000])
            .Sample(
                (facts, more) =>
                {
                    var (short_, long_) = (facts.Target, facts.Target + TimeSpan.FromMinutes(more));
                    Assert.True(
                        SlaCalculator.Due(facts.Calendar, facts.Pauses, facts.StartUtc, short_)
                            < SlaCalculator.Due(facts.Calendar, facts.Pauses, facts.StartUtc, long_)
                    );
                }
            );

    [Fact]
    public void Due_AnyClock_UsesExactlyItsTarget() =>
        Facts.Sample(facts =>
        {
            var due = SlaCalculator.Due(facts.Calendar, facts.Pauses, facts.StartUtc, facts.Target);
            Assert.Equal(facts.Target, Used(due));
            Assert.True(Used(due.AddMinutes(-1)) < facts.Target); // the earliest such instant

            TimeSpan Used(DateTime until) =>
                SlaCalculator.Business(facts.Calendar, facts.Pauses, facts.StartUtc, until);
        });

    private static TimeSpan Total(IEnumerable<SlaStretch> stretches) => new(stretches.Sum(s => s.Length.Ticks));
}
