using System.Globalization;

namespace Battwheels.Core.Common;

/// <param name="Stored">What is kept and shown.</param>
/// <param name="Key">What others are compared with: +91 and ten digits of a mobile number; else null.</param>
public sealed record PhoneNumber(string Stored, string? Key);

/// <summary>Phone numbers as people in India write them, in any script and with any punctuation.</summary>
/// <remarks>Mobile numbers have ten digits beginning with 6 to 9 (DoT National Numbering Plan 2003).</remarks>
public static class Phones
{
    /// <summary>
    /// Digits of any script; punctuation goes; 00 becomes +; one leading 0 goes; 12 digits from 91 get the +; ten
    /// digits from 6 to 9 are a mobile. 9123450678 keeps its 91. What has no known form stays as typed, without key.
    /// </summary>
    public static PhoneNumber? Read(string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length == 0)
            return null;
        if (HasMore(typed))
            return new PhoneNumber(typed, null);
        var digits = Digits(typed);
        if (National(digits) is { } mobile)
            return new PhoneNumber("+91" + mobile, "+91" + mobile);
        if (digits.StartsWith('+') && digits.Length is >= 8 and <= 16)
            return new PhoneNumber(digits, null);
        return digits.Length is 11 && digits[0] == '0' ? new PhoneNumber(digits, null) : new PhoneNumber(typed, null);
    }

    /// <summary>The beginning of a key that what was typed so far stands for; null when it is no number.</summary>
    public static string? KeyPrefix(string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length == 0 || typed.Any(c => !char.IsDigit(c) && !IsPunctuation(c)))
            return null;
        var digits = Digits(typed);
        if (National(digits) is { } mobile)
            return "+91" + mobile;
        var national = digits switch
        {
            ['+', '9', '1', .. var rest] => rest,
            ['0', .. var rest] => rest,
            ['9', '1', .. var rest] when digits.Length > 10 => rest,
            _ => digits,
        };
        return national.Length is > 0 and <= 10 && national[0] is >= '6' and <= '9' ? "+91" + national : null;
    }

    /// <summary>As printed: +91 98765 43210; other numbers as kept.</summary>
    public static string? Display(string? stored) =>
        stored is ['+', '9', '1', .. { Length: 10 } mobile] ? $"+91 {mobile[..5]} {mobile[5..]}" : stored;

    /// <summary>98XXX XX210 without the middle, for those who need not call.</summary>
    public static string? Mask(string? stored) =>
        stored is { Length: > 4 } ? new string('•', stored.Length - 4) + stored[^4..] : stored;

    private static string? National(string digits)
    {
        var national = digits switch
        {
            ['+', '9', '1', '0', .. var rest] when rest.Length == 10 => rest,
            ['+', '9', '1', .. var rest] when rest.Length == 10 => rest,
            ['9', '1', .. var rest] when rest.Length == 10 => rest,
            ['0', .. var rest] when rest.Length == 10 => rest,
            _ => digits,
        };
        return national.Length == 10 && national[0] is >= '6' and <= '9' ? national : null;
    }

    private static string Digits(string text)
    {
        var plus = text.TrimStart().StartsWith('+') ? "+" : "";
        var digits = string.Concat(
            text.Where(char.IsDigit).Select(c => CharUnicodeInfo.GetDecimalDigitValue(c)).Where(d => d >= 0)
        );
        return plus.Length == 0 && digits.StartsWith("00", StringComparison.Ordinal)
            ? "+" + digits[2..]
            : plus + digits;
    }

    /// <summary>Could somebody be called under it: a mobile, a landline with its 0, a number abroad with its +?</summary>
    public static bool IsCallable(string? text) =>
        Read(text) is { Stored: [('+' or '0'), .. { Length: >= 7 } rest] } && rest.All(char.IsAsciiDigit);

    /// <summary>Something between or behind the digits that is none of them: an extension, a second number.</summary>
    private static bool HasMore(string typed) =>
        typed.SkipWhile(c => !char.IsDigit(c) && c != '+').Any(c => !char.IsDigit(c) && !IsPunctuation(c));

    private static bool IsPunctuation(char c) => char.IsWhiteSpace(c) || c is '+' or '-' or '(' or ')' or '.' or '/';
}
