using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

public enum PeriodStatus
{
    Open,

    /// <summary>Only who may override posts.</summary>
    SoftLocked,

    /// <summary>Nobody posts.</summary>
    Locked,
}

/// <summary>The lock of one month; a month without a row is open, unless a later one was locked for good.</summary>
public sealed class Period : TenantEntity, IVersioned
{
    /// <summary><c>2026-11</c>.</summary>
    public required string Month { get; init; }

    public PeriodStatus Status { get; private set; } = PeriodStatus.Open;

    public string? Reason { get; private set; }

    public string? ChangedByName { get; private set; }

    public long? ChangedBy { get; private set; }

    public DateTime? ChangedAtUtc { get; private set; }

    /// <summary>A reopened month locks itself again then.</summary>
    public DateTime? OpenUntilUtc { get; private set; }

    /// <summary>When the month was last reopened.</summary>
    public DateTime? ReopenedAtUtc { get; private set; }

    /// <summary>Extensions of the current reopening; at most two.</summary>
    public int Extensions { get; private set; }

    public int Version { get; private set; }

    /// <summary>Locked, or reopened for a limited time only.</summary>
    public bool WasLockedForGood => Status is PeriodStatus.Locked || OpenUntilUtc is not null;

    /// <summary>What holds now: a reopened month is locked again when its window has passed.</summary>
    public PeriodStatus StatusAt(DateTime utcNow) =>
        Status is PeriodStatus.Open && OpenUntilUtc <= utcNow ? PeriodStatus.Locked : Status;

    internal void Lock(PeriodStatus status, string? reason, Actor actor, DateTime utcNow)
    {
        (Status, Reason) = (status, reason);
        (OpenUntilUtc, ReopenedAtUtc, Extensions) = (null, null, 0);
        Sign(actor, utcNow);
    }

    internal void Unlock(string reason, DateTime? openUntilUtc, Actor actor, DateTime utcNow)
    {
        (Status, Reason) = (PeriodStatus.Open, reason);
        (OpenUntilUtc, ReopenedAtUtc, Extensions) = (openUntilUtc, utcNow, 0);
        Sign(actor, utcNow);
    }

    internal void Extend(string reason, DateTime openUntilUtc, Actor actor, DateTime utcNow)
    {
        (Reason, OpenUntilUtc) = (reason, openUntilUtc);
        Extensions++;
        Sign(actor, utcNow);
    }

    private void Sign(Actor actor, DateTime utcNow) =>
        (ChangedBy, ChangedByName, ChangedAtUtc) = (actor.MembershipId, actor.Name, utcNow);
}
