using System.Collections.Frozen;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Tickets;

/// <summary>One allowed step.</summary>
/// <param name="To">Null: back to the state that was left.</param>
/// <param name="Permission">What the actor must hold; a portal visitor holds the portal key instead.</param>
/// <param name="PortalPermission">The key under which the customer may take this step by a link.</param>
/// <param name="SystemPermission">The key under which it happens by itself.</param>
/// <param name="KeepsReturn">Remembers the state being left, so that the way back is known.</param>
/// <param name="SkipsHandover">Where the vehicle has left already, to delivered or closed instead: nobody takes it twice.</param>
public sealed record TicketTransition(
    TicketState From,
    TicketAction Action,
    TicketState? To,
    string Permission,
    string? PortalPermission = null,
    string? SystemPermission = null,
    bool KeepsReturn = false,
    bool SkipsHandover = false
);

/// <summary>The whole state table of a visit, as data; later features add guards, not states.</summary>
public static class TicketTransitions
{
    private const string Update = TicketPermissions.Update;
    private const string Decide = EstimatePermissions.RecordDecision;
    private const string PortalDecide = EstimatePermissions.PortalDecide;

    public static readonly IReadOnlyList<TicketTransition> All =
    [
        new(TicketState.AwaitingDeposit, TicketAction.VerifyDeposit, TicketState.Open, "payments:record"),
        new(TicketState.Open, TicketAction.Assign, TicketState.Assigned, TicketPermissions.Assign),
        new(TicketState.Assigned, TicketAction.Unassign, TicketState.Open, TicketPermissions.Assign),
        new(TicketState.Assigned, TicketAction.StartDiagnosis, TicketState.InDiagnosis, Update),
        new(
            TicketState.InDiagnosis,
            TicketAction.SubmitEstimate,
            TicketState.EstimateReview,
            EstimatePermissions.Submit
        ),
        new(TicketState.InDiagnosis, TicketAction.StartNoCharge, TicketState.InProgress, Update),
        new(TicketState.InDiagnosis, TicketAction.Hold, TicketState.OnHold, Update, KeepsReturn: true),
        new(
            TicketState.EstimateReview,
            TicketAction.ShareEstimate,
            TicketState.AwaitingCustomer,
            EstimatePermissions.Send
        ),
        new(TicketState.EstimateReview, TicketAction.WithdrawEstimate, null, EstimatePermissions.Submit),
        new(TicketState.AwaitingCustomer, TicketAction.Approve, TicketState.Approved, Decide, PortalDecide),
        new(TicketState.AwaitingCustomer, TicketAction.Decline, null, Decide, PortalDecide),
        new(
            TicketState.AwaitingCustomer,
            TicketAction.ReviseEstimate,
            TicketState.EstimateReview,
            EstimatePermissions.Update
        ),
        new(TicketState.Approved, TicketAction.StartWork, TicketState.InProgress, Update),
        new(TicketState.Approved, TicketAction.WaitForParts, TicketState.AwaitingParts, Update, KeepsReturn: true),
        Supplement(TicketState.Approved),
        new(
            TicketState.AwaitingParts,
            TicketAction.PartsReady,
            null,
            Update,
            SystemPermission: TicketPermissions.SystemPartsReady
        ),
        Supplement(TicketState.AwaitingParts),
        new(TicketState.InProgress, TicketAction.WaitForParts, TicketState.AwaitingParts, Update, KeepsReturn: true),
        new(TicketState.InProgress, TicketAction.Hold, TicketState.OnHold, Update, KeepsReturn: true),
        Supplement(TicketState.InProgress),
        new(TicketState.InProgress, TicketAction.CompleteWork, TicketState.Qc, Update),
        new(TicketState.OnHold, TicketAction.Resume, null, Update),
        new(TicketState.Qc, TicketAction.PassQc, TicketState.WorkCompleted, JobPermissions.Qc),
        new(TicketState.Qc, TicketAction.FailQc, TicketState.InProgress, JobPermissions.Qc),
        new(
            TicketState.WorkCompleted,
            TicketAction.Invoice,
            TicketState.Invoiced,
            "invoices:create",
            SkipsHandover: true
        ),
        new(TicketState.WorkCompleted, TicketAction.Deliver, TicketState.Delivered, TicketPermissions.Deliver),
        new(TicketState.WorkCompleted, TicketAction.Rework, TicketState.InProgress, JobPermissions.Qc),
        new(TicketState.Invoiced, TicketAction.Deliver, TicketState.Delivered, TicketPermissions.Deliver),
        ReverseInvoice(TicketState.Invoiced),
        new(
            TicketState.Delivered,
            TicketAction.Close,
            TicketState.Closed,
            TicketPermissions.Close,
            SystemPermission: TicketPermissions.SystemAutoClose
        ),
        ReverseInvoice(TicketState.Delivered),
        ReverseInvoice(TicketState.Closed),
        new(TicketState.Delivered, TicketAction.Reopen, TicketState.Reopened, TicketPermissions.Reopen),
        new(TicketState.Closed, TicketAction.Reopen, TicketState.Reopened, TicketPermissions.Reopen),
        new(TicketState.Reopened, TicketAction.Assign, TicketState.Assigned, TicketPermissions.Assign),
        new(TicketState.Reopened, TicketAction.StartDiagnosis, TicketState.InDiagnosis, Update),
        Cancel(TicketState.AwaitingDeposit),
        Cancel(TicketState.Open),
        Cancel(TicketState.Assigned),
        Cancel(TicketState.InDiagnosis),
        Cancel(TicketState.EstimateReview),
        Cancel(TicketState.AwaitingCustomer),
        Cancel(TicketState.Approved),
        Cancel(TicketState.AwaitingParts),
        Cancel(TicketState.OnHold),
    ];

    private static readonly FrozenDictionary<(TicketState, TicketAction), TicketTransition> Table =
        All.ToFrozenDictionary(t => (t.From, t.Action));

    public static TicketTransition? Find(TicketState from, TicketAction action) =>
        Table.GetValueOrDefault((from, action));

    /// <summary>What the table allows next, whoever asks.</summary>
    public static IEnumerable<TicketAction> From(TicketState state) =>
        All.Where(t => t.From == state).Select(t => t.Action);

    public static ClockClass Clock(TicketState state) =>
        state switch
        {
            TicketState.AwaitingDeposit or TicketState.AwaitingCustomer or TicketState.OnHold => ClockClass.Paused,
            TicketState.WorkCompleted
            or TicketState.Invoiced
            or TicketState.Delivered
            or TicketState.Closed
            or TicketState.Cancelled => ClockClass.Stopped,
            TicketState.Open
            or TicketState.Assigned
            or TicketState.InDiagnosis
            or TicketState.EstimateReview
            or TicketState.Approved
            or TicketState.AwaitingParts
            or TicketState.InProgress
            or TicketState.Qc
            or TicketState.Reopened => ClockClass.Runs,
        };

    private static TicketTransition Supplement(TicketState from) =>
        new(
            from,
            TicketAction.SubmitSupplement,
            TicketState.EstimateReview,
            EstimatePermissions.Submit,
            KeepsReturn: true
        );

    /// <summary>Cancelled after the vehicle had left on credit, too: what was done is still to be billed.</summary>
    private static TicketTransition ReverseInvoice(TicketState from) =>
        new(
            from,
            TicketAction.ReverseInvoice,
            TicketState.WorkCompleted,
            "invoices:void",
            SystemPermission: TicketPermissions.SystemInvoiceReversed
        );

    private static TicketTransition Cancel(TicketState from) =>
        new(from, TicketAction.Cancel, TicketState.Cancelled, TicketPermissions.Cancel);
}
