using System.Text.RegularExpressions;

namespace Battwheels.Core.Common;

/// <summary>Who holds a GST number, told by its form.</summary>
public enum GstinKind
{
    /// <summary>Regular, composition, SEZ or input service distributor.</summary>
    Regular,
    GovernmentDepartment,
    TaxDeductor,

    /// <summary>Collects tax at source (CGST Act s. 52).</summary>
    ECommerce,

    /// <summary>UN bodies and embassies.</summary>
    UniqueIdentity,
    NonResident,

    /// <summary>Online services from abroad.</summary>
    Oidar,
}

/// <summary>Checks and takes apart GST identification numbers.</summary>
/// <remarks>Source: CGST Rules 2017, Rule 10; forms and check digit as published by GSTN.</remarks>
public static partial class Gstin
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Without blanks and in capitals, as stored.</summary>
    public static string Normalize(string? gstin) =>
        string.Concat((gstin ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <summary>
    /// Null when valid. Checked in order, each with its own code: GSTIN_LENGTH, GSTIN_PATTERN, GSTIN_STATE, GSTIN_PAN,
    /// GSTIN_CHECK_DIGIT.
    /// </summary>
    public static Error? Check(string? gstin, string field = "Gstin")
    {
        var number = Normalize(gstin);
        if (number.Length != 15)
            return new Error(
                "GSTIN_LENGTH",
                $"GSTIN has {number.Length} characters; it needs 15. Compare it with the registration certificate.",
                field
            );
        if (KindOf(number) is not { } kind)
            return new Error(
                "GSTIN_PATTERN",
                "This is not the form of a GSTIN: state code, PAN, then three more characters, as 27AAPFU0939F1ZV. "
                    + "Letters and digits may be mixed up (0 and O, 1 and I).",
                field
            );
        if (GstStates.Find(StateOf(number)) is not { UsableInGstin: true })
            return new Error(
                "GSTIN_STATE",
                $"No GSTIN begins with {StateOf(number)}"
                    + (StateOf(number) == "28" ? "; Andhra Pradesh is 37" : "")
                    + ". Correct the first two digits, the state code.",
                field
            );
        if (HoldsPan(kind) && number.AsSpan(7, 4) is "0000")
            return new Error(
                "GSTIN_PAN",
                "The digits of the PAN inside this GSTIN are 0000, which is never given out. Correct them.",
                field
            );
        if (CheckDigit(number.AsSpan(0, 14)) != number[14])
            return new Error(
                "GSTIN_CHECK_DIGIT",
                "The last character does not fit the rest, so one of the 15 is wrong. Compare it with the certificate.",
                field
            );
        return null;
    }

    /// <summary>The kind its form says; null when it has the form of none.</summary>
    public static GstinKind? KindOf(string gstin) =>
        gstin switch
        {
            _ when ECommerceForm().IsMatch(gstin) => GstinKind.ECommerce,
            _ when DeductorForm().IsMatch(gstin) => GstinKind.TaxDeductor,
            _ when RegularForm().IsMatch(gstin) => GstinKind.Regular,
            _ when DepartmentForm().IsMatch(gstin) => GstinKind.GovernmentDepartment,
            _ when UniqueIdentityForm().IsMatch(gstin) => GstinKind.UniqueIdentity,
            _ when OidarForm().IsMatch(gstin) => GstinKind.Oidar,
            _ when NonResidentForm().IsMatch(gstin) => GstinKind.NonResident,
            _ => null,
        };

    /// <summary>GST code of the state that gave it: its first two digits.</summary>
    public static string StateOf(string gstin) => gstin[..2];

    /// <summary>The PAN inside: characters 3 to 12; null for numbers that hold none.</summary>
    public static string? PanOf(string gstin) =>
        KindOf(gstin) is { } kind && HoldsPan(kind) && char.IsLetter(gstin[6]) ? gstin[2..12] : null;

    /// <summary>
    /// The 15th character: weights 1, 2, 1, 2 ..., each product counted as its two base-36 digits, the total taken
    /// from the next multiple of 36.
    /// </summary>
    /// <param name="first14">Digits and capitals.</param>
    public static char CheckDigit(ReadOnlySpan<char> first14)
    {
        var total = 0;
        for (var i = 0; i < first14.Length; i++)
        {
            var product = Alphabet.IndexOf(first14[i], StringComparison.Ordinal) * (i % 2 + 1);
            total += product / 36 + product % 36;
        }

        return Alphabet[(36 - total % 36) % 36];
    }

    private static bool HoldsPan(GstinKind kind) =>
        kind is GstinKind.Regular or GstinKind.TaxDeductor or GstinKind.ECommerce;

    [GeneratedRegex(@"^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z][Z1-9ABD-J][0-9A-Z]\z")]
    private static partial Regex RegularForm();

    [GeneratedRegex(@"^[0-9]{2}[A-Z]{4}[0-9]{5}[A-Z][0-9]Z[0-9]\z")]
    private static partial Regex DepartmentForm();

    [GeneratedRegex(@"^[0-9]{2}[A-Z]{4}[A-Z0-9][0-9]{4}[A-Z][1-9A-Z]D[0-9A-Z]\z")]
    private static partial Regex DeductorForm();

    [GeneratedRegex(@"^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]C[0-9A-Z]\z")]
    private static partial Regex ECommerceForm();

    [GeneratedRegex(@"^[0-9]{4}[A-Z]{3}[0-9]{5}[UO]N[A-Z0-9]\z")]
    private static partial Regex UniqueIdentityForm();

    [GeneratedRegex(@"^[0-9]{4}[A-Z]{3}[0-9]{5}NR[0-9A-Z]\z")]
    private static partial Regex NonResidentForm();

    [GeneratedRegex(@"^99[0-9]{2}[A-Z]{3}[0-9]{5}OS[0-9A-Z]\z")]
    private static partial Regex OidarForm();
}
