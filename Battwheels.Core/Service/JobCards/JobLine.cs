using Battwheels.Core.Common;

namespace Battwheels.Core.Service.JobCards;

public enum JobLineKind
{
    Labour,
    Part,
    Consumable,
    Sublet,
    Fee,
}

public enum LinePayer
{
    Customer,
    OemWarranty,
    Amc,
    Insurance,
    Goodwill,
    Internal,
}

public enum JobLineState
{
    /// <summary>On the working estimate, still editable.</summary>
    Proposed,

    /// <summary>In a submitted version.</summary>
    Quoted,
    Approved,
    Declined,
    Done,

    /// <summary>Was in a submitted version and taken off the estimate since; kept because that version names it.</summary>
    Withdrawn,
}

/// <summary>One piece of work or one part of a visit; what is estimated, approved, done and invoiced.</summary>
public sealed class JobLine : TenantEntity, IVersioned
{
    /// <summary>
    /// Source type of the line's reservation and of its issues; the source id is the line's. One type for both, so that
    /// an issue comes out of what was set aside for the line.
    /// </summary>
    public const string StockSource = "PartIssue";

    public required long TicketId { get; init; }

    /// <summary>The estimate that carries it; null for work without charge.</summary>
    public long? EstimateId { get; set; }

    public required int Position { get; set; }

    public required JobLineKind Kind { get; set; }

    public long? ItemId { get; set; }

    public required string Description { get; set; }

    /// <summary>HSN of goods, SAC of services: 4, 6 or 8 digits.</summary>
    public string HsnSac { get; set; } = "";

    /// <summary>GST unit code: NOS, HRS is printed as OTH for services.</summary>
    public required string Uom { get; set; }

    [Quantity]
    public required decimal Quantity { get; set; }

    /// <summary>Rupees per unit before discount and tax.</summary>
    public required decimal UnitPrice { get; set; }

    [Rate]
    public decimal DiscountPercent { get; set; }

    /// <summary>Combined GST rate, percent.</summary>
    [Rate]
    public required decimal RatePercent { get; set; }

    public LinePayer Payer { get; set; } = LinePayer.Customer;

    /// <summary>What of a service contract pays it, where that was chosen.</summary>
    public long? AmcEntitlementId { get; set; }

    public JobLineState State { get; set; } = JobLineState.Proposed;

    /// <summary>Declining it needs an acknowledgement.</summary>
    public bool IsSafetyCritical { get; set; }

    /// <summary>The high-voltage battery is opened or replaced: approved inside the workshop whatever it costs.</summary>
    public bool OpensHvBattery { get; set; }

    /// <summary>Suggested, not needed for the repair.</summary>
    public bool IsOptional { get; set; }

    /// <summary>What the customer chooses among, where the line belongs to an option; null when it does not.</summary>
    public string? OptionSet { get; set; }

    /// <summary>The option of <see cref="OptionSet"/> it belongs to.</summary>
    public string? OptionName { get; set; }

    /// <summary>The workshop recommends that option.</summary>
    public bool IsRecommended { get; set; }

    /// <summary>Issued less returned, in the item's unit; changed only with the stock movement.</summary>
    [Quantity]
    public decimal IssuedQuantity { get; set; }

    /// <summary>The day the part is expected that is not here yet; null: not marked to come.</summary>
    public DateOnly? ComesOn { get; set; }

    public DateTime? DoneAtUtc { get; set; }

    /// <summary>The invoice that settled it: billed on it, or done without charge when it was issued.</summary>
    public long? InvoiceId { get; set; }

    public int Version { get; private set; }

    public bool TakesStock => Kind is JobLineKind.Part or JobLineKind.Consumable && ItemId is not null;
}

public enum PartRequestState
{
    Requested,
    Issued,
    Cancelled,
}

/// <summary>A technician asks the store for a part; only a storekeeper issues it.</summary>
public sealed class PartRequest : TenantEntity, IVersioned
{
    public required long TicketId { get; init; }

    public required long JobLineId { get; init; }

    public required long ItemId { get; init; }

    public required long WarehouseId { get; init; }

    [Quantity]
    public required decimal Quantity { get; set; }

    public PartRequestState State { get; set; } = PartRequestState.Requested;

    public required long RequestedByMembershipId { get; init; }

    public required DateTime RequestedAtUtc { get; init; }

    public long? IssueMovementId { get; set; }

    public string? Note { get; set; }

    public int Version { get; private set; }

    /// <summary>This request becomes one for <paramref name="quantity"/>.</summary>
    /// <returns>A request for the rest, by the same person and since the same moment; null when nothing is left.</returns>
    public PartRequest? Split(decimal quantity)
    {
        if (quantity >= Quantity)
            return null;
        var rest = Quantity - quantity;
        Quantity = quantity;
        return new PartRequest
        {
            TicketId = TicketId,
            JobLineId = JobLineId,
            ItemId = ItemId,
            WarehouseId = WarehouseId,
            Quantity = rest,
            RequestedByMembershipId = RequestedByMembershipId,
            RequestedAtUtc = RequestedAtUtc,
            Note = Note,
        };
    }
}

public enum TimeSource
{
    Timer,
    Manual,
    Correction,
}

/// <summary>Time a technician spent; at most one runs per person.</summary>
public sealed class TimeEntry : TenantEntity, IVersioned
{
    public required long TicketId { get; init; }

    public long? JobLineId { get; init; }

    /// <summary>Membership.</summary>
    public required long TechnicianId { get; init; }

    public required DateTime StartedAtUtc { get; init; }

    public DateTime? EndedAtUtc { get; set; }

    /// <summary>The technician's id while it runs, else this row's own id: unique, so that only one runs.</summary>
    public required long RunningKey { get; set; }

    public required TimeSource Source { get; init; }

    public string? Reason { get; init; }

    public int Version { get; private set; }
}

/// <summary>One quality check of one visit by someone who did not do the work.</summary>
public sealed class QcResult : TenantEntity, IAppendOnly
{
    public required long TicketId { get; init; }

    public required bool Passed { get; init; }

    /// <summary>What was checked and the finding, one line each, at most 4,000 characters.</summary>
    public required string Checklist { get; init; }

    public string? Reason { get; init; }

    public required long ByMembershipId { get; init; }

    public required DateTime AtUtc { get; init; }
}
