namespace Battwheels.Core.Service.Tickets;

/// <summary>One line of what happened to a visit: a step, something done, or a remark.</summary>
/// <param name="IsComment">A remark: the text is somebody's own words.</param>
/// <param name="Deed">What was done without a step.</param>
public sealed record TicketHappening(
    DateTime AtUtc,
    string Text,
    string Who,
    TicketAction? Action,
    bool IsComment,
    TicketDeed? Deed = null
);

/// <summary>How history tells a step.</summary>
public static class TicketHistory
{
    /// <param name="technician">Who was given the job, where the step says so.</param>
    public static string Text(TicketStateChange change, string? technician)
    {
        ArgumentNullException.ThrowIfNull(change);
        var text = change switch
        {
            { Action: TicketAction.StartNoCharge, EvidenceId: not null } =>
                "Work started within the limit signed at intake",
            { Action: { } action } => Text(action, technician),
            _ => "Visit registered",
        };
        return string.IsNullOrWhiteSpace(change.Reason) ? text : $"{text}: {change.Reason}";
    }

    private static string Text(TicketAction action, string? technician) =>
        action switch
        {
            TicketAction.VerifyDeposit => "Deposit recorded",
            TicketAction.Assign => technician is null ? "Assigned" : $"Assigned to {technician}",
            TicketAction.Unassign => "Assignment taken back",
            TicketAction.StartDiagnosis => "Diagnosis started",
            TicketAction.SubmitEstimate => "Estimate submitted",
            TicketAction.StartNoCharge => "Work started without charge",
            TicketAction.ShareEstimate => "Estimate sent to the customer",
            TicketAction.WithdrawEstimate => "Estimate withdrawn",
            TicketAction.Approve => "Estimate approved",
            TicketAction.Decline => "Estimate declined",
            TicketAction.ReviseEstimate => "Estimate taken back for a new version",
            TicketAction.StartWork => "Work started",
            TicketAction.WaitForParts => "Waiting for parts",
            TicketAction.PartsReady => "Parts are there",
            TicketAction.SubmitSupplement => "Supplement submitted",
            TicketAction.Hold => "Put on hold",
            TicketAction.Resume => "Work resumed",
            TicketAction.CompleteWork => "Work completed",
            TicketAction.PassQc => "Quality check passed",
            TicketAction.FailQc => "Quality check failed",
            TicketAction.Invoice => "Invoice issued",
            TicketAction.ReverseInvoice => "Invoice reversed",
            TicketAction.Rework => "Sent back to work",
            TicketAction.Deliver => "Vehicle handed over",
            TicketAction.Close => "Visit closed",
            TicketAction.Reopen => "Visit reopened",
            TicketAction.Cancel => "Visit cancelled",
        };
}
