using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Photos;
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
)
{
    /// <summary>It only stood beside the option that counts.</summary>
    public bool IsOtherOption { get; init; }
}

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
    /// <summary>Last digits of the mobile number a code can be sent to; null without one.</summary>
    public string? CodeTo { get; init; }

    /// <summary>How a signed-in person of the customer's account stands to it; null for a customer without people.</summary>
    public FleetStanding? Fleet { get; init; }

    /// <summary>The customer decides through named people: a link shows the offer, and whoever decides signs in.</summary>
    public bool AsksSignIn { get; init; }

    /// <summary>Photos of the visit the customer may see.</summary>
    public IReadOnlyList<CustomerPhoto> Photos { get; init; } = [];

    /// <summary>What the customer chooses among; empty without options.</summary>
    public IReadOnlyList<OptionSet> Sets => OptionCalculator.Sets([.. Lines.Select(l => l.Price)]);

    /// <summary>What the dearest choice costs.</summary>
    public OfferTotals Dearest => OptionCalculator.Dearest([.. Lines.Select(l => l.Price)], Terms);

    /// <summary>The lines of an option.</summary>
    public IEnumerable<OfferPageLine> LinesOf(SetOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return option.Lines.Select(at => Lines[at]);
    }

    /// <summary>What approving these lines costs.</summary>
    public OfferTotals TotalsOf(IEnumerable<long> approved)
    {
        var ids = approved.ToHashSet();
        return OfferCalculator.Totals(Lines.Where(l => ids.Contains(l.Id)).Select(l => l.Price), Terms);
    }

    /// <summary>What approving a line, or the lines of an option, adds for the customer, in whole paise and before rounding to the rupee.</summary>
    public long PaiseOf(params IEnumerable<OfferPageLine> lines) =>
        (long)(OfferCalculator.Totals(lines.Select(l => l.Price), Terms with { RoundToRupee = false }).Total * 100m);

    public bool IsAboveLimit(OfferTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        return totals.Total > LinkLimit;
    }

    /// <summary>The current version as staff read it out or show it on a tablet; NOT_FOUND, ESTIMATE_NOT_OFFERED.</summary>
    internal static async Task<Result<OfferPage>> ShownAsync(IReadUnit unit, long estimateId, CancellationToken ct)
    {
        if (await unit.Set<Estimate>().SingleOrDefaultAsync(e => e.Id == estimateId, ct) is not { } estimate)
            return Common.CommonErrors.NotFound;
        if (estimate.CurrentVersionId is not { } versionId || estimate.ValidUntil is null)
            return EstimateErrors.NotOffered;
        var version = await OfferRecording.Versions(unit).SingleAsync(v => v.Id == versionId, ct);
        var decision = await unit.Set<EstimateDecision>()
            .Include(d => d.Lines)
            .SingleOrDefaultAsync(d => d.EstimateVersionId == versionId, ct);
        return await OfAsync(unit, estimate, version, decision, ct);
    }

    internal static async Task<OfferPage> OfAsync(
        IReadUnit unit,
        Estimate estimate,
        EstimateVersion version,
        EstimateDecision? decision,
        CancellationToken ct
    )
    {
        var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
        var answers = decision?.Lines.ToDictionary(l => l.EstimateLineId);
        return new OfferPage(
            profile.TradeName,
            profile.Phone,
            profile.City,
            estimate.Number,
            version.VersionNo,
            version.ContentHash,
            version.CustomerName,
            version.VehicleName,
            estimate.ValidUntil!.Value,
            [.. version.Lines.Select(l => Line(l, answers))],
            OfferVersions.TotalsOf(version),
            OfferVersions.TermsOf(version),
            profile.OtpLimit,
            decision is { } d ? new OfferAnswerSeen(d.GivenBy, d.AtUtc, d.Method, d.ApprovedTotal) : null
        )
        {
            CodeTo = await OfferCodes.MobileAsync(unit, estimate, ct) is { Length: > 4 } mobile ? mobile[^4..] : null,
            AsksSignIn = decision is null && await FleetAccounts.DecidesByPeopleAsync(unit, estimate.ContactId, ct),
            Photos = await CustomerPhotos.OfTicketAsync(unit, estimate.TicketId, ct),
        };
    }

    private static OfferPageLine Line(EstimateLine line, Dictionary<long, EstimateDecisionLine>? answers) =>
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
            answers?[line.Id].IsApproved,
            OfferPrices.Of(line)
        )
        {
            IsOtherOption = answers?[line.Id].IsOtherOption is true,
        };
}
