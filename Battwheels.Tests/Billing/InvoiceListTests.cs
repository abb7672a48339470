using Battwheels.Core.Billing;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Data")]
public class InvoiceListTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ListAsync_Selections_ShowEachItsOwn(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var customer = await db.WalkInAsync();
        await db.IssuedAsync(customer, Sales.Labour(1m)); // 00001, overdue tomorrow
        var paid = await db.IssuedAsync(customer, Sales.Labour(2m));
        await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 2m, InvoiceId: paid));
        var cancelled = await db.IssuedAsync(customer, Sales.Labour(3m));
        await db.Service<InvoiceService>(InvoicePermissions.Void)
            .CancelAsync(new CancelInvoice(cancelled, "Not needed"), Core.Common.CommandId.New(), default);
        db.Clock.Advance(TimeSpan.FromDays(1));
        await db.IssuedAsync(customer, Sales.Labour(4m)); // 00004, due today

        Assert.Equal("4 3 2 1", await ShownAsync(db, new InvoiceFilter()));
        Assert.Equal("4 1", await ShownAsync(db, new InvoiceFilter(Selection: InvoiceSelection.Unpaid)));
        Assert.Equal("1", await ShownAsync(db, new InvoiceFilter(Selection: InvoiceSelection.Overdue)));
        Assert.Equal("2", await ShownAsync(db, new InvoiceFilter(Selection: InvoiceSelection.Paid)));
        Assert.Equal("3", await ShownAsync(db, new InvoiceFilter(Selection: InvoiceSelection.Cancelled)));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ListAsync_Search_FindsNumberNameAndVehicle(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.IssuedAsync(await db.WalkInAsync("Ramesh Kale"), Sales.Labour(1m));
        var draft = await db.DraftAsync(await db.WalkInAsync("Prerna Wagh"), Sales.Labour(1m));
        await db.IssueAsync(draft with { VehicleText = "MH 14 EV 1163, Kaveri Auto" });

        foreach (
            var text in (string[])
                ["2", "00002", "inv-2627-00002", "wagh", "MH14EV1163", "mh 14 ev", "kaveri", "1163", "MH-14-EV-1163"]
        )
            Assert.Equal("2", await ShownAsync(db, new InvoiceFilter(text)));
        Assert.Equal("2 1", await ShownAsync(db, new InvoiceFilter("INV-2627")));
        Assert.Equal("", await ShownAsync(db, new InvoiceFilter("%")));
    }

    [Fact]
    public async Task ListAsync_Pages_FollowEachOtherWithoutRepeat()
    {
        await using var db = await TestDb.CreateAsync();
        var customer = await db.WalkInAsync();
        for (var i = 0; i < 5; i++)
            await db.IssuedAsync(customer, Sales.Labour(1m));

        var service = db.Service<InvoiceService>(InvoicePermissions.Read);
        var first = await service.ListAsync(new InvoiceFilter(Size: 2), default);
        var second = await service.ListAsync(new InvoiceFilter(Size: 2, After: first.Next), default);
        var third = await service.ListAsync(new InvoiceFilter(Size: 2, After: second.Next), default);

        Assert.Equal("5 4|3 2|1", string.Join('|', Text(first.Rows), Text(second.Rows), Text(third.Rows)));
        Assert.Null(third.Next);
    }

    private static async Task<string> ShownAsync(TestDb db, InvoiceFilter filter) =>
        Text((await db.Service<InvoiceService>(InvoicePermissions.Read).ListAsync(filter, default)).Rows);

    private static string Text(IReadOnlyList<InvoiceRow> rows) =>
        string.Join(' ', rows.Select(r => r.Number[^5..].TrimStart('0')));
}
