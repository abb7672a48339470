using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Estimates;

public sealed record EstimateSubmitted(long EstimateId, long TicketId, int VersionNo) : DomainEvent(EstimateId)
{
    public override string Type => "ESTIMATE_SUBMITTED";
}

public sealed record EstimateSent(long EstimateId, long TicketId, int VersionNo) : DomainEvent(EstimateId)
{
    public override string Type => "ESTIMATE_SENT";
}

public sealed record EstimateViewed(long EstimateId, long TicketId, int VersionNo) : DomainEvent(EstimateId)
{
    public override string Type => "ESTIMATE_VIEWED";
}

public sealed record EstimateApproved(long EstimateId, long TicketId, long DecisionId) : DomainEvent(EstimateId)
{
    public override string Type => "ESTIMATE_APPROVED";
}

public sealed record EstimateDeclined(long EstimateId, long TicketId, long DecisionId) : DomainEvent(EstimateId)
{
    public override string Type => "ESTIMATE_DECLINED";
}

public sealed record EstimateExpired(long EstimateId, long TicketId, int VersionNo) : DomainEvent(EstimateId)
{
    public override string Type => "ESTIMATE_EXPIRED";
}
