using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Estimates;

[Trait("Category", "Data")]
public class EstimateVersionTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task SubmitAsync_PricedLines_FreezesTextHashAndTotals(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);

        var id = await world.SubmittedAsync(
            EstimateWorld.Labour(),
            EstimateWorld.Part("HV connector pair", 2m, 1_240m, "853669") with
            {
                DiscountPercent = 5m,
            }
        );

        await using var raw = world.Raw();
        var version = await raw.Set<EstimateVersion>().Include(v => v.Lines).SingleAsync();
        // 2,375 and 2,480 less 124; nine percent: 213.75 and 212.04; 5,582.58 goes to 5,583.
        Assert.Equal((4_855m, 124m, 4_731m), (version.Gross, version.Discount, version.Taxable));
        Assert.Equal((425.79m, 425.79m, 0m), (version.Cgst, version.StateTax, version.Igst));
        Assert.Equal((0.42m, 5_583m), (version.RoundOff, version.Total));
        Assert.Equal(OfferText.Hash(version.CanonicalText), version.ContentHash);
        Assert.Contains("supplier\tAlpha EV Service\n", version.CanonicalText, StringComparison.Ordinal);
        Assert.EndsWith("total\t5583.00\n", version.CanonicalText, StringComparison.Ordinal);
        Assert.Equal(TicketState.EstimateReview, await world.TicketStateAsync());
        Assert.All(await world.JobLinesAsync(), l => Assert.Equal(JobLineState.Quoted, l.State));
        Assert.Equal(EstimateState.Submitted, (await world.ViewAsync(id)).State);
        Assert.Equal(5_583m, (await world.ViewAsync(id)).Totals.Total);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Version_OnceWritten_IsRefusedByTheDatabaseToo(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        await world.SubmittedAsync();
        await using var raw = world.Raw();
        var organization = world.Db.OrgA;

        foreach (
            var statement in (FormattableString[])
                [
                    $"""UPDATE "EstimateVersion" SET "Total" = 1 WHERE "OrganizationId" = {organization}""",
                    $"""UPDATE "EstimateLine" SET "UnitPrice" = 1 WHERE "OrganizationId" = {organization}""",
                    $"""DELETE FROM "EstimateLine" WHERE "OrganizationId" = {organization}""",
                ]
        )
            await Assert.ThrowsAnyAsync<Exception>(() => raw.Database.ExecuteSqlAsync(statement));
    }

    [Fact]
    public async Task SubmitAsync_HsnMissingOrOfTheWrongKind_NamesTheLines()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.DraftAsync(
            EstimateWorld.Labour(),
            EstimateWorld.Labour("No code") with
            {
                HsnSac = "",
            },
            EstimateWorld.Part("Labour's code", 1m, 10m, "998714"),
            EstimateWorld.Part("No code either", 1m, 10m, "")
        );
        var view = await world.ViewAsync(id);

        var submitted = await world.Estimates.SubmitAsync(id, view.Version, CommandId.New(), default);

        Assert.Equal("HSN_MISSING", submitted.Error?.Code);
        Assert.Contains("line 2, 4", submitted.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(["HSN_MISSING", "HSN_INVALID"], view.Missing.Select(m => m.Code));
        Assert.Equal(0, await world.Db.CountAsync<EstimateVersion>(world.Db.OrgA));
        Assert.Equal(TicketState.InDiagnosis, await world.TicketStateAsync());
    }

    [Fact]
    public async Task SubmitAsync_NothingPriced_IsRefused()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.DraftAsync(EstimateWorld.Labour(price: 0m));

        Assert.Equal("ESTIMATE_EMPTY", (await SubmitAsync(world, id)).Error?.Code);
    }

    [Fact]
    public async Task SubmitAsync_ChangedSinceItWasSeen_IsRefused()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.DraftAsync();
        var seen = (await world.ViewAsync(id)).Version;
        world.Db.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.Estimates.AddLineAsync(id, EstimateWorld.Labour(), CommandId.New(), default);

        var submitted = await world.Estimates.SubmitAsync(id, seen, CommandId.New(), default);

        Assert.Equal("CONCURRENCY_CONFLICT", submitted.Error?.Code);
    }

    [Fact]
    public async Task SubmitAsync_TicketNotYetInDiagnosis_NamesTheStep()
    {
        await using var world = await EstimateWorld.CreateAsync(state: TicketState.Assigned);
        var id = await world.DraftAsync();

        Assert.Equal("INVALID_TRANSITION", (await SubmitAsync(world, id)).Error?.Code);
        Assert.Equal(EstimateState.Draft, (await world.ViewAsync(id)).State);
    }

    [Fact]
    public async Task Lines_OfASubmittedVersion_CannotBeChanged()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.SubmittedAsync();
        var line = (await world.ViewAsync(id)).Lines[0];

        var changed = await world.SaveLineAsync(id, line, line.ToInput() with { UnitPrice = 1m });

        Assert.Equal("ESTIMATE_FROZEN", changed.Error?.Code);
        Assert.Equal("ESTIMATE_FROZEN", (await world.RemoveLineAsync(id, line)).Error?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ReviseAsync_SharedVersion_MakesTheNextAndComparesThem(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (id, _) = await world.SharedAsync(
            EstimateWorld.Labour("Inspect"),
            EstimateWorld.Labour("Gone"),
            EstimateWorld.Part("Contactor", 1m, 6_850m)
        );
        EstimateWorld.Value(await world.Estimates.ReviseAsync(id, CommandId.New(), default));
        Assert.Equal(TicketState.EstimateReview, await world.TicketStateAsync());
        var lines = (await world.ViewAsync(id)).Lines;
        EstimateWorld.Value(await world.RemoveLineAsync(id, lines[1]));
        EstimateWorld.Value(await world.SaveLineAsync(id, lines[2], lines[2].ToInput() with { UnitPrice = 6_500m }));
        EstimateWorld.Value(
            await world.Estimates.AddLineAsync(id, EstimateWorld.Labour("New"), CommandId.New(), default)
        );

        var draft = EstimateWorld.Value(await world.Estimates.CompareAsync(id, 1, null, default));
        Assert.Equal(2, await world.SubmitAsync(id));

        var frozen = EstimateWorld.Value(await world.Estimates.CompareAsync(id, 1, 2, default));
        foreach (var comparison in (OfferComparison[])[draft, frozen])
        {
            Assert.Equal(
                [
                    (OfferChangeKind.Changed, "Contactor"),
                    (OfferChangeKind.Added, "New"),
                    (OfferChangeKind.Removed, "Gone"),
                ],
                comparison.Changes.Select(c => (c.Kind, c.Description))
            );
            Assert.Equal(["price ₹6,850.00 to ₹6,500.00"], comparison.Changes[0].Details);
            // 11,600 and 2,088 of tax; 11,250 and 2,025.
            Assert.Equal((13_688m, 13_275m), (comparison.FromTotal, comparison.ToTotal));
        }

        var removed = (await world.JobLinesAsync()).Single(l => l.Description == "Gone");
        Assert.Equal(JobLineState.Withdrawn, removed.State);
        Assert.Equal(2, (await world.ViewAsync(id)).VersionNo);
    }

    [Fact]
    public async Task WithdrawAsync_FirstEstimate_LeadsBackToDiagnosis()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.SubmittedAsync();

        EstimateWorld.Value(await world.Estimates.WithdrawAsync(id, CommandId.New(), default));

        Assert.Equal(TicketState.InDiagnosis, await world.TicketStateAsync());
        Assert.Equal(EstimateState.Draft, (await world.ViewAsync(id)).State);
        Assert.All(await world.JobLinesAsync(), l => Assert.Equal(JobLineState.Proposed, l.State));
    }

    [Fact]
    public async Task VoidAsync_Draft_EndsItAndLeavesRoomForAnother()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.DraftAsync();
        var manager = world.Db.Service<EstimateService>(world.Manager);

        EstimateWorld.Value(await manager.VoidAsync(id, CommandId.New(), default));

        Assert.Empty(await world.JobLinesAsync());
        Assert.NotEqual(id, await world.DraftAsync());
    }

    private static async Task<Result<int>> SubmitAsync(EstimateWorld world, long id) =>
        await world.Estimates.SubmitAsync(id, (await world.ViewAsync(id)).Version, CommandId.New(), default);
}
