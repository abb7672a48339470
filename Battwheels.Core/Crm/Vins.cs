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
