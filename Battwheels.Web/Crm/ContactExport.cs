using System.Runtime.CompilerServices;
using System.Web;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Web.Common;

namespace Battwheels.Web.Crm;

/// <summary>The list of contacts as a file: the same filters, and a line in the audit log.</summary>
public static class ContactExport
{
    public static void MapContactExport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/contacts/export", ExportAsync, ContactPermissions.Export);

    /// <summary>The list's filter as it stands in the address; what is not understood filters nothing.</summary>
    internal static ContactFilter Filter(string? text, string? role, string? archived, string? sort = null) =>
        new(
            string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
            Enum.TryParse<ContactRole>(role, out var parsed) && Enum.IsDefined(parsed) ? parsed : null,
            archived == "true",
            Sort.Read(sort)
        );

    /// <param name="query">Of a saved view, without question mark.</param>
    internal static ContactFilter Filter(string query)
    {
        var value = HttpUtility.ParseQueryString(query);
        return Filter(value["q"], value["role"], value["archived"]);
    }

    private static async Task<IResult> ExportAsync(
        string? q,
        string? role,
        string? archived,
        ContactService contacts,
        TableFile file,
        CancellationToken ct
    )
    {
        var filter = Filter(q, role, archived);
        var begun = await contacts.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(begun, "contacts", Heads, RowsAsync(contacts, filter, ct));
    }

    private static readonly string[] Heads =
    [
        "Name",
        "Kind",
        "Phone",
        "Email",
        "GST",
        "GSTIN",
        "PAN",
        "Address",
        "Second line",
        "City",
        "PIN code",
        "State",
        "Customer",
        "Supplier",
        "Credit limit",
        "Notes",
    ];

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        ContactService contacts,
        ContactFilter filter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var contact in Pages.AllAsync(after => contacts.ExportAsync(filter, after, ct)))
            yield return Cells(contact);
    }

    private static object?[] Cells(ContactView c) =>
        [
            c.Name,
            c.Kind,
            Phones.Display(c.Phone),
            c.Email,
            CrmWords.Of(c.GstTreatment),
            c.Gstin,
            c.Pan,
            c.AddressLine1,
            c.AddressLine2,
            c.City,
            c.PinCode,
            c.StateCode.Length > 0 ? GstStates.NameOf(c.StateCode) : null,
            c.IsCustomer ? "yes" : "no",
            c.IsVendor ? "yes" : "no",
            c.CreditLimit,
            c.Notes,
        ];
}
