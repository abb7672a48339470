using Battwheels.Core.Common;
using Battwheels.Core.Platform.Search;

namespace Battwheels.Web.Shell.Search;

/// <summary>Something to do on a page of its own.</summary>
/// <param name="Template">The page, as in its @page line without the first slash; its permission is the action's.</param>
/// <param name="Href">Its address; <c>{id}</c> is the record's.</param>
/// <param name="Label"><c>{name}</c> is the record's.</param>
/// <param name="On">The kind of record it is for; null where it stands alone.</param>
public sealed record PageAction(
    string Template,
    string Href,
    Phrase Label,
    string Icon,
    SearchKind? On = null,
    Phrase? Note = null
)
{
    public string Permission { get; } = HeldPermissions.OfPage(Template);
}

/// <summary>What + New offers and the palette finds. A page that makes something adds its line here.</summary>
public static class PageActions
{
    public static readonly IReadOnlyList<PageAction> Creates =
    [
        New("tickets/new", "New ticket", "wrench", "A vehicle has come"),
        New("appointments/new", "New appointment", "calendar", "A vehicle will come"),
        New("contacts/new", "New contact", "people", "Customer or vendor"),
        New("vehicles/new", "New vehicle", "car"),
        New("payments/new", "Receive a payment", "rupee"),
        New("items/new", "New item", "box", "Part or service"),
        New("receipts/new", "Receive goods", "box", "From a vendor"),
        New("journals/new", "New journal", "book"),
        New("accounts/new", "New account", "book"),
        New("warehouses/new", "New store", "building"),
        New("members/invite", "Invite somebody", "badge"),
        New("import", "Import a file", "upload", "Contacts, items, opening stock"),
    ];

    public static readonly IReadOnlyList<PageAction> OnRecords =
    [
        On(SearchKind.Vehicle, "tickets/new", "tickets/new?vehicle={id}", "New ticket for {name}", "plus"),
        On(
            SearchKind.Vehicle,
            "appointments/new",
            "appointments/new?vehicle={id}",
            "New appointment for {name}",
            "calendar"
        ),
        On(SearchKind.Vehicle, "estimates", "estimates?vehicle={id}", "Estimates of {name}", "doc"),
        On(SearchKind.Vehicle, "vehicles/{Id:long}/owner", "vehicles/{id}/owner", "Change owner of {name}", "people"),
        On(SearchKind.Vehicle, "vehicles/{Id:long}/edit", "vehicles/{id}/edit", "Edit {name}", "edit"),
        On(SearchKind.Contact, "tickets/new", "tickets/new?contact={id}", "New ticket for {name}", "plus"),
        On(SearchKind.Contact, "vehicles/new", "vehicles/new?contact={id}", "New vehicle of {name}", "car"),
        On(SearchKind.Contact, "payments/new", "payments/new?contact={id}", "Receive a payment of {name}", "rupee"),
        On(SearchKind.Contact, "contacts/{Id:long}/edit", "contacts/{id}/edit", "Edit {name}", "edit"),
        On(SearchKind.Ticket, "tickets/{Id:long}/estimate", "tickets/{id}/estimate", "Estimate of {name}", "doc"),
        On(SearchKind.Ticket, "tickets/{Id:long}/job", "tickets/{id}/job", "Job card of {name}", "wrench"),
        On(SearchKind.Ticket, "tickets/{Id:long}/history", "tickets/{id}/history", "History of {name}", "clock"),
        On(SearchKind.Ticket, "tickets/{Id:long}/edit", "tickets/{id}/edit", "Edit {name}", "edit"),
        On(SearchKind.Ticket, "tickets/new", "tickets/new?parent={id}", "Follow-up visit to {name}", "plus"),
        On(SearchKind.Invoice, "payments/new", "payments/new?invoice={id}", "Receive a payment for {name}", "rupee"),
        On(SearchKind.Item, "receipts/new", "receipts/new?item={id}", "Receive {name}", "plus"),
        On(SearchKind.Item, "items/{Id:long}/edit", "items/{id}/edit", "Edit {name}", "edit"),
    ];

    private static PageAction New(string page, Phrase label, string icon, Phrase? note = null) =>
        new(page, page, label, icon, null, note);

    private static PageAction On(SearchKind kind, string template, string href, string label, string icon) =>
        new(template, href, label, icon, kind);
}
