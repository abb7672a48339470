using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Amc;

/// <summary>Work began that a contract pays.</summary>
public sealed record AmcUsed(long AmcContractId, long TicketId, long EntitlementId, long JobLineId)
    : DomainEvent(AmcContractId)
{
    public override string Type => "AMC_USED";
}

/// <summary>A contract ends in so many days, and nobody renewed it.</summary>
public sealed record AmcExpiring(long AmcContractId, int Days) : DomainEvent(AmcContractId)
{
    public override string Type => "AMC_EXPIRING";
}
