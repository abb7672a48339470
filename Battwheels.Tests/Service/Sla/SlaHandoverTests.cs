using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Sla;

/// <summary>
/// Late jobs that go to somebody else. A visit of Wednesday 4 November 2026, 11:42 in India, of a branch that works Monday
/// to Saturday 09:00-13:00 and 14:00-18:00: the first response (8 h) is due on Thursday at 11:42, 30 minutes later is 12:12.
/// </summary>
public sealed class SlaHandoverTests
{
    private static readonly Technician[] People =
    [
        new(1, "Rohit", true, false, 4),
        new(2, "Sunita", true, true, 2),
        new(3, "Imran", true, false, 1),
        new(4, "Desk", false, true, 0), // may work, but is no technician
        new(5, "Latif", true, false, 1),
    ];

    [Theory]
    [InlineData(1, null, false, 3)] // one job each: the one who came first
    [InlineData(1, 3, false, 5)]
    [InlineData(3, null, false, 5)]
    [InlineData(1, null, true, 2)] // high voltage: only Sunita is certified
    [InlineData(2, null, true, null)]
    public void Choice_FewestJobsAmongThoseWhoMay(int from, int? second, bool isHighVoltage, int? taker) =>
        Assert.Equal(taker, (int?)HandoverChoice.Of(People, from, second, isHighVoltage));

    [Theory]
    [Trait("Category", "Data")]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Missed_ThirtyMinutesLater_GoesToWhoHasTheFewestJobs_Once(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (late, free) = (
            await db.MemberAsync(db.OrgA, "Rohit", "technician"),
            await db.MemberAsync(db.OrgA, "Sunita", "technician")
        );
        var elsewhere = await db.MemberAsync(db.OrgB, "Imran", "technician");
        var manager = await db.MemberAsync(db.OrgA, "Kavita", "manager");
        var id = await HeldAsync(db, late.MembershipId);
        var other = await db.RegisterAsync(organization: db.OrgB);
        await db.ChangeAsync<ServiceTicket>(other, t => t.PrimaryTechnicianId = elsewhere.MembershipId, db.OrgB);
        await SwitchOnAsync(db, 30);

        db.Clock.SetUtcNow(At(5, 12, 11));
        await WatchAsync(db);
        Assert.Equal(At(5, 12, 12), await ReassignAsync(db));
        Assert.Equal(late.MembershipId, (await db.TicketAsync(id)).PrimaryTechnicianId);

        db.Clock.SetUtcNow(At(5, 12, 12));
        Assert.Null(await ReassignAsync(db));
        Assert.Null(await ReassignAsync(db)); // again gives nothing away twice
        Assert.Equal(free.MembershipId, (await db.TicketAsync(id)).PrimaryTechnicianId);
        Assert.Equal(TicketState.Assigned, (await db.TicketAsync(id)).State);

        await WorkAsync(db, Outbox.Queue, SystemPermissions.DeliverEvents);
        foreach (var told in new[] { late, manager })
            Assert.Contains(await db.ReadNewsAsync(told), t => t.EndsWith("was late and went to Sunita.", Ordinal));
        Assert.Contains(await db.ReadNewsAsync(free), t => t.EndsWith("is assigned to you.", Ordinal));
        await using var beside = db.Database(new TenantScope(db.OrgB));
        Assert.Equal(
            elsewhere.MembershipId,
            (await beside.Set<ServiceTicket>().SingleAsync(t => t.Id == other)).PrimaryTechnicianId
        );
    }

    [Fact]
    [Trait("Category", "Data")]
    public async Task Missed_WhileSomebodyWorksOnIt_StaysUntilTheTimerStops()
    {
        await using var db = await TestDb.CreateAsync();
        var late = await db.MemberAsync(db.OrgA, "Rohit", "technician");
        await db.MemberAsync(db.OrgA, "Sunita", "technician");
        var id = await HeldAsync(db, late.MembershipId);
        await SwitchOnAsync(db, 30);
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            raw.Add(
                new TimeEntry
                {
                    TicketId = id,
                    TechnicianId = late.MembershipId!.Value,
                    StartedAtUtc = At(5, 11),
                    RunningKey = late.MembershipId!.Value,
                    Source = TimeSource.Timer,
                }
            );
            await raw.SaveChangesAsync();
        }

        db.Clock.SetUtcNow(At(5, 12, 30));
        await WatchAsync(db);
        Assert.Equal(At(5, 12, 45), await ReassignAsync(db));
        Assert.Equal(late.MembershipId, (await db.TicketAsync(id)).PrimaryTechnicianId);
    }

    [Fact]
    [Trait("Category", "Data")]
    public async Task Missed_WithTheOptionOffOrNobodyElse_StaysWhereItIs()
    {
        await using var db = await TestDb.CreateAsync();
        var late = await db.MemberAsync(db.OrgA, "Rohit", "technician");
        var manager = await db.MemberAsync(db.OrgA, "Kavita", "manager");
        var id = await HeldAsync(db, late.MembershipId);
        db.Clock.SetUtcNow(At(5, 16));
        await WatchAsync(db);
        Assert.Null(await ReassignAsync(db)); // as a new organization has it: off

        await SwitchOnAsync(db, 30);
        Assert.Null(await ReassignAsync(db));
        Assert.Equal(late.MembershipId, (await db.TicketAsync(id)).PrimaryTechnicianId);
        await WorkAsync(db, Outbox.Queue, SystemPermissions.DeliverEvents);
        Assert.Contains(
            await db.ReadNewsAsync(manager),
            t => t.EndsWith("is late and nobody else can take it.", Ordinal)
        );
    }

    [Fact]
    [Trait("Category", "Data")]
    public async Task Save_MinutesOutOfRange_AreRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var policies = Policies(db);
        var row = (await policies.ListAsync(default)).Single(p => p.IsDefault);
        foreach (var minutes in new[] { 0, -5, 1441 })
            Assert.Equal(
                "REASSIGN_INVALID",
                (await policies.SaveAsync(Saving(row, minutes), CommandId.New(), default)).Error?.Code
            );
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static async Task<long> HeldAsync(TestDb db, long? technician)
    {
        var id = await db.StandingAsync(TicketState.Assigned);
        await db.ChangeAsync<ServiceTicket>(id, t => t.PrimaryTechnicianId = technician);
        return id;
    }

    private static async Task SwitchOnAsync(TestDb db, int minutes)
    {
        var policies = Policies(db);
        var row = (await policies.ListAsync(default)).Single(p => p.IsDefault);
        Assert.Null((await policies.SaveAsync(Saving(row, minutes), CommandId.New(), default)).Error);
    }

    private static SlaPolicyService Policies(TestDb db) =>
        db.Service<SlaPolicyService>(Actor.Job(db.OrgA, "test", SlaPermissions.Read, SlaPermissions.Update));

    private static SavePolicy Saving(PolicyRow row, int minutes) =>
        new(row.Id, row.Version, row.Name, null, null, null, false, false, row.Targets, minutes);

    private static DateTime At(int day, int hour, int minute = 0) =>
        new DateTime(2026, 11, day, hour, minute, 0, DateTimeKind.Utc).AddMinutes(-330);

    private static Task<DateTime?> WatchAsync(TestDb db) =>
        WorkAsync(db, SlaWatch.QueueName, SlaPermissions.SystemWatch);

    private static Task<DateTime?> ReassignAsync(TestDb db) =>
        WorkAsync(db, SlaReassigning.QueueName, SlaPermissions.SystemReassign);

    private static Task<DateTime?> WorkAsync(TestDb db, string queue, string permission) =>
        db.As(Actor.Job(db.OrgA, queue, permission))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == queue)
            .WorkAsync(db.OrgA, default);
}
