using System.Text.RegularExpressions;

namespace Battwheels.Core.Common;

/// <summary>Permanent account numbers of the Income-tax Department.</summary>
/// <remarks>Source: Income-tax Rules 1962, Rule 114; the fourth letter names the kind of holder.</remarks>
public static partial class Pan
{
    public static string Normalize(string? pan) =>
        string.Concat((pan ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <summary>Null when it has the form of a PAN; else PAN_INVALID.</summary>
    public static Error? Check(string? pan, string field = "Pan") =>
        Form().IsMatch(Normalize(pan))
            ? null
            : new Error(
                "PAN_INVALID",
                "A PAN has five letters, four digits and a letter, as AAPFU0939F. Correct it, or leave it empty.",
                field
            );

    [GeneratedRegex(@"^[A-Z]{3}[ABCFGHJLPTE][A-Z](?!0000)[0-9]{4}[A-Z]\z")]
    private static partial Regex Form();
}
