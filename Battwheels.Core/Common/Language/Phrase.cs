using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Battwheels.Core.Common;

/// <summary>
/// A sentence with holes, said in the reader's language when it is read: <c>$"Only {n} at {store}"</c> handed to a
/// parameter of this type keeps the sentence apart from what fills it, so the translation may put the holes elsewhere.
/// Written in English, which is also its key in the resources (ADR 26).
/// </summary>
[InterpolatedStringHandler]
public sealed class Phrase : IEquatable<Phrase>
{
    private readonly StringBuilder? _writing;
    private readonly List<object?> _holes;
    private readonly bool _isPlain;
    private string? _text;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    public Phrase(int literalLength, int formattedCount) =>
        (_writing, _holes) = (new StringBuilder(literalLength + formattedCount * 3), new List<object?>(formattedCount));

    private Phrase(string text) => (_text, _holes, _isPlain) = (text, [], true);

    private Phrase(string key, List<object?> holes) => (_text, _holes) = (key, holes);

    /// <summary>The English sentence with its holes: <c>Only {0} at {1}</c>; the key of its translations.</summary>
    public string Key => _text ??= _writing!.ToString();

    /// <summary>What fills the holes.</summary>
    internal IReadOnlyList<object?> Holes => _holes;

    /// <summary>What is said to everybody who reads English, and what tests and logs compare.</summary>
    public string English => Fill(Key);

    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Phrase?(string? text) => text is null ? null : new(text);

    [return: NotNullIfNotNull(nameof(phrase))]
    public static implicit operator string?(Phrase? phrase) => phrase?.ToString();

    public static bool operator ==(Phrase? left, Phrase? right) => Equals(left, right);

    public static bool operator !=(Phrase? left, Phrase? right) => !Equals(left, right);

    /// <summary>A stored one again.</summary>
    internal static Phrase Of(string key, List<object?> holes) => new(key, holes);

    public void AppendLiteral(string value) =>
        _writing!.Append(
            value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
        );

    /// <summary>Data: a name, a number already written the Indian way.</summary>
    public void AppendFormatted(string? value) => Hole(value, null);

    /// <summary>A phrase within a phrase is said in the same language.</summary>
    public void AppendFormatted(Phrase? value) => Hole(value, null);

    public void AppendFormatted(int value, string? format = null) => Hole(value, format);

    public void AppendFormatted(long value, string? format = null) => Hole(value, format);

    public void AppendFormatted(decimal value, string? format = null) => Hole(value, format);

    public void AppendFormatted(decimal? value, string? format = null) => Hole(value, format);

    /// <summary>04 Mar 2026, with the month in the language of the sentence.</summary>
    public void AppendFormatted(DateOnly value) => Hole(new SpokenDay(value), null);

    public void AppendFormatted(char value) => Hole(value.ToString(), null);

    /// <summary>Said in the language of the person who reads (<see cref="CultureInfo.CurrentUICulture"/>).</summary>
    public override string ToString() => Fill(Language.Find(Key));

    public bool Equals(Phrase? other) => other is not null && other.English == English;

    public override bool Equals(object? obj) => Equals(obj as Phrase);

    public override int GetHashCode() => English.GetHashCode(StringComparison.Ordinal);

    private void Hole(object? value, string? format)
    {
        _writing!.Append('{').Append(CultureInfo.InvariantCulture, $"{_holes.Count}");
        if (format is not null)
            _writing.Append(':').Append(format);
        _writing.Append('}');
        _holes.Add(value);
    }

    // A sentence without an interpolation is taken as it stands, braces and all.
    private string Fill(string text) => _isPlain ? text : string.Format(IndianText.Culture, text, [.. _holes]);
}

/// <summary>A date within a sentence: 04 Mar 2026, its month in the language of the sentence.</summary>
internal sealed record SpokenDay(DateOnly Date)
{
    public override string ToString() => SpokenDates.Of(Date);
}
