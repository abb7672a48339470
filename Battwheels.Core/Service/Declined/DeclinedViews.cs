using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Declined;

/// <summary>Which declined lines a list shows.</summary>
public enum DeclinedSet
{
    /// <summary>Still to be won back.</summary>
    Live,

    /// <summary>Their day has come.</summary>
    Due,

    /// <summary>On a later estimate, approved or not wanted.</summary>
    Settled,
    All,
}

/// <param name="Text">A registration or the beginning of it.</param>
/// <param name="Sort"><c>value</c>, <c>age</c> or <c>follow</c>; else safety-critical first, the oldest of each on top.</param>
public sealed record DeclinedFilter(
    string? Text = null,
    DeclinedSet Set = DeclinedSet.Live,
    long? VehicleId = null,
    Sort? Sort = null
);

/// <summary>One declined line.</summary>
/// <param name="Value">Rupees before tax, as offered then.</param>
public sealed record DeclinedRow(
    long Id,
    int Version,
    string Description,
    decimal Value,
    bool IsSafetyCritical,
    DateTime DeclinedAtUtc,
    DeclinedState State,
    DateOnly? FollowUpOn,
    string? Note,
    long TicketId,
    string TicketNumber,
    long VehicleId,
    string? Registration,
    long ContactId,
    string CustomerName
)
{
    /// <summary>Still to be won back.</summary>
    public bool IsLive => State is DeclinedState.Open or DeclinedState.Called or DeclinedState.Booked;
}

/// <summary>What came of a call.</summary>
/// <param name="State">Open, called, booked or not wanted; the rest follows from estimates.</param>
public sealed record FollowUpDeclined(
    long DeclinedLineId,
    int Version,
    DeclinedState State,
    DateOnly? FollowUpOn,
    string? Note
);

/// <param name="TicketId">The visit whose estimate it goes on.</param>
public sealed record TakeUpDeclined(long DeclinedLineId, long TicketId);
