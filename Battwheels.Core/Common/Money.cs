namespace Battwheels.Core.Common;

/// <summary>Arithmetic on rupee amounts held as <see cref="decimal"/>.</summary>
public static class Money
{
    /// <summary>To paise, half away from zero: 1.265 becomes 1.27, -1.265 becomes -1.27.</summary>
    public static decimal Round(decimal rupees) => Math.Round(rupees, 2, MidpointRounding.AwayFromZero);

    /// <summary>To the nearest rupee, half away from zero.</summary>
    /// <remarks>Source: CGST Act 2017 s. 170.</remarks>
    public static decimal RoundToRupee(decimal rupees) => Math.Round(rupees, 0, MidpointRounding.AwayFromZero);

    /// <summary>To <paramref name="decimals"/> places, half away from zero: for quantities and unit costs.</summary>
    public static decimal RoundTo(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Splits an amount over weights so that the shares add up to it exactly: each share is floored to the paisa, the
    /// paise left over go one by one to the largest remainders, ties to the earlier share.
    /// </summary>
    /// <param name="total">Rupees, at most two decimals; may be negative.</param>
    /// <param name="weights">None negative, at least one above zero.</param>
    /// <exception cref="ArgumentException">The weights sum to zero or one is negative.</exception>
    public static decimal[] Allocate(decimal total, IReadOnlyList<decimal> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var sum = weights.Sum();
        if (sum <= 0m || weights.Any(w => w < 0m))
            throw new ArgumentException("Weights must not be negative and must add up to more than zero.");

        var sign = total < 0m ? -1m : 1m;
        var paise = decimal.Truncate(Math.Abs(total) * 100m);
        var exact = weights.Select(w => paise * w / sum).ToArray();
        var shares = exact.Select(decimal.Floor).ToArray();
        var left = (int)(paise - shares.Sum());
        foreach (
            var index in Enumerable
                .Range(0, shares.Length)
                .OrderByDescending(i => exact[i] - shares[i])
                .ThenBy(i => i)
                .Take(left)
        )
            shares[index] += 1m;
        return [.. shares.Select(s => sign * s / 100m)];
    }
}
