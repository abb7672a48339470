using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Sublets;

public enum SubletState
{
    /// <summary>Agreed with the other workshop; everything is still here.</summary>
    Ordered,

    /// <summary>The other workshop has it.</summary>
    Sent,

    /// <summary>Back and accepted.</summary>
    Returned,

    /// <summary>The vendor's bill is in the books.</summary>
    Billed,

    /// <summary>Given up before it was sent; the line may be ordered again.</summary>
    Cancelled,
}

public enum SubletAction
{
    Send,
    Accept,
    SendAgain,
    Postpone,
    Cancel,
    Bill,
    ReverseBill,
}

/// <summary>What happened to an order.</summary>
public enum SubletDeed
{
    Ordered,
    Sent,
    SentAgain,
    Returned,
    Postponed,
    Cancelled,
    Billed,
    BillReversed,
}

/// <summary>Work on a line of a visit that another workshop does: rewinding, paint, machining.</summary>
public sealed class SubletOrder : TenantEntity, IVersioned
{
    public const int LongestWork = 400;
    public const int LongestHandedOver = 400;

    /// <summary><c>SUB-2627-00042</c>.</summary>
    public required string Number { get; init; }

    public required long TicketId { get; init; }

    public required long VehicleId { get; init; }

    public required long BranchId { get; init; }

    public required long JobLineId { get; init; }

    /// <summary>The line while the order stands, so that it is ordered once; null once cancelled.</summary>
    public long? LiveJobLineId { get; internal set; }

    /// <summary>The other workshop: a contact that is a vendor.</summary>
    public required long VendorId { get; set; }

    /// <summary>What is to be done.</summary>
    public required string Work { get; init; }

    /// <summary>Rupees before tax for all of it.</summary>
    public required decimal AgreedCost { get; init; }

    /// <summary>The day it is to be back.</summary>
    public required DateOnly DueOn { get; set; }

    public SubletState State { get; internal set; } = SubletState.Ordered;

    public required DateTime StateSinceUtc { get; set; }

    /// <summary>What went out of the house, with its serial.</summary>
    public string? HandedOver { get; internal set; }

    public DateTime? SentAtUtc { get; internal set; }

    public string? SentBy { get; internal set; }

    /// <summary>How often it was sent: 2 where it came back wrong once.</summary>
    public int Rounds { get; internal set; }

    public DateTime? ReturnedAtUtc { get; internal set; }

    /// <summary>Vendor, fiscal year and number of the bill that stands: no bill is entered twice. Null without one.</summary>
    public string? LiveBillKey { get; internal set; }

    public required string OrderedBy { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public int Version { get; private set; }
}

/// <summary>One step of an order.</summary>
public sealed class SubletEvent : TenantEntity, IAppendOnly
{
    public required long SubletOrderId { get; init; }

    public required long TicketId { get; init; }

    public required SubletDeed Deed { get; init; }

    public string? Note { get; init; }

    public required DateTime AtUtc { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }
}
