namespace Battwheels.Core.Crm.Merging;

/// <summary>What of a contact is chosen together when two become one.</summary>
public enum MergeField
{
    /// <summary>With the kind: person or business.</summary>
    Name,
    Phone,
    Email,

    /// <summary>Registration, GSTIN and PAN, which say one thing together.</summary>
    Tax,

    /// <summary>Lines, city, PIN code and state.</summary>
    Address,
    CreditLimit,
    Notes,

    /// <summary>Customer, supplier; never chosen: whoever is one of them stays it.</summary>
    Roles,
}

/// <summary>The survivor of a merge, field by field.</summary>
public static class MergeFields
{
    public static readonly IReadOnlyList<MergeField> All = Enum.GetValues<MergeField>();

    /// <summary>Those a person chooses.</summary>
    public static readonly IReadOnlyList<MergeField> Choosable = [.. All.Where(f => f is not MergeField.Roles)];

    /// <summary>What a contact on record says, as it would be typed.</summary>
    public static ContactInput Of(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return new(
            contact.Kind,
            contact.Name,
            contact.Phone,
            contact.Email,
            contact.GstTreatment,
            contact.Gstin,
            contact.Pan,
            contact.AddressLine1,
            contact.AddressLine2,
            contact.City,
            contact.PinCode,
            contact.StateCode,
            contact.IsCustomer,
            contact.IsVendor,
            contact.CreditLimit,
            contact.Notes
        );
    }

    /// <summary>The survivor with what was chosen from the loser; customer or supplier is whoever one of them was.</summary>
    public static ContactInput Compose(ContactInput survivor, ContactInput loser, IEnumerable<MergeField> fromLoser)
    {
        ArgumentNullException.ThrowIfNull(survivor);
        ArgumentNullException.ThrowIfNull(loser);
        return fromLoser
            .Where(f => f is not MergeField.Roles)
            .Aggregate(survivor, (into, field) => Take(into, loser, field)) with
        {
            IsCustomer = survivor.IsCustomer || loser.IsCustomer,
            IsVendor = survivor.IsVendor || loser.IsVendor,
        };
    }

    /// <summary>What a person would choose first: the loser's where the survivor says nothing.</summary>
    public static IReadOnlyList<MergeField> Suggested(ContactInput survivor, ContactInput loser) =>
        [.. Choosable.Where(f => IsEmpty(survivor, f) && !IsEmpty(loser, f))];

    /// <summary>Do both say the same in this field?</summary>
    public static bool IsSame(ContactInput one, ContactInput other, MergeField field) => Take(one, other, field) == one;

    /// <summary>Takes one field of another contact over.</summary>
    public static ContactInput Take(ContactInput into, ContactInput from, MergeField field)
    {
        ArgumentNullException.ThrowIfNull(into);
        ArgumentNullException.ThrowIfNull(from);
        return field switch
        {
            MergeField.Name => into with { Kind = from.Kind, Name = from.Name },
            MergeField.Phone => into with { Phone = from.Phone },
            MergeField.Email => into with { Email = from.Email },
            MergeField.Tax => into with { GstTreatment = from.GstTreatment, Gstin = from.Gstin, Pan = from.Pan },
            MergeField.Address => into with
            {
                AddressLine1 = from.AddressLine1,
                AddressLine2 = from.AddressLine2,
                City = from.City,
                PinCode = from.PinCode,
                StateCode = from.StateCode,
            },
            MergeField.CreditLimit => into with { CreditLimit = from.CreditLimit },
            MergeField.Notes => into with { Notes = from.Notes },
            MergeField.Roles => into with { IsCustomer = from.IsCustomer, IsVendor = from.IsVendor },
        };
    }

    private static bool IsEmpty(ContactInput input, MergeField field) =>
        field switch
        {
            MergeField.Name or MergeField.Roles => false,
            MergeField.Phone => input.Phone is null,
            MergeField.Email => input.Email is null,
            MergeField.Tax => input.Gstin is null && input.Pan is null,
            MergeField.Address => (input.AddressLine1 + input.City + input.PinCode).Length == 0,
            MergeField.CreditLimit => input.CreditLimit == 0m,
            MergeField.Notes => input.Notes is null,
        };
}
