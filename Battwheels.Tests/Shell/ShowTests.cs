using Battwheels.Core.Accounting;
using Battwheels.Data.Common.Documents;
using Battwheels.Tests.Language;
using Battwheels.Web.Accounting;
using Battwheels.Web.Common;
using Spoken = Battwheels.Core.Common.Language;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Unit")]
public sealed class ShowTests
{
    [Theory]
    [InlineData("745302.60", "₹7,45,302.60")]
    [InlineData("-745302.60", "-₹7,45,302.60")]
    [InlineData("0", "₹0.00")]
    [InlineData("-0.004", "₹0.00")]
    [InlineData("30800000", "₹3,08,00,000.00")]
    public void Rupees_AnyAmount_GroupsByLakh(string amount, string text) =>
        Assert.Equal(text, Show.Rupees(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(745302.60, "₹7.45 L")]
    [InlineData(30800000, "₹3.08 Cr")]
    [InlineData(99999, "₹99,999")]
    public void ShortRupees_AnyAmount_NamesLakhAndCrore(double amount, string text) =>
        Assert.Equal(text, Show.ShortRupees((decimal)amount));

    [Fact]
    public void Time_Utc_IsShownInIndia() =>
        Assert.Equal("04 Mar 2026, 5:05 pm", Show.Time(new DateTime(2026, 3, 4, 11, 35, 0, DateTimeKind.Utc)));

    [Fact]
    public void Date_Day_HasTwoDigitsAndTheMonthInLetters() =>
        Assert.Equal("04 Mar 2026", Show.Date(new DateOnly(2026, 3, 4)));

    /// <summary>4 March 2026 is a Wednesday.</summary>
    [Fact]
    public void Dates_ForAHindiReader_NameMonthsAndDaysInHindi()
    {
        DateOnly day = new(2026, 3, 4);
        DateTime utc = new(2026, 3, 4, 11, 35, 0, DateTimeKind.Utc);

        Assert.Equal(
            [
                "04 मार्च 2026",
                "04 मार्च",
                "04 मार्च 2026, 5:05 pm",
                "बुध 04 मार्च 2026",
                "मार्च 2026",
                "जन 27",
                "अक्टूबर 2026",
                "अक्टू 2026",
            ],
            Reader.Of<string[]>(
                Spoken.Hindi,
                () =>
                    [
                        Show.Date(day),
                        Show.Day(day),
                        Show.Time(utc),
                        Show.Weekday(utc),
                        AccountingWords.Month(day),
                        AccountingWords.ShortMonth(new DateOnly(2027, 1, 1)),
                        Months.Words("2026-10"),
                        AccountingWords.ShortSpan(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31)),
                    ]
            )
        );
    }

    /// <summary>What is typed and what is printed or stored stays as it is in every language.</summary>
    [Fact]
    public void Dates_OfBoxesAndPaper_StayAsTheyAre() =>
        Assert.Equal(
            ["04/03/2026", "04 Mar 2026"],
            Reader.Of<string[]>(
                Spoken.Hindi,
                () => [DateText.Of(new DateOnly(2026, 3, 4)), PrintedText.Date(new DateOnly(2026, 3, 4))]
            )
        );
}
