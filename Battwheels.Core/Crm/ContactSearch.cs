using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

/// <summary>What a person typed, as ranges of the keys of contacts.</summary>
internal static class ContactSearch
{
    /// <summary>Punctuation alone means nobody.</summary>
    private const string InNoName = "\u0001";

    /// <summary>Keys of the contacts meant: phone digits, beginning of a GSTIN, or words of a name. Null: nothing typed.</summary>
    public static IQueryable<ContactKey>? Of(IReadUnit unit, string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length == 0)
            return null;
        if (Phones.KeyPrefix(typed) is { } phone)
            return Begins(unit, ContactKeyKind.Phone, phone);
        var gstin = Gstin.Normalize(typed);
        if (
            gstin.Length >= 4
            && char.IsAsciiDigit(gstin[0])
            && char.IsAsciiDigit(gstin[1])
            && char.IsAsciiLetter(gstin[2])
        )
            return Begins(unit, ContactKeyKind.Gstin, gstin);
        return ByName(unit, typed);
    }

    /// <summary>Each word typed begins a word of the name.</summary>
    private static IQueryable<ContactKey> ByName(IReadUnit unit, string text)
    {
        var words = Names.Words(text);
        var keys = Begins(unit, ContactKeyKind.Word, words.Count == 0 ? InNoName : words[^1]);
        foreach (var word in words.SkipLast(1))
        {
            var others = Begins(unit, ContactKeyKind.Word, word);
            keys = keys.Where(k => others.Any(o => o.ContactId == k.ContactId));
        }

        return keys;
    }

    private static IQueryable<ContactKey> Begins(IReadUnit unit, ContactKeyKind kind, string prefix) =>
        unit.Set<ContactKey>().Where(k => k.Kind == kind).WhereBeginsWith(k => k.Key, prefix);
}
