using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Sla;

/// <summary>What is promised, and to whom. The first that fits a visit holds for it.</summary>
public sealed class SlaPolicy : TenantEntity, IVersioned
{
    private readonly List<SlaTarget> _targets = [];

    public required string Name { get; set; }

    /// <summary>For visits nothing else fits; exactly one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Only visits of this customer.</summary>
    public long? ContactId { get; set; }

    public long? BranchId { get; set; }

    public TicketCategory? Category { get; set; }

    /// <summary>The resolution also stands still while parts are waited for.</summary>
    public bool PausesForParts { get; set; }

    /// <summary>A hold also stops the clock of the first response; off, so that no hold hides silence.</summary>
    public bool PausesFirstResponse { get; set; }

    /// <summary>Open minutes after a missed promise until the job goes to somebody else; null: never by itself.</summary>
    public int? ReassignAfterMinutes { get; set; }

    public IReadOnlyList<SlaTarget> Targets => _targets;

    public int Version { get; private set; }

    public SlaTarget For(TicketPriority priority) => _targets.Single(t => t.Priority == priority);

    internal void SetTargets(IEnumerable<TargetInput> inputs)
    {
        foreach (var input in inputs)
        {
            var target = _targets.Find(t => t.Priority == input.Priority);
            if (target is null)
                _targets.Add(target = new SlaTarget { Priority = input.Priority });
            (target.ResponseMinutes, target.ResolutionMinutes) = (input.ResponseMinutes, input.ResolutionMinutes);
            (target.ArrivalMinutes, target.NextResponseMinutes) = (input.ArrivalMinutes, input.NextResponseMinutes);
            target.IsAroundTheClock = input.IsAroundTheClock;
        }
    }

    /// <summary>Lower is asked first: customer, then branch or category, then the default; null: fits no visit.</summary>
    public int? Rank(ServiceTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (IsDefault)
            return 3;
        if (ContactId is null && BranchId is null && Category is null)
            return null;
        var fits =
            (ContactId is null || ContactId == ticket.ContactId || ContactId == ticket.BillToContactId)
            && (BranchId is null || BranchId == ticket.BranchId)
            && (Category is null || Category == ticket.Category);
        if (!fits)
            return null;
        return ContactId is not null ? 0
            : BranchId is not null && Category is not null ? 1
            : 2;
    }
}

/// <summary>What a policy promises for one priority, in open minutes.</summary>
public sealed class SlaTarget : TenantEntity
{
    public long PolicyId { get; private set; }

    public required TicketPriority Priority { get; init; }

    public int ResponseMinutes { get; set; }

    public int ResolutionMinutes { get; set; }

    /// <summary>On-site visits: until somebody is there; null: not promised.</summary>
    public int? ArrivalMinutes { get; set; }

    /// <summary>Until a later question of the customer is answered; null: not promised.</summary>
    public int? NextResponseMinutes { get; set; }

    /// <summary>Every minute counts, whatever the branch's hours.</summary>
    public bool IsAroundTheClock { get; set; }
}

/// <summary>Minutes, above zero; a first response is not promised later than the resolution.</summary>
public sealed record TargetInput(
    TicketPriority Priority,
    int ResponseMinutes,
    int ResolutionMinutes,
    int? ArrivalMinutes = null,
    int? NextResponseMinutes = null,
    bool IsAroundTheClock = false
);
