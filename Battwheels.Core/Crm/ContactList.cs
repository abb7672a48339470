using System.Linq.Expressions;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

public enum ContactRole
{
    Customer,
    Vendor,
}

/// <param name="Text">
/// Beginning of a word of the name, of a phone number, of a GSTIN or of the plate of a vehicle of theirs; empty for all.
/// </param>
/// <param name="Role">Null for both.</param>
/// <param name="Archived">Shows the archived ones instead of the live ones; the text then is not looked at. Merged ones are in neither.</param>
/// <param name="Sort"><c>name</c> or <c>added</c>; else by name.</param>
public sealed record ContactFilter(
    string? Text = null,
    ContactRole? Role = null,
    bool Archived = false,
    Sort? Sort = null
);

/// <summary>One line of the list.</summary>
public sealed record ContactRow(
    long Id,
    ContactKind Kind,
    string Name,
    string? Phone,
    string City,
    string? Gstin,
    bool IsCustomer,
    bool IsVendor,
    bool IsArchived,
    DateTime CreatedAtUtc
);

/// <summary>Everything about one contact.</summary>
/// <param name="MergedIntoId"><see cref="Contact.MergedIntoId"/>.</param>
public sealed record ContactView(
    long Id,
    int Version,
    ContactKind Kind,
    string Name,
    string? Phone,
    string? Email,
    GstTreatment GstTreatment,
    string? Gstin,
    string? Pan,
    string AddressLine1,
    string? AddressLine2,
    string City,
    string PinCode,
    string StateCode,
    bool IsCustomer,
    bool IsVendor,
    decimal CreditLimit,
    string? Notes,
    string? DuplicateReason,
    bool IsArchived,
    DateTime CreatedAtUtc,
    string SortName,
    long? MergedIntoId
)
{
    internal static readonly Expression<Func<Contact, ContactView>> Of = c => new ContactView(
        c.Id,
        c.Version,
        c.Kind,
        c.Name,
        c.Phone,
        c.Email,
        c.GstTreatment,
        c.Gstin,
        c.Pan,
        c.AddressLine1,
        c.AddressLine2,
        c.City,
        c.PinCode,
        c.StateCode,
        c.IsCustomer,
        c.IsVendor,
        c.CreditLimit,
        c.Notes,
        c.DuplicateReason,
        c.IsArchived,
        c.CreatedAtUtc,
        c.SortName,
        c.MergedIntoId
    );
}

/// <summary>The list of contacts: every search is a range of an index, never a scan.</summary>
internal static class ContactList
{
    private const int ExportPage = 1_000;

    /// <summary>Below so many hits the ids are fetched first; above, the hits are dense enough to be met in name order.</summary>
    private const int FewHits = 1_000;

    /// <summary>Vehicles looked at when what was typed may be a plate.</summary>
    private const int Plates = 50;

    private static readonly IReadOnlyList<SortKey<Contact>> Sorts =
    [
        SortKey<Contact>.OfText("name", c => c.SortName),
        SortKey<Contact>.Of("added", c => c.Id),
    ];

    private static readonly Expression<Func<Contact, ContactRow>> Row = c => new ContactRow(
        c.Id,
        c.Kind,
        c.Name,
        c.Phone,
        c.City,
        c.Gstin,
        c.IsCustomer,
        c.IsVendor,
        c.IsArchived,
        c.CreatedAtUtc
    );

    private static readonly Expression<Func<Contact, NamedRow>> Named = c => new NamedRow(
        c.SortName,
        new ContactRow(
            c.Id,
            c.Kind,
            c.Name,
            c.Phone,
            c.City,
            c.Gstin,
            c.IsCustomer,
            c.IsVendor,
            c.IsArchived,
            c.CreatedAtUtc
        )
    );

    public static async Task<Page<ContactRow>> PageAsync(
        IReadUnit unit,
        ContactFilter filter,
        Cursor? after,
        int size,
        CancellationToken ct
    )
    {
        var found = await FilteredAsync(unit, filter, ct);
        if (Sorts.Find(filter.Sort) is { } key)
            return await found.SortedPageAsync(
                key,
                filter.Sort!.Value.Down,
                after,
                size,
                some => some.Select(Row),
                r => r.Id,
                ct
            );
        var rows = await From(found, after).Take(size + 1).Select(Named).ToListAsync(ct);
        var page = Lists.Cut(rows, size, r => new Cursor(r.SortName, r.Row.Id));
        return new Page<ContactRow>([.. page.Rows.Select(r => r.Row)], page.Next);
    }

    public static Task<IReadOnlyList<int?>> CountsAsync(
        IReadUnit unit,
        IReadOnlyList<ContactFilter> filters,
        CancellationToken ct
    ) =>
        ManyCounts.OfFiltersAsync(
            unit.Set<Branch>(),
            filters,
            async filter => filter.Text is null ? await FilteredAsync(unit, filter, ct) : null,
            ct
        );

    public static async Task<int> CountAsync(IReadUnit unit, ContactFilter filter, CancellationToken ct) =>
        await (await FilteredAsync(unit, filter, ct)).Take(ManyCounts.Counted).CountAsync(ct);

    public static async Task<Page<ContactView>> ExportAsync(
        IReadUnit unit,
        ContactFilter filter,
        Cursor? after,
        CancellationToken ct
    )
    {
        var rows = await From(await FilteredAsync(unit, filter, ct), after)
            .Take(ExportPage + 1)
            .Select(ContactView.Of)
            .ToListAsync(ct);
        return Lists.Cut(rows, ExportPage, r => new Cursor(r.SortName, r.Id));
    }

    private static IQueryable<Contact> From(IQueryable<Contact> contacts, Cursor? after) =>
        contacts.WhereAfter(c => c.SortName, after).OrderBy(c => c.SortName).ThenBy(c => c.Id);

    private static async Task<IQueryable<Contact>> FilteredAsync(
        IReadUnit unit,
        ContactFilter filter,
        CancellationToken ct
    )
    {
        // Who was merged into another is found under that other's name.
        var contacts = unit.Set<Contact>().Where(c => c.IsArchived == filter.Archived && c.MergedIntoId == null);
        if (filter.Role is ContactRole.Customer)
            contacts = contacts.Where(c => c.IsCustomer);
        if (filter.Role is ContactRole.Vendor)
            contacts = contacts.Where(c => c.IsVendor);
        if (filter.Archived || ContactSearch.Of(unit, filter.Text) is not { } hits)
            return contacts;

        List<long> ids = await hits.Select(k => k.ContactId).Take(FewHits + 1).ToListAsync(ct);
        if (ids.Count > FewHits)
            return contacts.Where(c => hits.Any(k => k.ContactId == c.Id));
        ids.AddRange(await ByPlateAsync(unit, filter.Text!, ct));
        // No contact has the id 0; an empty list would leave a query without its organization.
        long[] few = ids.Count == 0 ? [0] : [.. ids.Distinct()];
        return contacts.Where(c => few.Contains(c.Id));
    }

    /// <summary>Owners of the vehicles whose plate begins or ends so, for whoever may see vehicles.</summary>
    private static async Task<IReadOnlyList<long>> ByPlateAsync(IReadUnit unit, string text, CancellationToken ct)
    {
        if (!text.Any(char.IsAsciiDigit) || !unit.May(VehiclePermissions.Read))
            return [];
        var vehicles = await VehicleList.FindAsync(unit, text, Plates, ct);
        return vehicles.Count == 0
            ? []
            : await unit.Set<Vehicle>()
                .Where(v => vehicles.Contains(v.Id))
                .Select(v => v.ContactId)
                .Take(Plates)
                .ToListAsync(ct);
    }

    private sealed record NamedRow(string SortName, ContactRow Row);
}
