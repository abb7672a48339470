using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Fleet;

/// <summary>What somebody may do for their account.</summary>
public enum FleetRole
{
    /// <summary>Decides estimates and keeps people, vehicles and drivers.</summary>
    Manager,

    /// <summary>Decides estimates.</summary>
    Approver,

    /// <summary>Sees the vehicles they drive and what happens to them, and no price.</summary>
    Driver,
}

/// <summary>
/// A person of a customer with many vehicles, who signs in to the portal with a number or address of their own. An account with
/// a manager or an approver decides through them alone.
/// </summary>
public sealed class FleetPerson : TenantEntity, IVersioned, ICustomerOwned
{
    /// <summary>Two names stand together in the evidence of a decision.</summary>
    public const int LongestName = 59;

    /// <summary>Of one account.</summary>
    public const int Most = 200;

    public required long ContactId { get; init; }

    [Personal]
    public required string Name { get; set; }

    /// <summary>The mobile number they sign in with, as numbers are compared.</summary>
    [Personal]
    public string? MobileKey { get; set; }

    /// <summary>The mail address they sign in with, as addresses are compared.</summary>
    [Personal]
    public string? MailKey { get; set; }

    public FleetRole Role { get; set; }

    /// <summary>Rupees with tax one approval of theirs may reach; null: any. A driver decides nothing.</summary>
    public decimal? Limit { get; set; }

    /// <summary>Of messages to them; null: that of the workshop.</summary>
    public string? Language { get; set; }

    /// <summary>Somebody who is not signs in no more; what they did keeps their name.</summary>
    public bool IsActive { get; set; } = true;

    public required DateTime CreatedAtUtc { get; init; }

    public int Version { get; private set; }
}

/// <summary>Who drives a vehicle, and how long.</summary>
public sealed class FleetAssignment : TenantEntity, ICustomerOwned
{
    public required long ContactId { get; init; }

    public required long FleetPersonId { get; init; }

    public required long VehicleId { get; init; }

    public required DateTime StartsAtUtc { get; init; }

    /// <summary>Null while it lasts.</summary>
    public DateTime? EndsAtUtc { get; set; }
}

/// <summary>Who of an account told the workshop of a visit.</summary>
public sealed class FleetTelling : TenantEntity, IAppendOnly, ICustomerOwned
{
    public required long ContactId { get; init; }

    public required long FleetPersonId { get; init; }

    public required long TicketId { get; init; }
}
