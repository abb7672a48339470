using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Sla;

/// <summary>A level of a promise is reached: at risk, breached, or escalated to the owner.</summary>
/// <param name="Level">75, 100 or 150.</param>
public sealed record SlaLevelReached(long TicketId, long ClockId, string Kind, int Level, bool IsLate)
    : DomainEvent(TicketId)
{
    public override string Type => Of(Level);

    public static string Of(int level) =>
        level switch
        {
            75 => "SLA_AT_RISK",
            100 => "SLA_BREACHED",
            _ => "SLA_ESCALATED",
        };
}

/// <summary>A late job was looked at for other hands.</summary>
/// <param name="From">Membership that had it.</param>
/// <param name="To">Membership that has it now; null: nobody else could take it.</param>
public sealed record SlaHandedOver(long TicketId, long From, long? To) : DomainEvent(TicketId)
{
    public override string Type => "SLA_REASSIGNED";
}
