using Battwheels.Core.Common;

namespace Battwheels.Core.Gst;

/// <summary>Codes of goods (HSN) and services (SAC) on documents.</summary>
/// <remarks>Source: CGST Rules 2017, Rule 46(g); notification 78/2020-CT: at least four digits.</remarks>
public static class HsnSac
{
    /// <summary>Null when the code may stand on a line of this kind; else HSN_INVALID or SAC_INVALID.</summary>
    public static Error? Check(string? code, bool isService, string field = "HsnSac")
    {
        var text = code ?? "";
        var digits = text.Length > 0 && text.All(char.IsAsciiDigit);
        if (isService)
            return digits && text.Length == 6 && text.StartsWith("99", StringComparison.Ordinal)
                ? null
                : new Error(
                    "SAC_INVALID",
                    "The SAC of a service has six digits and begins with 99, as 998714 for vehicle repair. Enter it.",
                    field
                );
        return digits && text.Length is 4 or 6 or 8 && !text.StartsWith("99", StringComparison.Ordinal)
            ? null
            : new Error(
                "HSN_INVALID",
                "The HSN of goods has 4, 6 or 8 digits, as 850760 for a lithium-ion battery. Enter it.",
                field
            );
    }
}
