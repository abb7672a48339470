using System.Globalization;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Billing;

/// <summary>Rule 46(b): consecutive in the series, unique in the year, never reused.</summary>
[Trait("Category", "Data")]
public class InvoiceNumberTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssueAsync_ManyAtOnceWithFailuresBetween_LeavesNoGap(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        var good = await db.DraftAsync(customer, Sales.Labour(100m), Sales.Part(59.90m));

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 36).Select(i => i % 3 == 2 ? FailAfterTheNumberAsync(db, good) : db.IssueAsync(good))
        );

        Assert.Equal(24, outcomes.Count(o => o.Error is null));
        Assert.Equal(12, outcomes.Count(o => o.Error?.Code == "TOO_LATE"));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var numbers = await raw.Set<Invoice>().Select(i => i.Number).ToListAsync();
        Assert.Equal(
            Enumerable.Range(1, 24).Select(n => string.Create(CultureInfo.InvariantCulture, $"INV-2627-{n:D5}")),
            numbers.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssueAsync_OtherOrganization_HasItsOwnNumbers(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m));
        await db.IssuedAsync(await db.WalkInAsync("Another"), Sales.Labour(100m));

        var draft = await db.DraftAsync(await db.WalkInAsync(organization: db.OrgB), Sales.Labour(100m));
        var other = await db.IssueAsync(draft with { BranchId = await db.BranchAsync(db.OrgB) }, db.OrgB);

        var theirs = db.Service<InvoiceService>(Actor.Job(db.OrgB, "test", InvoicePermissions.Read));
        Assert.Equal("INV-2627-00001", (await theirs.GetAsync(other.Value, default))!.Invoice.Number);
        Assert.Single((await theirs.ListAsync(new InvoiceFilter(), default)).Rows);
        Assert.Null(await db.Service<InvoiceService>(InvoicePermissions.Read).GetAsync(other.Value, default));
    }

    [Fact]
    public async Task IssueAsync_NewFiscalYear_StartsAtOne()
    {
        await using var db = await TestDb.CreateAsync();
        var customer = await db.WalkInAsync();
        await db.IssuedAsync(customer, Sales.Labour(100m));
        db.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 31, 18, 29, 0, TimeSpan.Zero)); // 11:59 pm on 31 March in India
        var last = await db.IssuedAsync(customer, Sales.Labour(100m));
        db.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 31, 18, 30, 0, TimeSpan.Zero));
        var first = await db.IssuedAsync(customer, Sales.Labour(100m));

        Assert.Equal("INV-2627-00002", (await db.InvoiceAsync(last)).Invoice.Number);
        Assert.Equal("INV-2728-00001", (await db.InvoiceAsync(first)).Invoice.Number);
    }

    [Fact]
    public async Task IssueAsync_RegistrationChanges_StartsTheSeriesOfThatGstin()
    {
        await using var db = await TestDb.CreateAsync();
        var customer = await db.WalkInAsync();
        await db.IssuedAsync(customer, Sales.Labour(100m));
        await db.RegisterAsync();

        var invoice = (await db.InvoiceAsync(await db.IssuedAsync(customer, Sales.Labour(100m)))).Invoice;

        Assert.Equal(($"INV:{Sales.Gstin}", 1L), (invoice.Series, invoice.Sequence));
    }

    /// <summary>Issues in full, then the surrounding work is refused: everything goes back, the number too.</summary>
    private static Task<Result<long>> FailAfterTheNumberAsync(TestDb db, InvoiceDraft draft) =>
        db.UnitsFor(InvoicePermissions.Create)
            .RunAsync<long>(
                InvoicePermissions.Create,
                CommandId.New(),
                draft,
                async unit =>
                {
                    var issued = await Invoices.IssueAsync(unit, draft, default);
                    Assert.Null(issued.Error);
                    await unit.FlushAsync(default);
                    return new Error("TOO_LATE", "Refused after the number was taken.");
                },
                default
            );
}
