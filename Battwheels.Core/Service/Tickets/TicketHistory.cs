namespace Battwheels.Core.Service.Tickets;

/// <summary>One line of what happened to a visit: a step, something done, or a remark.</summary>
/// <param name="IsComment">A remark: the text is somebody's own words.</param>
/// <param name="Deed">What was done without a step.</param>
/// <param name="VoiceNoteId">A recording that can be played.</param>
public sealed record TicketHappening(
    DateTime AtUtc,
    string Text,
    string Who,
    TicketAction? Action,
    bool IsComment,
    TicketDeed? Deed = null,
    long? VoiceNoteId = null
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
            { Action: TicketAction.StartNoCharge, EvidenceId: not null } => T(
                "Work started within the limit signed at intake"
            ),
            { Action: { } action } => Text(action, technician),
            _ => T("Visit registered"),
        };
        return string.IsNullOrWhiteSpace(change.Reason) ? text : $"{text}: {change.Reason}";
    }

    /// <summary>A remark, with how the customer was reached.</summary>
    public static string Text(TicketComment remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        return remark.Contact is { } contact ? $"{Text(contact)}: {remark.Text}" : remark.Text;
    }

    public static string Text(CustomerContact contact) =>
        contact switch
        {
            CustomerContact.Called => T("Called the customer"),
            CustomerContact.Wrote => T("Wrote to the customer"),
            CustomerContact.Arrived => T("Arrived at the customer"),
            CustomerContact.Asked => T("The customer asked"),
        };

    private static string Text(TicketAction action, string? technician) =>
        action switch
        {
            TicketAction.VerifyDeposit => T("Deposit recorded"),
            TicketAction.Assign => technician is null ? T("Assigned") : T($"Assigned to {technician}"),
            TicketAction.Unassign => T("Assignment taken back"),
            TicketAction.StartDiagnosis => T("Diagnosis started"),
            TicketAction.SubmitEstimate => T("Estimate submitted"),
            TicketAction.StartNoCharge => T("Work started without charge"),
            TicketAction.ShareEstimate => T("Estimate sent to the customer"),
            TicketAction.WithdrawEstimate => T("Estimate withdrawn"),
            TicketAction.Approve => T("Estimate approved"),
            TicketAction.Decline => T("Estimate declined"),
            TicketAction.ReviseEstimate => T("Estimate taken back for a new version"),
            TicketAction.StartWork => T("Work started"),
            TicketAction.WaitForParts => T("Waiting for parts"),
            TicketAction.PartsReady => T("Parts are there"),
            TicketAction.SubmitSupplement => T("Supplement submitted"),
            TicketAction.Hold => T("Put on hold"),
            TicketAction.Resume => T("Work resumed"),
            TicketAction.CompleteWork => T("Work completed"),
            TicketAction.PassQc => T("Quality check passed"),
            TicketAction.FailQc => T("Quality check failed"),
            TicketAction.Invoice => T("Invoice issued"),
            TicketAction.ReverseInvoice => T("Invoice reversed"),
            TicketAction.Rework => T("Sent back to work"),
            TicketAction.Deliver => T("Vehicle handed over"),
            TicketAction.Close => T("Visit closed"),
            TicketAction.Reopen => T("Visit reopened"),
            TicketAction.Cancel => T("Visit cancelled"),
        };
}
