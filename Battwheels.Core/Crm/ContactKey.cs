using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

public enum ContactKeyKind
{
    Gstin,

    /// <summary>Mobile number, +91 and ten digits.</summary>
    Phone,
    Email,
    Pan,

    /// <summary>One word of the name.</summary>
    Word,

    /// <summary>Sound of one word of the name and the first three digits of the PIN code.</summary>
    Sound,
}

/// <summary>One key a contact is found and compared by.</summary>
[NotAudited("derived from the contact, whose change is on record")]
public sealed class ContactKey : TenantEntity, ICustomerOwned, IStaysOnMerge
{
    public required ContactKeyKind Kind { get; init; }

    [SearchKey]
    public required string Key { get; init; }

    public required long ContactId { get; init; }

    /// <summary>The keys of a contact as it stands; an archived one has none.</summary>
    public static IReadOnlySet<(ContactKeyKind Kind, string Key)> Of(Contact contact)
    {
        HashSet<(ContactKeyKind, string)> keys = [];
        if (contact.IsArchived)
            return keys;
        Add(ContactKeyKind.Gstin, contact.Gstin);
        Add(ContactKeyKind.Phone, contact.PhoneKey);
        Add(ContactKeyKind.Email, Emails.Key(contact.Email));
        Add(ContactKeyKind.Pan, contact.Pan);
        foreach (var word in Names.Words(contact.Name))
        {
            Add(ContactKeyKind.Word, word);
            if (contact.PinCode.Length >= 3 && NameSound.Of(word) is { Length: > 0 } sound)
                Add(ContactKeyKind.Sound, $"{sound} {contact.PinCode[..3]}");
        }

        return keys;

        void Add(ContactKeyKind kind, string? key)
        {
            if (!string.IsNullOrEmpty(key))
                keys.Add((kind, key.Length <= 100 ? key : key[..100]));
        }
    }
}

/// <summary>
/// One row per telling key (GSTIN, phone, email) ever saved. Two people who save the same customer at once meet here:
/// the second waits for the first and then sees the duplicate.
/// </summary>
[NotAudited("a lock; the contact is on record")]
public sealed class ContactClaim : TenantEntity
{
    public required ContactKeyKind Kind { get; init; }

    [SearchKey]
    public required string Key { get; init; }

    /// <summary>How often the key was saved.</summary>
    public int Saves { get; private set; } = 1;
}
