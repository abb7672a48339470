using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Estimates;

public enum EstimateState
{
    /// <summary>Its lines are being written, for the first time or again.</summary>
    Draft,

    /// <summary>Frozen as a version, not yet with the customer.</summary>
    Submitted,

    /// <summary>Approved inside the house.</summary>
    Cleared,
    Sent,
    Viewed,
    Approved,
    PartiallyApproved,
    Declined,
    Expired,
    Converted,
    Void,
}

/// <summary>
/// An offer for one visit (a second one is a supplement). Its working lines are the ticket's <c>JobLine</c>s;
/// submitting freezes them into an <see cref="EstimateVersion"/>, which never changes.
/// </summary>
public sealed class Estimate : TenantEntity, IVersioned, ICustomerOwned
{
    /// <summary><c>EST-{FY}-{seq}</c>; numbered when created, gaps are allowed.</summary>
    public required string Number { get; init; }

    public required long TicketId { get; init; }

    /// <summary>1, 2, 3 ... within the ticket: unique, so that two people opening at once get the same one.</summary>
    public required int Sequence { get; init; }

    public required long ContactId { get; init; }

    public required long VehicleId { get; init; }

    /// <summary>An earlier estimate of the ticket is approved already.</summary>
    public required bool IsSupplement { get; init; }

    public EstimateState State { get; set; } = EstimateState.Draft;

    /// <summary>0 until first submitted.</summary>
    public int CurrentVersionNo { get; set; }

    public long? CurrentVersionId { get; set; }

    /// <summary>What the customer pays by the current version, tax and round-off included, with the recommended options; 0 until first submitted.</summary>
    public decimal Total { get; set; }

    /// <summary>Last day the customer may decide; set when the version is first shared.</summary>
    public DateOnly? ValidUntil { get; set; }

    public DateTime? SentAtUtc { get; set; }

    public DateTime? ViewedAtUtc { get; set; }

    public DateTime? DecidedAtUtc { get; set; }

    /// <summary>When the workshop was told that the days to decide are over.</summary>
    public DateTime? ExpiryToldAtUtc { get; set; }

    public required DateTime CreatedAtUtc { get; init; }

    /// <summary>Moves with every change of a line, so that a version is never frozen beside a line being written.</summary>
    public DateTime? EditedAtUtc { get; set; }

    public long? LastEditedByMembershipId { get; set; }

    public int Version { get; private set; }

    /// <summary>With the customer, waiting for a word.</summary>
    public bool IsOffered => State is EstimateState.Sent or EstimateState.Viewed;

    public bool IsDecided =>
        State
            is EstimateState.Approved
                or EstimateState.PartiallyApproved
                or EstimateState.Declined
                or EstimateState.Converted;

    /// <summary>As it stands on a day: an offer nobody answered in time has expired, marked so or not.</summary>
    public EstimateState StateOn(DateOnly today) => StateOn(State, ValidUntil, today);

    /// <inheritdoc cref="StateOn(DateOnly)"/>
    public static EstimateState StateOn(EstimateState state, DateOnly? validUntil, DateOnly today) =>
        state is EstimateState.Sent or EstimateState.Viewed && validUntil < today ? EstimateState.Expired : state;
}
