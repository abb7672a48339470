using Battwheels.Core.Billing;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Service.JobCards;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;

namespace Battwheels.Tests.Service.JobCards;

/// <summary>A GST rate that changed between estimate and invoice is told, never changed silently.</summary>
public sealed class RateChangeTests
{
    /// <summary>HSN 8708 went from 28 % to 18 % on 22 Sep 2025 (Notification 9/2025-CT(R)).</summary>
    [Theory]
    [InlineData("870830", 28, null, "2025-09-20", "2025-09-23", 18)]
    [InlineData("870830", 18, null, "2025-09-20", "2025-09-23", null)] // estimated after the change
    [InlineData("870830", 28, null, "2025-09-22", "2025-09-23", null)] // entered so on purpose
    [InlineData("870830", 28, 18, "2025-09-22", "2025-09-23", 18)] // the item's own rate goes first
    [InlineData("870830", 18, 18, "2025-09-22", "2025-09-23", null)]
    [InlineData("999999", 18, null, "2025-09-20", "2025-09-23", null)] // not in the table
    public void Of_LineItemAndTable_TodaysRateWhereItChanged(
        string hsn,
        int line,
        int? item,
        string since,
        string today,
        int? expected
    )
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;

        var rate = RateChanges.Of(hsn, line, item, DateOnly.Parse(since, culture), DateOnly.Parse(today, culture));

        Assert.Equal(expected, rate);
    }

    [Theory]
    [Trait("Category", "Data")]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Billing_ItemHasAnotherRateByNow_SaysSoAndKeepsTheEstimates(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var item = await world.StockedAsync("BP-01", 3m);
        await world.SubmittedAsync(EstimateWorld.Part("Brake pad", 1m, 400m, "8708", item));
        var line = Assert.Single(await world.JobLinesAsync());
        await world.Db.ChangeAsync<JobLine>(line.Id, l => l.State = JobLineState.Done);
        await world.Db.ChangeAsync<Item>(item, i => i.GstRatePercent = 5m);
        var billing = world.Db.Service<JobBillingService>(InvoicePermissions.Read);

        var told = (await billing.GetAsync(world.Ticket, default))!;
        await world.ChangeProfileAsync(p => p.Gstin = null);
        var untaxed = (await billing.GetAsync(world.Ticket, default))!;

        Assert.Equal([new RateChange("Brake pad", 18m, 5m)], told.RateChanges);
        Assert.Equal(72m, told.Amounts.Tax.Total); // 400.00 at the estimate's 18 %
        Assert.Empty(untaxed.RateChanges);
    }
}
