using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Markups;

/// <summary>One band: parts that cost at least so much, up to the next band.</summary>
/// <param name="FromCost">Rupees before tax, included.</param>
/// <param name="Percent">Put on the cost: 40 makes 140 of 100.</param>
public sealed record MarkupBand(decimal FromCost, decimal Percent);

/// <summary>Selling prices from cost.</summary>
public static class MarkupCalculator
{
    public const int MostBands = 20;
    public const decimal MostPercent = 1_000m;

    /// <summary>
    /// The selling price before tax, to the next whole rupee. A band with a lower percent never makes a dearer part cheaper than the
    /// dearest part of the band before: at 60 % below 500 and 40 % from there, parts of 500 to 571 cost 800.
    /// </summary>
    /// <param name="cost">Rupees per unit before tax.</param>
    /// <returns>Null where no band covers the cost, and for what cost nothing.</returns>
    public static decimal? Price(IReadOnlyCollection<MarkupBand> bands, decimal cost)
    {
        ArgumentNullException.ThrowIfNull(bands);
        MarkupBand[] below = [.. bands.Where(b => b.FromCost <= cost).OrderBy(b => b.FromCost)];
        if (below.Length == 0 || cost <= 0m)
            return null;
        var price = 0m;
        for (var i = 0; i < below.Length; i++)
            price = Math.Max(price, With(i + 1 < below.Length ? below[i + 1].FromCost : cost, below[i].Percent));
        return Math.Ceiling(price);
    }

    /// <summary>What is wrong with the bands as they were typed, by <c>Bands.2.Percent</c>; null when nothing is.</summary>
    public static Error? Refusal(IReadOnlyList<MarkupBand> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        if (bands.Count > MostBands)
            return new Error("TOO_MANY_LINES", $"A table has at most {MostBands} bands. Join some of them.", "Bands");
        return Error.Of(bands.Index().SelectMany(b => Refusals(bands, b.Index, b.Item)));
    }

    private static decimal With(decimal cost, decimal percent) => Money.Round(cost * (100m + percent) / 100m);

    private static IEnumerable<Error?> Refusals(IReadOnlyList<MarkupBand> bands, int index, MarkupBand band)
    {
        yield return band.FromCost is < 0m or > 1_00_00_000m || Money.Round(band.FromCost) != band.FromCost
            ? new Error(
                "COST_INVALID",
                "The cost is in rupees with at most two decimals, and not below zero. Enter it again.",
                $"Bands.{index}.{nameof(MarkupBand.FromCost)}"
            )
            : null;
        yield return bands.Take(index).Any(b => b.FromCost == band.FromCost)
            ? new Error(
                "BAND_TWICE",
                "Another band begins at the same cost. Change one of them.",
                $"Bands.{index}.{nameof(MarkupBand.FromCost)}"
            )
            : null;
        yield return band.Percent is < 0m or > MostPercent || Money.RoundTo(band.Percent, 2) != band.Percent
            ? new Error(
                "MARKUP_INVALID",
                $"The markup is from 0 to {MostPercent} percent with at most two decimals. Enter it again.",
                $"Bands.{index}.{nameof(MarkupBand.Percent)}"
            )
            : null;
    }
}
