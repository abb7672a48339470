namespace Battwheels.Core.Service.Tickets;

/// <summary>Where a visit stands. Payment is the invoice's balance, not a state.</summary>
public enum TicketState
{
    AwaitingDeposit,
    Open,
    Assigned,
    InDiagnosis,
    EstimateReview,
    AwaitingCustomer,
    Approved,
    AwaitingParts,
    InProgress,
    OnHold,
    Qc,
    WorkCompleted,
    Invoiced,
    Delivered,
    Closed,
    Reopened,
    Cancelled,
}

public enum TicketAction
{
    VerifyDeposit,
    Assign,
    Unassign,
    StartDiagnosis,
    SubmitEstimate,
    StartNoCharge,
    ShareEstimate,
    WithdrawEstimate,
    Approve,
    Decline,
    ReviseEstimate,
    StartWork,
    WaitForParts,
    PartsReady,
    SubmitSupplement,
    Hold,
    Resume,
    CompleteWork,
    PassQc,
    FailQc,
    Invoice,
    ReverseInvoice,
    Rework,
    Deliver,
    Close,
    Reopen,
    Cancel,
}

/// <summary>Does the SLA clock run in a state?</summary>
public enum ClockClass
{
    Runs,
    Paused,
    Stopped,
}
