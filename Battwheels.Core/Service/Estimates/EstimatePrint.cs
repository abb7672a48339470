using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Estimates.Alternatives;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>The frozen current version, on paper.</summary>
/// <param name="ValidUntil">Null before it was shared.</param>
/// <param name="ApprovedLines">Ids of the approved lines; null while undecided.</param>
public sealed record EstimatePrint(
    Letterhead Workshop,
    string Number,
    DateOnly? ValidUntil,
    DateOnly Date,
    EstimateVersion Version,
    OfferTotals Totals,
    IReadOnlySet<long>? ApprovedLines,
    EstimateDecision? Decision,
    PaperSize Paper = PaperSize.A4
)
{
    /// <summary>Ids of the lines that only stood beside the option that counts; empty while undecided.</summary>
    public IReadOnlySet<long> OtherOptions { get; init; } = new HashSet<long>();

    /// <summary>What the customer chooses among, with prices; empty without options.</summary>
    public IReadOnlyList<PricedOption> Options { get; init; } = [];

    public string FileName => $"{Number}-v{Version.VersionNo}.pdf";
}

/// <summary>Sets an estimate as PDF.</summary>
public interface IEstimatePrinter
{
    byte[] Pdf(EstimatePrint print);
}

/// <summary>Estimates as PDF: always a frozen version, never a draft.</summary>
public sealed class EstimatePrintService(IUnitOfWorkFactory units, IEstimatePrinter printer)
{
    /// <returns>The current version; null when there is no estimate or no version yet.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public async Task<DocumentFile?> PdfAsync(long estimateId, PaperSize paper, CancellationToken ct) =>
        await units.ReadAsync(EstimatePermissions.Read, unit => ReadAsync(unit, estimateId, ct), ct) is { } print
            ? new DocumentFile(print.FileName, printer.Pdf(print with { Paper = paper }))
            : null;

    private static async Task<EstimatePrint?> ReadAsync(IReadUnit unit, long estimateId, CancellationToken ct)
    {
        var estimate = await unit.Set<Estimate>().SingleOrDefaultAsync(e => e.Id == estimateId, ct);
        if (estimate?.CurrentVersionId is not { } versionId)
            return null;
        var version = await OfferRecording.Versions(unit).SingleAsync(v => v.Id == versionId, ct);
        var decision = await unit.Set<EstimateDecision>()
            .Include(d => d.Lines)
            .SingleOrDefaultAsync(d => d.EstimateVersionId == versionId, ct);
        return await EstimatePrints.OfAsync(unit, estimate, version, decision, ct);
    }
}

internal static class EstimatePrints
{
    public static async Task<EstimatePrint> OfAsync(
        IReadUnit unit,
        Estimate estimate,
        EstimateVersion version,
        EstimateDecision? decision,
        CancellationToken ct
    )
    {
        var workshop = await Letterhead.ReadAsync(unit, ct);
        return new EstimatePrint(
            workshop,
            estimate.Number,
            estimate.ValidUntil,
            DateOnly.FromDateTime(workshop.Local(version.SubmittedAtUtc)),
            version,
            OfferVersions.TotalsOf(version),
            decision?.Lines.Where(l => l.IsApproved).Select(l => l.EstimateLineId).ToHashSet(),
            decision
        )
        {
            OtherOptions = (decision?.Lines ?? [])
                .Where(l => l.IsOtherOption)
                .Select(l => l.EstimateLineId)
                .ToHashSet(),
            Options = OptionCalculator.Priced(
                [.. version.Lines.Select(OfferPrices.Of)],
                OfferVersions.TermsOf(version)
            ),
        };
    }
}
