using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Texts of a ticket, inside the caller's transaction.</summary>
internal static class TicketEditing
{
    public const int LongestTitle = 160;
    private const int LongestText = 8_000;

    public static Error? Apply(IUnitOfWork unit, ServiceTicket ticket, UpdateTicket input)
    {
        if (ticket.State is TicketState.Closed or TicketState.Cancelled)
            return new Error("TICKET_FINISHED", "This visit is finished. Write a comment instead.");
        if (string.IsNullOrWhiteSpace(input.Title))
            return CommonErrors.Required("Title", "The concern");
        if (Refusal(input.Title, input.Description) is { } tooLong)
            return tooLong;
        if (input.Priority != ticket.Priority)
        {
            unit.Demand(TicketPermissions.Priority);
            unit.Raise(new TicketPriorityChanged(ticket.Id, input.Priority.ToString()));
        }

        (ticket.Title, ticket.Description) = (input.Title.Trim(), input.Description.Trim());
        (ticket.Category, ticket.Priority, ticket.PromisedAtUtc) = (
            input.Category,
            input.Priority,
            input.PromisedAtUtc
        );
        (ticket.Symptoms, ticket.IsHighVoltage) = (Symptoms.Write(input.Symptoms), input.IsHighVoltage);
        unit.Raise(new TicketUpdated(ticket.Id));
        return null;
    }

    public static Error? Diagnose(IUnitOfWork unit, ServiceTicket ticket, SaveDiagnosis input)
    {
        if (!TakesDiagnosis(ticket.State))
            return new Error(
                "DIAGNOSIS_NOT_POSSIBLE",
                $"{ticket.Number} is {TicketErrors.Words(ticket.State)}. A diagnosis is written from the start of the diagnosis until the work is complete."
            );
        if (string.IsNullOrWhiteSpace(input.Note))
            return CommonErrors.Required("Note", "The diagnosis");
        if (input.Note.Length > LongestText)
            return CommonErrors.TooLong("Note", input.Note.Length, LongestText);
        (ticket.DiagnosisNote, ticket.DiagnosedAtUtc) = (input.Note.Trim(), unit.Now);
        unit.Raise(new TicketUpdated(ticket.Id));
        return null;
    }

    public static bool TakesDiagnosis(TicketState state) =>
        state
            is TicketState.InDiagnosis
                or TicketState.EstimateReview
                or TicketState.AwaitingCustomer
                or TicketState.Approved
                or TicketState.AwaitingParts
                or TicketState.InProgress
                or TicketState.OnHold;

    public static Error? Refusal(string title, string description)
    {
        if (title.Length > LongestTitle)
            return CommonErrors.TooLong("Title", title.Length, LongestTitle);
        return description.Length > LongestText
            ? CommonErrors.TooLong("Description", description.Length, LongestText)
            : null;
    }
}
