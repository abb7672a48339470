using Battwheels.Core.Common;

namespace Battwheels.Core.Crm.Warranty;

public enum WarrantyVerdict
{
    In,
    Review,
    Out,
}

public enum WarrantyLimb
{
    Time,
    Distance,
    Health,

    /// <summary>Opened by others, under water, or taken back.</summary>
    Condition,
}

/// <summary>What is promised.</summary>
/// <param name="Months">Calendar months; null: no limit in time.</param>
/// <param name="Km">From <paramref name="StartKm"/> on; null: no limit.</param>
/// <param name="SohFloorPercent">Promised to the end; null: nothing is promised about capacity.</param>
public sealed record WarrantyPromise(
    WarrantySubject Subject,
    DateOnly StartsOn,
    int? Months,
    int? Km,
    int StartKm = 0,
    decimal? SohFloorPercent = null,
    DateOnly? VoidedOn = null
);

/// <summary>What is known of the vehicle and pack.</summary>
/// <param name="OdometerKm">Null: not read.</param>
/// <param name="SohPercent">Last measurement; null: never measured.</param>
/// <param name="OpenedByOthers">The pack was opened or repaired outside.</param>
/// <param name="Water">The pack was under water.</param>
public sealed record WarrantyFacts(
    DateOnly On,
    int? OdometerKm,
    decimal? SohPercent = null,
    bool OpenedByOthers = false,
    bool Water = false
);

/// <summary>What one limit says, and why.</summary>
public sealed record WarrantyReason(WarrantyLimb Limb, WarrantyVerdict Verdict, Phrase Said);

/// <param name="LastDay">Of the time limit; null without one.</param>
/// <param name="LastKm">On the odometer; null without a limit.</param>
public sealed record WarrantyAnswer(
    WarrantyVerdict Verdict,
    DateOnly? LastDay,
    int? LastKm,
    IReadOnlyList<WarrantyReason> Reasons
);

/// <summary>Whether a promise still holds: the first limit that is passed ends it, what is not known needs a person.</summary>
public static class WarrantyCalculator
{
    /// <summary>
    /// The last day covered: the day before the same day so many months later, or before the last of a shorter month.
    /// 31-01 and one month: 27-02; 29-02-2024 and 24 months: 27-02-2026.
    /// </summary>
    public static DateOnly LastDay(DateOnly start, int months) => start.AddMonths(months).AddDays(-1);

    public static WarrantyAnswer Judge(WarrantyPromise promise, WarrantyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(promise);
        ArgumentNullException.ThrowIfNull(facts);
        DateOnly? lastDay = promise.Months is { } months ? LastDay(promise.StartsOn, months) : null;
        int? lastKm = promise.Km is { } km ? promise.StartKm + km : null;
        List<WarrantyReason?> said = [Time(promise, facts, lastDay), Distance(facts, lastKm), Health(promise, facts)];
        WarrantyReason[] reasons = [.. said.OfType<WarrantyReason>(), .. Conditions(promise, facts)];
        return new WarrantyAnswer(Worst(reasons), lastDay, lastKm, reasons);
    }

    private static WarrantyVerdict Worst(IReadOnlyList<WarrantyReason> reasons) =>
        reasons.Any(r => r.Verdict is WarrantyVerdict.Out) ? WarrantyVerdict.Out
        : reasons.Any(r => r.Verdict is WarrantyVerdict.Review) ? WarrantyVerdict.Review
        : WarrantyVerdict.In;

    private static WarrantyReason Time(WarrantyPromise promise, WarrantyFacts facts, DateOnly? lastDay) =>
        facts.On < promise.StartsOn ? Time(WarrantyVerdict.Out, $"It begins on {IndianText.Date(promise.StartsOn)}.")
        : lastDay is not { } last ? Time(WarrantyVerdict.In, "It has no last day.")
        : facts.On > last ? Time(WarrantyVerdict.Out, $"It ended on {IndianText.Date(last)}.")
        : Time(WarrantyVerdict.In, $"It lasts to {IndianText.Date(last)}.");

    private static WarrantyReason Time(WarrantyVerdict verdict, Phrase said) => new(WarrantyLimb.Time, verdict, said);

    private static WarrantyReason? Distance(WarrantyFacts facts, int? lastKm)
    {
        if (lastKm is not { } last)
            return null;
        var (verdict, said) = facts.OdometerKm switch
        {
            null => (
                WarrantyVerdict.Review,
                (Phrase)$"It ends at {IndianText.Number(last)} km, and the odometer is not known. Read it."
            ),
            { } km when km > last => (
                WarrantyVerdict.Out,
                (Phrase)$"It ended at {IndianText.Number(last)} km; the odometer shows {IndianText.Number(km)} km."
            ),
            { } km => (
                WarrantyVerdict.In,
                (Phrase)$"It ends at {IndianText.Number(last)} km; the odometer shows {IndianText.Number(km)} km."
            ),
        };
        return new(WarrantyLimb.Distance, verdict, said);
    }

    private static WarrantyReason? Health(WarrantyPromise promise, WarrantyFacts facts)
    {
        if (promise.SohFloorPercent is not { } floor)
            return null;
        var promised = IndianText.Number(floor);
        var (verdict, said) = facts.SohPercent switch
        {
            null => (
                WarrantyVerdict.Review,
                (Phrase)$"{promised} % state of health is promised, and it was never measured. Measure it."
            ),
            { } soh when soh < floor => (
                WarrantyVerdict.In,
                (Phrase)$"State of health is {IndianText.Number(soh)} %, below the promised {promised} %."
            ),
            { } soh => (
                WarrantyVerdict.In,
                (Phrase)
                    $"State of health is {IndianText.Number(soh)} %, as promised ({promised} %): lost capacity alone is no claim."
            ),
        };
        return new(WarrantyLimb.Health, verdict, said);
    }

    private static IEnumerable<WarrantyReason> Conditions(WarrantyPromise promise, WarrantyFacts facts)
    {
        if (promise.VoidedOn is { } voided && voided <= facts.On)
            yield return Condition(WarrantyVerdict.Out, $"It lost its effect on {IndianText.Date(voided)}.");
        if (promise.Subject is not WarrantySubject.Battery)
            yield break;
        if (facts.OpenedByOthers)
            yield return Condition(
                WarrantyVerdict.Review,
                "The pack was opened or repaired by others. Ask the maker first."
            );
        if (facts.Water)
            yield return Condition(WarrantyVerdict.Review, "The pack was under water. Ask the maker first.");
    }

    private static WarrantyReason Condition(WarrantyVerdict verdict, Phrase said) =>
        new(WarrantyLimb.Condition, verdict, said);
}
