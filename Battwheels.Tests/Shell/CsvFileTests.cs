using Battwheels.Web.Common;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Unit")]
public class CsvFileTests
{
    [Fact]
    public void Line_FormulaText_IsGuardedAndANumberIsNot() =>
        Assert.Equal(
            "\"'=HYPERLINK(\"\"http://x\"\")\",-250.00,'+91 90000 41827,2026-11-04,\r\n",
            CsvFile.Line(["=HYPERLINK(\"http://x\")", -250.00m, "+91 90000 41827", new DateOnly(2026, 11, 4), null])
        );

    [Theory]
    [InlineData("＝1+1", "'＝1+1\r\n")]
    [InlineData("@cmd", "'@cmd\r\n")]
    [InlineData("plain, with comma", "\"plain, with comma\"\r\n")]
    [InlineData("मोटर", "मोटर\r\n")]
    public void Line_Text(string text, string line) => Assert.Equal(line, CsvFile.Line([text]));

    [Fact]
    public void Line_Instant_IsWrittenInTheWorkshopsTime() =>
        Assert.Equal("2026-11-04 11:42:00\r\n", CsvFile.Line([new DateTime(2026, 11, 4, 6, 12, 0, DateTimeKind.Utc)]));
}
