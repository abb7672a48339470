using System.Globalization;
using System.Text.RegularExpressions;

namespace Battwheels.Core.Billing;

/// <summary>The text of a UPI QR code and of an "Open UPI app" link. Scanning it proves no payment.</summary>
/// <remarks>Source: NPCI UPI Linking Specification 1.6.</remarks>
public static partial class UpiLink
{
    private const int LongestName = 50;

    /// <param name="payeeAddress"><c>name@bank</c>.</param>
    /// <param name="amount">Rupees still due.</param>
    /// <param name="number">Of the invoice, or of several.</param>
    /// <param name="reference">What the payment is found by, letters and digits; null: that of the number.</param>
    /// <returns>Null when nothing is due or the payee's address is missing or malformed.</returns>
    public static string? For(
        string? payeeAddress,
        string payeeName,
        decimal amount,
        string number,
        string? reference = null
    )
    {
        ArgumentNullException.ThrowIfNull(payeeName);
        ArgumentNullException.ThrowIfNull(number);
        if (amount <= 0m || payeeAddress is null || !AddressForm().IsMatch(payeeAddress))
            return null;
        var name = payeeName.Length > LongestName ? payeeName[..LongestName].TrimEnd() : payeeName;
        var found = string.Concat((reference ?? number).Where(char.IsAsciiLetterOrDigit));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"upi://pay?pa={payeeAddress}&pn={Uri.EscapeDataString(name)}&am={amount:0.00}&cu=INR"
                + $"&tn={Uri.EscapeDataString(number)}&tr={found}"
        );
    }

    public static bool IsAddress(string? payeeAddress) =>
        payeeAddress is not null && AddressForm().IsMatch(payeeAddress);

    [GeneratedRegex(@"^[A-Za-z0-9._-]{2,255}@[A-Za-z][A-Za-z0-9.-]{1,63}\z")]
    private static partial Regex AddressForm();
}
