using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Audit;
using Battwheels.Web.Common;

namespace Battwheels.Web.Crm.Merging;

/// <summary>What merging is called on screens.</summary>
internal static class MergeWords
{
    public static string Of(MergeField field) =>
        field switch
        {
            MergeField.Name => T("Name"),
            MergeField.Phone => T("Phone"),
            MergeField.Email => T("Email"),
            MergeField.Tax => T("GST and PAN"),
            MergeField.Address => T("Address"),
            MergeField.CreditLimit => T("Credit limit"),
            MergeField.Notes => T("Notes"),
            MergeField.Roles => T("Customer or supplier"),
        };

    /// <summary>What a contact says in a field; a dash where it says nothing.</summary>
    public static string Value(ContactView contact, MergeField field)
    {
        var text = field switch
        {
            MergeField.Name => contact.Kind is ContactKind.Business ? T($"{contact.Name} (business)") : contact.Name,
            MergeField.Phone => Phones.Display(contact.Phone),
            MergeField.Email => contact.Email,
            MergeField.Tax => string.Join(" · ", Tax(contact)),
            MergeField.Address => CrmWords.Address(contact),
            MergeField.CreditLimit => contact.CreditLimit == 0m ? null : Show.Rupees(contact.CreditLimit),
            MergeField.Notes => contact.Notes,
            MergeField.Roles => CrmWords.RolesOf(contact.IsCustomer, contact.IsVendor),
        };
        return string.IsNullOrEmpty(text) ? "-" : text;
    }

    /// <summary>Rows of one kind, by what they are to people; a kind without words says its own name.</summary>
    public static string Rows(string entity, string property, int count) =>
        entity switch
        {
            "Vehicle" => T($"{count} vehicles"),
            "ServiceTicket" when property is "BillToContactId" => T($"{count} visits billed to them"),
            "ServiceTicket" => T($"{count} visits"),
            "Estimate" => T($"{count} estimates"),
            "InvoiceBalance" => T($"{count} invoice balances"),
            "AdvanceBalance" => T($"{count} advances"),
            "SlaPolicy" => T($"{count} promises of their own"),
            "Contact" => T($"{count} contacts merged before"),
            "Invoice" => T($"{count} invoices"),
            "Receipt" => T($"{count} receipts"),
            "EstimateVersion" => T($"{count} sent estimates"),
            "EstimateDecision" => T($"{count} answers to estimates"),
            "VehicleOwnership" => T($"{count} entries of ownership"),
            "JournalLine" => T($"{count} lines of the books"),
            "GoodsReceipt" => T($"{count} goods receipts"),
            "DocumentLink" or "EstimateLink" => T($"{count} links handed out"),
            _ => $"{Show.Number(count)} {entity}",
        };

    /// <summary>Keys and marks are no business of people.</summary>
    public static IEnumerable<RecordReferences> Shown(IEnumerable<RecordReferences> all, bool stays) =>
        all.Where(r =>
            r.Stays == stays
            && r.Entity
                is not (nameof(ContactKey) or nameof(ContactMerge) or nameof(DuplicatePair) or nameof(DuplicateCheck))
        );

    public static string Of(PairState state) =>
        state switch
        {
            PairState.Open => T("To look at"),
            PairState.Later => T("Later"),
            PairState.Different => T("Different"),
            PairState.Merged => T("Merged"),
            PairState.Gone => T("Alike no more"),
        };

    /// <summary>What a pair has in common.</summary>
    public static string Why(PairRow pair) =>
        string.Join(
            " · ",
            new[]
            {
                pair.SameGstin ? T("same GSTIN") : null,
                pair.SamePhone ? T("same phone number") : null,
                pair.SameEmail ? T("same email address") : null,
                pair.SamePin ? T("same PIN code") : null,
                T($"names {pair.NamePercent} % alike"),
            }.OfType<string>()
        );

    public static string Of(MergedRowState state) =>
        state switch
        {
            MergedRowState.Moved => T("Moved"),
            MergedRowState.Returned => T("Returned"),
            MergedRowState.Edited => T("Returned, changed since the merge"),
            MergedRowState.Stays => T("Stays: belongs to somebody else by now"),
        };

    private static IEnumerable<string> Tax(ContactView contact)
    {
        yield return CrmWords.Of(contact.GstTreatment);
        if (contact.Gstin is { } gstin)
            yield return gstin;
        if (contact.Pan is { } pan)
            yield return $"PAN {pan}";
    }
}
