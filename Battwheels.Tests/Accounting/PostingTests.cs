using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service;

namespace Battwheels.Tests.Accounting;

/// <summary>Each posting rule against the table of the specification; the worked example to the paisa.</summary>
[Trait("Category", "Data")]
public class PostingTests
{
    private static readonly DateOnly Date = Books.Today;

    /// <summary>Labour 1,250.00 and brake set 2,499.50 at 18 % within the state; fleet customer withholds 75.00.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task WorkedExample_JobInvoicedAndPaid_IsInTheBooksToThePaisa(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var contact = await db.ContactAsync("Ambika Last-Mile");

        var visit = await VisitAsync(db);

        var part = await db.PostAsync(Part(1, CostPayer.Customer, 1_730m, await db.StoreAsync(), visit));
        var invoice = await db.PostAsync(Invoice(contact, visit));
        var receipt = await db.PostAsync(u =>
            Posting.ReceiptAsync(u, Receipt(contact, received: 4_349m, tds: 75m, invoices: 4_424m), default)
        );

        Assert.Equal(["COGS Dr 1730.00", "INVENTORY Cr 1730.00"], await db.LinesAsync(part.Value));
        Assert.Equal(
            [
                "AR Dr 4424.00",
                "SERVICE_LABOUR Cr 1250.00",
                "SALES_PARTS Cr 2499.50",
                "OUT_CGST Cr 337.46",
                "OUT_SGST Cr 337.46",
                "ROUND_OFF Dr 0.42",
            ],
            await db.LinesAsync(invoice.Value)
        );
        Assert.Equal(4_424.42m, (await db.EntryAsync(invoice.Value)).Total);
        Assert.Equal(
            ["BANK_DEFAULT Dr 4349.00", "TDS_RECEIVABLE Dr 75.00", "AR Cr 4424.00"],
            await db.LinesAsync(receipt.Value)
        );
        var report = await db.Service<ReportService>(AccountingPermissions.Reports)
            .ProfitLossAsync(new(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)), default);
        Assert.Equal(2_019.50m, report.Value.GrossProfit);
        Assert.Equal(2_019.08m, report.Value.NetProfit); // less the round-off of 0.42
    }

    [Fact]
    public async Task InvoiceIssuedAsync_Lines_CarryPartyDueDateTaxHeadAndJob()
    {
        await using var db = await TestDb.CreateAsync();
        var contact = await db.ContactAsync("Vikram Salvi");

        var visit = await VisitAsync(db);

        var invoice = await db.PostAsync(Invoice(contact, visit, territory: true));

        var entry = await db.EntryAsync(invoice.Value);
        Assert.Equal(("Invoice", 31L, "SALES"), (entry.SourceType, entry.SourceId, entry.JournalType));
        var lines = entry.Lines.OrderBy(l => l.LineNo).ToArray();
        Assert.Equal((contact, new DateOnly(2026, 11, 19)), (lines[0].PartyId, lines[0].DueDate));
        Assert.Equal([null, null, null, "CGST", "UTGST", null], lines.Select(l => l.TaxHead));
        Assert.All(lines, l => Assert.Equal((visit.Id, visit.VehicleId), (l.JobCardId, l.VehicleId)));
        Assert.All(lines[1..], l => Assert.Null(l.PartyId));
    }

    [Fact]
    public async Task InvoiceIssuedAsync_InterStateRoundedUp_HasIgstAndCreditsTheRoundOff()
    {
        await using var db = await TestDb.CreateAsync();
        var contact = await db.ContactAsync("Godavari Couriers");
        // 999.00 + 179.82 = 1,178.82, to the rupee 1,179.00
        InvoicePosting p = new(
            32,
            "INV-2627-00002",
            Date,
            Date,
            contact,
            [new("SERVICE_LABOUR", 999m)],
            0m,
            0m,
            false,
            179.82m,
            0.18m,
            1_179m,
            null,
            null,
            null
        );

        var invoice = await db.PostAsync(u => Posting.InvoiceIssuedAsync(u, p, default));

        Assert.Equal(
            ["AR Dr 1179.00", "SERVICE_LABOUR Cr 999.00", "OUT_IGST Cr 179.82", "ROUND_OFF Cr 0.18"],
            await db.LinesAsync(invoice.Value)
        );
    }

    [Fact]
    public async Task InvoiceIssuedAsync_TotalThatDoesNotAddUp_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var contact = await db.ContactAsync("Vikram Salvi");

        var invoice = await db.PostAsync(Invoice(contact, await VisitAsync(db), total: 4_425m));

        Assert.Equal("UNBALANCED", invoice.Error?.Code);
        Assert.Equal(0, await db.CountAsync<JournalEntry>(db.OrgA));
    }

    [Theory]
    [InlineData(CostPayer.Customer, "COGS")]
    [InlineData(CostPayer.OemWarranty, "COGS_WARRANTY")]
    [InlineData(CostPayer.Goodwill, "COGS_GOODWILL")]
    [InlineData(CostPayer.Internal, "COGS_GOODWILL")]
    public async Task PartIssuedAndReturned_ByPayer_UseTheSameAccount(CostPayer payer, string role)
    {
        await using var db = await TestDb.CreateAsync();
        var store = await db.StoreAsync();

        var issue = await db.PostAsync(Part(1, payer, 12.34m, store));
        var back = await db.PostAsync(u => Posting.PartReturnedAsync(u, Facts(2, payer, 12.34m, store), default));

        Assert.Equal([$"{role} Dr 12.34", "INVENTORY Cr 12.34"], await db.LinesAsync(issue.Value));
        Assert.Equal([$"{role} Cr 12.34", "INVENTORY Dr 12.34"], await db.LinesAsync(back.Value));
    }

    [Fact]
    public async Task Stock_ReceivedOpenedAndCounted_IsOnTheRightAccounts()
    {
        await using var db = await TestDb.CreateAsync();
        var vendor = await db.ContactAsync("Deccan Spares");
        var store = await db.StoreAsync();
        StockPosting stock = new(
            "StockMovement",
            1,
            Date,
            AccountRoles.InventorySerial,
            500m,
            store,
            "Battery",
            vendor
        );

        var received = await db.PostAsync(u => Posting.GoodsReceivedAsync(u, stock, default));
        var opened = await db.PostAsync(u => Posting.OpeningStockAsync(u, stock with { SourceId = 2 }, default));
        var gain = await db.PostAsync(u => Posting.StockDifferenceAsync(u, stock with { SourceId = 3 }, default));
        var loss = await db.PostAsync(u =>
            Posting.StockDifferenceAsync(u, stock with { SourceId = 4, Value = -20m }, default)
        );
        var noVendor = await db.PostAsync(u =>
            Posting.GoodsReceivedAsync(u, stock with { SourceId = 5, PartyId = null }, default)
        );

        Assert.Equal(["INVENTORY_SERIAL Dr 500.00", "GRNI Cr 500.00"], await db.LinesAsync(received.Value));
        Assert.Equal(["INVENTORY_SERIAL Dr 500.00", "OPENING_EQUITY Cr 500.00"], await db.LinesAsync(opened.Value));
        Assert.Equal(["INVENTORY_SERIAL Dr 500.00", "STOCK_ADJUSTMENT Cr 500.00"], await db.LinesAsync(gain.Value));
        Assert.Equal(["INVENTORY_SERIAL Cr 20.00", "STOCK_ADJUSTMENT Dr 20.00"], await db.LinesAsync(loss.Value));
        Assert.Equal("PARTY_REQUIRED", noVendor.Error?.Code);
        Assert.All((await db.EntryAsync(received.Value)).Lines, l => Assert.Equal(store, l.WarehouseId));
    }

    [Fact]
    public async Task Posting_NothingLeft_IsNoEntry()
    {
        await using var db = await TestDb.CreateAsync();

        var result = await db.UnitsFor(Books.Key)
            .RunAsync<bool>(
                Books.Key,
                CommandId.New(),
                new { },
                async unit =>
                    (await Posting.PartIssuedAsync(unit, Facts(1, CostPayer.Customer, 0m, store: 0), default)).Value
                        is null,
                default
            );

        Assert.True(result.Value);
        Assert.Equal(0, await db.CountAsync<JournalEntry>(db.OrgA));
    }

    [Fact]
    public async Task ReceiptAsync_MoreThanOwed_IsAnAdvanceThatPaysTheNextInvoice()
    {
        await using var db = await TestDb.CreateAsync();
        var contact = await db.ContactAsync("Neha Jadhav");

        var receipt = await db.PostAsync(u =>
            Posting.ReceiptAsync(u, Receipt(contact, 5_000m, 0m, 4_424m, advance: 576m), default)
        );
        var applied = await db.PostAsync(u =>
            Posting.AdvanceAppliedAsync(u, new(9, Date, contact, contact, 576m, "Advance to INV-2627-00003"), default)
        );

        Assert.Equal(
            ["BANK_DEFAULT Dr 5000.00", "AR Cr 4424.00", "CUSTOMER_ADVANCE Cr 576.00"],
            await db.LinesAsync(receipt.Value)
        );
        Assert.Equal(["CUSTOMER_ADVANCE Dr 576.00", "AR Cr 576.00"], await db.LinesAsync(applied.Value));
    }

    private static async Task<ServiceTicket> VisitAsync(TestDb db) => await db.TicketAsync(await db.RegisterAsync());

    private static Func<IUnitOfWork, Task<Result<JournalEntry?>>> Part(
        long id,
        CostPayer payer,
        decimal cost,
        long store,
        ServiceTicket? visit = null
    ) => unit => Posting.PartIssuedAsync(unit, Facts(id, payer, cost, store, visit), default);

    private static PartIssuePosting Facts(
        long id,
        CostPayer payer,
        decimal cost,
        long store,
        ServiceTicket? visit = null
    ) =>
        new(
            "StockMovement",
            id,
            Date,
            AccountRoles.Inventory,
            AccountRoles.Cogs,
            payer,
            cost,
            store,
            "Brake set",
            visit?.Id,
            visit?.VehicleId
        );

    private static Func<IUnitOfWork, Task<Result<JournalEntry?>>> Invoice(
        long contact,
        ServiceTicket visit,
        bool territory = false,
        decimal total = 4_424m
    ) =>
        unit =>
            Posting.InvoiceIssuedAsync(
                unit,
                new InvoicePosting(
                    31,
                    "INV-2627-00001",
                    Date,
                    new DateOnly(2026, 11, 19),
                    contact,
                    [new(AccountRoles.ServiceLabour, 1_250m), new(AccountRoles.SalesParts, 2_499.50m)],
                    337.46m,
                    337.46m,
                    territory,
                    0m,
                    -0.42m,
                    total,
                    null,
                    visit.Id,
                    visit.VehicleId
                ),
                default
            );

    private static ReceiptPosting Receipt(
        long contact,
        decimal received,
        decimal tds,
        decimal invoices,
        decimal advance = 0m
    ) =>
        new(7, "RCP-2627-00001", Date, contact, AccountRoles.BankDefault, received, tds, invoices, advance, "UPI 4321");
}
