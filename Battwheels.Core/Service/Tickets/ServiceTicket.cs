using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Tickets;

public enum TicketSource
{
    Counter,
    Phone,
    PublicForm,
    Qr,
    Portal,
    Fleet,
    Api,
}

public enum ServiceMode
{
    Workshop,
    Onsite,
    Pickup,
}

public enum TicketCategory
{
    Breakdown,
    Maintenance,
    Recall,
    Warranty,
    Accident,
    Insurance,
}

public enum TicketPriority
{
    Low,
    Medium,
    High,
    Critical,
}

public enum ResolutionOutcome
{
    Success,
    Partial,
    Failure,
    NoFaultFound,
    Declined,
}

/// <summary>One vehicle visit, from intake to close. Its state moves only through <see cref="TicketFlow"/>.</summary>
public sealed class ServiceTicket : TenantEntity, IVersioned, ICustomerOwned
{
    /// <summary><c>TKT-{branch}-{FY}-{seq}</c>; numbered when created, gaps are allowed.</summary>
    public required string Number { get; init; }

    /// <summary>The running number at the end of <see cref="Number"/>: what people at the counter say.</summary>
    public long Sequence { get; init; }

    public required long BranchId { get; init; }

    public required TicketSource Source { get; init; }

    public required ServiceMode Mode { get; set; }

    public required TicketCategory Category { get; set; }

    public TicketPriority Priority { get; set; } = TicketPriority.Medium;

    /// <summary>At most 160 characters.</summary>
    public required string Title { get; set; }

    /// <summary>The customer's words, at most 8,000 characters.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string Description { get; set; } = "";

    /// <summary>Codes of <see cref="Tickets.Symptoms"/>, space separated.</summary>
    public string Symptoms { get; set; } = "";

    /// <summary>Work on the pack or its high-voltage circuit: needs a certified technician.</summary>
    public bool IsHighVoltage { get; set; }

    public required long ContactId { get; init; }

    /// <summary>Who is invoiced, where it is somebody else.</summary>
    public long? BillToContactId { get; set; }

    public required long VehicleId { get; init; }

    /// <summary>The service contract that covered the vehicle when it came.</summary>
    public long? AmcContractId { get; set; }

    /// <summary>The first response that contract promises; it goes before the policy's.</summary>
    public int? AmcResponseMinutes { get; set; }

    /// <summary>At intake, whole kilometres.</summary>
    public int? OdometerInKm { get; set; }

    public int? OdometerOutKm { get; set; }

    /// <summary>State of charge at intake, percent 0 to 100.</summary>
    public int? SocInPercent { get; set; }

    public int? SocOutPercent { get; set; }

    /// <summary>Rupees with tax the customer allowed at intake without being asked; null: none.</summary>
    public decimal? NoAskLimit { get; set; }

    public DateTime? PromisedAtUtc { get; set; }

    public TicketState State { get; private set; } = TicketState.Open;

    public required DateTime StateSinceUtc { get; set; }

    /// <summary>Where hold, waiting for parts or a supplement lead back to.</summary>
    public TicketState? ReturnState { get; private set; }

    /// <summary>Where waiting for parts leads back to while a supplement is decided.</summary>
    public TicketState? OuterReturnState { get; private set; }

    /// <summary>Why on hold or waiting.</summary>
    public string? PauseReason { get; set; }

    /// <summary>Membership of the technician in charge.</summary>
    public long? PrimaryTechnicianId { get; set; }

    /// <summary>Membership of a second technician.</summary>
    public long? SecondTechnicianId { get; set; }

    public DateTime? IntakeCompletedAtUtc { get; set; }

    /// <summary>What the technician found: condition and cause.</summary>
    public string? DiagnosisNote { get; set; }

    public DateTime? DiagnosedAtUtc { get; set; }

    public ResolutionOutcome? Outcome { get; set; }

    public string? ConfirmedFault { get; set; }

    public string? WorkSummary { get; set; }

    /// <summary>Membership that declared the work complete; somebody else checks its quality (SOD-02).</summary>
    public long? CompletedByMembershipId { get; set; }

    public long? InvoiceId { get; set; }

    /// <summary>How often parts were issued to it or taken back.</summary>
    public int PartMoves { get; private set; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public string? DeliveredTo { get; set; }

    public DateTime? DeliveredAtUtc { get; private set; }

    /// <summary>The customer has the vehicle back, until the visit is reopened; billing it again does not change that.</summary>
    public bool HasLeft { get; private set; }

    public int ReopenCount { get; private set; }

    /// <summary>The earlier ticket this one continues.</summary>
    public long? ParentTicketId { get; init; }

    /// <summary>It was registered twice: the visit that goes on in its place.</summary>
    public long? MergedIntoId { get; internal set; }

    public long? CreatedByMembershipId { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public DateTime? ClosedAtUtc { get; private set; }

    /// <summary>Is approved work going on: in progress, also while a supplement to it is written or decided?</summary>
    public bool IsAtWork =>
        State is TicketState.InProgress
        || State is TicketState.EstimateReview or TicketState.AwaitingCustomer && ReturnState is TicketState.InProgress;

    /// <summary>The vehicle is in: what has to be looked at was looked at, or nothing has to be.</summary>
    public bool IsTakenIn => IntakeCompletedAtUtc is not null || Mode is ServiceMode.Onsite;

    public int Version { get; private set; }

    public bool IsWorkedBy(long? membershipId) =>
        membershipId is { } id && (PrimaryTechnicianId == id || SecondTechnicianId == id);

    /// <summary>Changes the ticket's own row, so that a step taken at the same moment is asked again.</summary>
    internal void PartMoved() => PartMoves++;

    /// <summary>Called by <see cref="TicketFlow"/> alone, after the table and the guards allowed it.</summary>
    internal void Enter(TicketState state, TicketState? returnTo, TicketState? outerReturn, DateTime utcNow)
    {
        (State, ReturnState, OuterReturnState, StateSinceUtc) = (state, returnTo, outerReturn, utcNow);
        if (state is TicketState.Delivered && !HasLeft)
            (HasLeft, DeliveredAtUtc) = (true, utcNow);
        if (state is TicketState.Closed)
            ClosedAtUtc ??= utcNow;
        if (state is TicketState.Reopened)
            (ReopenCount, ClosedAtUtc, InvoiceId, HasLeft) = (ReopenCount + 1, null, null, false);
    }
}

/// <summary>One step of a ticket. Never edited.</summary>
public sealed class TicketStateChange : TenantEntity, IAppendOnly
{
    public required long TicketId { get; init; }

    /// <summary>Null when the ticket was created.</summary>
    public TicketState? From { get; init; }

    public required TicketState To { get; init; }

    /// <summary>Null when the ticket was created.</summary>
    public TicketAction? Action { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }

    public string? Reason { get; init; }

    /// <summary>The decision, QC result or signature it rests on.</summary>
    public long? EvidenceId { get; init; }
}

/// <summary>How somebody and the customer were in touch.</summary>
public enum CustomerContact
{
    /// <summary>A person called them and spoke to them.</summary>
    Called,

    /// <summary>A person wrote to them: WhatsApp, SMS, e-mail.</summary>
    Wrote,

    /// <summary>On-site visits: somebody of the workshop is there.</summary>
    Arrived,

    /// <summary>The customer asked something and waits for an answer.</summary>
    Asked,
}

/// <summary>A remark on a ticket, kept as written.</summary>
public sealed class TicketComment : TenantEntity, IAppendOnly
{
    public required long TicketId { get; init; }

    /// <summary>At most 4,000 characters.</summary>
    [Personal(typeof(ServiceTicket), nameof(TicketId))]
    public required string Text { get; init; }

    /// <summary>Null: written among ourselves.</summary>
    public CustomerContact? Contact { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }
}

public enum IntakeFinding
{
    /// <summary>As it should be: nothing to note.</summary>
    Fine,

    /// <summary>Something was seen; the value says what.</summary>
    Noted,
}

/// <summary>One item of the intake checklist of one ticket.</summary>
public sealed class IntakeItem : TenantEntity, IVersioned
{
    public required long TicketId { get; init; }

    /// <summary>Stable code of the template: <c>odometer</c>, <c>keys</c>.</summary>
    public required string Code { get; init; }

    public required string Label { get; init; }

    public required int Position { get; init; }

    public required bool IsMandatory { get; init; }

    public bool IsDone { get; set; }

    public IntakeFinding? Finding { get; set; }

    /// <summary>What was seen, at most 1,000 characters.</summary>
    public string? Value { get; set; }

    /// <summary>Why a mandatory item may be missing (<c>tickets:override</c>).</summary>
    public string? WaivedReason { get; set; }

    public int Version { get; private set; }
}

/// <summary>Someone signed on the screen: intake, estimate, delivery.</summary>
public sealed class Signature : TenantEntity, IAppendOnly
{
    /// <summary>What was signed: <c>Intake</c>, <c>EstimateDecision</c>, <c>Delivery</c>.</summary>
    public required string Purpose { get; init; }

    public required long TicketId { get; init; }

    [Personal(typeof(ServiceTicket), nameof(TicketId))]
    public required string SignerName { get; init; }

    /// <summary>
    /// The strokes as an SVG path, at most 20,000 characters of <c>M L digits . - space</c>; empty when signed on paper.
    /// </summary>
    [Personal(typeof(ServiceTicket), nameof(TicketId))]
    public required string StrokePath { get; init; }

    public bool IsOnPaper { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>Membership whose tablet it was.</summary>
    public long? WitnessMembershipId { get; init; }
}
