using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Packages;

/// <summary>What the price of a package comes from.</summary>
/// <param name="UnitPrice">Rupees before tax.</param>
/// <param name="IsOptional">Outside the fixed price.</param>
public readonly record struct PackagePrice(decimal Quantity, decimal UnitPrice, bool IsOptional = false)
{
    /// <summary>Rupees before tax.</summary>
    public decimal Amount => Money.Round(Quantity * UnitPrice);
}

/// <summary>Prices of the lines of a package.</summary>
public static class PackageCalculator
{
    /// <summary>Rupees before tax of the lines that are not optional.</summary>
    public static decimal Sum(IEnumerable<PackagePrice> lines) => lines.Where(l => !l.IsOptional).Sum(l => l.Amount);

    /// <summary>
    /// The price of each line in their order. A fixed price is shared among the lines that are not optional and have a price, in
    /// proportion to what they would cost, so that each line still has a price of its own to be declined, taxed and returned by.
    /// </summary>
    /// <param name="fixedPrice">Rupees before tax; null leaves the prices as they are.</param>
    /// <returns>
    /// Their amounts add up to the fixed price to the paisa when one of the lines has a quantity of one or less; else they miss it
    /// by no more than half a paisa for each unit of the smallest quantity.
    /// </returns>
    public static IReadOnlyList<decimal> UnitPrices(IReadOnlyList<PackagePrice> lines, decimal? fixedPrice)
    {
        ArgumentNullException.ThrowIfNull(lines);
        decimal[] prices = [.. lines.Select(l => l.UnitPrice)];
        if (fixedPrice is not { } left)
            return prices;
        // The smallest quantity comes last: its price can meet what is left over best.
        int[] shared =
        [
            .. Enumerable
                .Range(0, lines.Count)
                .Where(i => !lines[i].IsOptional && lines[i].Amount > 0m)
                .OrderByDescending(i => lines[i].Quantity)
                .ThenBy(i => i),
        ];
        var weight = shared.Sum(i => lines[i].Amount);
        foreach (var i in shared)
        {
            var line = lines[i];
            prices[i] = Money.Round(Math.Max(0m, left) * line.Amount / weight / line.Quantity);
            left -= Money.Round(line.Quantity * prices[i]);
            weight -= line.Amount;
        }

        return prices;
    }
}
