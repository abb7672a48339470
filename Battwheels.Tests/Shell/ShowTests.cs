using Battwheels.Web.Common;

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
}
