using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Accounting;

/// <summary>Statements against figures worked out by hand from a few entries around a year's end.</summary>
[Trait("Category", "Data")]
public class ReportTests
{
    private static readonly DateOnly NovFirst = new(2026, 11, 1);
    private static readonly DateOnly NovLast = new(2026, 11, 30);

    /// <summary>
    /// FY 2025-26: capital 1,000, labour 300. FY 2026-27: October labour 200, rent 50; 3 November labour 70; 20 November
    /// parts cost 30, interest earned 5, interest paid 2.
    /// </summary>
    private static async Task<TestDb> FilledAsync(TestEngine engine)
    {
        var db = await TestDb.CreateAsync(engine);
        (string Debit, string Credit, decimal Amount, DateOnly Date)[] entries =
        [
            ("CASH", "OWNER_EQUITY", 1_000m, new(2026, 2, 10)),
            ("CASH", "SERVICE_LABOUR", 300m, new(2026, 3, 31)),
            ("CASH", "SERVICE_LABOUR", 200m, new(2026, 10, 31)),
            ("RENT", "CASH", 50m, new(2026, 10, 1)),
            ("CASH", "SERVICE_LABOUR", 70m, new(2026, 11, 3)),
            ("COGS", "INVENTORY", 30m, new(2026, 11, 20)),
            ("CASH", "INTEREST_INCOME", 5m, new(2026, 11, 20)),
            ("INTEREST_EXPENSE", "CASH", 2m, new(2026, 11, 20)),
        ];
        foreach (var ((debit, credit, amount, date), id) in entries.Select((e, i) => (e, i + 1)))
            Assert.Null((await db.PostAsync(Books.Draft(id, amount, debit, credit, date))).Error);
        return db;
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task TrialBalanceAsync_WholeMonth_BySignNotByType(TestEngine engine)
    {
        await using var db = await FilledAsync(engine);

        var report = (await Reports(db).TrialBalanceAsync(new(NovFirst, NovLast), default)).Value;

        Assert.Equal(
            [
                "CASH 1450.00 75.00 2.00 1523.00",
                "INVENTORY 0.00 0.00 30.00 -30.00", // an asset on the credit side
                "OWNER_EQUITY -1000.00 0.00 0.00 -1000.00",
                "SERVICE_LABOUR -500.00 0.00 70.00 -570.00",
                "INTEREST_INCOME 0.00 0.00 5.00 -5.00",
                "COGS 0.00 30.00 0.00 30.00",
                "RENT 50.00 0.00 0.00 50.00",
                "INTEREST_EXPENSE 0.00 2.00 0.00 2.00",
            ],
            await RowsAsync(db, report)
        );
        Assert.Equal((1_500m, 1_500m), (report.OpeningDebit, report.OpeningCredit));
        Assert.Equal((107m, 107m), (report.Debit, report.Credit));
        Assert.Equal((1_605m, 1_605m), (report.ClosingDebit, report.ClosingCredit));
        Assert.True(report.IsBalanced);
        Assert.Equal(
            ["Assets", "Equity", "Income", "Cost of sales", "Operating expenses"],
            report.Sections.Select(s => s.Name)
        );
        Assert.Equal(1_493m, report.Sections[0].Net);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task TrialBalanceAsync_MonthsCutByTheRange_CountOnlyItsDays(TestEngine engine)
    {
        await using var db = await FilledAsync(engine);

        var middle = (await Reports(db).TrialBalanceAsync(new(new(2026, 10, 15), new(2026, 11, 10)), default)).Value;
        var oneDay = (await Reports(db).TrialBalanceAsync(new(new(2026, 11, 3), new(2026, 11, 3)), default)).Value;
        var tail = (await Reports(db).TrialBalanceAsync(new(new(2026, 11, 4), NovLast), default)).Value;

        Assert.Equal("CASH 1250.00 270.00 0.00 1520.00", (await RowsAsync(db, middle))[0]);
        Assert.Equal("CASH 1450.00 70.00 0.00 1520.00", (await RowsAsync(db, oneDay))[0]);
        Assert.Equal("CASH 1520.00 5.00 2.00 1523.00", (await RowsAsync(db, tail))[0]);
        Assert.All((TrialBalance[])[middle, oneDay, tail], t => Assert.True(t.IsBalanced));
    }

    [Fact]
    public async Task TrialBalanceAsync_EndBeforeStart_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();

        Assert.Equal(
            "INVALID_DATE_RANGE",
            (await Reports(db).TrialBalanceAsync(new(NovLast, NovFirst), default)).Error?.Code
        );
        Assert.Equal(
            "INVALID_DATE_RANGE",
            (await Reports(db).ProfitLossAsync(new(NovLast, NovFirst), default)).Error?.Code
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ProfitLossAsync_Month_WithTheMonthBeforeAndTheYear(TestEngine engine)
    {
        await using var db = await FilledAsync(engine);

        var report = (await Reports(db).ProfitLossAsync(new(NovFirst, NovLast), default)).Value;

        Assert.Equal((40m, 40m, 43m), (report.GrossProfit, report.OperatingProfit, report.NetProfit));
        Assert.Equal(new DateRange(new(2026, 10, 1), new(2026, 10, 31)), report.Before);
        var labour = report.Sections[0].Lines.Single().Figures;
        Assert.Equal(new ProfitLossFigures(70m, 200m, 270m, -65.0m, 100.0m), labour);
        var operating = report.Sections.Single(s => s.ResultName == "Operating profit").Result!;
        Assert.Equal((40m, 150m, 190m), (operating.Amount, operating.Before, operating.YearToDate));
        Assert.Equal(-73.3m, operating.ChangePercent); // (40 - 150) / 150
        Assert.Equal(42.9m, report.Sections.Single(s => s.Part == ProfitLossPart.CostOfSales).Total.SharePercent);
        Assert.Equal((new DateOnly(2025, 12, 1), NovFirst), (report.Months[0].First, report.Months[11].First));
        Assert.Equal(
            [(3, 300m, 0m), (10, 200m, 50m), (11, 75m, 32m)],
            report.Months.Where(m => m is not (_, 0m, 0m)).Select(m => (m.First.Month, m.Income, m.Spending))
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task BalanceSheetAsync_YearNotClosed_ShowsEarlierAndCurrentEarnings(TestEngine engine)
    {
        await using var db = await FilledAsync(engine);

        var report = await Reports(db).BalanceSheetAsync(new(new(2026, 11, 10)), default);

        Assert.Equal((1_520m, 1_520m), (report.TotalAssets, report.TotalFunds));
        var reserves = report.Funds[0].Headings.Single(h => h.Name == "Reserves and surplus");
        Assert.Equal(
            [("Earnings of earlier years, not closed", 300m), ("Earnings of FY 2026-27 to date", 220m)],
            reserves.Lines.Select(l => (l.Name, l.Amount))
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Closing_OfTheYear_LeavesProfitAndMovesEarnings(TestEngine engine)
    {
        await using var db = await FilledAsync(engine);
        var march = new DateOnly(2026, 3, 31);
        var closing = Books.Draft(99, 300m, "SERVICE_LABOUR", "RETAINED_EARNINGS", march) with
        {
            JournalType = JournalTypes.Closing,
        };
        Assert.Null((await db.PostAsync(closing)).Error);
        var service = Reports(db);

        var profit = (await service.ProfitLossAsync(new(new(2026, 3, 1), march), default)).Value;
        var before = (await service.TrialBalanceAsync(new(new(2026, 3, 1), march), default)).Value;
        var after = (await service.TrialBalanceAsync(new(new(2026, 3, 1), march, AfterClosing: true), default)).Value;
        var later = (await service.TrialBalanceAsync(new(NovFirst, NovLast), default)).Value;
        var sheet = await service.BalanceSheetAsync(new(NovLast), default);

        Assert.Equal(300m, profit.NetProfit);
        Assert.Contains("SERVICE_LABOUR 0.00 0.00 300.00 -300.00", await RowsAsync(db, before));
        Assert.Contains("SERVICE_LABOUR 0.00 300.00 300.00 0.00", await RowsAsync(db, after));
        Assert.Contains("SERVICE_LABOUR -200.00 0.00 70.00 -270.00", await RowsAsync(db, later));
        Assert.DoesNotContain(
            sheet.Funds[0].Headings.SelectMany(h => h.Lines),
            l => l.Name.Contains("not closed", StringComparison.Ordinal)
        );
        Assert.Equal(sheet.TotalAssets, sheet.TotalFunds);
    }

    [Fact]
    public async Task ByBranch_EntryOverTwoBranches_HasOneInterBranchLine()
    {
        await using var db = await TestDb.CreateAsync();
        long main,
            north;
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            Branch branch = new()
            {
                Code = "NRTH",
                Name = "North",
                StateCode = "27",
            };
            raw.Add(branch);
            await raw.SaveChangesAsync();
            north = branch.Id;
            main = await raw.Set<Branch>().Where(b => b.IsDefault).Select(b => b.Id).SingleAsync();
        }

        await db.PostAsync(
            Books.Draft(1, 10m) with
            {
                Lines = [new("CASH", 10m, 0m, BranchId: main), new("SERVICE_LABOUR", 0m, 10m, BranchId: north)],
            }
        );

        var report = (await Reports(db).TrialBalanceAsync(new(NovFirst, NovLast, main), default)).Value;
        var sheet = await Reports(db).BalanceSheetAsync(new(NovLast, main), default);
        var all = (await Reports(db).TrialBalanceAsync(new(NovFirst, NovLast), default)).Value;

        Assert.Equal(["Assets", "Inter-branch"], report.Sections.Select(s => s.Name));
        Assert.Equal((10m, -10m), (report.Sections[0].Net, report.Sections[1].Net));
        Assert.True(report.IsBalanced);
        Assert.Equal((10m, 10m), (sheet.TotalAssets, sheet.TotalFunds));
        Assert.DoesNotContain(all.Sections, s => s.Name == "Inter-branch");
    }

    [Fact]
    public async Task Reports_OfAnotherOrganization_AreEmpty()
    {
        await using var db = await FilledAsync(TestEngine.Sqlite);
        var other = db.Service<ReportService>(Actor.Job(db.OrgB, "test", AccountingPermissions.Reports));

        var report = (await other.TrialBalanceAsync(new(NovFirst, NovLast), default)).Value;

        Assert.Empty(report.Sections);
        Assert.Equal(0m, (await other.BalanceSheetAsync(new(NovLast), default)).TotalAssets);
    }

    [Fact]
    public async Task Reports_Manager_AreDenied()
    {
        await using var db = await TestDb.CreateAsync();
        var manager = db.Service<ReportService>(await db.MemberAsync(db.OrgA, "Meera", "manager"));

        await Assert.ThrowsAsync<AccessDeniedException>(() => manager.BalanceSheetAsync(new(NovLast), default));
    }

    private static ReportService Reports(TestDb db) => db.Service<ReportService>(AccountingPermissions.Reports);

    private static async Task<string[]> RowsAsync(TestDb db, TrialBalance report)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var roles = await raw.Set<Account>().ToDictionaryAsync(a => a.Id, a => a.Role);
        return
        [
            .. report
                .Sections.SelectMany(s => s.Rows)
                .Select(r =>
                    FormattableString.Invariant(
                        $"{roles[r.AccountId!.Value]} {r.Opening:0.00} {r.Debit:0.00} {r.Credit:0.00} {r.Closing:0.00}"
                    )
                ),
        ];
    }
}
