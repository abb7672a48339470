using Battwheels.Core.Common;
using Battwheels.Core.Gst;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Estimates;

/// <summary>What must be complete before a draft becomes a version.</summary>
public static class OfferChecks
{
    /// <summary>Everything missing, worst first; empty when it can be submitted. Lines are numbered from 1 in order.</summary>
    public static IReadOnlyList<Error> Missing(IReadOnlyList<LineInput> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        List<Error> missing = [];
        if (!lines.Any(l => l.UnitPrice > 0m))
            missing.Add(EstimateErrors.Empty);
        else if (Numbers(lines, l => l.Payer is LinePayer.Customer && l.UnitPrice == 0m) is { Count: > 0 } unpriced)
            missing.Add(
                EstimateErrors.Lines("PRICE_MISSING", T("No price"), unpriced, T("Enter it, or choose who else pays."))
            );
        if (Numbers(lines, l => l.HsnSac.Length == 0) is { Count: > 0 } without)
            missing.Add(EstimateErrors.Lines("HSN_MISSING", T("No HSN or SAC"), without, T("Enter the code.")));
        if (Numbers(lines, l => l.HsnSac.Length > 0 && !IsCode(l)) is { Count: > 0 } wrong)
            missing.Add(
                EstimateErrors.Lines(
                    "HSN_INVALID",
                    T("No valid HSN or SAC"),
                    wrong,
                    T("Parts have 4, 6 or 8 digits; labour six that begin with 99.")
                )
            );
        missing.AddRange(OptionChecks.Missing(OptionCalculator.Sets([.. lines.Select(OfferPrices.Of)])));
        return missing;
    }

    /// <summary>Is the code of the line's own kind: SAC for work, HSN for goods?</summary>
    public static bool IsCode(LineInput line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return HsnSac.Check(line.HsnSac, IsService(line.Kind)) is null;
    }

    public static bool IsService(JobLineKind kind) =>
        kind is JobLineKind.Labour or JobLineKind.Sublet or JobLineKind.Fee;

    private static List<int> Numbers(IReadOnlyList<LineInput> lines, Func<LineInput, bool> at) =>
        [.. lines.Index().Where(l => at(l.Item)).Select(l => l.Index + 1)];
}
