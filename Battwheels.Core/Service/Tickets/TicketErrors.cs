using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Tickets;

public static class TicketErrors
{
    public static readonly Error ReasonMissing = new("REASON_MISSING", "Say why, in a few words.", "Reason");

    public static readonly Error BranchMissing = new(
        "BRANCH_MISSING",
        "Choose the branch that takes the vehicle.",
        "BranchId"
    );

    public static readonly Error BillToFixed = new(
        "BILL_TO_FIXED",
        "The visit is invoiced, so who pays stays as it is. Cancel the invoice first; then choose somebody else.",
        "BillToContactId"
    );

    public static readonly Error BillToUnknown = new(
        "BILL_TO_UNKNOWN",
        "This contact is not on record any more. Choose another one, or add it under Contacts.",
        "BillToContactId"
    );

    public static readonly Error NotOnSite = new(
        "NOT_ON_SITE",
        "Arriving is noted on on-site visits only. This vehicle comes to the workshop: choose a call or a message.",
        "Contact"
    );

    public static readonly Error MergeItself = new(
        "MERGE_ITSELF",
        "This is the same visit. Choose the other one.",
        nameof(MergeTicket.IntoTicketId)
    );

    public static readonly Error MergeOther = new(
        "MERGE_OTHER",
        "Only visits of the same vehicle and customer are merged. Is the customer on record twice, merge the contacts first.",
        nameof(MergeTicket.IntoTicketId)
    );

    public static Error MergeTargetOver(ServiceTicket survivor) =>
        new(
            "MERGE_TARGET_OVER",
            $"{survivor.Number} is {Words(survivor.State)}. Choose a visit that is still in the workshop.",
            nameof(MergeTicket.IntoTicketId)
        );

    /// <summary>What a customer was asked, or work that was done, does not disappear into another visit.</summary>
    public static Error MergeTooLate(ServiceTicket loser) =>
        new(
            "MERGE_TOO_LATE",
            $"{loser.Number} is {Words(loser.State)}: its estimate is with the customer, or work has begun. Merge the other visit into this one."
        );

    public static Error MergeOtherWay(ServiceTicket loser) =>
        new(
            "MERGE_OTHER_WAY",
            $"The vehicle was taken in on {loser.Number}. Merge the other visit into this one.",
            nameof(MergeTicket.IntoTicketId)
        );

    /// <param name="assignee">Who has it; null when nobody does.</param>
    public static Error NotYours(string? assignee) =>
        new(
            "TICKET_NOT_YOURS",
            assignee is null
                ? (Phrase)"This ticket is not assigned to you. Ask an advisor to assign it, or to do this step."
                : (Phrase)
                    $"This ticket is {assignee}'s. Ask an advisor to assign it to you, or ask {assignee} to do this step."
        )
        {
            IsDenial = true,
        };

    /// <summary>The step does not exist from where the ticket stands.</summary>
    public static Error InvalidTransition(ServiceTicket ticket, TicketAction action)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var allowed = TicketTransitions.From(ticket.State).Distinct().Select(Words).ToArray();
        var next =
            allowed.Length == 0
                ? T("Nothing can be done with it any more.")
                : T($"Possible now: {string.Join(", ", allowed)}.");
        return new Error(
            "INVALID_TRANSITION",
            $"{ticket.Number} is {Words(ticket.State)}, so \u201c{Words(action)}\u201d is not possible. {next}"
        );
    }

    /// <summary>InDiagnosis becomes <c>in diagnosis</c>.</summary>
    public static string Words<T>(T value)
        where T : struct, Enum =>
        string.Concat(
            value
                .ToString()
                .Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : $"{c}")
        );
}
