using System.Collections.Frozen;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Sla;

namespace Battwheels.Core.Service.Approvals;

public enum ApprovalState
{
    Pending,
    Approved,
    Rejected,

    /// <summary>Nobody decided in time.</summary>
    Expired,

    /// <summary>Its version was taken back before anybody decided.</summary>
    Withdrawn,
}

/// <summary>The question whether one version of an estimate may go to the customer.</summary>
public sealed class ApprovalRequest : TenantEntity, IVersioned
{
    private readonly List<ApprovalStep> _steps = [];
    private readonly List<ApprovalReason> _reasons = [];

    public required long EstimateId { get; init; }

    /// <summary>What is decided on, and its SHA-256.</summary>
    public required long EstimateVersionId { get; init; }

    public required string ContentHash { get; init; }

    public required long TicketId { get; init; }

    public long? RequestedByMembershipId { get; init; }

    public required DateTime RequestedAtUtc { get; init; }

    public required decimal TaxableValue { get; init; }

    /// <summary>Percent.</summary>
    public required decimal DiscountPercent { get; init; }

    /// <summary>Percent; null where the customer pays nothing.</summary>
    public decimal? MarginPercent { get; init; }

    public required decimal GoodwillValue { get; init; }

    public required bool TouchesHvBattery { get; init; }

    /// <summary>Keys of the lines that call for approval by themselves, one a row.</summary>
    public required string TriggeringLines { get; init; }

    /// <summary>An earlier approval of the same estimate that covers this version.</summary>
    public long? CoveredByRequestId { get; init; }

    public ApprovalState State { get; private set; } = ApprovalState.Pending;

    /// <summary>Position of the step that is being decided.</summary>
    public int Step { get; private set; } = 1;

    public DateTime StepSinceUtc { get; private set; }

    public DateTime EscalateAtUtc { get; private set; }

    public DateTime ExpireAtUtc { get; private set; }

    public bool IsReminded { get; private set; }

    /// <summary>The next level may decide this step as well.</summary>
    public bool IsEscalated { get; private set; }

    /// <summary>When the clock looks again; null once it is decided.</summary>
    public DateTime? NextCheckUtc { get; private set; }

    public DateTime? DecidedAtUtc { get; private set; }

    /// <summary>The customer was asked, or work was started on it; an approval that is not used lapses.</summary>
    public DateTime? UsedAtUtc { get; private set; }

    /// <summary>An owner put it through alone; another one says within a day whether that was right.</summary>
    public bool IsOverridden { get; private set; }

    public DateTime? RatifiedAtUtc { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<ApprovalStep> Steps => _steps;

    public IReadOnlyList<ApprovalReason> Reasons => _reasons;

    public ApprovalStep Current => _steps.Single(s => s.Position == Step);

    /// <summary>Until then an approval can be used; null where it is used, or none.</summary>
    public DateTime? LapsesAtUtc =>
        State is ApprovalState.Approved && UsedAtUtc is null ? DecidedAtUtc + ApprovalCalculator.UnusedFor : null;

    public bool IsLapsed(DateTime now) => LapsesAtUtc <= now;

    /// <summary>What was looked at.</summary>
    public ApprovalFacts Facts() => new(TaxableValue, DiscountPercent, MarginPercent, GoodwillValue, TouchesHvBattery);

    public FrozenSet<string> TriggeringKeys() =>
        TriggeringLines.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public void Add(ApprovalNeed need)
    {
        ArgumentNullException.ThrowIfNull(need);
        var position = _steps.Count + 1;
        _steps.Add(
            new ApprovalStep
            {
                Position = position,
                Level = need.Level,
                ApproverKind = need.Approver.Kind,
                RoleCode = need.Approver.Role,
                MembershipId = need.Approver.MembershipId,
                ApproversNeeded = need.ApproversNeeded,
                ExpiryHours = need.ExpiryHours,
            }
        );
        foreach (var cause in need.Causes)
            _reasons.Add(
                new ApprovalReason
                {
                    Step = position,
                    PolicyId = cause.Rule.Id,
                    Basis = cause.Rule.Basis,
                    From = cause.Rule.From,
                    To = cause.Rule.To,
                    Amount = cause.Amount,
                }
            );
    }

    /// <summary>The clock of a step begins.</summary>
    public void Open(int step, DateTime now, WorkingCalendar calendar)
    {
        Step = step;
        var times = ApprovalTimes.Of(now, Current.ExpiryHours, calendar);
        (StepSinceUtc, EscalateAtUtc, ExpireAtUtc) = (now, times.EscalateAtUtc, times.ExpireAtUtc);
        (IsReminded, IsEscalated, NextCheckUtc) = (false, false, times.RemindAtUtc);
    }

    public void Remind() => (IsReminded, NextCheckUtc) = (true, EscalateAtUtc);

    public void Escalate() => (IsReminded, IsEscalated, NextCheckUtc) = (true, true, ExpireAtUtc);

    /// <param name="approvedAtUtc">Earlier than now where an earlier approval covers it.</param>
    public void Approve(DateTime approvedAtUtc, bool overridden = false)
    {
        End(ApprovalState.Approved, approvedAtUtc);
        IsOverridden = overridden;
    }

    public void End(ApprovalState state, DateTime now) => (State, DecidedAtUtc, NextCheckUtc) = (state, now, null);

    public void Use(DateTime now) => UsedAtUtc ??= now;

    public void Ratify(DateTime now) => RatifiedAtUtc = now;
}

/// <summary>One approval to be given, as the policy asked for it that day.</summary>
public sealed class ApprovalStep : TenantEntity, IAppendOnly
{
    public long ApprovalRequestId { get; private set; }

    /// <summary>1, 2, 3 ... in the order they are given.</summary>
    public required int Position { get; init; }

    public required int Level { get; init; }

    public required ApproverKind ApproverKind { get; init; }

    public string? RoleCode { get; init; }

    public long? MembershipId { get; init; }

    public required int ApproversNeeded { get; init; }

    public required int ExpiryHours { get; init; }

    public Approver Approver => new(ApproverKind, RoleCode, MembershipId);
}

/// <summary>Why a step is needed: the row of the policy, its band, and the amount that met it.</summary>
public sealed class ApprovalReason : TenantEntity, IAppendOnly
{
    public long ApprovalRequestId { get; private set; }

    public required int Step { get; init; }

    public required long PolicyId { get; init; }

    public required ApprovalBasis Basis { get; init; }

    public decimal? From { get; init; }

    public decimal? To { get; init; }

    /// <summary>Rupees, or percent for discount and margin.</summary>
    public required decimal Amount { get; init; }
}

public enum ApprovalVerdict
{
    Approved,
    Rejected,

    /// <summary>An owner put the whole request through.</summary>
    Overridden,

    /// <summary>Another owner stands behind an override.</summary>
    Ratified,
}

/// <summary>What one person said to one step. Written once.</summary>
public sealed class ApprovalDecision : TenantEntity, IAppendOnly
{
    public required long ApprovalRequestId { get; init; }

    public required int Step { get; init; }

    public required ApprovalVerdict Verdict { get; init; }

    public required long ByMembershipId { get; init; }

    /// <summary>For whom they stood in.</summary>
    public long? OnBehalfOfMembershipId { get; init; }

    public long? DelegationId { get; init; }

    /// <summary>Nobody else could decide; the owner acted alone under a waiver of SOD-01.</summary>
    public bool IsSelfApproved { get; init; }

    public string? Comment { get; init; }

    /// <summary>Hash of the version that was shown.</summary>
    public required string ContentHash { get; init; }

    [Personal(typeof(Membership), nameof(ByMembershipId))]
    public string? IpAddress { get; init; }

    public required DateTime AtUtc { get; init; }
}
