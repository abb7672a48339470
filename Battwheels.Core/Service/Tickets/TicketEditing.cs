using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Sla;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Texts of a ticket, inside the caller's transaction.</summary>
internal static class TicketEditing
{
    public const int LongestTitle = 160;
    private const int LongestText = 8_000;

    public static async Task<Error?> ApplyAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        UpdateTicket input,
        CancellationToken ct
    )
    {
        if (ticket.State is TicketState.Closed or TicketState.Cancelled)
            return new Error("TICKET_FINISHED", "This visit is finished. Write a comment instead.");
        if (string.IsNullOrWhiteSpace(input.Title))
            return CommonErrors.Required("Title", "The concern");
        if (Refusal(input.Title, input.Description) is { } tooLong)
            return tooLong;
        var (texts, sign) = (Texts(ticket), TicketUndo.Sign.Of(ticket));
        var promised = (ticket.Priority, ticket.Category, ticket.BillToContactId);
        if (await BillToAsync(unit, ticket, input.BillToContactId, ct) is { } notBilled)
            return notBilled;
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
        if (promised != (ticket.Priority, ticket.Category, ticket.BillToContactId))
            await SlaClocks.PromiseAnewAsync(
                unit,
                ticket,
                promised.Priority == ticket.Priority ? SlaCause.Details : SlaCause.Priority,
                ct
            );
        unit.Raise(new TicketUpdated(ticket.Id));
        await ReversibleActs.KeepAsync(unit, texts == Texts(ticket) ? TicketUndo.Relabelled(ticket, sign) : null, ct);
        return null;
    }

    /// <summary>What was written by hand is not taken back by a press.</summary>
    private static (string, string, string, bool, long?) Texts(ServiceTicket t) =>
        (t.Title, t.Description, t.Symptoms, t.IsHighVoltage, t.BillToContactId);

    /// <summary>Who is invoiced: up to the invoice it may still change, place of supply and GSTIN with it.</summary>
    private static async Task<Error?> BillToAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        long? contactId,
        CancellationToken ct
    )
    {
        var billTo = contactId == ticket.ContactId ? null : contactId;
        if (billTo == ticket.BillToContactId)
            return null;
        if (!TakesBillTo(ticket.State))
            return TicketErrors.BillToFixed;
        if (billTo is { } id && !await unit.Set<Contact>().AnyAsync(c => c.Id == id && !c.IsArchived, ct))
            return TicketErrors.BillToUnknown;
        ticket.BillToContactId = billTo;
        return null;
    }

    /// <summary>Nothing is invoiced yet, or the invoice was taken back.</summary>
    public static bool TakesBillTo(TicketState state) =>
        state is not (TicketState.Invoiced or TicketState.Delivered or TicketState.Closed or TicketState.Cancelled);

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
