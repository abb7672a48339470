using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Accounting;

/// <summary>A month before a locked one: what is posted there would change the locked month's opening figures.</summary>
[Trait("Category", "Data")]
public class EarlierMonthTests
{
    private static readonly DateOnly March = new(2026, 3, 10);

    /// <summary>The auditor's case: April and May locked, then a receipt dated 10 March, when nothing was ever posted.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RecordAsync_MonthBeforeALockedOne_IsRefusedAndTheBalanceSheetStays(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        await db.PostAsync(Books.Draft(1, 10m, date: new DateOnly(2026, 4, 20)));
        await db.PostAsync(Books.Draft(2, 20m, date: new DateOnly(2026, 5, 20)));
        Assert.Null((await LockAsync(db, "2026-04")).Error);
        Assert.Null((await LockAsync(db, "2026-05")).Error);

        var refused = await db.ReceiveAsync(new RecordReceipt(customer, PaymentMode.Cash, 500m, Date: March));
        var june = await db.ReceiveAsync(
            new RecordReceipt(customer, PaymentMode.Cash, 70m, Date: new DateOnly(2026, 6, 1))
        );

        Assert.Equal("PERIOD_LOCKED", refused.Error?.Code);
        Assert.Contains("01 Jun 2026", refused.Error?.Message, StringComparison.Ordinal);
        Assert.Null(june.Error);
        Assert.Equal(30m, await CashOnAsync(db, new DateOnly(2026, 5, 31)));
        Assert.Equal(100m, await CashOnAsync(db, new DateOnly(2026, 6, 30)));
        Assert.Null(
            (await db.PostAsync(db.OrgB, u => Ledger.PostAsync(u, Books.Draft(1, 10m, date: March), default))).Error
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task UnlockAsync_MonthLockedByALaterOne_OpensItAloneForItsWindow(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await LockAsync(db, "2026-05");

        Assert.Equal(PeriodStatus.Locked, (await RowAsync(db, 2025, "2026-03")).Status);
        Assert.Equal("ALREADY_LOCKED", (await LockAsync(db, "2026-03")).Error?.Code);
        Assert.Null((await UnlockAsync(db, "2026-03")).Error);

        Assert.Null((await db.PostAsync(Books.Draft(1, 10m, date: March))).Error);
        Assert.Equal(
            "PERIOD_LOCKED",
            (await db.PostAsync(Books.Draft(2, 10m, date: new DateOnly(2026, 2, 1)))).Error?.Code
        );
        db.Clock.Advance(TimeSpan.FromHours(72));
        Assert.Equal("PERIOD_LOCKED", (await db.PostAsync(Books.Draft(3, 10m, date: March))).Error?.Code);
    }

    /// <summary>Reopening the later month opens that one only.</summary>
    [Fact]
    public async Task UnlockAsync_LaterMonthReopened_EarlierOnesStayLocked()
    {
        await using var db = await TestDb.CreateAsync();
        await LockAsync(db, "2026-05");

        await UnlockAsync(db, "2026-05");

        Assert.Equal("PERIOD_LOCKED", (await db.PostAsync(Books.Draft(1, 10m, date: March))).Error?.Code);
        Assert.Null((await db.PostAsync(Books.Draft(2, 10m, date: new DateOnly(2026, 5, 2)))).Error);
    }

    [Fact]
    public async Task StatusOf_SoftLockedOrOpenedBefore_IsLockedByTheLaterMonth()
    {
        await using var db = await TestDb.CreateAsync();
        await LockAsync(db, "2026-03", soft: true);
        await LockAsync(db, "2026-04", soft: true);
        await UnlockAsync(db, "2026-04");
        await LockAsync(db, "2026-05");

        Assert.Equal("PERIOD_LOCKED", (await PostAsync(March)).Error?.Code);
        Assert.Equal("PERIOD_LOCKED", (await PostAsync(new DateOnly(2026, 4, 1))).Error?.Code);

        Task<Result<long>> PostAsync(DateOnly date) =>
            db.PostAsync(Books.Draft(date.Month, 10m, date: date), AccountingPermissions.OverridePeriod);
    }

    /// <summary>A soft lock is no closing: earlier months stay what they are.</summary>
    [Fact]
    public async Task LockAsync_Softly_LeavesEarlierMonthsOpen()
    {
        await using var db = await TestDb.CreateAsync();
        await LockAsync(db, "2026-05", soft: true);

        Assert.Null((await db.PostAsync(Books.Draft(1, 10m, date: March))).Error);
    }

    [Fact]
    public async Task LockAsync_MonthThatHasNotBegun_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();

        Assert.Equal("MONTH_AHEAD", (await LockAsync(db, "2026-12")).Error?.Code);
        Assert.Null((await LockAsync(db, "2026-11")).Error);
    }

    /// <summary>The first entry of an earlier year has no row a lock could hold: it must not slip in beside the lock.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task LockAsync_WhileOthersPostInTheYearBefore_NothingIsPostedAfterIt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.PostAsync(Books.Draft(100, 1m));

        var posts = Enumerable.Range(1, 8).Select(i => db.PostAsync(Books.Draft(i, i, date: March))).ToArray();
        var locked = await LockAsync(db, "2026-05");
        var counted = await db.CountAsync<JournalEntry>(db.OrgA);
        var results = await Task.WhenAll(posts);

        Assert.All(results, r => Assert.True(r.Error is null or { Code: "PERIOD_LOCKED" }, r.Error?.Code));
        if (locked.Error is null)
            Assert.Equal(counted, await db.CountAsync<JournalEntry>(db.OrgA));
        else
            Assert.Equal("EARLIER_MONTH_OPEN", locked.Error.Code); // an entry of March came first
    }

    private static Task<Result<string>> LockAsync(TestDb db, string month, bool soft = false) =>
        db.Service<PeriodService>(AccountingPermissions.ClosePeriod)
            .LockAsync(new LockMonth(month, soft, null), CommandId.New(), default);

    private static Task<Result<string>> UnlockAsync(TestDb db, string month) =>
        db.Service<PeriodService>(AccountingPermissions.ReopenPeriod)
            .UnlockAsync(new UnlockMonth(month, "supplier bill came late"), CommandId.New(), default);

    private static async Task<PeriodRow> RowAsync(TestDb db, int year, string month) =>
        (await db.Service<PeriodService>(AccountingPermissions.Read).ListAsync(new FiscalYear(year), default)).Single(
            p => p.Month == month
        );

    private static async Task<decimal> CashOnAsync(TestDb db, DateOnly date)
    {
        var report = await db.Service<ReportService>(AccountingPermissions.Reports)
            .TrialBalanceAsync(new(new DateOnly(2026, 1, 1), date), default);
        var cash = report.Value.Sections.SelectMany(s => s.Rows).Single(r => r.Name == "Cash in hand");
        return cash.Closing;
    }
}
