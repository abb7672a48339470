using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Approvals;

public enum ApprovalAsking
{
    /// <summary>A step is open.</summary>
    Asked,

    /// <summary>Half of its time has gone.</summary>
    Reminded,

    /// <summary>Three quarters have: the next level is asked as well.</summary>
    NextLevel,
}

public sealed record ApprovalRequested(long ApprovalRequestId, long TicketId, int Step, ApprovalAsking Asking)
    : DomainEvent(ApprovalRequestId)
{
    public override string Type => "APPROVAL_REQUESTED";
}

/// <param name="IsFinal">Nothing more is waited for.</param>
public sealed record ApprovalDecided(
    long ApprovalRequestId,
    long TicketId,
    int Step,
    ApprovalVerdict Verdict,
    long ByMembershipId,
    bool IsFinal
) : DomainEvent(ApprovalRequestId)
{
    public override string Type => "APPROVAL_DECIDED";
}

public sealed record ApprovalExpired(long ApprovalRequestId, long TicketId, int Step) : DomainEvent(ApprovalRequestId)
{
    public override string Type => "APPROVAL_EXPIRED";
}
