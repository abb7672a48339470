using System.Globalization;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Accounting;

/// <summary>Words of the books on the screens.</summary>
public static class AccountingWords
{
    public static IReadOnlyList<Choice<string>> JournalKinds =>
        [
            new(JournalTypes.General, "General"),
            new(JournalTypes.Sales, "Sales"),
            new(JournalTypes.Purchase, "Purchases"),
            new(JournalTypes.Receipt, "Receipts"),
            new(JournalTypes.Stock, "Stock"),
            new(JournalTypes.Opening, "Opening"),
            new(JournalTypes.Closing, "Year-end close"),
        ];

    /// <summary>A balance with the side it stands on: 8,42,310.00 Dr; a dash for none.</summary>
    /// <param name="net">Debit less credit.</param>
    public static string Side(decimal net) =>
        net switch
        {
            0m => "–",
            > 0m => T($"{Show.Amount(net)} Dr"),
            _ => T($"{Show.Amount(-net)} Cr"),
        };

    /// <summary>A dash instead of zero.</summary>
    public static string Amount(decimal amount) => amount == 0m ? "–" : Show.Amount(amount);

    /// <summary>+5.9%, -25.6%; a dash when there is nothing to compare with.</summary>
    public static string Change(decimal? percent) =>
        percent switch
        {
            null or 0m => "–",
            { } change => change.ToString("+0.0;-0.0", CultureInfo.InvariantCulture) + "%",
        };

    public static string Share(decimal? percent) =>
        percent is { } share ? share.ToString("0.0", CultureInfo.InvariantCulture) + "%" : "–";

    public static string Span(DateOnly from, DateOnly to) => T($"{Show.Date(from)} to {Show.Date(to)}");

    /// <summary>Nov 2026 for a whole month, else both days.</summary>
    public static string ShortSpan(DateOnly from, DateOnly to) =>
        from.Day == 1 && to == from.AddMonths(1).AddDays(-1)
            ? from.ToString("MMM yyyy", SpokenDates.Names)
            : T($"{Show.Day(from)} to {Show.Date(to)}");

    public static string Month(DateOnly first) => first.ToString("MMMM yyyy", SpokenDates.Names);

    /// <summary>"Nov", with the year where it begins: "Jan 27".</summary>
    public static string ShortMonth(DateOnly first) =>
        first.ToString(first.Month == 1 ? "MMM yy" : "MMM", SpokenDates.Names);

    public static MarkupString Mark(PeriodStatus status) =>
        status switch
        {
            PeriodStatus.Open => Status.Mark(Tone.Active, "Open"),
            PeriodStatus.SoftLocked => Status.Mark(Tone.Attention, "Soft-locked"),
            PeriodStatus.Locked => Status.Mark(Tone.Done, "Locked"),
        };
}
