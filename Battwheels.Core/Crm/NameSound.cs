using System.Globalization;
using System.Text;

namespace Battwheels.Core.Crm;

/// <summary>A rough sound of one word, so that Chaudhari and Choudhary, Vijay and Wijay fall together.</summary>
public static class NameSound
{
    private static readonly (string From, string To)[] Together =
    [
        ("sh", "s"),
        ("ch", "c"),
        ("ph", "f"),
        ("bh", "b"),
        ("dh", "d"),
        ("gh", "g"),
        ("jh", "j"),
        ("kh", "k"),
        ("th", "t"),
        ("ck", "k"),
        ("q", "k"),
        ("w", "v"),
        ("z", "j"),
        ("x", "ks"),
    ];

    /// <summary>First letter and consonants, doubled ones once, at most six; empty when the word has no Latin letter.</summary>
    public static string Of(string word)
    {
        var plain = Latin(word);
        foreach (var (from, to) in Together)
            plain = plain.Replace(from, to, StringComparison.Ordinal);
        StringBuilder sound = new();
        foreach (var c in plain)
        {
            var silent = sound.Length > 0 && c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h';
            if (!silent && (sound.Length == 0 || sound[^1] != c))
                sound.Append(c);
        }

        return sound.Length > 6 ? sound.ToString(0, 6) : sound.ToString();
    }

    private static string Latin(string word) =>
        string.Concat(
            word.Normalize(NormalizationForm.FormD)
                .ToLower(CultureInfo.InvariantCulture)
                .Where(c => c is >= 'a' and <= 'z')
        );
}
