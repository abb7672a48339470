using Battwheels.Web.Common;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Unit")]
public sealed class NumberTextTests
{
    [Theory]
    [InlineData("1,20,500", "120500")]
    [InlineData("₹ 1,20,500.00", "120500.00")]
    [InlineData("-₹50", "-50")]
    [InlineData("1.2L", "120000")]
    [InlineData("2cr", "20000000")]
    [InlineData("1.5 Cr", "15000000")]
    [InlineData("5k", "5000")]
    [InlineData("१२३.५०", "123.50")]
    [InlineData("=1200*1.18", "1416.00")]
    [InlineData("= 1,200 + 300 × 2", "1800")]
    [InlineData("=(450+50)*3-₹100", "1400")]
    [InlineData("=2L*18%", "36000")]
    [InlineData("=-5*-4", "20")]
    [InlineData("=7/2/2", "1.75")]
    [InlineData("=10-4-3", "3")]
    [InlineData("=१२००*१.१८", "1416.00")]
    public void TryRead_AsPeopleType_IsUnderstood(string text, string expected)
    {
        Assert.True(NumberText.TryRead(text, out var value));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("1.2.3")]
    [InlineData("1e5")]
    [InlineData("L")]
    [InlineData("99999999999999")]
    [InlineData("=")]
    [InlineData("=1200*")]
    [InlineData("=(1+2")]
    [InlineData("=1+2)")]
    [InlineData("=5/0")]
    [InlineData("=1..2")]
    [InlineData("=SUM(1,2)")]
    [InlineData("=999999999999*999999999999*999999999999")]
    [InlineData("=((((((((((((((((((((((((1))))))))))))))))))))))))")]
    [InlineData("12*3")]
    public void TryRead_NoNumber_IsRefused(string text) => Assert.False(NumberText.TryRead(text, out _));
}
