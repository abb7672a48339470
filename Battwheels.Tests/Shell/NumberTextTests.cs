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
    public void TryRead_NoNumber_IsRefused(string text) => Assert.False(NumberText.TryRead(text, out _));
}
