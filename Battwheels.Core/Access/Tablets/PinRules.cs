using System.Globalization;
using Battwheels.Core.Common;

namespace Battwheels.Core.Access.Tablets;

/// <summary>Six digits, none of the first that are tried; five tries (security.md 3).</summary>
public static class PinRules
{
    public const int Length = 6;

    /// <summary>Wrong ones in a row until only the password helps.</summary>
    public const int MostTries = 5;

    private const int LeastDifferent = 3;

    /// <summary>The digits typed, in any script; null when they are not six.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null)
            return null;
        var values = typed.Where(c => !char.IsWhiteSpace(c)).Select(CharUnicodeInfo.GetDecimalDigitValue).ToArray();
        return values.Length == Length && values.All(v => v >= 0) ? string.Concat(values) : null;
    }

    /// <summary>Why this PIN is refused; null when it may be used.</summary>
    public static Phrase? Refusal(string? typed)
    {
        if (Read(typed) is not { } pin)
            return (Phrase)$"The PIN has exactly {Length} digits.";
        return IsRun(pin, 1) || IsRun(pin, -1) || IsRepeated(pin) || pin.Distinct().Count() < LeastDifferent
            ? (Phrase)
                "This PIN is among the first that are tried: a row of keys, or the same digits again. Choose another one."
            : null;
    }

    public static int TriesLeft(int failed) => Math.Max(0, MostTries - failed);

    /// <summary>123456, 890123, 654321.</summary>
    private static bool IsRun(string pin, int step) =>
        pin.Zip(pin[1..]).All(pair => (pair.First - '0' + step + 10) % 10 == pair.Second - '0');

    /// <summary>121212, 123123.</summary>
    private static bool IsRepeated(string pin) =>
        Enumerable
            .Range(1, Length / 2)
            .Any(period => Enumerable.Range(period, Length - period).All(i => pin[i] == pin[i - period]));
}
