using System.Collections.Frozen;
using System.Text;

namespace Battwheels.Core.Crm;

/// <summary>Names as they are sorted, searched and compared.</summary>
public static class Names
{
    private static readonly FrozenSet<string> Titles = FrozenSet.Create(
        "shri",
        "sri",
        "shree",
        "smt",
        "kum",
        "dr",
        "mr",
        "mrs",
        "ms",
        "miss",
        "prof",
        "er",
        "adv",
        "capt",
        "messrs"
    );

    private static readonly FrozenSet<string> Forms = FrozenSet.Create(
        "pvt",
        "private",
        "ltd",
        "limited",
        "llp",
        "opc",
        "inc",
        "co",
        "company"
    );

    /// <summary>For lists: compatibility forms folded, small letters, single blanks.</summary>
    public static string SortKey(string? name) =>
        string.Join(
            ' ',
            (name ?? "")
                .Normalize(NormalizationForm.FormKC)
                .ToLowerInvariant()
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>The words of a name without titles (Shri, Smt, Dr, M/s) and legal forms (Pvt Ltd, LLP).</summary>
    /// <remarks>A name made of nothing else keeps them: "Doctor Limited" must still be found.</remarks>
    public static IReadOnlyList<string> Words(string? name)
    {
        var folded = SortKey(name).Split(' ').Where(word => word is not ("m/s" or "m/s."));
        StringBuilder letters = new();
        foreach (var c in string.Join(' ', folded))
            letters.Append(
                char.IsLetterOrDigit(c) || IsMark(c) ? c
                : c is '\'' or '.' ? '\0'
                : ' '
            );
        string[] all = letters.Replace("\0", "").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] telling = [.. all.Where(w => !Titles.Contains(w) && !Forms.Contains(w))];
        return telling.Length > 0 ? telling : all;
    }

    /// <summary>For comparing: the telling words in alphabetical order.</summary>
    public static string MatchKey(string? name) => string.Join(' ', Words(name).Order(StringComparer.Ordinal));

    /// <summary>Vowel signs of Indic scripts are marks, not letters, and belong to the word.</summary>
    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
