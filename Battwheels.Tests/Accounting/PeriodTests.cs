using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Accounting;

[Trait("Category", "Data")]
public class PeriodTests
{
    private static readonly DateOnly October = new(2026, 10, 15);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task PostAsync_LockedMonth_IsRefusedWithTheFirstOpenDay(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await LockAsync(db, "2026-10");

        var october = await db.PostAsync(Books.Draft(1, 10m, date: October));
        var november = await db.PostAsync(Books.Draft(2, 10m));

        Assert.Equal("PERIOD_LOCKED", october.Error?.Code);
        Assert.Contains("01 Nov 2026", october.Error?.Message, StringComparison.Ordinal);
        Assert.Null(november.Error);
        Assert.Equal(1, await db.CountAsync<JournalEntry>(db.OrgA));
        Assert.Null(
            (await db.PostAsync(db.OrgB, u => Ledger.PostAsync(u, Books.Draft(1, 10m, date: October), default))).Error
        );
    }

    [Fact]
    public async Task PostAsync_SoftLocked_NeedsTheOverride()
    {
        await using var db = await TestDb.CreateAsync();
        await LockAsync(db, "2026-10", soft: true);

        var without = await db.PostAsync(Books.Draft(1, 10m, date: October));
        var with = await db.PostAsync(Books.Draft(1, 10m, date: October), AccountingPermissions.OverridePeriod);

        Assert.Equal("PERIOD_LOCKED", without.Error?.Code);
        Assert.Null(with.Error);
    }

    [Fact]
    public async Task ReverseAsync_MonthLockedMeanwhile_GoesToTheFirstOpenDay()
    {
        await using var db = await TestDb.CreateAsync();
        var original = await db.PostAsync(Books.Draft(1, 10m, date: October));
        await LockAsync(db, "2026-10");

        var reversal = await db.ReverseAsync(original.Value);

        Assert.Equal(new DateOnly(2026, 11, 1), (await db.EntryAsync(reversal.Value)).EntryDate);
    }

    [Fact]
    public async Task LockAsync_EarlierMonthOpen_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        await db.PostAsync(Books.Draft(1, 10m, date: new DateOnly(2026, 8, 1)));

        var october = await LockAsync(db, "2026-10");
        var august = await LockAsync(db, "2026-08");
        var octoberAgain = await LockAsync(db, "2026-10");

        Assert.Equal("EARLIER_MONTH_OPEN", october.Error?.Code);
        Assert.Contains("August 2026", october.Error?.Message, StringComparison.Ordinal);
        Assert.Null(august.Error);
        Assert.Null(octoberAgain.Error);
        Assert.Equal("ALREADY_LOCKED", (await LockAsync(db, "2026-10")).Error?.Code);
        Assert.Equal("MONTH_INVALID", (await LockAsync(db, "2026-13")).Error?.Code);
    }

    [Fact]
    public async Task LockAsync_SuspenseHoldsMoney_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        await db.PostAsync(Books.Draft(1, 10m, credit: "SUSPENSE", date: October));

        var refused = await LockAsync(db, "2026-10");
        await db.PostAsync(Books.Draft(2, 10m, debit: "SUSPENSE", date: October));

        Assert.Equal("SUSPENSE_NOT_ZERO", refused.Error?.Code);
        Assert.Null((await LockAsync(db, "2026-10")).Error);
    }

    [Fact]
    public async Task UnlockAsync_Locked_OpensFor72HoursAndLocksItselfAgain()
    {
        await using var db = await TestDb.CreateAsync();
        await LockAsync(db, "2026-10");

        var tooShort = await UnlockAsync(db, "2026-10", "mistake");
        var unlocked = await UnlockAsync(db, "2026-10", "supplier bill came late");
        var during = await db.PostAsync(Books.Draft(1, 10m, date: October));
        db.Clock.Advance(TimeSpan.FromHours(72));
        var after = await db.PostAsync(Books.Draft(2, 10m, date: October));

        Assert.Equal("REASON_TOO_SHORT", tooShort.Error?.Code);
        Assert.Null(unlocked.Error);
        Assert.Null(during.Error);
        Assert.Equal("PERIOD_LOCKED", after.Error?.Code);
        Assert.Equal("NOT_LOCKED", (await UnlockAsync(db, "2026-11", "supplier bill came late")).Error?.Code);
    }

    /// <summary>A soft lock would let overriders post without anybody having reopened the month.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task LockAsync_SoftlyWhatWasLockedForGood_IsRefused(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await LockAsync(db, "2026-10");

        var locked = await LockAsync(db, "2026-10", soft: true);
        var posted = await db.PostAsync(Books.Draft(1, 10m, date: October), AccountingPermissions.OverridePeriod);
        await UnlockAsync(db, "2026-10", "supplier bill came late");
        var reopened = await LockAsync(db, "2026-10", soft: true);

        Assert.Equal("LOCKED_FOR_GOOD", locked.Error?.Code);
        Assert.Contains("Reopen it instead", locked.Error?.Message, StringComparison.Ordinal);
        Assert.Equal("PERIOD_LOCKED", posted.Error?.Code);
        Assert.Equal("LOCKED_FOR_GOOD", reopened.Error?.Code);
        Assert.Null((await LockAsync(db, "2026-10")).Error);
    }

    [Fact]
    public async Task ExtendAsync_Reopened_TwiceAndSevenDaysInAll()
    {
        await using var db = await TestDb.CreateAsync();
        var opened = TestDb.Start.UtcDateTime;
        await LockAsync(db, "2026-10");
        await UnlockAsync(db, "2026-10", "supplier bill came late");

        Assert.Null((await ExtendAsync(db)).Error);
        Assert.Equal(opened.AddHours(144), (await RowAsync(db)).OpenUntilUtc);
        Assert.Null((await ExtendAsync(db)).Error);
        Assert.Equal(opened.AddDays(7), (await RowAsync(db)).OpenUntilUtc);
        Assert.Equal("NO_MORE_EXTENSION", (await ExtendAsync(db)).Error?.Code);
        db.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("NOT_REOPENED", (await ExtendAsync(db)).Error?.Code);
    }

    [Fact]
    public async Task UnlockAsync_ByWhoLockedIt_NeedsSomebodyElseWhereThereIsOne()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Asha", "owner");
        var service = db.Service<PeriodService>(owner);
        await service.LockAsync(new("2026-10", false, null), CommandId.New(), default);

        var alone = await service.UnlockAsync(new("2026-10", "bill came late"), CommandId.New(), default);
        await service.LockAsync(new("2026-10", false, null), CommandId.New(), default);
        var admin = await db.MemberAsync(db.OrgA, "Bina", "admin");
        var notAlone = await service.UnlockAsync(new("2026-10", "bill came late"), CommandId.New(), default);
        var other = await db.Service<PeriodService>(admin)
            .UnlockAsync(new("2026-10", "bill came late"), CommandId.New(), default);

        Assert.Null(alone.Error);
        Assert.Equal("SEPARATION_OF_DUTIES", notAlone.Error?.Code);
        Assert.Null(other.Error);
    }

    [Fact]
    public async Task Services_RolesWithoutTheKey_AreDenied()
    {
        await using var db = await TestDb.CreateAsync();
        var manager = db.Service<PeriodService>(await db.MemberAsync(db.OrgA, "Meera", "manager"));
        var accountant = db.Service<PeriodService>(await db.MemberAsync(db.OrgA, "Kiran", "accountant"));

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            manager.LockAsync(new("2026-10", false, null), CommandId.New(), default)
        );
        Assert.Null((await accountant.LockAsync(new("2026-10", false, null), CommandId.New(), default)).Error);
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            accountant.UnlockAsync(new("2026-10", "bill came late"), CommandId.New(), default)
        );
    }

    /// <summary>A month is never locked over an entry that is just being posted: either the entry or the lock comes first.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task LockAsync_WhileOthersPost_NothingIsPostedAfterIt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        var posts = Enumerable.Range(1, 12).Select(i => db.PostAsync(Books.Draft(i, i, date: October))).ToArray();
        var locked = await LockAsync(db, "2026-10");
        var counted = await db.CountAsync<JournalEntry>(db.OrgA);
        var results = await Task.WhenAll(posts);

        Assert.Null(locked.Error);
        Assert.All(results, r => Assert.True(r.Error is null or { Code: "PERIOD_LOCKED" }, r.Error?.Code));
        Assert.Equal(counted, results.Count(r => r.Error is null));
        Assert.Equal(counted, await db.CountAsync<JournalEntry>(db.OrgA));
    }

    private static Task<Result<string>> LockAsync(TestDb db, string month, bool soft = false) =>
        db.Service<PeriodService>(AccountingPermissions.ClosePeriod)
            .LockAsync(new LockMonth(month, soft, null), CommandId.New(), default);

    private static Task<Result<string>> UnlockAsync(TestDb db, string month, string reason) =>
        db.Service<PeriodService>(AccountingPermissions.ReopenPeriod)
            .UnlockAsync(new UnlockMonth(month, reason), CommandId.New(), default);

    private static Task<Result<string>> ExtendAsync(TestDb db) =>
        db.Service<PeriodService>(AccountingPermissions.ReopenPeriod)
            .ExtendAsync(new UnlockMonth("2026-10", "still not complete"), CommandId.New(), default);

    private static async Task<PeriodRow> RowAsync(TestDb db) =>
        (await db.Service<PeriodService>(AccountingPermissions.Read).ListAsync(new FiscalYear(2026), default)).Single(
            p => p.Month == "2026-10"
        );
}
