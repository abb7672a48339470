using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Accounting;
using Battwheels.Tests.Common;
using Battwheels.Tests.Inventory;
using Battwheels.Tests.Service;
using Books = Battwheels.Tests.Accounting.Books;

namespace Battwheels.Tests.Billing;

/// <summary>
/// Lists of documents in every order they offer, two rows a page, each row once; and their sums, which are of all that match.
/// A second organization has rows of each kind that must not show.
/// </summary>
[Trait("Category", "Data")]
public sealed class MoneyListTests
{
    /// <summary>100 and 300 twice, so that ties are walked over a page's edge.</summary>
    private static readonly decimal[] Amounts = [300m, 100m, 200m, 300m, 100m];

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Payments_EveryOrder_EachRowOnceAndSumsOfAll(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        List<long> ids = [];
        foreach (var (at, amount) in Amounts.Index())
        {
            var name = new[] { "Zubin", "Asha", "Meera", "asha b", "Zubin" }[at];
            var customer = await db.WalkInAsync(name);
            var day = Sales.Today.AddDays(-new[] { 0, 3, 1, 3, 2 }[at]);
            ids.Add(await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, amount, Date: day)));
        }

        await ReceiveElsewhereAsync(db);
        var receipts = db.Service<ReceiptService>(PaymentPermissions.Read);

        await WalksAsync("number", [0, 1, 2, 3, 4]);
        await WalksAsync("received", [1, 4, 2, 0, 3]);
        await WalksAsync("date", [1, 3, 4, 2, 0]);
        await WalksAsync("customer", [1, 3, 2, 0, 4]); // asha, asha b, meera, zubin, zubin
        await WalksAsync("nothing", [4, 3, 2, 1, 0], [4, 3, 2, 1, 0]); // the newest on top

        var reversed = await db.Cashier()
            .ReverseAsync(new ReverseReceipt(ids[0], "Entered twice"), CommandId.New(), default);
        Assert.Null(reversed.Error);
        var totals = await receipts.TotalsAsync(new(), default);
        // 100 + 200 + 300 + 100, all of it kept for later invoices
        Assert.Equal(new ReceiptTotals(4, 1, 700m, 0m, 700m), totals);
        Assert.Equal(500m, (await receipts.TotalsAsync(new(To: Sales.Today.AddDays(-2)), default)).Received);

        Task WalksAsync(string sort, int[] up, int[]? down = null) =>
            BothAsync(
                sort,
                up,
                down,
                ids,
                async (order, after) => await receipts.ListAsync(new(After: after, Size: 2, Sort: order), default),
                r => r.Id
            );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Invoices_ByNumberAndCustomer_EachRowOnceAndSumsWithoutCancelled(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        List<long> ids = [];
        foreach (var name in (string[])["Zubin", "Asha", "Meera"])
            ids.Add(await db.IssuedAsync(await db.WalkInAsync(name), Sales.Labour(100m, rate: 0m)));
        await ReceiveElsewhereAsync(db);
        var invoices = db.Service<InvoiceService>(InvoicePermissions.Read);

        await WalksAsync("number", [0, 1, 2]);
        await WalksAsync("customer", [1, 2, 0]);
        Assert.Equal(new InvoiceTotals(3, 0, 300m, 300m), await invoices.TotalsAsync(new(), default));

        var cancelled = await db.Service<InvoiceService>(InvoicePermissions.Void)
            .CancelAsync(new CancelInvoice(ids[0], "Not needed"), CommandId.New(), default);
        Assert.Null(cancelled.Error);
        Assert.Equal(new InvoiceTotals(3, 1, 200m, 200m), await invoices.TotalsAsync(new(), default));
        Assert.Equal(new InvoiceTotals(1, 0, 100m, 100m), await invoices.TotalsAsync(new("Asha"), default));

        Task WalksAsync(string sort, int[] up) =>
            BothAsync(
                sort,
                up,
                null,
                ids,
                async (order, after) => await invoices.ListAsync(new(After: after, Size: 2, Sort: order), default),
                i => i.Id
            );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Journals_EveryOrder_EachRowOnceAndTheSumOfAll(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        List<long> ids = [];
        foreach (var (at, amount) in Amounts.Index())
        {
            var posted = await db.PostAsync(
                Books.Draft(at + 1, amount, date: Books.Today.AddDays(-new[] { 0, 3, 1, 3, 2 }[at]))
            );
            Assert.Null(posted.Error);
            ids.Add(posted.Value);
        }

        await ReceiveElsewhereAsync(db); // posts in the other organization's books
        var ledgers = db.Service<LedgerService>(AccountingPermissions.Read);

        await WalksAsync("number", [0, 1, 2, 3, 4]);
        await WalksAsync("total", [1, 4, 2, 0, 3]);
        await WalksAsync("date", [1, 3, 4, 2, 0]);
        await WalksAsync("nothing", [0, 2, 4, 3, 1], [0, 2, 4, 3, 1]); // the latest date on top
        Assert.Equal(new ListTotal(5, 0, 1_000m), await ledgers.EntryTotalsAsync(new(), default));
        Assert.Equal(
            new ListTotal(3, 0, 500m), // 100 + 300 + 100
            await ledgers.EntryTotalsAsync(new(To: Books.Today.AddDays(-2)), default)
        );

        Task WalksAsync(string sort, int[] up, int[]? down = null) =>
            BothAsync(
                sort,
                up,
                down,
                ids,
                async (order, after) => await ledgers.EntriesAsync(new(After: after, Size: 2, Sort: order), default),
                e => e.Id
            );
    }

    /// <summary>An offer without a last day stands at the end of either direction; a void one is in no sum.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Estimates_EveryOrder_EachRowOnceAndSumsWithoutVoid(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var ticket = await db.TicketAsync(await Visits.RegisterAsync(db));
        List<long> ids = [];
        foreach (var (at, amount) in Amounts.Index())
            ids.Add(await OfferAsync(db, db.OrgA, ticket, at + 1, amount, new int?[] { 9, null, 4, 9, null }[at]));
        var elsewhere = await db.TicketAsync(await Visits.RegisterAsync(db, organization: db.OrgB), db.OrgB);
        await OfferAsync(db, db.OrgB, elsewhere, 1, 5_000m, 1);
        var estimates = db.Service<EstimateService>(EstimatePermissions.Read);

        await WalksAsync("number", [0, 1, 2, 3, 4]);
        await WalksAsync("total", [1, 4, 2, 0, 3]);
        await WalksAsync("valid", [2, 0, 3, 1, 4], [3, 0, 2, 4, 1]);
        await WalksAsync("nothing", [4, 3, 2, 1, 0], [4, 3, 2, 1, 0]);
        Assert.Equal(new ListTotal(5, 0, 1_000m), await estimates.TotalsAsync(new(), default));
        await db.ChangeAsync<Estimate>(ids[2], e => e.State = EstimateState.Void);
        Assert.Equal(new ListTotal(5, 1, 800m), await estimates.TotalsAsync(new(), default));
        Assert.Equal(new ListTotal(1, 1, 0m), await estimates.TotalsAsync(new(State: EstimateState.Void), default));

        Task WalksAsync(string sort, int[] up, int[]? down = null) =>
            BothAsync(
                sort,
                up,
                down,
                ids,
                async (order, after) => await estimates.ListAsync(new(After: after, Size: 2, Sort: order), default),
                e => e.Id
            );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Movements_ByDate_OldestOrLatestFirst(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        for (var i = 1; i <= 3; i++)
        {
            Assert.Null((await db.OpenAsync(await db.ItemAsync($"BP-{i}"), await db.MainStoreAsync(), i, 100m)).Error);
            db.Clock.Advance(TimeSpan.FromDays(1));
        }

        var stock = db.Service<StockService>(InventoryPermissions.Read);

        Assert.Equal([1m, 2m, 3m], await ShownAsync("date"));
        Assert.Equal([3m, 2m, 1m], await ShownAsync("-date"));
        Assert.Equal([3m, 2m, 1m], await ShownAsync("-value")); // not everybody may know values, so nobody sorts by them

        async Task<IEnumerable<decimal>> ShownAsync(string sort) =>
            (await stock.MovementsAsync(new(Sort: Sort.Read(sort)), default)).Rows.Select(m => m.Quantity);
    }

    private static async Task ReceiveElsewhereAsync(TestDb db)
    {
        var customer = await db.WalkInAsync("Farhan", db.OrgB);
        var received = await db.Cashier(db.OrgB)
            .RecordAsync(new RecordReceipt(customer, PaymentMode.Cash, 9_999m), CommandId.New(), default);
        Assert.Null(received.Error);
    }

    private static async Task<long> OfferAsync(
        TestDb db,
        long organization,
        ServiceTicket ticket,
        int sequence,
        decimal total,
        int? validDays
    )
    {
        await using var raw = db.Database(new TenantScope(organization));
        Estimate offer = new()
        {
            Number = $"EST-{ticket.Id}-{sequence}",
            TicketId = ticket.Id,
            Sequence = sequence,
            ContactId = ticket.ContactId,
            VehicleId = ticket.VehicleId,
            IsSupplement = false,
            CreatedAtUtc = ticket.CreatedAtUtc,
            CurrentVersionNo = 1,
            Total = total,
            ValidUntil = validDays is { } days ? Sales.Today.AddDays(days) : null,
        };
        raw.Add(offer);
        await raw.SaveChangesAsync();
        return offer.Id;
    }

    /// <param name="down">Null: the other way round, ties too.</param>
    private static async Task BothAsync<TRow>(
        string sort,
        int[] up,
        int[]? down,
        List<long> ids,
        Func<Sort, string?, Task<Page<TRow>>> read,
        Func<TRow, long> idOf
    )
    {
        Assert.Equal(up, await WalkAsync(new Sort(sort, false)));
        Assert.Equal(down ?? [.. up.Reverse()], await WalkAsync(new Sort(sort, true)));

        async Task<List<int>> WalkAsync(Sort order)
        {
            List<int> seen = [];
            string? after = null;
            do
            {
                var page = await read(order, after);
                Assert.InRange(page.Rows.Count, 1, 2);
                seen.AddRange(page.Rows.Select(r => ids.IndexOf(idOf(r))));
                after = page.Next;
            } while (after is not null);
            return seen;
        }
    }
}
