using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Estimates;

/// <summary>Composition dealers, other payers and estimates without a version.</summary>
[Trait("Category", "Data")]
public sealed class EstimateEdgeTests
{
    /// <summary>Karnataka supplies to Maharashtra: a composition dealer may not (CGST Act s. 10(2)(c)).</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Submit_UnderCompositionToAnotherState_IsRefusedAsTheInvoiceWouldBe(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        await world.ChangeProfileAsync(p =>
            (p.Scheme, p.Gstin, p.StateCode) = (GstScheme.Composition, "29AAHCA3907Q1Z4", "29")
        );
        var id = await world.DraftAsync();

        var refused = await world.Estimates.SubmitAsync(
            id,
            (await world.ViewAsync(id)).Version,
            CommandId.New(),
            default
        );

        Assert.Equal("COMPOSITION_INTER_STATE", refused.Error?.Code);
        Assert.Contains("Maharashtra (27)", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(TicketState.InDiagnosis, await world.TicketStateAsync());
        Assert.Equal(0, await world.Db.CountAsync<EstimateVersion>(world.Db.OrgA));
    }

    /// <summary>2.5 hours at 950.00 are 2,375.00, and no tax is added.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Submit_UnderCompositionInTheState_CarriesNoTax(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        await world.ChangeProfileAsync(p => p.Scheme = GstScheme.Composition);

        await world.SubmittedAsync();

        await using var raw = world.Raw();
        var version = await raw.Set<EstimateVersion>().Include(v => v.Lines).SingleAsync();
        Assert.Equal((2_375m, 0m, 0m, 2_375m), (version.Taxable, version.Cgst, version.Igst, version.Total));
        Assert.All(version.Lines, l => Assert.Equal((0m, 0m), (l.RatePercent, l.Tax)));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Share_WithoutVersion_IsRefusedWithTheNextStep(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var id = await world.DraftAsync();

        var draft = await world.Estimates.ShareAsync(new(id, LinkToken.New().Hash), CommandId.New(), default);
        await world.Db.ChangeAsync<Estimate>(id, e => e.State = EstimateState.Sent); // as no step leaves it
        var sent = await world.Estimates.ShareAsync(new(id, LinkToken.New().Hash), CommandId.New(), default);

        Assert.Equal(("ESTIMATE_NOT_SUBMITTED", "ESTIMATE_NOT_SUBMITTED"), (draft.Error?.Code, sent.Error?.Code));
        Assert.Contains("Submit it first", sent.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(0, await world.Db.CountAsync<EstimateLink>(world.Db.OrgA));
    }
}
