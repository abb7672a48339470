using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Accounting;

/// <summary>Many writers at once lose nothing, double nothing and leave no gap.</summary>
[Trait("Category", "Data")]
public class ConcurrentPostingTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task PostAsync_ManyAtOnce_SumsAndNumbersAreExact(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        // Half of them use the accounts the other way round, and the months differ: every rollup row is contended.
        var results = await Task.WhenAll(
            Enumerable
                .Range(1, 24)
                .Select(i =>
                    db.PostAsync(
                        i % 2 == 0
                            ? Books.Draft(i, i, "CASH", "BANK_DEFAULT", new DateOnly(2026, i % 3 + 9, 1))
                            : Books.Draft(i, i, "BANK_DEFAULT", "CASH", new DateOnly(2026, i % 3 + 9, 1))
                    )
                )
        );

        Assert.All(results, r => Assert.Null(r.Error));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var sequences = await raw.Set<JournalEntry>().OrderBy(e => e.Sequence).Select(e => e.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 24).Select(i => (long)i), sequences);
        // 2 + 4 + ... + 24 = 156 and 1 + 3 + ... + 23 = 144
        var cash = await raw.Set<Account>().Where(a => a.Role == "CASH").Select(a => a.Id).SingleAsync();
        var sums = await raw.Set<AccountPeriodBalance>().Where(b => b.AccountId == cash).ToListAsync();
        Assert.Equal((156m, 144m), (sums.Sum(s => s.Debit), sums.Sum(s => s.Credit)));
        Assert.Equal(3, sums.Count);
        var report = await db.Service<LedgerVerification>(SystemPermissions.Verify).VerifyAsync(default);
        Assert.Empty(report.Faults);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task PostAsync_SameDocumentAtOnce_IsOneEntry(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => db.PostAsync(Books.Draft(1, 10m))));

        Assert.Single(results.Select(r => r.Value).Distinct());
        Assert.Equal(["2026-11 CASH 10.00 0.00", "2026-11 SERVICE_LABOUR 0.00 10.00"], await db.RollupAsync(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task PostAsync_SeveralEntriesInOneUnit_AllOrNothing(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        var good = await BothAsync(db, Books.Draft(1, 10m), Books.Draft(2, 5m));
        var bad = await BothAsync(db, Books.Draft(3, 10m), Books.Draft(4, 5m) with { Lines = [] });

        Assert.Null(good.Error);
        Assert.Equal("TOO_FEW_LINES", bad.Error?.Code);
        Assert.Equal(2, await db.CountAsync<JournalEntry>(db.OrgA));
        Assert.Equal("2026-11 CASH 15.00 0.00", (await db.RollupAsync(db.OrgA))[0]);
        Assert.Equal("JE-2627-00003", (await db.EntryAsync((await db.PostAsync(Books.Draft(5, 1m))).Value)).Number);
    }

    private static Task<Result<long>> BothAsync(TestDb db, EntryDraft first, EntryDraft second) =>
        db.PostAsync(
            db.OrgA,
            async unit =>
            {
                var one = await Ledger.PostAsync(unit, first, default);
                return one.Error is not null ? one : await Ledger.PostAsync(unit, second, default);
            }
        );
}
