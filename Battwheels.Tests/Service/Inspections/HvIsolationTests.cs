using Battwheels.Core.Common;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;

namespace Battwheels.Tests.Service.Inspections;

/// <summary>No hand goes into a vehicle that was not locked out by somebody who may.</summary>
[Trait("Category", "Data")]
public sealed class HvIsolationTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task HighVoltage_IsLockedOutBeforeWorkAndLiveBeforeItsEnd(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (db, by) = (world.Db, world.Technician);
        await db.ChangeAsync<ServiceTicket>(world.Ticket, t => t.IsHighVoltage = true);
        var jobs = db.Service<JobService>(by);
        var inspections = LockOuts.Of(db, by);
        Assert.Equal("HV_LOCKOUT_MISSING", await StartFreeAsync(jobs, world.Ticket));
        Assert.Equal(
            "HV_NOT_CERTIFIED",
            (await inspections.StartAsync(new(world.Ticket, "lock_out"), CommandId.New(), default)).Error?.Code
        );

        await db.CertifyAsync(by);
        Assert.Equal(
            "HV_NOT_LOCKED_OUT",
            (await inspections.StartAsync(new(world.Ticket, "make_live"), CommandId.New(), default)).Error?.Code
        );
        var lockOut = await db.StartAsync(by, world.Ticket, "lock_out");
        await db.AllFineAsync(by, world.Ticket, lockOut);
        var voltage = (await db.ViewAsync(by, world.Ticket, lockOut)).Points.Single(p =>
            p.Label == "Between B+ and B-"
        );
        await db.AnswerAsync(by, world.Ticket, new AnswerPoint(voltage.Id, PointLight.Ok, 60.5m));
        var live = await inspections.FinishAsync(world.Ticket, lockOut, CommandId.New(), default);
        Assert.Equal("HV_NOT_SAFE", live.Error?.Code);
        Assert.Contains("Between B+ and B-", live.Error!.Message, StringComparison.Ordinal);
        await db.AnswerAsync(by, world.Ticket, new AnswerPoint(voltage.Id, null, 0.2m));
        EstimateWorld.Value(await inspections.FinishAsync(world.Ticket, lockOut, CommandId.New(), default));
        Assert.Null(await StartFreeAsync(jobs, world.Ticket));

        Assert.Equal("HV_LOCKED_OUT", await CompleteAsync(jobs, world.Ticket));
        await db.MakeLiveAsync(by, world.Ticket);
        Assert.Equal("HV_LOCKOUT_MISSING", await StartTimerAsync(jobs, world.Ticket)); // no work on it while it is live
        Assert.Null(await CompleteAsync(jobs, world.Ticket));

        EstimateWorld.Value(
            await db.Service<QcService>(world.Manager)
                .RecordAsync(new RecordQc(world.Ticket, false, [], "Still cuts out"), CommandId.New(), default)
        );
        Assert.Equal("HV_LOCKOUT_MISSING", await StartTimerAsync(jobs, world.Ticket));
        await db.LockOutAsync(by, world.Ticket);
        Assert.Null(await StartTimerAsync(jobs, world.Ticket));

        var other = await world.AddTicketAsync(TicketState.InDiagnosis, "TKT-MAIN-2627-00009");
        Assert.Null(await StartFreeAsync(jobs, other)); // low voltage asks for nothing
    }

    [Fact]
    public async Task Resume_ToWork_AsksForTheLockOutAgain()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (db, by) = (world.Db, world.Technician);
        await db.CertifyAsync(by);
        await db.ChangeAsync<ServiceTicket>(
            world.Ticket,
            t =>
            {
                t.IsHighVoltage = true;
                t.Enter(TicketState.OnHold, TicketState.InProgress, null, world.Now);
            }
        );
        var jobs = db.Service<JobService>(by);
        Assert.Equal("HV_LOCKOUT_MISSING", (await jobs.StartAsync(world.Ticket, CommandId.New(), default)).Error?.Code);
        await db.LockOutAsync(by, world.Ticket);
        Assert.Null((await jobs.StartAsync(world.Ticket, CommandId.New(), default)).Error);
    }

    private static async Task<string?> StartFreeAsync(JobService jobs, long ticket) =>
        (await jobs.StartWithoutChargeAsync(ticket, CommandId.New(), default)).Error?.Code;

    private static async Task<string?> StartTimerAsync(JobService jobs, long ticket) =>
        (await jobs.StartAsync(ticket, CommandId.New(), default)).Error?.Code;

    private static async Task<string?> CompleteAsync(JobService jobs, long ticket)
    {
        await jobs.StopTimerAsync(ticket, CommandId.New(), default);
        return (
            await jobs.CompleteAsync(
                new CompleteWork(ticket, ResolutionOutcome.Success, "Loose plug", "Plug seated"),
                CommandId.New(),
                default
            )
        )
            .Error
            ?.Code;
    }
}
