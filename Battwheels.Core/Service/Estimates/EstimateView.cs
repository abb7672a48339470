using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Estimates;

/// <summary>One estimate in a list.</summary>
/// <param name="State">As it stands today: offers nobody answered in time are expired.</param>
/// <param name="Total">Of the current version; 0 before the first.</param>
public sealed record EstimateRow(
    long Id,
    string Number,
    EstimateState State,
    int VersionNo,
    decimal Total,
    long TicketId,
    string TicketNumber,
    string? Registration,
    string VehicleText,
    string CustomerName,
    DateTime CreatedAtUtc,
    DateOnly? ValidUntil
);

/// <param name="Text">Number, registration or beginning of the customer's name.</param>
/// <param name="After">Cursor of the page before.</param>
/// <param name="Sort"><c>number</c>, <c>valid</c> or <c>total</c>; else the newest first.</param>
public sealed record EstimateFilter(
    string? Text = null,
    EstimateState? State = null,
    string? After = null,
    int Size = Common.Lists.Default,
    long? ContactId = null,
    long? VehicleId = null,
    Common.Sort? Sort = null
);

/// <summary>An estimate of a ticket in one line.</summary>
public sealed record EstimateBrief(long Id, string Number, EstimateState State, bool IsSupplement, decimal Total);

/// <summary>The Estimate tab of a ticket.</summary>
/// <param name="Shown">The chosen one, else the latest; null when there is none.</param>
/// <param name="MayOpen">A new estimate can be opened now.</param>
public sealed record TicketEstimates(
    long TicketId,
    string TicketNumber,
    TicketState TicketState,
    IReadOnlyList<EstimateBrief> All,
    EstimateView? Shown,
    bool MayOpen
);

/// <summary>Everything the editor and the office need to know of one estimate.</summary>
/// <param name="Version">To be given back when submitting.</param>
/// <param name="Totals">With the recommended options.</param>
/// <param name="TotalWithoutOptional">What the customer pays when the optional lines are left out.</param>
/// <param name="Missing">Why it cannot be submitted yet; empty when it can.</param>
/// <param name="Margin">Null for those who may not see cost.</param>
public sealed record EstimateView(
    long Id,
    string Number,
    EstimateState State,
    int VersionNo,
    int Version,
    bool IsSupplement,
    long TicketId,
    TicketState TicketState,
    long WarehouseId,
    string CustomerName,
    string? CustomerPhone,
    string? Registration,
    string VehicleText,
    DateOnly? ValidUntil,
    DateTime? EditedAtUtc,
    IReadOnlyList<LineView> Lines,
    OfferTotals Totals,
    decimal TotalWithoutOptional,
    OfferTerms Terms,
    decimal LinkLimit,
    IReadOnlyList<Common.Error> Missing,
    OfferMargin? Margin,
    IReadOnlyList<VersionBrief> Versions,
    IReadOnlyList<LinkBrief> Links,
    DecisionView? Decision
)
{
    /// <summary>Where the approval inside the workshop stands; a draft has asked for none.</summary>
    public ApprovalStanding Approval { get; init; }

    /// <summary>Percent below which a margin needs approval; null for those who may not see cost, and without such a rule.</summary>
    public decimal? MarginFloor { get; init; }

    /// <summary>What people of the customer's account approved above a limit; null without.</summary>
    public FleetApprovalSeen? FleetApproval { get; init; }

    public bool IsDraft => State is EstimateState.Draft;

    /// <summary>Approved inside the workshop, or never asked to be.</summary>
    public bool IsReleased => Approval is ApprovalStanding.NotNeeded or ApprovalStanding.Approved;

    /// <summary>Lines whose part is not there in full.</summary>
    public IReadOnlyList<LineView> Shortages => [.. Lines.Where(l => l.ShortBy > 0m)];

    /// <summary>Numbers of the lines, from 1, that leave less than <see cref="MarginFloor"/>.</summary>
    public IReadOnlyList<int> ThinLines => [.. Lines.Index().Where(l => IsThin(l.Item)).Select(l => l.Index + 1)];

    public bool IsThin(LineView line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Payer is LinePayer.Customer && line.MarginPercent < MarginFloor;
    }

    /// <summary>What the customer can choose among, with prices; empty without options.</summary>
    public IReadOnlyList<PricedOption> Options { get; init; } = [];

    /// <summary>What the dearest choice costs, rupees with tax; the total where there is nothing to choose.</summary>
    public decimal DearestTotal { get; init; }

    public bool NeedsMoreThanLink => DearestTotal > LinkLimit;

    /// <summary>The one rate of all lines, percent; null when they differ or no tax is charged.</summary>
    public decimal? OneRate =>
        Terms.ChargesTax && Lines.Select(l => l.RatePercent).Distinct().ToArray() is [var rate] ? rate : null;
}

/// <summary>One line with its amounts and, for parts, the stock.</summary>
/// <param name="Available">Free in the ticket's store beside what is set aside for this line; null for work.</param>
/// <param name="Reserved">Set aside for this line.</param>
/// <param name="MarginPercent">Null without permission, for work, and where the cost is not known.</param>
public sealed record LineView(
    long Id,
    int Version,
    JobLineKind Kind,
    long? ItemId,
    string Description,
    string HsnSac,
    string Uom,
    decimal Quantity,
    decimal UnitPrice,
    decimal DiscountPercent,
    decimal RatePercent,
    LinePayer Payer,
    JobLineState State,
    bool IsSafetyCritical,
    bool IsOptional,
    decimal Taxable,
    decimal Tax,
    decimal? Available,
    decimal Reserved,
    decimal Issued,
    decimal? MarginPercent
)
{
    public bool OpensHvBattery { get; init; }

    /// <summary>The option it belongs to; null for a line that is in every choice.</summary>
    public LineOption? Option { get; init; }

    public LineInput ToInput() =>
        new(
            Kind,
            Description,
            Quantity,
            UnitPrice,
            HsnSac,
            Uom,
            DiscountPercent,
            RatePercent,
            ItemId,
            Payer,
            IsSafetyCritical,
            IsOptional,
            OpensHvBattery,
            Option
        );

    /// <summary>What is still to come from somewhere; 0 for work and for what nobody wants.</summary>
    public decimal ShortBy =>
        Available is { } available && State is not (JobLineState.Declined or JobLineState.Withdrawn)
            ? Math.Max(
                0m,
                Quantity - Issued - Reserved - (State is JobLineState.Approved or JobLineState.Done ? 0m : available)
            )
            : 0m;
}

/// <summary>What is left of the customer's taxable value after the cost of the parts in store.</summary>
/// <param name="Percent">Of the taxable value; 0 when that is 0.</param>
/// <param name="WithoutCost">Lines of parts whose cost nobody knows yet.</param>
public sealed record OfferMargin(decimal Amount, decimal Percent, int WithoutCost);

public sealed record VersionBrief(
    int No,
    DateTime SubmittedAtUtc,
    string? SubmittedBy,
    decimal Total,
    string ContentHash
);

public enum LinkState
{
    Open,
    Replaced,
    Expired,
    Revoked,
}

/// <param name="Openings">How often the page or the PDF was opened.</param>
public sealed record LinkBrief(
    long Id,
    int VersionNo,
    LinkState State,
    DateTime CreatedAtUtc,
    DateTime ExpiresAtUtc,
    int Openings,
    DateTime? LastOpenedAtUtc
);

/// <summary>The answer with its evidence.</summary>
public sealed record DecisionView(
    int VersionNo,
    DecisionMethod Method,
    string GivenBy,
    DateTime AtUtc,
    decimal OfferedTotal,
    decimal ApprovedTotal,
    string ContentHash,
    bool RiskAcknowledged,
    string? IpAddress,
    string? Browser,
    string? CalledNumber,
    string? Note,
    string? RecordedBy,
    string? StrokePath
);
