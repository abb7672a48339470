using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <summary>Contacts made and changed inside the caller's transaction.</summary>
public static class Contacts
{
    /// <summary>Adds a contact with its search keys.</summary>
    /// <returns>
    /// The contact; or a refusal of its data, or DUPLICATE_CONTACT when someone on record scores 90 points and no
    /// reason is given. A credit limit needs contacts:credit.
    /// </returns>
    public static async Task<Result<Contact>> CreateAsync(IUnitOfWork unit, ContactInput input, CancellationToken ct)
    {
        if (ContactRules.Refusal(input) is { } refusal)
            return refusal;
        if (input.CreditLimit != 0m)
            unit.Demand(ContactPermissions.Credit);

        Contact contact = new()
        {
            Kind = input.Kind,
            Name = input.Name,
            CreatedAtUtc = unit.Now,
        };
        ContactRules.Apply(contact, input);
        var keys = ContactKey.Of(contact);
        if (await DuplicateAsync(unit, input, keys, null, ct) is { } duplicate)
            return duplicate;

        unit.Add(contact);
        foreach (var (kind, key) in keys)
            unit.Add(KeyOf(kind, key, contact.Id));
        return contact;
    }

    /// <summary>Changes a contact and its keys.</summary>
    internal static async Task<Error?> ChangeAsync(
        IUnitOfWork unit,
        Contact contact,
        ContactInput input,
        CancellationToken ct
    )
    {
        if (ContactRules.Refusal(input) is { } refusal)
            return refusal;
        if (input.CreditLimit != contact.CreditLimit)
            unit.Demand(ContactPermissions.Credit);

        var before = ContactKey.Of(contact);
        ContactRules.Apply(contact, input);
        var now = ContactKey.Of(contact);
        // A change of the address alone does not ask again about a duplicate that was accepted before.
        if (await DuplicateAsync(unit, input, now.Except(before).ToHashSet(), contact.Id, ct) is { } duplicate)
            return duplicate;
        await RewriteKeysAsync(unit, contact, ct);
        return null;
    }

    /// <summary>Makes the stored keys those of the contact as it stands now.</summary>
    internal static async Task RewriteKeysAsync(IUnitOfWork unit, Contact contact, CancellationToken ct)
    {
        var wanted = ContactKey.Of(contact).ToHashSet();
        var stored = await unit.Set<ContactKey>().Where(k => k.ContactId == contact.Id).ToListAsync(ct);
        foreach (var row in stored)
            if (!wanted.Remove((row.Kind, row.Key)))
                unit.Remove(row);
        foreach (var (kind, key) in wanted)
            unit.Add(KeyOf(kind, key, contact.Id));
    }

    /// <summary>DUPLICATE_CONTACT when a new key makes this certainly someone already on record, and no reason is given.</summary>
    private static async Task<Error?> DuplicateAsync(
        IUnitOfWork unit,
        ContactInput input,
        IReadOnlySet<(ContactKeyKind Kind, string Key)> newKeys,
        long? self,
        CancellationToken ct
    )
    {
        foreach (var (kind, key) in newKeys.Where(IsTelling).Order())
            await ClaimAsync(unit, kind, key, ct);
        if (newKeys.Count == 0 || !string.IsNullOrWhiteSpace(input.DuplicateReason))
            return null;
        return
            await Duplicates.FindAsync(unit, DuplicateProbe.Of(input, self), ct)
                is [{ Verdict: DuplicateVerdict.Certain } likeliest, ..]
            ? ContactErrors.Duplicate(likeliest.Name, likeliest.SameWhat, likeliest.Field)
            : null;
    }

    private static bool IsTelling((ContactKeyKind Kind, string Key) key) =>
        key.Kind is ContactKeyKind.Gstin or ContactKeyKind.Phone or ContactKeyKind.Email;

    /// <summary>
    /// Whoever saves the key at the same time waits here until the other has committed, then looks for duplicates; of
    /// two who save it for the first time, one meets the unique key and starts again.
    /// </summary>
    private static async Task ClaimAsync(IUnitOfWork unit, ContactKeyKind kind, string key, CancellationToken ct)
    {
        var held = await unit.UpdateWhereAsync<ContactClaim>(
            c => c.Kind == kind && c.Key == key,
            set => set.SetProperty(c => c.Saves, c => c.Saves + 1),
            ct
        );
        if (held > 0)
            return;
        unit.Add(new ContactClaim { Kind = kind, Key = key });
        await unit.FlushAsync(ct);
    }

    private static ContactKey KeyOf(ContactKeyKind kind, string key, long contactId) =>
        new()
        {
            Kind = kind,
            Key = key,
            ContactId = contactId,
        };
}
