using System.Globalization;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Inventory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// What a command that writes may cost in statements, from the gate to the commit. Each budget is the sum of what must be
/// asked and written, said beside it; lines of a document cost nothing of their own but a change of eight pools at a time.
/// PostgreSQL sends all new rows in one batch, SQLite one statement per table.
/// </summary>
[Trait("Category", "Data")]
public sealed class WriteBudgetTests
{
    /// <summary>The gate: the command as it was processed before, the command's own row, when queues are due.</summary>
    private const int Gate = 3;

    /// <summary>The books: accounts, number, the month's lock (after the number, which waits for others), monthly sums.</summary>
    private const int Books = 4;

    /// <summary>Stock: earlier movements of these lines, items with their store, the pools held.</summary>
    private const int Stock = 3;

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Journal_OfSixLines_KeepsItsBudget(TestEngine engine)
    {
        var (db, log) = await StartAsync(engine);
        await using var _ = db;
        var cash = (await AccountAsync(db, "CASH"), await AccountAsync(db, "RENT"));
        ManualJournal journal = new(
            Sales.Today,
            "Month-end correction",
            [.. Enumerable.Range(1, 3).SelectMany(i => Pair(cash, i))]
        );
        var service = db.Service<JournalService>(AccountingPermissions.Post);
        Task RunAsync() => OkAsync(service.PostAsync(journal, CommandId.New(), default));

        await RunAsync();
        // Entry, lines and audit are new; with the command's row they are one batch on a server.
        await WithinAsync(log, engine, RunAsync, Gate + Books, tables: 3);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_OfOnePartAndOfTen_KeepsItsBudget(TestEngine engine)
    {
        var (db, log) = await StartAsync(engine);
        await using var _ = db;
        var (store, items) = (await db.MainStoreAsync(), await ItemsAsync(db, 10));
        Task RunAsync(int source, int lines) =>
            OkAsync(
                db.RunAsync<int>(async unit =>
                {
                    var moved = await StockLedger.IssueManyAsync(
                        unit,
                        [.. items.Take(lines).Select((item, i) => Issue(item, store, source, i + 1))],
                        default
                    );
                    return moved.Refusal is { } refused ? refused : moved.Movements.Count;
                })
            );

        await RunAsync(1, 10);
        // The pools, eight in a statement; entries, their lines, movements and audit are new, before the command's row.
        await WithinAsync(log, engine, () => RunAsync(2, 1), Gate + Stock + Books + 1, tables: 4, flushes: 1);
        await WithinAsync(log, engine, () => RunAsync(3, 10), Gate + Stock + Books + 2, tables: 4, flushes: 1);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task GoodsReceipt_OfOneLineAndOfTen_KeepsItsBudget(TestEngine engine)
    {
        var (db, log) = await StartAsync(engine);
        await using var _ = db;
        var (store, items, vendor) = (await db.MainStoreAsync(), await ItemsAsync(db, 10), await db.VendorAsync());
        Task RunAsync(int lines) =>
            OkAsync(
                db.RunAsync<long>(async unit =>
                {
                    GoodsReceiptInput input = new(
                        store,
                        vendor,
                        Reference: null,
                        Notes: null,
                        [.. items.Take(lines).Select(item => new StockLineInput(item, 2m, 100m))]
                    );
                    var received = await GoodsReceipts.PostAsync(unit, input, default);
                    return received.Error is { } refused ? refused : received.Value.Id;
                })
            );

        await RunAsync(10);
        // Store, vendor and the receipt's number besides; its row, its lines, its audit and its event come at the end.
        const int document = Gate + Stock + Books + 3;
        await WithinAsync(log, engine, () => RunAsync(1), document + 1, tables: 8, flushes: 1);
        await WithinAsync(log, engine, () => RunAsync(10), document + 2, tables: 8, flushes: 1);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Invoice_OfOneLineAndOfTwenty_KeepsItsBudget(TestEngine engine)
    {
        var (db, log) = await StartAsync(engine);
        await using var _ = db;
        await db.RegisterAsync();
        var customer = await db.FleetAsync();
        var one = await db.DraftAsync(customer, Sales.Labour(500m), Sales.Part(300m));
        var twenty = one with { Lines = [.. Enumerable.Range(0, 10).SelectMany(_ => one.Lines)] };
        Task RunAsync(InvoiceDraft draft) =>
            OkAsync(
                db.RunAsync<long>(async unit =>
                {
                    var issued = await Invoices.IssueAsync(unit, draft, default);
                    return issued.Error is { } refused ? refused : issued.Value.Id;
                })
            );

        await RunAsync(one);
        // Supplier with branch and customer, the invoice's number, and the key the customer's values are logged under
        // besides; invoice, lines, balance, entry, its lines, audit and event are new.
        await WithinAsync(log, engine, () => RunAsync(one), Gate + Books + 3, tables: 7);
        await WithinAsync(log, engine, () => RunAsync(twenty), Gate + Books + 3, tables: 7);
    }

    private static async Task<(TestDb Db, StatementLog Log)> StartAsync(TestEngine engine)
    {
        StatementLog log = new();
        return (await TestDb.CreateAsync(engine, s => s.AddSingleton<IInterceptor>(log)), log);
    }

    /// <param name="statements">Without new rows, the command's own excepted.</param>
    /// <param name="tables">Tables with new rows, the command's own not counted.</param>
    /// <param name="flushes">Batches of new rows before the last.</param>
    private static async Task WithinAsync(
        StatementLog log,
        TestEngine engine,
        Func<Task> run,
        int statements,
        int tables,
        int flushes = 0
    )
    {
        log.Reset();
        await run();
        var budget = statements + (engine is TestEngine.Sqlite ? tables : flushes);
        var sent = log.Statements.Select((s, i) => $"{i + 1}. {s.ReplaceLineEndings(" ")}").ToArray();
        Assert.True(sent.Length <= budget, $"{sent.Length} statements, {budget} planned:\n{string.Join('\n', sent)}");
    }

    private static async Task<long[]> ItemsAsync(TestDb db, int count)
    {
        var store = await db.MainStoreAsync();
        List<long> items = [];
        for (var i = 1; i <= count; i++)
        {
            var item = await db.ItemAsync(string.Create(CultureInfo.InvariantCulture, $"BP-{i:D2}"));
            await OkAsync(db.OpenAsync(item, store, 100m, 10_000m));
            items.Add(item);
        }

        return [.. items];
    }

    private static async Task<long> AccountAsync(TestDb db, string role)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<Account>().Where(a => a.Role == role).Select(a => a.Id).SingleAsync();
    }

    private static StockIssue Issue(long item, long store, int source, int line) =>
        new(item, store, 1m, "PartIssue", source, line, CostPayer.Customer, 0m, JobCardId: null, VehicleId: null);

    private static IEnumerable<ManualLine> Pair((long Cash, long Rent) accounts, int rupees) =>
        [new(accounts.Rent, rupees, 0m), new(accounts.Cash, 0m, rupees)];

    private static async Task OkAsync<T>(Task<Result<T>> result) => Assert.Null((await result).Error);
}
