using Battwheels.Core.Service.Concerns;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.JobCards;

/// <param name="RunningTicketId">The job the caller's timer runs on.</param>
public sealed record MyWork(IReadOnlyList<MyJob> Jobs, long? RunningTicketId, DateTime? RunningSinceUtc);

public sealed record MyJob(
    long TicketId,
    string Number,
    string Title,
    TicketState State,
    TicketPriority Priority,
    string? Registration,
    string Model,
    DateTime? PromisedAtUtc,
    string? PauseReason,
    int Lines,
    int DoneLines,
    int OpenRequests
);

/// <param name="NoAskLimit">Rupees with tax the customer allowed at intake without being asked; null: none.</param>
/// <param name="Vehicle">Its plate, else its model.</param>
public sealed record JobView(
    long TicketId,
    string Number,
    string Vehicle,
    TicketState State,
    ResolutionOutcome? Outcome,
    string? ConfirmedFault,
    string? WorkSummary,
    string? DiagnosisNote,
    bool MayChange,
    decimal? NoAskLimit,
    IReadOnlyList<JobLineView> Lines,
    IReadOnlyList<JobPartView> Requests,
    IReadOnlyList<JobTimeView> Time,
    IReadOnlyList<QcView> Checks,
    IReadOnlyList<ReadingView> Readings
)
{
    public IReadOnlyList<ConcernView> Concerns { get; init; } = [];

    /// <summary>High-voltage work that may not start, or go on, before the vehicle is locked out.</summary>
    public bool NeedsLockOut { get; init; }
}

/// <param name="Value">In the unit of <see cref="JobReadings.Limits"/>.</param>
public sealed record ReadingView(ReadingMeasure Measure, decimal Value, string? Remark, string By, DateTime TakenAtUtc);

/// <param name="Available">Free in the ticket's store, without what is reserved.</param>
/// <param name="ComesOn">The day a part is expected that is not here yet.</param>
public sealed record JobLineView(
    long Id,
    JobLineKind Kind,
    string Description,
    decimal Quantity,
    string Uom,
    JobLineState State,
    LinePayer Payer,
    bool IsSafetyCritical,
    long? ItemId,
    decimal Issued,
    decimal Reserved,
    decimal Available,
    decimal Requested,
    DateOnly? ComesOn
)
{
    public bool TakesStock => ItemId is not null && Kind is JobLineKind.Part or JobLineKind.Consumable;

    /// <summary>What may still be asked for.</summary>
    public decimal Missing => TakesStock ? Math.Max(0m, Quantity - Issued - Requested) : 0m;

    /// <summary>Neither issued, nor set aside, nor free in the store.</summary>
    public decimal Lacking => TakesStock ? Math.Max(0m, Quantity - Issued - Reserved - Math.Max(0m, Available)) : 0m;
}

public sealed record JobPartView(
    long RequestId,
    long JobLineId,
    string Sku,
    string Name,
    decimal Quantity,
    string Uom,
    PartRequestState State,
    string RequestedBy,
    DateTime RequestedAtUtc,
    long? IssueMovementId
);

public sealed record JobTimeView(
    long Id,
    string Technician,
    long TechnicianId,
    DateTime StartedAtUtc,
    DateTime? EndedAtUtc
);

public sealed record QcView(bool Passed, string Checklist, string? Reason, string By, DateTime AtUtc);

/// <summary>One line of the store's queue.</summary>
public sealed record PartQueueRow
{
    public required long RequestId { get; init; }

    public required long TicketId { get; init; }

    public required string TicketNumber { get; init; }

    public string? Registration { get; init; }

    public required long ItemId { get; init; }

    public required string Sku { get; init; }

    public required string ItemName { get; init; }

    public required decimal Quantity { get; init; }

    public required string Uom { get; init; }

    public required string Warehouse { get; init; }

    /// <summary>In that store, reserved or not.</summary>
    public required decimal OnHand { get; init; }

    /// <summary>Held for this very line.</summary>
    public required decimal Reserved { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTime RequestedAtUtc { get; init; }

    public string? Note { get; init; }

    public long? IssueMovementId { get; init; }
}
