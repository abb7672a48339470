using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.JobCards;

/// <summary>Work at its edges: during a supplement, with part of the parts, when somebody leaves, at the check.</summary>
[Trait("Category", "Data")]
public sealed class JobEdgesTests
{
    /// <summary>While a supplement is written or decided, the approved work goes on.</summary>
    [Theory]
    [InlineData(TicketState.EstimateReview)]
    [InlineData(TicketState.AwaitingCustomer)]
    public async Task Supplement_Open_ApprovedWorkGoesOn(TicketState state)
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var jobs = kit.As<JobService>(kit.Technician);
        await jobs.StartAsync(kit.TicketId, CommandId.New(), default);
        await EnterAsync(kit, state, TicketState.InProgress);

        var request = await kit.RequestAsync(2m);
        Assert.Null((await kit.IssueAsync(request.Value)).Error);
        await kit.DoneAsync(kit.LabourId, kit.PartId);
        Assert.Null((await jobs.StopTimerAsync(kit.TicketId, CommandId.New(), default)).Error);
        Assert.Null((await jobs.StartTimerAsync(kit.TicketId, kit.LabourId, CommandId.New(), default)).Error);
        Assert.Equal(3m, await kit.PoolAsync());
    }

    /// <summary>The first estimate is no supplement: nothing is approved yet.</summary>
    [Fact]
    public async Task FirstEstimate_Open_NothingIsIssued()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var request = await kit.RequestAsync(1m);
        await EnterAsync(kit, TicketState.AwaitingCustomer, TicketState.InDiagnosis);

        Assert.Equal("JOB_NOT_OPEN", (await kit.IssueAsync(request.Value)).Error?.Code);
    }

    /// <summary>Asked for two, one in hand: one goes out, one stays asked for, and both cost what they cost.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_LessThanRequested_TheRestStaysRequested(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        var request = (await kit.RequestAsync(2m)).Value;
        var desk = kit.As<PartDeskService>(kit.Storekeeper);

        var tooMany = await desk.IssueAsync(new IssueRequestedPart(request, Quantity: 3m), CommandId.New(), default);
        var issued = await desk.IssueAsync(new IssueRequestedPart(request, Quantity: 1m), CommandId.New(), default);

        Assert.Equal("QUANTITY_INVALID", tooMany.Error?.Code);
        Assert.Null(issued.Error);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var rows = await raw.Set<PartRequest>()
            .OrderBy(r => r.Id)
            .Select(r => new
            {
                r.Id,
                r.Quantity,
                r.State,
            })
            .ToListAsync();
        Assert.Equal(
            [(1m, PartRequestState.Issued), (1m, PartRequestState.Requested)],
            rows.Select(r => (r.Quantity, r.State))
        );
        Assert.Equal((1m, 4m), ((await kit.PartAsync()).IssuedQuantity, await kit.PoolAsync()));
        Assert.Null((await kit.IssueAsync(rows[1].Id)).Error);
        Assert.Equal((2m, 3m), ((await kit.PartAsync()).IssuedQuantity, await kit.PoolAsync()));
        Assert.Equal(0, await db.CountAsync<PartRequest>(db.OrgB));
    }

    /// <summary>Whoever waits for the check reads who can make it: not the one who worked, not the other organization's.</summary>
    [Fact]
    public async Task QualityCheck_Waiting_NamesWhoCanMakeIt()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        await db.MemberAsync(db.OrgB, "Asha", "manager");
        await EnterAsync(kit, TicketState.Qc, null);

        var head = (await kit.As<TicketService>(kit.Technician).HeadAsync(kit.TicketId, default))!;

        Assert.Contains("Meera can do it", head.Next.Detail, StringComparison.Ordinal);
    }

    /// <summary>Whoever is suspended cannot stop the own timer any more, and nobody else can: it stops by itself.</summary>
    [Fact]
    public async Task Timer_TechnicianSuspended_Stops()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        await kit.As<JobService>(kit.Technician).StartAsync(kit.TicketId, CommandId.New(), default);
        db.Clock.Advance(TimeSpan.FromMinutes(12));
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var members = db.Service<MemberService>(owner);
        var member = (await members.GetAsync(kit.Technician.MembershipId!.Value, default)).Value;

        await members.SuspendAsync(new SuspendMember(member.Id, member.Version, "left"), CommandId.New(), default);
        await db.As(null).GetServices<IQueueWorker>().Single(w => w.Queue == Outbox.Queue).WorkAsync(db.OrgA, default);

        await using var raw = db.Database(new TenantScope(db.OrgA));
        var entry = await raw.Set<TimeEntry>().SingleAsync();
        Assert.Equal(TimeSpan.FromMinutes(12), entry.EndedAtUtc - entry.StartedAtUtc);
    }

    private static async Task EnterAsync(JobKit kit, TicketState state, TicketState? back)
    {
        var entered = await kit
            .Db.UnitsFor("x:update")
            .RunAsync<Done>(
                "x:update",
                CommandId.New(),
                new { state },
                async unit =>
                {
                    (await unit.Set<ServiceTicket>().SingleAsync()).Enter(state, back, null, unit.Now);
                    return Done.Instance;
                },
                default
            );
        Assert.Null(entered.Error);
    }
}
