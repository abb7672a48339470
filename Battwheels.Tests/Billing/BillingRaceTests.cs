using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Data")]
public sealed class BillingRaceTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Receipts_FourAtOnceOnOneInvoice_OneIsKept(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(100m));

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    Task.Run(() =>
                        db.ReceiveAsync(
                            new RecordReceipt(
                                customer,
                                PaymentMode.Upi,
                                118m,
                                Reference: $"41234567890{i}",
                                InvoiceId: invoice,
                                SeenBalance: 118m
                            )
                        )
                    )
                )
        );

        Assert.Single(results, r => r.Error is null);
        Assert.All(results.Where(r => r.Error is not null), r => Assert.Equal("BALANCE_CHANGED", r.Error!.Code));
        Assert.Equal((0m, 0m), ((await db.InvoiceAsync(invoice)).Outstanding, await db.NetAsync("AR")));
        Assert.Empty((await db.Service<BillingVerification>("system:verify").VerifyAsync(default)).Faults);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CancelAndReceipt_AtOnce_OneWinsAndTheBooksTie(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(100m));
        var manager = db.Service<InvoiceService>(InvoicePermissions.Void);

        var cancel = Task.Run(() =>
            manager.CancelAsync(new CancelInvoice(invoice, "Wrong customer"), CommandId.New(), default)
        );
        var receive = Task.Run(() =>
            db.ReceiveAsync(new RecordReceipt(customer, PaymentMode.Cash, 118m, InvoiceId: invoice, SeenBalance: 118m))
        );
        var (cancelled, received) = (await cancel, await receive);

        Assert.NotEqual(cancelled.Error is null, received.Error is null);
        Assert.Equal(0m, await db.NetAsync("AR"));
        Assert.Empty((await db.Service<BillingVerification>("system:verify").VerifyAsync(default)).Faults);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task StartAsync_OpenInvoices_OldestDueFirst(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        var customer = await db.FleetAsync();
        var late = await db.IssueAsync(
            await db.DraftAsync(customer, Sales.Labour(100m)) with
            {
                DueDate = Sales.Today.AddDays(20),
            }
        );
        var soon = await db.IssueAsync(
            await db.DraftAsync(customer, Sales.Labour(200m)) with
            {
                DueDate = Sales.Today.AddDays(5),
            }
        );
        await db.TheirInvoiceAsync();
        await db.ReceivedAsync(new RecordReceipt(await db.WalkInAsync(), PaymentMode.Cash, 70m));

        var start = await db.Cashier().StartAsync(null, customer, default);

        Assert.Equal([soon.Value, late.Value], start!.Open.Select(o => o.Id));
        Assert.Equal((354m, 0), (start.Owed, start.Advances.Count));
    }
}
