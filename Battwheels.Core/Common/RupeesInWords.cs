namespace Battwheels.Core.Common;

/// <summary>Amounts as invoices spell them: lakh and crore.</summary>
public static class RupeesInWords
{
    private static readonly string[] Small =
    [
        "Zero",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
        "Fourteen",
        "Fifteen",
        "Sixteen",
        "Seventeen",
        "Eighteen",
        "Nineteen",
    ];

    private static readonly string[] Tens =
    [
        "",
        "",
        "Twenty",
        "Thirty",
        "Forty",
        "Fifty",
        "Sixty",
        "Seventy",
        "Eighty",
        "Ninety",
    ];

    /// <summary>745302.60: "Rupees Seven Lakh Forty-Five Thousand Three Hundred Two and Sixty Paise Only".</summary>
    /// <param name="amount">Rupees; rounded to paise.</param>
    public static string Of(decimal amount)
    {
        var paise = (long)(Money.Round(Math.Abs(amount)) * 100m);
        var words = $"Rupees {Whole(paise / 100)}";
        if (paise % 100 is > 0 and var rest)
            words += $" and {Whole(rest)} Paise";
        return (amount < 0m && paise > 0 ? "Minus " : "") + words + " Only";
    }

    private static string Whole(long number) =>
        number switch
        {
            < 20 => Small[number],
            < 100 => Tens[number / 10] + (number % 10 == 0 ? "" : "-" + Small[number % 10]),
            < 1000 => Group(number, 100, "Hundred"),
            < 1_00_000 => Group(number, 1000, "Thousand"),
            < 1_00_00_000 => Group(number, 1_00_000, "Lakh"),
            _ => Group(number, 1_00_00_000, "Crore"),
        };

    private static string Group(long number, long size, string name) =>
        $"{Whole(number / size)} {name}" + (number % size == 0 ? "" : " " + Whole(number % size));
}
