using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Data.Platform.Import;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Web.Accounting;
using ClosedXML.Excel;

namespace Battwheels.Tests.Accounting;

/// <summary>Reports as workbooks, read back by another library.</summary>
[Trait("Category", "Data")]
public sealed class ReportFileTests
{
    [Fact]
    public async Task Write_TextNumbersAndDays_AreWhatTheyWereAndNothingIsAFormula()
    {
        await using MemoryStream file = new();
        object?[][] rows =
        [
            ["=HYPERLINK(\"http://x\")", -250m, new DateOnly(2026, 11, 4)],
            ["+91 98230", 1_20_500.25m, null],
            ["@SUM(A1)\u0001", 0m, new DateOnly(2027, 3, 31)],
            ["गाड़ी <b>&", 3L, null],
        ];

        await new XlsxWriter().WriteAsync(
            file,
            "Day book: 2026/11",
            ["Text", "Amount", "Day"],
            rows.ToAsyncEnumerable(),
            default
        );

        using XLWorkbook workbook = new(file);
        var sheet = Assert.Single(workbook.Worksheets);
        Assert.Equal("Day book 202611", sheet.Name);
        Assert.All(sheet.CellsUsed(), c => Assert.False(c.HasFormula));
        Assert.Equal(["Text", "'=HYPERLINK(\"http://x\")", "'+91 98230", "'@SUM(A1)", "गाड़ी <b>&"], Column(sheet, 1));
        Assert.Equal(-250, sheet.Cell("B2").GetDouble());
        Assert.Equal(120_500.25, sheet.Cell("B3").GetDouble());
        Assert.Equal(3, sheet.Cell("B5").GetDouble());
        Assert.Equal(new DateTime(2026, 11, 4, 0, 0, 0, DateTimeKind.Unspecified), sheet.Cell("C2").GetDateTime());
        Assert.True(sheet.Cell("C3").IsEmpty());
        Assert.True(sheet.Cell("A1").Style.Font.Bold);
    }

    [Fact]
    public async Task Xlsx_EveryReport_HoldsTheFiguresOfThePage()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var accountant = await db.MemberAsync(db.OrgA, "Anita", "accountant");
        await db.IssuedAsync(await db.WalkInAsync("=cmd|' /C calc'!A0"), Sales.Labour(1_000m)); // 1,180.00 with tax
        await using var site = await EndpointSite.StartAsync(db, ReportEndpoints.MapReports);
        const string November = "from=2026-11-01&to=2026-11-30";

        var trial = await SheetAsync(site, accountant, $"reports/trial-balance/export.xlsx?{November}");
        Assert.Equal(1_180, Row(trial, "Accounts receivable").Cell(7).GetDouble());
        var profit = await SheetAsync(site, accountant, $"reports/profit-loss/export.xlsx?{November}");
        Assert.Equal(1_000, Row(profit, "Total income").Cell(4).GetDouble());
        var balance = await SheetAsync(site, accountant, "reports/balance-sheet/export.xlsx?asof=2026-11-30");
        Assert.Equal(1_180, Row(balance, "Accounts receivable").Cell(6).GetDouble());
        var book = await SheetAsync(site, accountant, $"reports/day-book/export.xlsx?{November}");
        Assert.Equal(1_180, Row(book, "Accounts receivable").Cell(7).GetDouble());
        Assert.StartsWith("'=cmd", Row(book, "Accounts receivable").Cell(6).GetString(), StringComparison.Ordinal);
        foreach (var report in (string[])["TrialBalance", "ProfitLoss", "BalanceSheet", "DayBook"])
            Assert.Equal(1, await db.ExportsAsync(report));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Files_DaysFarAway_AreMadeOfTheDaysThereCanBe(string kind)
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var accountant = await db.MemberAsync(db.OrgA, "Anita", "accountant");
        await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        var account = (await db.Service<LedgerService>(AccountingPermissions.Read).AccountsAsync(false, default))[0].Id;
        await using var site = await EndpointSite.StartAsync(db, ReportEndpoints.MapReports);
        string[] addresses =
        [
            "reports/trial-balance/export",
            "reports/profit-loss/export",
            "reports/balance-sheet/export",
            "reports/day-book/export",
            "ledger/export",
        ];

        foreach (var address in addresses)
        foreach (
            var days in (string[])
                ["from=0001-01-01&to=9999-12-31", "from=9999-12-31", "to=0001-01-01", "asof=9999-12-31"]
        )
        {
            using var answer = await site.GetAsync(accountant, $"{address}.{kind}?{days}&account={account}");
            Assert.True(answer.IsSuccessStatusCode, $"{address}.{kind}?{days}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Xlsx_WithoutThePermission_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var technician = await db.MemberAsync(db.OrgA, "Rohit", "technician");
        await using var site = await EndpointSite.StartAsync(db, ReportEndpoints.MapReports);

        foreach (var report in (string[])["trial-balance", "profit-loss", "balance-sheet", "day-book"])
            Assert.Equal(
                System.Net.HttpStatusCode.Forbidden,
                await site.StatusAsync(technician, $"reports/{report}/export.xlsx")
            );
    }

    private static async Task<IXLWorksheet> SheetAsync(EndpointSite site, Actor actor, string address)
    {
        using var answer = await site.GetAsync(actor, address);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        Assert.EndsWith(
            ".xlsx",
            answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'),
            StringComparison.Ordinal
        );
        await using MemoryStream file = new(await answer.Content.ReadAsByteArrayAsync());
        return new XLWorkbook(file).Worksheets.Single();
    }

    private static IXLRow Row(IXLWorksheet sheet, string account) =>
        sheet.RowsUsed().First(r => r.CellsUsed().Any(c => c.DataType == XLDataType.Text && c.GetString() == account));

    private static string[] Column(IXLWorksheet sheet, int column) =>
        [.. sheet.Column(column).CellsUsed().Select(c => c.GetString())];
}
