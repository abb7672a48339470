using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Who prints it, as the head of the paper shows it.</summary>
public sealed record PrintedWorkshop(
    string TradeName,
    string LegalName,
    string Address,
    string? Phone,
    string? Email,
    string? Gstin
);

/// <summary>The frozen current version, on paper.</summary>
/// <param name="ValidUntil">Null before it was shared.</param>
/// <param name="ApprovedLines">Ids of the approved lines; null while undecided.</param>
public sealed record EstimatePrint(
    PrintedWorkshop Workshop,
    string Number,
    DateOnly? ValidUntil,
    DateOnly Date,
    EstimateVersion Version,
    OfferTotals Totals,
    IReadOnlySet<long>? ApprovedLines,
    EstimateDecision? Decision
);

/// <summary>Sets an estimate on A4.</summary>
public interface IEstimatePrinter
{
    byte[] Pdf(EstimatePrint print);
}

/// <summary>Estimates as PDF: always a frozen version, never a draft.</summary>
public sealed class EstimatePrintService(IUnitOfWorkFactory units, IEstimatePrinter printer)
{
    /// <returns>The current version; null when there is no estimate or no version yet.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public async Task<DocumentFile?> PdfAsync(long estimateId, CancellationToken ct) =>
        await units.ReadAsync(EstimatePermissions.Read, unit => ReadAsync(unit, estimateId, ct), ct) is { } print
            ? new DocumentFile($"{print.Number}-v{print.Version.VersionNo}.pdf", printer.Pdf(print))
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
        return new EstimatePrint(
            WorkshopOf(await unit.Set<OrganizationProfile>().SingleAsync(ct)),
            estimate.Number,
            estimate.ValidUntil,
            DateOnly.FromDateTime(Local(version.SubmittedAtUtc, unit.Organization.TimeZoneId)),
            version,
            OfferVersions.TotalsOf(version),
            decision?.Lines.Where(l => l.IsApproved).Select(l => l.EstimateLineId).ToHashSet(),
            decision
        );
    }

    private static PrintedWorkshop WorkshopOf(OrganizationProfile profile)
    {
        string?[] lines = [profile.AddressLine1, profile.AddressLine2, $"{profile.City} {profile.PinCode}".Trim()];
        return new PrintedWorkshop(
            profile.TradeName,
            profile.LegalName,
            string.Join(", ", lines.Where(l => !string.IsNullOrWhiteSpace(l))),
            profile.Phone,
            profile.Email,
            profile.Gstin
        );
    }

    private static DateTime Local(DateTime utc, string timeZoneId) =>
        TimeZoneInfo.ConvertTimeFromUtc(
            DateTime.SpecifyKind(utc, DateTimeKind.Utc),
            TimeZoneInfo.FindSystemTimeZoneById(timeZoneId)
        );
}
