using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

/// <summary>Vehicle identification numbers.</summary>
/// <remarks>Source: ISO 3779: 17 characters of A-Z and 0-9 without I, O and Q.</remarks>
public static class Vins
{
    /// <summary>In capitals, without blanks and hyphens; null when empty.</summary>
    public static string? Normalize(string? vin)
    {
        var compact = string.Concat((vin ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();
        return compact.Length == 0 ? null : compact;
    }

    /// <summary>
    /// A word where the ninth character is no check digit. It informs only: the digit is law in North America, and makers
    /// elsewhere use the place as they like.
    /// </summary>
    /// <param name="vin">Normalized.</param>
    /// <remarks>Source: 49 CFR 565.15(c); ISO 3779 leaves the place to the maker.</remarks>
    public static string? CheckDigitRemark(string? vin)
    {
        if (vin is null || Check(vin) is not null)
            return null;
        var sum = 0;
        for (var place = 0; place < vin.Length; place++)
            sum += Value(vin[place]) * Weights[place];
        var digit = (sum % 11) is var rest and < 10 ? (char)('0' + rest) : 'X';
        return vin[8] == digit
            ? null
            : T(
                $"By the common rule the ninth character would be {digit.ToString()}. Many makers do not follow it; compare once more."
            );
    }

    private static readonly int[] Weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <summary>A to H are 1 to 8, J to R 1 to 9, S to Z 2 to 9; digits are themselves.</summary>
    private static int Value(char c) =>
        c switch
        {
            <= '9' => c - '0',
            <= 'H' => c - 'A' + 1,
            <= 'R' => c - 'J' + 1,
            _ => c - 'S' + 2,
        };

    /// <summary>Null when the form is right; else VIN_LENGTH or VIN_CHARACTER.</summary>
    /// <param name="vin">Normalized.</param>
    public static Error? Check(string vin, string field = "Vin")
    {
        if (vin.Length != 17)
            return new Error(
                "VIN_LENGTH",
                $"VIN has {vin.Length} characters; it needs 17. Compare it with the chassis plate, or leave it empty.",
                field
            );
        if (
            vin.FirstOrDefault(c => !char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) || c is 'I' or 'O' or 'Q')
            is var bad
                and not '\0'
        )
            return new Error(
                "VIN_CHARACTER",
                $"A VIN never contains {bad}; I and O are 1 and 0, Q is 0. Compare it with the chassis plate.",
                field
            );
        return null;
    }
}
