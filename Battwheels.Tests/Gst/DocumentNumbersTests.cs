using Battwheels.Core.Common;
using Battwheels.Core.Gst;

namespace Battwheels.Tests.Gst;

[Trait("Category", "Unit")]
public class DocumentNumbersTests
{
    [Theory]
    [InlineData("INV", 42, "INV-2627-00042")]
    [InlineData("INV", 123456, "INV-2627-123456")]
    [InlineData("MAIN", 999999, "MAIN-2627-999999")] // exactly 16
    public void Format_SeriesAndSequence_AsPrinted(string prefix, long sequence, string number) =>
        Assert.Equal(number, DocumentNumbers.Format(prefix, new FiscalYear(2026), sequence));

    [Theory]
    [InlineData("MAIN", 1000000)] // 17 characters
    [InlineData("inv", 1)]
    [InlineData("INV", 0)]
    public void Format_AgainstTheRule_Throws(string prefix, long sequence) =>
        Assert.Throws<ArgumentException>(() => DocumentNumbers.Format(prefix, new FiscalYear(2026), sequence));

    [Theory]
    [InlineData("INV", true)]
    [InlineData("A/B", true)]
    [InlineData("9", true)]
    [InlineData("", false)]
    [InlineData("0IN", false)] // e-invoices refuse a leading 0
    [InlineData("/IN", false)]
    [InlineData("inv", false)]
    [InlineData("INVOI", false)] // could grow beyond 16
    [InlineData("IN V", false)]
    public void CheckSeries_Form(string prefix, bool valid) =>
        Assert.Equal(valid ? null : "SERIES_INVALID", DocumentNumbers.CheckSeries(prefix)?.Code);

    [Theory]
    [InlineData("INV/26-27/000001", true)] // 16
    [InlineData("INV/26-27/0000012", false)]
    [InlineData("-1", false)]
    [InlineData("INV_1", false)]
    [InlineData("", false)]
    public void Check_RuleFortySix(string number, bool valid) =>
        Assert.Equal(valid ? null : "DOCUMENT_NUMBER_INVALID", DocumentNumbers.Check(number)?.Code);

    [Theory]
    [InlineData("850760", false, null)]
    [InlineData("8507", false, null)]
    [InlineData("85076000", false, null)]
    [InlineData("85076", false, "HSN_INVALID")]
    [InlineData("998714", false, "HSN_INVALID")] // a service code on goods
    [InlineData("85O760", false, "HSN_INVALID")]
    [InlineData("", false, "HSN_INVALID")]
    [InlineData("998714", true, null)]
    [InlineData("9987", true, "SAC_INVALID")]
    [InlineData("850760", true, "SAC_INVALID")]
    [InlineData(null, true, "SAC_INVALID")]
    public void HsnSac_Form(string? code, bool service, string? error) =>
        Assert.Equal(error, HsnSac.Check(code, service)?.Code);
}
