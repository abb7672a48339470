using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Damage;

/// <summary>From where the vehicle is seen; left and right are those of its driver.</summary>
public enum DamageView
{
    Left,
    Right,
    Front,
    Back,
    Top,
}

/// <summary>What is seen there.</summary>
public enum DamageKind
{
    Scratch,
    Dent,
    Crack,
    Broken,
    Missing,
    Rust,
}

/// <summary>
/// Damage a vehicle had when it was taken in, at a place of its outline. Taken off it is kept and shown no more, so that
/// numbers never move.
/// </summary>
public sealed class DamageMark : TenantEntity, IVersioned
{
    /// <summary>Letters of a note.</summary>
    public const int LongestNote = 200;

    public required long TicketId { get; init; }

    /// <summary>1, 2, 3 ... within the visit: unique, so that two people marking at once get two numbers.</summary>
    public required int Number { get; init; }

    public required DamageView View { get; init; }

    /// <summary>From the left edge of the drawing, per mille of its width.</summary>
    public required int X { get; init; }

    /// <summary>From its top, per mille of its height.</summary>
    public required int Y { get; init; }

    public required DamageKind Kind { get; set; }

    [Personal(typeof(ServiceTicket), nameof(TicketId))]
    public string? Note { get; set; }

    /// <summary>A photo of the visit that shows it.</summary>
    public long? PhotoId { get; set; }

    public required DateTime MarkedAtUtc { get; init; }

    public long? MembershipId { get; init; }

    public DateTime? RemovedAtUtc { get; set; }

    public int Version { get; private set; }
}
