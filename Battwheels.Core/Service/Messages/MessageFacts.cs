using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>Whom a message goes to, and what fills its holes.</summary>
internal sealed record MessageFacts(
    long ContactId,
    long? TicketId,
    long BranchId,
    string? Mobile,
    string? Email,
    string Language,
    Dictionary<string, string> Values
)
{
    public Estimate? Estimate { get; init; }

    public long? InvoiceId { get; init; }

    /// <summary>The person of the customer's account it goes to; null: the customer.</summary>
    public long? FleetPersonId { get; init; }

    /// <summary>End of the address the message leads to, where it is made already.</summary>
    public string? LinkEnd { get; init; }

    /// <summary>Kept sealed with the link.</summary>
    public string? Code { get; init; }

    public string? AddressFor(MessageChannel channel) => channel is MessageChannel.Email ? Email : Mobile;
}

/// <summary>Reads them for a visit, an estimate or an invoice.</summary>
internal static class MessageFactsReader
{
    public static async Task<MessageFacts?> OfTicketAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        var found = await (
            from ticket in unit.Set<ServiceTicket>()
            where ticket.Id == ticketId
            join vehicle in unit.Set<Vehicle>() on ticket.VehicleId equals vehicle.Id
            select new
            {
                Ticket = ticket,
                vehicle.Registration,
                vehicle.Make,
                vehicle.Model,
                Technician = unit.Set<Membership>()
                    .Where(m => m.Id == ticket.PrimaryTechnicianId)
                    .Select(m => m.DisplayName)
                    .FirstOrDefault(),
            }
        ).SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var facts = await OfContactAsync(unit, found.Ticket.ContactId, found.Ticket.Id, found.Ticket.BranchId, ct);
        var values = facts.Values;
        values[TemplateText.Ticket] = found.Ticket.Number;
        values[TemplateText.Vehicle] = found.Registration is { } registration
            ? Registrations.Display(registration)
            : VehicleNames.Of(found.Make, found.Model);
        values[TemplateText.Technician] = found.Technician ?? "";
        values[TemplateText.Promised] = found.Ticket.PromisedAtUtc is { } promised ? Local(unit, promised) : "";
        return facts;
    }

    public static async Task<MessageFacts?> OfEstimateAsync(IReadUnit unit, long estimateId, CancellationToken ct)
    {
        if (
            await unit.Set<Estimate>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == estimateId, ct) is not { } found
        )
            return null;
        if (await OfTicketAsync(unit, found.TicketId, ct) is not { } facts)
            return null;
        facts.Values[TemplateText.Amount] = IndianText.Rupees(found.Total);
        return facts with { Estimate = found };
    }

    public static async Task<MessageFacts?> OfInvoiceAsync(IReadUnit unit, long invoiceId, CancellationToken ct)
    {
        var invoice = await unit.Set<Invoice>()
            .Where(i => i.Id == invoiceId)
            .Select(i => new
            {
                i.Number,
                i.Total,
                i.TicketId,
                i.ContactId,
                i.BranchId,
                i.VehicleText,
            })
            .SingleOrDefaultAsync(ct);
        if (invoice is null)
            return null;
        // The bill goes to whom it names, who need not be the owner of the visit.
        var visit = invoice.TicketId is { } ticket ? await OfTicketAsync(unit, ticket, ct) : null;
        var facts =
            visit is not null && visit.ContactId == invoice.ContactId
                ? visit
                : await OfContactAsync(unit, invoice.ContactId, invoice.TicketId, invoice.BranchId, ct);
        facts.Values.TryAdd(TemplateText.Vehicle, invoice.VehicleText ?? "");
        facts.Values[TemplateText.Invoice] = invoice.Number;
        facts.Values[TemplateText.Amount] = IndianText.Rupees(invoice.Total);
        return facts with { InvoiceId = invoiceId };
    }

    /// <summary>Of a customer alone, by the default branch.</summary>
    public static async Task<MessageFacts> OfCustomerAsync(IReadUnit unit, long contactId, CancellationToken ct)
    {
        var branch = await unit.Set<Branch>()
            .Where(b => b.IsDefault)
            .OrderBy(b => b.Id)
            .Select(b => b.Id)
            .FirstAsync(ct);
        return await OfContactAsync(unit, contactId, null, branch, ct);
    }

    private static async Task<MessageFacts> OfContactAsync(
        IReadUnit unit,
        long contactId,
        long? ticketId,
        long branchId,
        CancellationToken ct
    )
    {
        var contact = await unit.Set<Contact>()
            .Where(c => c.Id == contactId)
            .Select(c => new
            {
                c.Name,
                c.PhoneKey,
                c.Email,
                Language = unit.Set<MessageLanguageChoice>()
                    .Where(l => l.ContactId == c.Id)
                    .Select(l => l.Language)
                    .FirstOrDefault(),
            })
            .SingleAsync(ct);
        var profile = await unit.Set<OrganizationProfile>().Select(p => new { p.TradeName, p.Phone }).SingleAsync(ct);
        var language =
            contact.Language
            ?? await unit.Set<MessageSettings>().Select(s => s.Language).SingleOrDefaultAsync(ct)
            ?? MessageLanguages.English;
        Dictionary<string, string> values = new()
        {
            [TemplateText.Customer] = contact.Name,
            [TemplateText.Workshop] = profile.TradeName,
            [TemplateText.Phone] = Phones.Display(profile.Phone) ?? "",
        };
        return new MessageFacts(contactId, ticketId, branchId, contact.PhoneKey, contact.Email, language, values);
    }

    private static string Local(IReadUnit unit, DateTime utc) =>
        TimeZoneInfo
            .ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(unit.Organization.TimeZoneId))
            .ToString("dd MMM yyyy, h:mm tt", CultureInfo.InvariantCulture);
}
