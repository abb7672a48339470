using Battwheels.Core.Common;
using Battwheels.Core.Platform.Commands;
using Battwheels.Core.Platform.Events;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Platform.Events;

/// <summary>An event exists exactly when the work that raised it does.</summary>
[Trait("Category", "Data")]
public sealed class OutboxTransactionTests
{
    private const string Key = "probe:write";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Raise_WorkSaved_EventIsThereOnce(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        var saved = await RaiseAsync(db, null);

        Assert.Null(saved.Error);
        Assert.Equal(1, await db.CountAsync<OutboxMessage>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<OutboxMessage>(db.OrgB));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Raise_WorkRefusedAfterwards_NoEvent(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var commands = await db.CountAsync<ProcessedCommand>(db.OrgA);

        var refused = await RaiseAsync(db, CommonErrors.NotFound);

        Assert.Equal("NOT_FOUND", refused.Error?.Code);
        Assert.Equal(0, await db.CountAsync<OutboxMessage>(db.OrgA));
        Assert.Equal(commands, await db.CountAsync<ProcessedCommand>(db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Raise_WorkBreaksAfterFlush_NoEvent(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        await Assert.ThrowsAsync<TimeoutException>(() =>
            db.UnitsFor(Key)
                .RunAsync<Done>(
                    Key,
                    CommandId.New(),
                    new { },
                    async unit =>
                    {
                        unit.Raise(new Happened(7));
                        await unit.FlushAsync(default);
                        throw new TimeoutException("the power went");
                    },
                    default
                )
        );

        Assert.Equal(0, await db.CountAsync<OutboxMessage>(db.OrgA));
    }

    private static Task<Result<Done>> RaiseAsync(TestDb db, Error? then) =>
        db.UnitsFor(Key)
            .RunAsync<Done>(
                Key,
                CommandId.New(),
                new { },
                unit =>
                {
                    unit.Raise(new Happened(7));
                    return Task.FromResult<Result<Done>>(then is null ? Done.Instance : then);
                },
                default
            );

    private sealed record Happened(long Id) : DomainEvent(Id)
    {
        public override string Type => "HAPPENED";
    }
}
