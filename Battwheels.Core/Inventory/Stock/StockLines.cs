using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>What the lines of receipts and opening stock have in common.</summary>
public static class StockLines
{
    /// <summary>Lines of one document.</summary>
    public const int Most = 300;

    /// <summary>Looks at the lines before any of them is posted.</summary>
    /// <returns>Null; or LINES_MISSING, TOO_MANY_LINES, COST_NEGATIVE, COST_INVALID, with the field of the line at fault.</returns>
    internal static Error? Refusal(IReadOnlyList<StockLineInput> lines)
    {
        if (lines.Count == 0)
            return StockErrors.LinesMissing;
        if (lines.Count > Most)
            return StockErrors.TooManyLines;
        for (var i = 0; i < lines.Count; i++)
            if (CostRefusal(lines[i].UnitCost) is { } refusal)
                return At(refusal, i);
        return null;
    }

    /// <summary>Receipt cost of a line, rupees, rounded to the paisa.</summary>
    internal static decimal Value(StockLineInput line) => Money.Round(line.Quantity * line.UnitCost);

    /// <summary>Names the line a refusal is about: <c>Lines.2.Quantity</c>.</summary>
    internal static Error At(Error refusal, int index) =>
        refusal with
        {
            Said = $"Line {index + 1}: {refusal.Said}",
            Field = $"Lines.{index}.{refusal.Field}",
        };

    internal static Error? CostRefusal(decimal unitCost) =>
        unitCost < 0m ? StockErrors.CostNegative
        : unitCost > 100_000_000m || Money.RoundTo(unitCost, 4) != unitCost ? StockErrors.CostInvalid
        : null;
}
