using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Declined;

/// <summary>What became of work a customer declined.</summary>
public enum DeclinedState
{
    Open,

    /// <summary>Somebody called about it; it stays on the list.</summary>
    Called,

    /// <summary>The customer comes for it; it stays on the list until it is on an estimate.</summary>
    Booked,

    NotWanted,

    /// <summary>It is on a later estimate.</summary>
    TakenUp,

    /// <summary>The customer approved it after all.</summary>
    Approved,
}

/// <summary>A line of an estimate the customer declined, kept to be followed up.</summary>
public sealed class DeclinedLine : TenantEntity, IVersioned
{
    public const int LongestNote = 400;

    /// <summary>The visit it was declined on.</summary>
    public required long TicketId { get; init; }

    /// <summary>Unique: a line declined again stays one.</summary>
    public required long JobLineId { get; init; }

    public required long VehicleId { get; init; }

    public required string Description { get; set; }

    /// <summary>Rupees before tax, as offered.</summary>
    public required decimal Value { get; set; }

    public required bool IsSafetyCritical { get; set; }

    public required DateTime DeclinedAtUtc { get; set; }

    public DeclinedState State { get; set; } = DeclinedState.Open;

    /// <summary>The day somebody looks at it again; null: none chosen.</summary>
    public DateOnly? FollowUpOn { get; set; }

    [Personal(typeof(ServiceTicket), nameof(TicketId))]
    public string? Note { get; set; }

    /// <summary>The line it became on a later estimate.</summary>
    public long? TakenUpLineId { get; set; }

    public int Version { get; private set; }

    /// <summary>Still to be won back.</summary>
    public bool IsLive => State is DeclinedState.Open or DeclinedState.Called or DeclinedState.Booked;
}
