using Battwheels.Core.Common;

namespace Battwheels.Tests.Common;

[Trait("Category", "Unit")]
public class RupeesInWordsTests
{
    [Theory]
    [InlineData("745302.60", "Rupees Seven Lakh Forty-Five Thousand Three Hundred Two and Sixty Paise Only")]
    [InlineData("0", "Rupees Zero Only")]
    [InlineData("0.05", "Rupees Zero and Five Paise Only")]
    [InlineData("1823", "Rupees One Thousand Eight Hundred Twenty-Three Only")]
    [InlineData("100000", "Rupees One Lakh Only")]
    [InlineData("99999.99", "Rupees Ninety-Nine Thousand Nine Hundred Ninety-Nine and Ninety-Nine Paise Only")]
    [InlineData("30800000", "Rupees Three Crore Eight Lakh Only")]
    [InlineData(
        "12345678901",
        "Rupees One Thousand Two Hundred Thirty-Four Crore Fifty-Six Lakh Seventy-Eight Thousand Nine Hundred One Only"
    )]
    [InlineData("-12", "Minus Rupees Twelve Only")]
    public void Of_Amounts_AsAnInvoiceSpellsThem(string amount, string words) =>
        Assert.Equal(words, RupeesInWords.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));
}
