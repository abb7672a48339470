using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Sla;

public enum SlaClockKind
{
    FirstResponse,

    /// <summary>On-site visits: somebody is there.</summary>
    Arrival,

    /// <summary>A later question of the customer.</summary>
    NextResponse,
    Resolution,
}

public enum SlaClockState
{
    Running,
    Paused,
    Ended,
}

/// <summary>One promise of one visit. Reckoned from the visit's history and its terms at every change, never counted up.</summary>
[NotAudited("Follows from the history of the visit and its terms, which are on record.")]
public sealed class SlaClock : TenantEntity, IVersioned
{
    public required long TicketId { get; init; }

    /// <summary>What it was promised by; fixed with the verdict.</summary>
    public required long TermsId { get; set; }

    public required SlaClockKind Kind { get; init; }

    /// <summary>0, 1, ...: a kept promise that a reopening takes up again is another one, and so is each question.</summary>
    public required int Generation { get; init; }

    public required DateTime StartedAtUtc { get; init; }

    public required int TargetMinutes { get; set; }

    public SlaClockState State { get; set; } = SlaClockState.Running;

    public SlaVerdict Verdict { get; set; } = SlaVerdict.Running;

    /// <summary>While it is paused: as it would be if it had gone on at the start of the pause.</summary>
    public DateTime DueUtc { get; set; }

    /// <summary>When the watch looks at it again; null: nothing to watch.</summary>
    public DateTime? NextCheckUtc { get; set; }

    /// <summary>The share of the target, in percent, up to which was told.</summary>
    public int Level { get; set; }

    public DateTime? EndedAtUtc { get; set; }

    public int UsedMinutes { get; set; }

    /// <summary>Open minutes in which it stood still.</summary>
    public int PausedMinutes { get; set; }

    public int LateMinutes { get; set; }

    /// <summary>The one of the visit that lists and cards show: what falls due first.</summary>
    public bool IsShown { get; set; }

    /// <summary>Policy, hours or holidays changed since: the watch reckons it again.</summary>
    public bool IsStale { get; set; }

    public int Version { get; private set; }

    /// <summary>Neither met nor breached: a change of terms still moves it.</summary>
    public bool IsOpen => State is not SlaClockState.Ended && Verdict is SlaVerdict.Running;
}

/// <summary>A visit whose promise was missed was looked at for other hands; once for each clock.</summary>
public sealed class SlaHandover : TenantEntity, IAppendOnly
{
    public required long TicketId { get; init; }

    public required long ClockId { get; init; }

    /// <summary>Membership that had the job.</summary>
    public required long FromMembershipId { get; init; }

    /// <summary>Membership that has it now; null: nobody else could take it.</summary>
    public long? ToMembershipId { get; init; }

    public required DateTime AtUtc { get; init; }
}

/// <summary>Somebody was told of a promise; once for each level of each.</summary>
public sealed class SlaEscalation : TenantEntity, IAppendOnly
{
    public required long TicketId { get; init; }

    public required long ClockId { get; init; }

    /// <summary>75, 100 or 150 percent.</summary>
    public required int Level { get; init; }

    /// <summary>When that share was used up.</summary>
    public required DateTime ReachedAtUtc { get; init; }

    public required DateTime SentAtUtc { get; init; }

    /// <summary>Sent later than the watch would have: it had not run.</summary>
    public bool IsLate { get; init; }
}
