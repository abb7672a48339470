using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Data")]
public class ReceiptTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RecordAsync_NoInvoiceNamed_PaysOldestDueFirst(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        var later = await DueAsync(db, customer, 300m, Sales.Today.AddDays(20));
        var sooner = await DueAsync(db, customer, 200m, Sales.Today.AddDays(5));

        await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 350m));

        Assert.Equal(0m, (await db.InvoiceAsync(sooner)).Outstanding);
        Assert.Equal(
            (150m, InvoiceStanding.PartlyPaid),
            ((await db.InvoiceAsync(later)).Outstanding, (await db.InvoiceAsync(later)).Standing)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RecordAsync_MoreThanOwed_KeepsTheRestAsAdvance(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        var other = await db.IssuedAsync(customer, Sales.Labour(70m));
        var invoice = await db.IssuedAsync(customer, Sales.Labour(100m));

        var receipt = await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 130m, InvoiceId: invoice));

        Assert.Equal(
            ["AR Cr 100.00", "CASH Dr 130.00", "CUSTOMER_ADVANCE Cr 30.00"],
            (await db.PostedAsync("Receipt", receipt, "receipt")).Order(StringComparer.Ordinal)
        );
        Assert.Equal(30m, (await db.ReceiptAsync(receipt)).AdvanceAvailable);
        Assert.Equal(70m, (await db.InvoiceAsync(other)).Outstanding); // not named, not touched
        Assert.Equal(30m, (await db.InvoiceAsync(other)).Advance);
    }

    [Fact]
    public async Task RecordAsync_NothingOwed_IsAnAdvanceAltogether()
    {
        await using var db = await TestDb.CreateAsync();
        var customer = await db.WalkInAsync();

        var receipt = await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Upi, 500m, 0m, "612345678901"));

        Assert.Equal(
            ["BANK_DEFAULT Dr 500.00", "CUSTOMER_ADVANCE Cr 500.00"],
            (await db.PostedAsync("Receipt", receipt, "receipt")).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(PaymentMode.Cash, "CASH")]
    [InlineData(PaymentMode.Upi, "BANK_DEFAULT")]
    [InlineData(PaymentMode.BankTransfer, "BANK_DEFAULT")]
    [InlineData(PaymentMode.Card, "UNDEPOSITED")]
    [InlineData(PaymentMode.Cheque, "UNDEPOSITED")]
    public async Task RecordAsync_Mode_GoesToItsAccount(PaymentMode mode, string role)
    {
        await using var db = await TestDb.CreateAsync();
        var customer = await db.WalkInAsync();

        await db.ReceivedAsync(new RecordReceipt(customer, mode, 10m, Reference: "612345678901"));

        Assert.Equal(10m, await db.NetAsync(role));
    }

    /// <summary>Left in the field when the mode was changed: cash has no reference.</summary>
    [Fact]
    public async Task RecordAsync_Cash_KeepsNoReference()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ReceivedAsync(
            new RecordReceipt(await db.WalkInAsync(), PaymentMode.Cash, 10m, Reference: "612345678901")
        );

        await using var raw = db.Database(new(db.OrgA));
        Assert.Null((await raw.Set<Receipt>().SingleAsync()).Reference);
    }

    public static TheoryData<string, RecordReceipt> Wrong =>
        new()
        {
            { "REFERENCE_INVALID", new RecordReceipt(0, PaymentMode.Upi, 1m, Reference: "61234567890") },
            { "REFERENCE_INVALID", new RecordReceipt(0, PaymentMode.Upi, 1m, Reference: "UTR <b>1</b>") },
            { "REFERENCE_INVALID", new RecordReceipt(0, PaymentMode.Cheque, 1m, Reference: "=cmd()") },
            { "TDS_WITHOUT_INVOICE", new RecordReceipt(0, PaymentMode.Cash, 0m, TdsWithheld: 8_000m) },
            { "AMOUNT_MISSING", new RecordReceipt(0, PaymentMode.Cash, 0m) },
            { "AMOUNT_INVALID", new RecordReceipt(0, PaymentMode.Cash, -1m) },
            { "AMOUNT_INVALID", new RecordReceipt(0, PaymentMode.Cash, 1.005m) },
            { "AMOUNT_INVALID", new RecordReceipt(0, PaymentMode.Cash, 1m, TdsWithheld: -0.01m) },
            { "REFERENCE_MISSING", new RecordReceipt(0, PaymentMode.Upi, 1m, Reference: " ") },
            { "REFERENCE_MISSING", new RecordReceipt(0, PaymentMode.Cheque, 1m) },
            { "DATE_IN_FUTURE", new RecordReceipt(0, PaymentMode.Cash, 1m, Date: Sales.Today.AddDays(1)) },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task RecordAsync_WrongInput_IsRefusedAndSavesNothing(string code, RecordReceipt input)
    {
        await using var db = await TestDb.CreateAsync();

        var refused = await db.ReceiveAsync(input with { ContactId = await db.WalkInAsync() });

        Assert.Equal(code, refused.Error?.Code);
        Assert.Equal(0, await db.CountAsync<Receipt>(db.OrgA));
    }

    [Fact]
    public async Task RecordAsync_SameTransferAgain_NamesTheFirstReceipt()
    {
        await using var db = await TestDb.CreateAsync();
        var customer = await db.WalkInAsync();
        await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Upi, 500m, Reference: "612345678901"));

        var again = await db.ReceiveAsync(
            new RecordReceipt(customer, PaymentMode.Upi, 500m, Reference: " 612345678901 ")
        );

        Assert.Equal("DUPLICATE_REFERENCE", again.Error?.Code);
        Assert.Contains("RCP-2627-00001", again.Error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RecordAsync_PressedTwice_IsOneReceipt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(100m));
        RecordReceipt input = new(customer, PaymentMode.Cash, 100m, InvoiceId: invoice, SeenBalance: 100m);
        var command = CommandId.New();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => db.ReceiveAsync(input, command)));

        Assert.Single(results.Select(r => r.Value).Distinct());
        Assert.Equal(1, await db.CountAsync<Receipt>(db.OrgA));
        Assert.Equal(0m, (await db.InvoiceAsync(invoice)).Outstanding);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RecordAsync_TwoCashiersAtOnce_OneIsToldTheBalanceChanged(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(100m));
        RecordReceipt input = new(customer, PaymentMode.Cash, 100m, InvoiceId: invoice, SeenBalance: 100m);

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => db.ReceiveAsync(input)));

        Assert.Single(results, r => r.Error is null);
        Assert.Equal(5, results.Count(r => r.Error?.Code == "BALANCE_CHANGED"));
        Assert.Equal((1, 100m), (await db.CountAsync<Receipt>(db.OrgA), await db.NetAsync("CASH")));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RecordAsync_SeveralAtOnceWithoutABalanceSeen_NeverLoseARupee(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        await db.IssuedAsync(customer, Sales.Labour(100m));
        await db.IssuedAsync(customer, Sales.Labour(100m));

        var results = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => db.ReceiveAsync(new RecordReceipt(customer, PaymentMode.Cash, 60m)))
        );

        Assert.All(results, r => Assert.Null(r.Error));
        Assert.Equal(
            (0m, -160m, 360m),
            (await db.NetAsync("AR"), await db.NetAsync("CUSTOMER_ADVANCE"), await db.NetAsync("CASH"))
        );
        Assert.Empty((await db.Service<BillingVerification>("system:verify").VerifyAsync(default)).Faults);
    }

    [Fact]
    public async Task RecordAsync_InvoiceOfSomebodyElse_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var invoice = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        var other = await db.WalkInAsync("Suresh Patil");

        var refused = await db.ReceiveAsync(new RecordReceipt(other, PaymentMode.Cash, 1m, InvoiceId: invoice));

        Assert.Equal("INVOICE_OF_OTHER_CUSTOMER", refused.Error?.Code);
    }

    [Fact]
    public async Task RecordAsync_InvoiceOfAnotherOrganization_IsNotFound()
    {
        await using var db = await TestDb.CreateAsync();
        var invoice = await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        var theirs = await db.WalkInAsync(organization: db.OrgB);

        var refused = await db.Cashier(db.OrgB)
            .RecordAsync(new RecordReceipt(theirs, PaymentMode.Cash, 1m, InvoiceId: invoice), CommandId.New(), default);

        Assert.Equal(CommonErrors.NotFound, refused.Error);
        Assert.Equal(100m, (await db.InvoiceAsync(invoice)).Outstanding);
    }

    private static async Task<long> DueAsync(TestDb db, long customer, decimal amount, DateOnly due) =>
        (await db.IssueAsync(await db.DraftAsync(customer, Sales.Labour(amount)) with { DueDate = due })).Value;
}
