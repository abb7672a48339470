using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>One line as the customer sees it.</summary>
/// <param name="Total">Rupees with tax; what the customer pays for it is 0 when somebody else pays.</param>
/// <param name="IsApproved">Null while undecided.</param>
public sealed record OfferPageLine(
    long Id,
    JobLineKind Kind,
    string Description,
    decimal Quantity,
    string Uom,
    decimal Total,
    LinePayer Payer,
    bool IsSafetyCritical,
    bool IsOptional,
    bool? IsApproved,
    OfferPrice Price
);

/// <summary>The answer that stands.</summary>
public sealed record OfferAnswerSeen(string GivenBy, DateTime AtUtc, DecisionMethod Method, decimal ApprovedTotal);

/// <summary>An offer as the customer sees it on the phone; nothing of the workshop's own is in it.</summary>
/// <param name="LinkLimit">Rupees; above it a link alone does not bind.</param>
public sealed record OfferPage(
    string Workshop,
    string? WorkshopPhone,
    string WorkshopCity,
    string Number,
    int VersionNo,
    string ContentHash,
    string CustomerName,
    string VehicleName,
    DateOnly ValidUntil,
    IReadOnlyList<OfferPageLine> Lines,
    OfferTotals Totals,
    OfferTerms Terms,
    decimal LinkLimit,
    OfferAnswerSeen? Answer
)
{
    /// <summary>What approving these lines costs.</summary>
    public OfferTotals TotalsOf(IEnumerable<long> approved)
    {
        var ids = approved.ToHashSet();
        return OfferCalculator.Totals(Lines.Where(l => ids.Contains(l.Id)).Select(l => l.Price), Terms);
    }

    public bool IsAboveLimit(OfferTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        return totals.Total > LinkLimit;
    }

    internal static async Task<OfferPage> OfAsync(IReadUnit unit, OpenedOffer offer, CancellationToken ct)
    {
        var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
        var version = offer.Version;
        var answers = offer.Decision?.Lines.ToDictionary(l => l.EstimateLineId, l => l.IsApproved);
        return new OfferPage(
            profile.TradeName,
            profile.Phone,
            profile.City,
            offer.Estimate.Number,
            version.VersionNo,
            version.ContentHash,
            version.CustomerName,
            version.VehicleName,
            offer.Estimate.ValidUntil!.Value,
            [.. version.Lines.Select(l => Line(l, answers))],
            OfferVersions.TotalsOf(version),
            OfferVersions.TermsOf(version),
            profile.OtpLimit,
            offer.Decision is { } d ? new OfferAnswerSeen(d.GivenBy, d.AtUtc, d.Method, d.ApprovedTotal) : null
        );
    }

    private static OfferPageLine Line(EstimateLine line, Dictionary<long, bool>? answers) =>
        new(
            line.Id,
            line.Kind,
            line.Description,
            line.Quantity,
            line.Uom,
            line.Total,
            line.Payer,
            line.IsSafetyCritical,
            line.IsOptional,
            answers is null ? null : answers[line.Id],
            OfferPrices.Of(line)
        );
}
