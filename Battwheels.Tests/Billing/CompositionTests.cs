using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Gst;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service;
using Battwheels.Tests.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Billing;

/// <summary>
/// A composition dealer collects no tax and supplies nothing to another State (CGST Act s. 10, 31(3)(c)). Labour 1,250.00
/// and part 2,499.50 are 3,749.50, to the rupee 3,750.00.
/// </summary>
[Trait("Category", "Data")]
public class CompositionTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssueAsync_UnderComposition_IsABillOfSupplyWithoutTax(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await ComposeAsync(db);

        var invoice = (
            await db.InvoiceAsync(
                await db.IssuedAsync(await db.FleetAsync(), Sales.Labour(1_250m), Sales.Part(2_499.50m))
            )
        ).Invoice;

        Assert.Equal(
            (InvoiceKind.BillOfSupply, "BOS-2627-00001", true),
            (invoice.Kind, invoice.Number, invoice.IsComposition)
        );
        Assert.Equal((default(GstSplit), 0.50m, 3_750m), (invoice.Tax, invoice.RoundOff, invoice.Total));
        Assert.All(invoice.Lines, l => Assert.Equal(0m, l.RatePercent));
        Assert.Equal(
            ["AR Dr 3750.00", "ROUND_OFF Cr 0.50", "SALES_PARTS Cr 2499.50", "SERVICE_LABOUR Cr 1250.00"],
            (await db.PostedAsync("Invoice", invoice.Id, "issue")).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssueAsync_NeighbourUnderComposition_StillChargesTax(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        await ComposeAsync(db, db.OrgB);

        var invoice = (await db.InvoiceAsync(await db.IssuedAsync(await db.WalkInAsync(), Sales.Labour(100m)))).Invoice;

        Assert.Equal((InvoiceKind.TaxInvoice, 118m, false), (invoice.Kind, invoice.Total, invoice.IsComposition));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task IssueAsync_ToAnotherState_IsRefusedAndTakesNoNumber(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await ComposeAsync(db, state: "29", gstin: "29AAHCA3907Q1Z4");

        var refused = await db.IssueAsync(await db.DraftAsync(await db.FleetAsync(), Sales.Labour(100m)));

        Assert.Equal("COMPOSITION_INTER_STATE", refused.Error?.Code);
        Assert.Contains("Maharashtra (27)", refused.Error?.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await db.CountAsync<Invoice>(db.OrgA), await db.CountAsync<NumberCounter>(db.OrgA)));
    }

    [Fact]
    public async Task IssueAsync_SchemeChangedLater_IssuedOnesStay()
    {
        await using var db = await TestDb.CreateAsync();
        await ComposeAsync(db);
        var customer = await db.WalkInAsync();
        var before = await db.IssuedAsync(customer, Sales.Labour(100m));
        await ChangeAsync(db, db.OrgA, p => p.Scheme = GstScheme.Regular);

        var after = await db.IssuedAsync(customer, Sales.Labour(100m));

        Assert.Equal((100m, true), await OfAsync(before));
        Assert.Equal((118m, false), await OfAsync(after));

        async Task<(decimal, bool)> OfAsync(long id)
        {
            var invoice = (await db.InvoiceAsync(id)).Invoice;
            return (invoice.Total, invoice.IsComposition);
        }
    }

    /// <summary>What the billing page promises is what is issued: 2,850.00 without tax.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task GetAsync_VisitUnderComposition_PromisesNoTax(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        await ComposeAsync(db);
        foreach (var line in (long[])[kit.LabourId, kit.PartId])
            await db.ChangeAsync<JobLine>(line, l => l.State = JobLineState.Done);
        await db.ChangeAsync<ServiceTicket>(
            kit.TicketId,
            t => t.Enter(TicketState.WorkCompleted, null, null, t.StateSinceUtc)
        );
        var billing = db.Service<JobBillingService>(InvoicePermissions.Read, InvoicePermissions.Create);

        var promised = (await billing.GetAsync(kit.TicketId, default))!.Amounts;
        var issued = await billing.InvoiceAsync(kit.TicketId, CommandId.New(), default);

        Assert.Equal((2_850m, 0m), (promised.Total, promised.Tax.Total));
        Assert.Equal(2_850m, (await kit.ReadAsync<Invoice>(issued.Value)).Total);
    }

    [Theory]
    [InlineData(null, null, GstScheme.Regular, false, false, "27")]
    [InlineData(null, null, GstScheme.Composition, false, false, "27")] // without GSTIN there is no scheme
    [InlineData("29X", null, GstScheme.Regular, true, false, "29")]
    [InlineData("29X", null, GstScheme.Composition, false, true, "29")]
    [InlineData("29X", "27X", GstScheme.Regular, true, false, "27")] // the branch's own registration
    [InlineData(null, "27X", GstScheme.Composition, false, true, "27")]
    public void RegistrationOf_SchemeAndGstins_SayWhetherTaxIsCharged(
        string? own,
        string? branch,
        GstScheme scheme,
        bool charges,
        bool isComposition,
        string state
    )
    {
        OrganizationProfile profile = new()
        {
            LegalName = "A",
            TradeName = "A",
            StateCode = "29",
            Gstin = own,
            Scheme = scheme,
        };

        var registration = profile.RegistrationOf(
            new Branch
            {
                Code = "MAIN",
                Name = "Main",
                StateCode = "27",
                Gstin = branch,
            }
        );

        Assert.Equal(
            (charges, isComposition, state),
            (registration.ChargesTax, registration.IsComposition, registration.StateCode)
        );
    }

    internal static async Task ComposeAsync(
        TestDb db,
        long? organization = null,
        string state = "27",
        string gstin = Sales.Gstin
    )
    {
        await db.RegisterAsync(gstin, organization);
        await ChangeAsync(db, organization ?? db.OrgA, p => (p.Scheme, p.StateCode) = (GstScheme.Composition, state));
    }

    private static async Task ChangeAsync(TestDb db, long organization, Action<OrganizationProfile> change)
    {
        await using var raw = db.Database(new TenantScope(organization));
        change(await raw.Set<OrganizationProfile>().SingleAsync());
        await raw.SaveChangesAsync();
    }
}
