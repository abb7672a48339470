using Battwheels.Core.Billing;
using Battwheels.Core.Platform.Search;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Billing;
using Battwheels.Web.Service.Estimates;
using Battwheels.Web.Service.Tickets;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Shell.Search;

/// <param name="Heading">Above its hits.</param>
/// <param name="One">On this ...</param>
/// <param name="Icon">A name of <see cref="Svg"/>.</param>
internal sealed record KindWords(SearchKind Kind, string Heading, string One, string Icon);

/// <summary>How kinds of record are called, drawn and addressed.</summary>
internal static class SearchWords
{
    public static IReadOnlyList<KindWords> All { get; } = [.. Enum.GetValues<SearchKind>().Select(Of)];

    /// <summary>In addresses and in the browser.</summary>
    public static string Key(SearchKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Addresses of such records' pages begin so; the id follows.</summary>
    public static string Prefix(SearchKind kind) =>
        kind switch
        {
            SearchKind.Vehicle => "vehicles/",
            SearchKind.Contact => "contacts/",
            SearchKind.Ticket => "tickets/",
            SearchKind.Battery => "batteries/",
            SearchKind.Estimate => "estimate?estimate=",
            SearchKind.Invoice => "invoices/",
            SearchKind.Payment => "payments/",
            SearchKind.Claim => "claims/",
            SearchKind.Contract => "amc/",
            SearchKind.Item => "items/",
            SearchKind.Receipt => "receipts/",
            SearchKind.Journal => "journals/",
            SearchKind.Account => "ledger?account=",
            SearchKind.Member => "members/",
        };

    /// <summary>Of the record's page, relative to the organization's address.</summary>
    public static string Address(SearchKind kind, SearchHit hit) =>
        (hit.Parent is { } ticket ? $"{Prefix(SearchKind.Ticket)}{ticket}/" : "") + Prefix(kind) + hit.Id;

    public static (Tone Tone, string Words)? Mark(Enum? state) =>
        state switch
        {
            TicketState ticket => (TicketMarks.ToneOf(ticket), TicketMarks.Words(ticket)),
            EstimateState estimate => (EstimateMarks.ToneOf(estimate), Status.Words(estimate)),
            InvoiceStanding invoice => (BillingWords.ToneOf(invoice), Status.Words(invoice)),
            _ => null,
        };

    private static KindWords Of(SearchKind kind) =>
        kind switch
        {
            SearchKind.Vehicle => new(kind, T("Vehicles"), "vehicle", "car"),
            SearchKind.Contact => new(kind, T("Customers and vendors"), "contact", "people"),
            SearchKind.Ticket => new(kind, T("Tickets"), "ticket", "wrench"),
            SearchKind.Battery => new(kind, T("Batteries"), "battery", "bolt"),
            SearchKind.Estimate => new(kind, T("Estimates"), "estimate", "doc"),
            SearchKind.Invoice => new(kind, T("Invoices"), "invoice", "rupee"),
            SearchKind.Payment => new(kind, T("Payments"), "payment", "rupee"),
            SearchKind.Claim => new(kind, T("Warranty claims"), "claim", "badge"),
            SearchKind.Contract => new(kind, T("AMC contracts"), "service contract", "badge"),
            SearchKind.Item => new(kind, T("Items"), "item", "box"),
            SearchKind.Receipt => new(kind, T("Goods receipts"), "goods receipt", "box"),
            SearchKind.Journal => new(kind, T("Journals"), "journal", "book"),
            SearchKind.Account => new(kind, T("Accounts"), "account", "book"),
            SearchKind.Member => new(kind, T("Members"), "member", "badge"),
        };
}
