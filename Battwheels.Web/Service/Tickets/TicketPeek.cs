using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Common;
using Battwheels.Web.Crm;
using Battwheels.Web.Service.Sla;
using Battwheels.Web.Shell.Lists;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Service.Tickets;

/// <summary>A visit beside the list.</summary>
internal static class TicketPeek
{
    /// <param name="row">The line it is looked at from.</param>
    public static GridPeek Of(TicketView ticket, TicketRow? row, DateTime nowUtc) =>
        new(row?.Number ?? T("Ticket"), $"tickets/{ticket.Id}")
        {
            Mark = TicketMarks.Of(ticket.State),
            Sub = ticket.Title,
            Text = ticket.Description == ticket.Title ? null : ticket.Description,
            Facts =
            [
                new("Vehicle", $"{Plate.Text(ticket.Vehicle.Registration)} · {ticket.Vehicle.Text}"),
                new("Customer", ticket.Customer.Name),
                new("Phone", Phones.Display(ticket.Customer.Phone), Call(ticket.Customer)),
                new("Promised", ticket.PromisedAtUtc is { } told ? TicketWords.Promised(told, nowUtc) : null),
                .. row?.Sla is { } mark
                    ? [new SideFacts.Fact("SLA", SlaMarks.Hint(mark))]
                    : Array.Empty<SideFacts.Fact>(),
                new("Technician", ticket.Technician ?? T("Nobody")),
                new("Odometer", TicketWords.Kilometres(ticket.OdometerInKm)),
            ],
            Amounts = Amounts(ticket.Money),
            Latest = [.. TicketTimeline.Of(ticket.Latest.Take(GridPeek.MostEvents))],
        };

    private static string? Call(TicketCustomer customer) =>
        customer is { IsPhoneMasked: false, Phone: { } phone }
            ? $"tel:{phone.Replace(" ", "", StringComparison.Ordinal)}"
            : null;

    private static IReadOnlyList<SideFacts.Fact> Amounts(TicketMoney? money) =>
        [
            .. new (Phrase Label, decimal? Amount)[]
            {
                ("Estimate", money?.Estimate is > 0m ? money.Estimate : null),
                ("Invoiced", money?.Invoiced),
                ("Outstanding", money?.Outstanding),
            }
                .Where(a => a.Amount is not null)
                .Select(a => new SideFacts.Fact(a.Label, Show.Amount(a.Amount!.Value))),
        ];
}

/// <summary>The last visits of a vehicle.</summary>
internal sealed class VehicleVisitsPeek(TicketService tickets) : IPeekPart
{
    public string Kind => "vehicle";
    public string Permission => TicketPermissions.Read;

    public Task<PeekMore> ReadAsync(long id, CancellationToken ct) =>
        VisitsPeek.ReadAsync(tickets, new TicketFilter(Set: TicketSet.All, VehicleId: id), ct);
}

/// <summary>The last visits of a customer.</summary>
internal sealed class ContactVisitsPeek(TicketService tickets) : IPeekPart
{
    public string Kind => "contact";
    public string Permission => TicketPermissions.Read;

    public Task<PeekMore> ReadAsync(long id, CancellationToken ct) =>
        VisitsPeek.ReadAsync(tickets, new TicketFilter(Set: TicketSet.All, ContactId: id), ct);
}

internal static class VisitsPeek
{
    public static async Task<PeekMore> ReadAsync(TicketService tickets, TicketFilter filter, CancellationToken ct)
    {
        var visits = await tickets.ListAsync(filter, null, ct);
        return new PeekMore(
            [],
            [
                .. visits
                    .Rows.Take(GridPeek.MostEvents)
                    .Select(t => new Timeline.Event(
                        t.CreatedAtUtc,
                        $"{t.Number}: {t.Title}",
                        TicketMarks.Words(t.State),
                        "wrench"
                    )),
            ]
        );
    }
}
