using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Concerns;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;

namespace Battwheels.Tests.Service.Concerns;

/// <summary>Condition, cause, correction and confirmation of a visit.</summary>
[Trait("Category", "Data")]
public sealed class ConcernServiceTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Concern_IsAnsweredBeforeTheWorkIsComplete(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine, TicketState.InProgress);
        var concerns = world.Db.Service<ConcernService>(world.Technician);
        var command = CommandId.New();
        SaveConcern said = new(world.Ticket, null, 0, " Cuts out on bumps ", "Pin burnt");
        var first = EstimateWorld.Value(await concerns.SaveAsync(said, command, default));
        Assert.Equal(first, EstimateWorld.Value(await concerns.SaveAsync(said, command, default))); // pressed twice
        var second = EstimateWorld.Value(
            await concerns.SaveAsync(said with { Condition = "Squeaks", Cause = null }, CommandId.New(), default)
        );
        var open = await CompleteAsync(world);
        Assert.Equal("CONCERNS_OPEN", open?.Code);
        Assert.Contains("Cuts out on bumps; Squeaks", open!.Message, StringComparison.Ordinal);

        var view = (await concerns.OfTicketAsync(world.Ticket, default))!.Concerns;
        Assert.Equal([1, 2], view.Select(c => c.Number));
        SaveConcern answered = new(
            world.Ticket,
            first,
            view[0].Version,
            "Cuts out on bumps",
            "Pin burnt",
            "Connector renewed",
            "Rode 2 km with bumps"
        );
        EstimateWorld.Value(await concerns.SaveAsync(answered, CommandId.New(), default));
        Assert.Equal(
            "CONCURRENCY_CONFLICT",
            (await concerns.SaveAsync(answered, CommandId.New(), default)).Error?.Code
        );
        EstimateWorld.Value(
            await concerns.SaveAsync(
                new(
                    world.Ticket,
                    second,
                    view[1].Version,
                    "Squeaks",
                    Confirmation: "Not heard in 5 km",
                    IsNotFound: true
                ),
                CommandId.New(),
                default
            )
        );
        Assert.Null(await CompleteAsync(world));
        Assert.Equal("CONCERNS_CLOSED", (await concerns.SaveAsync(said, CommandId.New(), default)).Error?.Code);

        var strangers = world.Db.Service<ConcernService>(await world.Db.MemberAsync(world.Db.OrgB, "Tara", "manager"));
        Assert.Null(await strangers.OfTicketAsync(world.Ticket, default));
        Assert.Equal("NOT_FOUND", (await strangers.SaveAsync(said, CommandId.New(), default)).Error?.Code);
        Assert.Equal(
            "NOT_FOUND",
            (await strangers.RemoveAsync(world.Ticket, first, CommandId.New(), default)).Error?.Code
        );
    }

    [Fact]
    public async Task TakenOff_IsPutBackByUndoAndItsNumberIsNotGivenAgain()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var concerns = world.Db.Service<ConcernService>(world.Technician);
        SaveConcern said = new(world.Ticket, null, 0, "Cuts out");
        var id = EstimateWorld.Value(await concerns.SaveAsync(said, CommandId.New(), default));
        var off = CommandId.New();
        EstimateWorld.Value(await concerns.RemoveAsync(world.Ticket, id, off, default));
        EstimateWorld.Value(await concerns.SaveAsync(said, CommandId.New(), default));
        var undo = world.Db.Service<UndoService>(world.Technician);
        EstimateWorld.Value(await undo.UndoAsync((await undo.OfCommandsAsync([off], default)).Single().Id, default));
        Assert.Equal([1, 2], (await concerns.OfTicketAsync(world.Ticket, default))!.Concerns.Select(c => c.Number));
        Assert.Equal(
            "REQUIRED",
            (await concerns.SaveAsync(said with { Condition = " " }, CommandId.New(), default)).Error?.Code
        );
    }

    private static async Task<Error?> CompleteAsync(EstimateWorld world) =>
        (
            await world
                .Db.Service<JobService>(world.Technician)
                .CompleteAsync(
                    new CompleteWork(world.Ticket, ResolutionOutcome.Success, "Pin burnt", "Connector renewed"),
                    CommandId.New(),
                    default
                )
        ).Error;
}
