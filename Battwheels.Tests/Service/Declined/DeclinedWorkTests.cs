using Battwheels.Core.Common;
using Battwheels.Core.Service.Declined;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Declined;

/// <summary>
/// A customer approves the inspection and declines brake pads of 2 × 500.00 (safety-critical), a wash of 200.00 and, paid by
/// the maker, a recall label.
/// </summary>
[Trait("Category", "Data")]
public sealed class DeclinedWorkTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Answer_DeclinedLines_AreKeptSafetyFirstAndForThisOrganizationAlone(TestEngine engine)
    {
        await using var world = await DeclinedAsync(engine);

        var rows = (await Service(world).ListAsync(new(), null, default)).Rows;

        Assert.Equal(
            [("Brake pads", 1_000m, true, DeclinedState.Open), ("Wash", 200m, false, DeclinedState.Open)],
            rows.Select(r => (r.Description, r.Value, r.IsSafetyCritical, r.State))
        );
        Assert.Equal(
            ["Wash", "Brake pads"],
            (await ListAsync(world, new Sort("value", false))).Select(r => r.Description)
        );
        Assert.Equal(2, (await Service(world).OfVehicleAsync(world.Vehicle, default)).Count);

        var neighbour = world.Db.Service<DeclinedWorkService>(
            Actor.Job(
                world.Db.OrgB,
                "test",
                EstimatePermissions.Read,
                EstimatePermissions.Update,
                EstimatePermissions.Create
            )
        );
        Assert.Empty((await neighbour.ListAsync(new(Set: DeclinedSet.All), null, default)).Rows);
        Assert.Null(await neighbour.GetAsync(rows[0].Id, default));
        FollowUpDeclined theirs = new(rows[0].Id, rows[0].Version, DeclinedState.Called, null, null);
        Assert.Equal("NOT_FOUND", (await neighbour.FollowUpAsync(theirs, CommandId.New(), default)).Error?.Code);
    }

    [Fact]
    public async Task FollowUp_CalledWithADay_IsDueThenAndSettledWhenNotWanted()
    {
        await using var world = await DeclinedAsync();
        var service = Service(world);
        var pads = (await ListAsync(world))[0];
        FollowUpDeclined call = new(
            pads.Id,
            pads.Version,
            DeclinedState.Called,
            new(2026, 11, 10),
            " Calls back after payday "
        );

        Assert.Null((await service.FollowUpAsync(call, CommandId.New(), default)).Error);
        Assert.Equal("CONCURRENCY_CONFLICT", (await service.FollowUpAsync(call, CommandId.New(), default)).Error?.Code);

        Assert.Empty((await service.ListAsync(new(Set: DeclinedSet.Due), null, default)).Rows); // the 4th
        world.Db.Clock.Advance(TimeSpan.FromDays(6));
        var due = Assert.Single((await service.ListAsync(new(Set: DeclinedSet.Due), null, default)).Rows);
        Assert.Equal((DeclinedState.Called, "Calls back after payday"), (due.State, due.Note));

        Assert.Equal(
            "OUTCOME_INVALID",
            (
                await service.FollowUpAsync(
                    call with
                    {
                        Version = due.Version,
                        State = DeclinedState.Approved,
                    },
                    CommandId.New(),
                    default
                )
            )
                .Error
                ?.Code
        );
        FollowUpDeclined no = new(pads.Id, due.Version, DeclinedState.NotWanted, null, null);
        Assert.Null((await service.FollowUpAsync(no, CommandId.New(), default)).Error);
        Assert.Equal(["Wash"], (await ListAsync(world)).Select(r => r.Description));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task TakeUp_OnTheNextVisit_IsOneLineAtTheOldPriceAndApprovedWithIt(TestEngine engine)
    {
        await using var world = await DeclinedAsync(engine);
        var service = Service(world);
        var pads = (await ListAsync(world))[0];
        world.Db.Clock.Advance(TimeSpan.FromDays(3));
        var visit = await world.NextVisitAsync("TKT-MAIN-2627-00002");
        var command = CommandId.New();

        var first = EstimateWorld.Value(await service.TakeUpAsync(new(pads.Id, visit), command, default));
        var again = EstimateWorld.Value(await service.TakeUpAsync(new(pads.Id, visit), command, default));

        Assert.Equal(first, again); // pressed twice
        Assert.Equal(
            "DECLINED_SETTLED",
            (await service.TakeUpAsync(new(pads.Id, visit), CommandId.New(), default)).Error?.Code
        );
        var estimate = await EstimateOfAsync(world, visit);
        var line = Assert.Single((await world.ViewAsync(estimate)).Lines);
        Assert.Equal(
            ("Brake pads", 2m, 500m, true),
            (line.Description, line.Quantity, line.UnitPrice, line.IsSafetyCritical)
        );
        Assert.Equal(["Wash"], (await ListAsync(world)).Select(r => r.Description));

        await world.SubmitAsync(estimate);
        await AnswerAsync(world, await world.ShareAsync(estimate), []);
        Assert.Equal(DeclinedState.Approved, (await service.GetAsync(pads.Id, default))!.State);
    }

    [Fact]
    public async Task TakeUp_LineTakenOffAgain_WaitsOnTheListAgain()
    {
        await using var world = await DeclinedAsync();
        var pads = (await ListAsync(world))[0];
        var visit = await world.NextVisitAsync("TKT-MAIN-2627-00002");
        EstimateWorld.Value(await Service(world).TakeUpAsync(new(pads.Id, visit), CommandId.New(), default));
        var estimate = await EstimateOfAsync(world, visit);

        Assert.Null((await world.RemoveLineAsync(estimate, (await world.ViewAsync(estimate)).Lines[0])).Error);

        Assert.Equal(DeclinedState.Open, (await Service(world).GetAsync(pads.Id, default))!.State);
    }

    [Fact]
    public async Task TakeUp_ForAnotherVehicle_IsRefused()
    {
        await using var world = await DeclinedAsync();
        var pads = (await ListAsync(world))[0];
        var other = await VisitOfAnotherAsync(world);

        var refused = await Service(world).TakeUpAsync(new(pads.Id, other), CommandId.New(), default);

        Assert.Equal("OTHER_VEHICLE", refused.Error?.Code);
    }

    private static async Task<long> VisitOfAnotherAsync(EstimateWorld world)
    {
        var vehicle = await world.Db.VehicleAsync(world.Contact, CrmSeeds.Scooter("MH12QK0431"));
        await using var raw = world.Raw();
        var first = await raw.Set<ServiceTicket>().SingleAsync();
        ServiceTicket other = new()
        {
            Number = "TKT-MAIN-2627-00009",
            BranchId = first.BranchId,
            Source = TicketSource.Counter,
            Mode = ServiceMode.Workshop,
            Category = TicketCategory.Breakdown,
            Title = "Horn",
            ContactId = world.Contact,
            VehicleId = vehicle,
            StateSinceUtc = world.Now,
            CreatedAtUtc = world.Now,
        };
        raw.Add(other);
        await raw.SaveChangesAsync();
        return other.Id;
    }

    private static async Task<EstimateWorld> DeclinedAsync(TestEngine engine = TestEngine.Sqlite)
    {
        var world = await EstimateWorld.CreateAsync(engine);
        var (_, token) = await world.SharedAsync(
            EstimateWorld.Labour(),
            EstimateWorld.Labour("Wash", 1m, 200m),
            EstimateWorld.Part("Brake pads", 2m, 500m) with
            {
                IsSafetyCritical = true,
            },
            EstimateWorld.Part("Recall label", 1m, 10m) with
            {
                Payer = Core.Service.JobCards.LinePayer.OemWarranty,
            }
        );
        await AnswerAsync(world, token, ["Wash", "Brake pads", "Recall label"]);
        return world;
    }

    private static async Task AnswerAsync(EstimateWorld world, string token, string[] declined)
    {
        var answer = EstimateWorld.Answer(await world.PageAsync(token), token, declined, risk: declined.Length > 0);
        EstimateWorld.Value(await world.Portal.DecideAsync(answer, CommandId.New(), default));
    }

    private static DeclinedWorkService Service(EstimateWorld world) =>
        world.Db.Service<DeclinedWorkService>(world.Advisor);

    private static async Task<IReadOnlyList<DeclinedRow>> ListAsync(EstimateWorld world, Sort? sort = null) =>
        (await Service(world).ListAsync(new(Sort: sort), null, default)).Rows;

    private static async Task<long> EstimateOfAsync(EstimateWorld world, long ticket)
    {
        await using var raw = world.Raw();
        return await raw.Set<Estimate>().Where(e => e.TicketId == ticket).Select(e => e.Id).SingleAsync();
    }
}
