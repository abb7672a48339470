using System.Globalization;
using System.Text.Json;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Inventory;
using Battwheels.Tests.Shell.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.BadWeather;

/// <summary>The power goes in the middle of the work: what was confirmed is there, nothing is there by half.</summary>
[Trait("Category", "Data")]
public sealed class KilledServerTests
{
    private const int Postings = 200;
    private const int KilledAfter = 70;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Kill_InTheMiddleOfPostings_ConfirmedDocumentsStayAndNoneIsHalf(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var options = db.Services.GetRequiredService<DatabaseOptions>();
        var plan = await PlanAsync(db);
        var (migrated, why) = await AppProcess.RunAsync(options, "migrate");
        Assert.True(migrated == 0, why);

        var confirmed = await RunUntilKilledAsync(options, plan);

        Assert.InRange(confirmed.Count, KilledAfter, Postings - 1);
        await Books.VerifiedAsync(db, db.OrgA);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var invoices = await raw.Set<Invoice>().AsNoTracking().Select(i => i.Id).ToListAsync();
        var issues = await raw.Set<StockMovement>().Where(m => m.Quantity < 0).Select(m => m.Id).ToListAsync();
        Assert.Empty(confirmed.Select(c => c.Invoice).Except(invoices));
        Assert.Empty(confirmed.Select(c => c.Issue).Except(issues));
        // Each transaction holds one invoice, one issue, one command and one entry of each: their counts agree or one is half.
        Assert.InRange(invoices.Count, confirmed.Count, confirmed.Count + 4);
        Assert.Equal(invoices.Count, issues.Count);
        Assert.Equal(invoices.Count, await EntriesAsync(raw, invoices));
        Assert.Equal(invoices.Count, await EntriesAsync(raw, issues));
        var balances = await raw.Set<InvoiceBalance>().CountAsync();
        Assert.Equal(invoices.Count, balances);
        Assert.Equal(1000m - invoices.Count, (await db.PoolAsync(plan.Item, plan.Store)).Quantity);
    }

    private static Task<int> EntriesAsync(BattwheelsDb raw, List<long> sources) =>
        raw.Set<JournalEntry>().CountAsync(e => sources.Contains(e.SourceId));

    private static async Task<StormPlan> PlanAsync(TestDb db)
    {
        await db.RegisterAsync();
        var contact = await db.WalkInAsync();
        var item = await db.ItemAsync();
        var store = await db.MainStoreAsync();
        Assert.Null((await db.OpenAsync(item, store, 1000m, 50_000m)).Error);
        return new StormPlan(db.OrgA, contact, await db.BranchAsync(db.OrgA), item, store, Postings);
    }

    private static async Task<List<(long Invoice, long Issue)>> RunUntilKilledAsync(
        DatabaseOptions options,
        StormPlan plan
    )
    {
        using var process = AppProcess.StartWithTests(
            options,
            new() { [StormStartup.Variable] = JsonSerializer.Serialize(plan) },
            "--urls",
            "http://127.0.0.1:0"
        );
        var errors = process.StandardError.ReadToEndAsync();
        List<(long, long)> confirmed = [];
        using CancellationTokenSource limit = new(Limit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            Assert.DoesNotContain("REFUSED", line, StringComparison.Ordinal);
            if (line.Split(' ') is not [Storm.Confirmed, var invoice, var issue])
                continue;
            confirmed.Add(
                (long.Parse(invoice, CultureInfo.InvariantCulture), long.Parse(issue, CultureInfo.InvariantCulture))
            );
            if (confirmed.Count == KilledAfter)
                process.Kill(); // SIGKILL: nothing is flushed, nothing is told
        }

        await process.WaitForExitAsync(limit.Token);
        Assert.True(confirmed.Count >= KilledAfter, await errors);
        return confirmed;
    }
}
