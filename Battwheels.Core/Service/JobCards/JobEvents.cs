using Battwheels.Core.Common;

namespace Battwheels.Core.Service.JobCards;

/// <summary>A part left the store for a job.</summary>
public sealed record PartIssued(long TicketId, long JobLineId, long MovementId) : DomainEvent(TicketId)
{
    public override string Type => "PART_ISSUED";
}

/// <summary>An issued part came back.</summary>
public sealed record PartReturned(long TicketId, long JobLineId, long MovementId) : DomainEvent(TicketId)
{
    public override string Type => "PART_RETURNED";
}

/// <summary>A technician asks the store for a part.</summary>
public sealed record PartRequested(long TicketId, long PartRequestId) : DomainEvent(TicketId)
{
    public override string Type => "PART_REQUESTED";
}
