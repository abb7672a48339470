using System.Collections.Frozen;
using System.Globalization;

namespace Battwheels.Core.Common;

/// <summary>
/// What the product says, in the language of the person who reads: <c>T("Save")</c>, <c>T($"{n} rows of {all}")</c>. The
/// English text is the key; <c>hindi.json</c> holds the Hindi. Data (names, notes) is never handed in here.
/// </summary>
public static class Language
{
    /// <summary>For finding texts that did not come through here: accents, brackets and two fifths more length.</summary>
    public const string Pseudo = "qps-ploc";

    private static readonly Lazy<FrozenDictionary<string, string>> HindiWords = new(Read);

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-IN");

    public static CultureInfo Hindi { get; } = CultureInfo.GetCultureInfo("hi-IN");

    public static bool IsHindi => CultureInfo.CurrentUICulture.Name is "hi-IN" or "hi";

    /// <summary>English text to Hindi text; formats keep their numbered holes.</summary>
    public static IReadOnlyDictionary<string, string> InHindi => HindiWords.Value;

    /// <summary>The text in the reader's language.</summary>
    public static string T(string text) => Find(text);

    /// <inheritdoc cref="T(string)"/>
    public static string T(Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return phrase.ToString();
    }

    /// <summary>en-IN or hi-IN; English for whatever else was asked for.</summary>
    public static CultureInfo Of(string? name) =>
        name is not null && name.StartsWith("hi", StringComparison.OrdinalIgnoreCase) ? Hindi : English;

    internal static string Find(string text) =>
        CultureInfo.CurrentUICulture.Name switch
        {
            "hi-IN" or "hi" => HindiWords.Value.GetValueOrDefault(text, text),
            var name when name.Equals(Pseudo, StringComparison.OrdinalIgnoreCase) => PseudoText.Of(text),
            _ => text,
        };

    private static FrozenDictionary<string, string> Read() =>
        EmbeddedJson
            .Read<Dictionary<string, string>>("Common.Language.hindi.json")
            .ToFrozenDictionary(StringComparer.Ordinal);
}
