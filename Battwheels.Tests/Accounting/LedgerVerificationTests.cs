using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Platform;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Accounting;

[Trait("Category", "Data")]
public class LedgerVerificationTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task VerifyAsync_SoundBooks_FindsNothing(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var first = await db.PostAsync(Books.Draft(1, 10m));
        await db.PostAsync(Books.Draft(2, 7m, date: new DateOnly(2027, 4, 1)));
        await db.Service<PeriodService>(AccountingPermissions.ClosePeriod)
            .LockAsync(new LockMonth("2025-03", false, null), CommandId.New(), default); // a year without entries
        await db.ReverseAsync(first.Value);

        var report = await VerifyAsync(db);

        Assert.Empty(report.Faults);
        Assert.Equal(3, report.Checked);
        Assert.Equal(0, await db.CountAsync<LedgerSeal>(db.OrgB));
    }

    [Fact]
    public async Task Worker_AfterPosting_SealsOnceInOrder()
    {
        await using var db = await TestDb.CreateAsync();
        for (var i = 1; i <= 3; i++)
            await db.PostAsync(Books.Draft(i, i));
        var services = db.As(Actor.Job(db.OrgA, "job", SystemPermissions.Verify));
        var worker = services.GetServices<IQueueWorker>().Single(w => w.Queue == LedgerSealing.Queue);

        await worker.WorkAsync(db.OrgA, default);
        await worker.WorkAsync(db.OrgA, default);

        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(
            [1L, 2, 3],
            await raw.Set<LedgerSeal>().OrderBy(s => s.Sequence).Select(s => s.Sequence).ToListAsync()
        );
    }

    [Fact]
    public async Task VerifyAsync_WithoutSystemPermission_IsDenied()
    {
        await using var db = await TestDb.CreateAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            db.Service<LedgerVerification>(AccountingPermissions.Read).VerifyAsync(default)
        );
    }

    /// <summary>Someone with the owner's hand on the file: every trick is found and the entry is named.</summary>
    [Theory]
    [InlineData(
        """UPDATE "JournalLine" SET "Debit" = 900 WHERE "Debit" > 0 AND "EntryId" = {0}""",
        "JE-2627-00001 has debit 9.00, credit 10.00"
    )]
    [InlineData(
        """UPDATE "JournalEntry" SET "Narration" = 'other' WHERE "Id" = {0}""",
        "JE-2627-00001 or its lines are not what was sealed"
    )]
    [InlineData("""DELETE FROM "JournalLine" WHERE "EntryId" = {0}""", "JE-2627-00001 has no lines")]
    [InlineData(
        """UPDATE "JournalLine" SET "EntryDate" = '2026-10-04' WHERE "EntryId" = {0}""",
        "in 2026-10: lines are debit 10.00"
    )]
    [InlineData(
        """UPDATE "AccountPeriodBalance" SET "Debit" = "Debit" + 1 WHERE "Debit" > 0""",
        "lines are debit 12.00, credit 0.00, the kept sums 12.01"
    )]
    [InlineData(
        """DELETE FROM "AccountPeriodBalance" WHERE "Debit" > 0""",
        "the kept sums 0.00 and 0.00; first entry JE-2627-00001"
    )]
    [InlineData("""DELETE FROM "LedgerSeal" WHERE "EntryId" = {0}""", "entry 1 is missing")]
    public async Task VerifyAsync_BooksTamperedWith_NamesTheFault(string sql, string fault)
    {
        await using var db = await TestDb.CreateAsync();
        var first = await db.PostAsync(Books.Draft(1, 10m));
        await db.PostAsync(Books.Draft(2, 2m));
        Assert.Empty((await VerifyAsync(db)).Faults);

        await TamperAsync(db, string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, first.Value));

        Assert.Contains((await VerifyAsync(db)).Faults, f => f.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Database_ChangeOfPostedRows_IsRefused(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.PostAsync(Books.Draft(1, 10m));
        await VerifyAsync(db);
        await using var raw = db.Database(TenantScope.Platform("schema"));

        foreach (var table in (string[])["JournalEntry", "JournalLine", "LedgerSeal"])
        foreach (var act in (string[])[$"""UPDATE "{table}" SET "Id" = "Id" """, $"""DELETE FROM "{table}" """])
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => raw.Database.ExecuteSqlRawAsync(act));
    }

    private static Task<VerificationReport> VerifyAsync(TestDb db) =>
        db.Service<LedgerVerification>(SystemPermissions.Verify).VerifyAsync(default);

    private static async Task TamperAsync(TestDb db, string sql)
    {
        await using var raw = db.Database(TenantScope.Platform("schema"));
        await raw.Database.OpenConnectionAsync();
        foreach (var table in (string[])["JournalEntry", "JournalLine", "LedgerSeal"])
        foreach (var act in (string[])["UPDATE", "DELETE"])
        {
            var drop = $"""DROP TRIGGER "TR_{table}_{act}" """;
            await raw.Database.ExecuteSqlRawAsync(drop);
        }

        await raw.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
        Assert.True(await raw.Database.ExecuteSqlRawAsync(sql) > 0);
    }
}
