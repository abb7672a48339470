using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates.Alternatives;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

public enum OfferChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One line that is not what it was.</summary>
/// <param name="Details">What changed, one short text each: <c>price 1,240.00 to 1,180.00</c>.</param>
/// <param name="Before">Taxable value, rupees; null when it was not there.</param>
public sealed record OfferChange(
    OfferChangeKind Kind,
    string Description,
    IReadOnlyList<string> Details,
    decimal? Before,
    decimal? After
);

/// <param name="ToNo">Null: the lines as they are being written.</param>
public sealed record OfferComparison(
    int FromNo,
    int? ToNo,
    decimal FromTotal,
    decimal ToTotal,
    IReadOnlyList<OfferChange> Changes
);

/// <summary>What a line says, whichever form it is read from.</summary>
internal sealed record ComparedLine(long JobLineId, LineInput Says, decimal Taxable);

internal static class OfferComparisons
{
    public static async Task<Result<OfferComparison>> ReadAsync(
        IReadUnit unit,
        long estimateId,
        int fromNo,
        int? toNo,
        CancellationToken ct
    )
    {
        if (!await unit.Set<Estimate>().AnyAsync(e => e.Id == estimateId, ct))
            return CommonErrors.NotFound;
        var from = await FrozenAsync(unit, estimateId, fromNo, ct);
        var to = toNo is { } no
            ? await FrozenAsync(unit, estimateId, no, ct)
            : await WorkingAsync(unit, estimateId, ct);
        if (from is not { } earlier || to is not { } later)
            return EstimateErrors.VersionMissing;
        return new OfferComparison(fromNo, toNo, earlier.Total, later.Total, Changes(earlier.Lines, later.Lines));
    }

    /// <summary>Lines are the same line when they stand for the same work of the ticket.</summary>
    public static IReadOnlyList<OfferChange> Changes(IReadOnlyList<ComparedLine> from, IReadOnlyList<ComparedLine> to)
    {
        var before = from.ToDictionary(l => l.JobLineId);
        var after = to.Select(l => l.JobLineId).ToHashSet();
        List<OfferChange> changes = [];
        foreach (var line in to)
            if (!before.TryGetValue(line.JobLineId, out var old))
                changes.Add(new(OfferChangeKind.Added, line.Says.Description, [], null, line.Taxable));
            else if (Details(old.Says, line.Says) is { Count: > 0 } details)
                changes.Add(new(OfferChangeKind.Changed, line.Says.Description, details, old.Taxable, line.Taxable));
        foreach (var gone in from.Where(l => !after.Contains(l.JobLineId)))
            changes.Add(new(OfferChangeKind.Removed, gone.Says.Description, [], gone.Taxable, null));
        return changes;
    }

    private static List<string> Details(LineInput before, LineInput after)
    {
        List<string> details = [];
        Add("description", before.Description, after.Description);
        Add("kind", before.Kind.ToString(), after.Kind.ToString());
        Add("HSN/SAC", before.HsnSac, after.HsnSac);
        Add("quantity", Number(before.Quantity, before.Uom), Number(after.Quantity, after.Uom));
        Add("price", IndianText.Rupees(before.UnitPrice), IndianText.Rupees(after.UnitPrice));
        Add("discount", Percent(before.DiscountPercent), Percent(after.DiscountPercent));
        Add("GST", Percent(before.RatePercent), Percent(after.RatePercent));
        Add("payer", before.Payer.ToString(), after.Payer.ToString());
        Add("safety-critical", YesNo(before.IsSafetyCritical), YesNo(after.IsSafetyCritical));
        Add("optional", YesNo(before.IsOptional), YesNo(after.IsOptional));
        Add("option", $"{before.Option}", $"{after.Option}");
        Add("recommended", YesNo(before.Option), YesNo(after.Option));
        return details;

        void Add(string what, string old, string now)
        {
            if (old != now)
                details.Add($"{what} {(old.Length == 0 ? "none" : old)} to {(now.Length == 0 ? "none" : now)}");
        }
    }

    private static string Number(decimal quantity, string uom) => $"{IndianText.Number(quantity)} {uom}";

    private static string Percent(decimal value) => $"{value.ToString("0.###", CultureInfo.InvariantCulture)} %";

    private static string YesNo(LineOption? option) => YesNo(option?.IsRecommended is true);

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static async Task<(decimal Total, IReadOnlyList<ComparedLine> Lines)?> FrozenAsync(
        IReadUnit unit,
        long estimateId,
        int versionNo,
        CancellationToken ct
    )
    {
        var version = await OfferRecording
            .Versions(unit)
            .SingleOrDefaultAsync(v => v.EstimateId == estimateId && v.VersionNo == versionNo, ct);
        return version is null
            ? null
            : (
                version.Total,
                [.. version.Lines.Select(l => new ComparedLine(l.JobLineId, LineInput.Of(l), l.Taxable))]
            );
    }

    private static async Task<(decimal Total, IReadOnlyList<ComparedLine> Lines)?> WorkingAsync(
        IReadUnit unit,
        long estimateId,
        CancellationToken ct
    )
    {
        var view = await EstimateReading.GetAsync(unit, estimateId, ct);
        return (
            view.Value.Totals.Total,
            [.. view.Value.Lines.Select(l => new ComparedLine(l.Id, l.ToInput(), l.Taxable))]
        );
    }
}
