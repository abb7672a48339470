using Battwheels.Core.Service.Tickets;

namespace Battwheels.Web.Service.Tickets;

/// <summary>What is typed into the form that corrects a ticket.</summary>
internal sealed class TicketEditModel
{
    public string? Title { get; set; }

    public string? Description { get; set; }

    public IReadOnlyList<string> Symptoms { get; set; } = [];

    public TicketCategory Category { get; set; }

    public TicketPriority Priority { get; set; }

    public DateTime? PromisedAtUtc { get; set; }

    public bool IsHighVoltage { get; set; }

    public long? BillToContactId { get; set; }

    public static TicketEditModel Of(TicketView t) =>
        new()
        {
            Title = t.Title,
            Description = t.Description,
            Symptoms = [.. t.Symptoms.Select(s => s.Code)],
            Category = t.Category,
            Priority = t.Priority,
            PromisedAtUtc = t.PromisedAtUtc,
            IsHighVoltage = t.IsHighVoltage,
            BillToContactId = t.BillTo?.Id,
        };

    public UpdateTicket ToInput(long id, int version) =>
        new(
            id,
            version,
            Title ?? "",
            Description ?? "",
            Symptoms,
            Category,
            Priority,
            IsHighVoltage,
            PromisedAtUtc,
            BillToContactId
        );
}
