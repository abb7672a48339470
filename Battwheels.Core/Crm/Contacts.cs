using Battwheels.Core.Common;
using Battwheels.Core.Crm.Merging;
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

        var contact = Make(unit, input);
        var keys = ContactKey.Of(contact);
        if (await DuplicateAsync(unit, input, keys, null, ct) is { } duplicate)
            return duplicate;
        Add(unit, contact, keys);
        return contact;
    }

    /// <summary>The contact of an input that no rule refuses; not added yet.</summary>
    internal static Contact Make(IUnitOfWork unit, ContactInput input)
    {
        Contact contact = new()
        {
            Kind = input.Kind,
            Name = input.Name,
            CreatedAtUtc = unit.Now,
        };
        ContactRules.Apply(contact, input);
        return contact;
    }

    /// <summary>Adds a contact that is certainly nobody on record; its telling keys are claimed already.</summary>
    internal static void Add(IUnitOfWork unit, Contact contact, IEnumerable<(ContactKeyKind Kind, string Key)> keys)
    {
        unit.Add(contact);
        foreach (var (kind, key) in keys)
            unit.Add(KeyOf(kind, key, contact.Id));
        DuplicatePairs.Check(unit, contact.Id);
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
        var changed = false;
        foreach (var row in stored)
            if (!wanted.Remove((row.Kind, row.Key)))
            {
                unit.Remove(row);
                changed = true;
            }

        foreach (var (kind, key) in wanted)
            unit.Add(KeyOf(kind, key, contact.Id));
        if (changed || wanted.Count > 0)
            DuplicatePairs.Check(unit, contact.Id);
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
        await ClaimAsync(unit, newKeys, ct);
        if (newKeys.Count == 0 || !string.IsNullOrWhiteSpace(input.DuplicateReason))
            return null;
        return
            await Duplicates.FindAsync(unit, DuplicateProbe.Of(input, self), ct)
                is [{ Verdict: DuplicateVerdict.Certain } likeliest, ..]
            ? ContactErrors.Duplicate(likeliest.Name, likeliest.SameWhat, likeliest.Field)
            : null;
    }

    /// <summary>
    /// Claims the telling keys among these. Whoever saves one of them at the same time waits here until the other has
    /// committed, then looks for duplicates; of two who save it for the first time, one meets the unique key and starts
    /// again.
    /// </summary>
    internal static async Task ClaimAsync(
        IUnitOfWork unit,
        IEnumerable<(ContactKeyKind Kind, string Key)> keys,
        CancellationToken ct
    )
    {
        // In one order for everybody, so that nobody waits for somebody who waits for them.
        var telling = keys.Where(IsTelling).Distinct().Order().GroupBy(k => k.Kind, k => k.Key).ToList();
        foreach (var some in telling)
        foreach (var key in await UnclaimedAsync(unit, some.Key, [.. some], ct))
            unit.Add(new ContactClaim { Kind = some.Key, Key = key });
        if (telling.Count > 0)
            await unit.FlushAsync(ct);
    }

    private static bool IsTelling((ContactKeyKind Kind, string Key) key) =>
        key.Kind is ContactKeyKind.Gstin or ContactKeyKind.Phone or ContactKeyKind.Email;

    /// <summary>Claims those saved before, in one statement.</summary>
    /// <returns>Those saved for the first time.</returns>
    private static async Task<IEnumerable<string>> UnclaimedAsync(
        IUnitOfWork unit,
        ContactKeyKind kind,
        string[] keys,
        CancellationToken ct
    )
    {
        var held = await unit.UpdateWhereAsync<ContactClaim>(
            c => c.Kind == kind && keys.Contains(c.Key),
            set => set.SetProperty(c => c.Saves, c => c.Saves + 1),
            ct
        );
        if (held == 0 || held == keys.Length)
            return held == 0 ? keys : [];
        var claimed = unit.Set<ContactClaim>().Where(c => c.Kind == kind && keys.Contains(c.Key));
        return keys.Except(await claimed.Select(c => c.Key).ToListAsync(ct));
    }

    private static ContactKey KeyOf(ContactKeyKind kind, string key, long contactId) =>
        new()
        {
            Kind = kind,
            Key = key,
            ContactId = contactId,
        };
}
