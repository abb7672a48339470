using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Data")]
public class BooksCheckTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Worker_BalanceChangedBehindTheBooks_NamesTheInvoiceUntilItIsRight(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var invoice = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        Assert.Null(await LatestAsync(db));

        await WorkAsync(db, BooksChecking.Queue);
        var sound = await LatestAsync(db);
        await OutstandingAsync(db, invoice, 40m);
        db.Clock.Advance(TimeSpan.FromDays(1));
        await WorkAsync(db, BooksChecking.Queue);
        var wrong = await LatestAsync(db);
        await OutstandingAsync(db, invoice, 100m);
        await WorkAsync(db, BooksChecking.Queue); // the same day again
        var right = await LatestAsync(db);

        Assert.Empty(sound!.Faults);
        Assert.Equal(
            [
                "The balance of invoice INV-2627-00001 is not its total less what was received.",
                "The account AR holds ₹100.00, the documents add up to ₹40.00.",
            ],
            wrong!.Faults
        );
        Assert.Equal(db.Clock.GetUtcNow().UtcDateTime, wrong.CheckedAtUtc);
        Assert.Empty(right!.Faults);
        Assert.Null(await LatestAsync(db, db.OrgB));
    }

    /// <summary>Whoever posts has the books checked in the coming night, and then every night.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task SealWorker_AfterPosting_AsksForTonightsCheck(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        var night = BooksChecking.NextAfter(db.Clock.GetUtcNow().UtcDateTime);

        await WorkAsync(db, LedgerSealing.Queue);

        await using var raw = db.Database(TenantScope.Platform("schema"));
        var due = await raw.Set<WorkDue>().SingleAsync(w => w.Queue == BooksChecking.Queue);
        Assert.Equal((db.OrgA, night), (due.OrganizationId, due.DueUtc));
        Assert.Equal(night, await WorkAsync(db, BooksChecking.Queue));
    }

    [Theory] // 02:10 in India is 20:40 UTC of the day before
    [InlineData(4, 20, 39, 4)]
    [InlineData(4, 20, 40, 5)]
    [InlineData(4, 3, 0, 4)]
    public void NextAfter_AnyMoment_IsTheComingNight(int day, int hour, int minute, int expected) =>
        Assert.Equal(
            new DateTime(2026, 11, expected, 20, 40, 0, DateTimeKind.Utc),
            BooksChecking.NextAfter(new DateTime(2026, 11, day, hour, minute, 0, DateTimeKind.Utc))
        );

    internal static Task<DateTime?> WorkAsync(TestDb db, string queue) =>
        db.As(Actor.Job(db.OrgA, "job", SystemPermissions.Verify))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == queue)
            .WorkAsync(db.OrgA, default);

    internal static async Task OutstandingAsync(TestDb db, long invoice, decimal amount)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        await raw.Set<InvoiceBalance>()
            .Where(b => b.InvoiceId == invoice)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.Outstanding, amount));
    }

    private static Task<BooksCheckResult?> LatestAsync(TestDb db, long? organization = null) =>
        db.Service<BooksCheckService>(Actor.Job(organization ?? db.OrgA, "reader", AccountingPermissions.Read))
            .LatestAsync(default);
}
