using System.Globalization;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;

namespace Battwheels.Data.Billing;

/// <summary>Amounts, dates and words as documents print them.</summary>
internal static class PrintedText
{
    private static readonly CultureInfo India = MakeCulture();

    /// <summary>7,45,302.60.</summary>
    public static string Amount(decimal value) => (value < 0m ? "-" : "") + Math.Abs(value).ToString("N2", India);

    public static string Rupees(decimal value) => (value < 0m ? "-" : "") + "₹" + Math.Abs(value).ToString("N2", India);

    /// <summary>1.5; whole numbers without decimals.</summary>
    public static string Number(decimal value) => value.ToString("#,##0.###", India);

    public static string Percent(decimal value) => value.ToString("0.###", India) + "%";

    public static string Date(DateOnly date) => date.ToString("dd MMM yyyy", India);

    /// <summary>27 Maharashtra.</summary>
    public static string State(string code) => code.Length == 0 ? "" : $"{code} {GstStates.NameOf(code)}";

    /// <summary>An account number in groups of four.</summary>
    public static string Grouped(string number) => string.Join(' ', number.Chunk(4).Select(c => new string(c)));

    public static string Mode(PaymentMode mode) =>
        mode switch
        {
            PaymentMode.Cash => "Cash",
            PaymentMode.Upi => "UPI",
            PaymentMode.Card => "Card",
            PaymentMode.BankTransfer => "Bank transfer",
            PaymentMode.Cheque => "Cheque",
        };

    private static CultureInfo MakeCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSizes = [3, 2];
        return CultureInfo.ReadOnly(culture);
    }
}
