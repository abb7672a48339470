using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.JobCards;

[Trait("Category", "Data")]
public class JobTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Job_FromStartToQualityCheck_MovesStockAndCostOnce(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        Assert.Null(
            (await kit.As<JobService>(kit.Technician).StartAsync(kit.TicketId, CommandId.New(), default)).Error
        );
        var request = (await kit.RequestAsync(2m)).Value;

        var issued = await kit.IssueAsync(request, "0890100000111");

        Assert.Null(issued.Error);
        Assert.Equal(3m, await kit.PoolAsync());
        Assert.Equal(2m, (await kit.PartAsync()).IssuedQuantity);
        var movement = await kit.ReadAsync<StockMovement>(issued.Value);
        Assert.Equal(-200m, movement.Value); // two of five bought for 500.00
        Assert.Equal(200m, await CogsAsync(db, db.OrgA));
        Assert.Equal(0m, await CogsAsync(db, db.OrgB));

        await kit.DoneAsync(kit.LabourId, kit.PartId);
        Assert.Null((await CompleteAsync(kit)).Error);
        Assert.Equal(TicketState.Qc, (await kit.TicketAsync()).State);

        var passed = await kit.As<QcService>(kit.Manager)
            .RecordAsync(new RecordQc(kit.TicketId, true, QcService.Checklist, null), CommandId.New(), default);
        Assert.Null(passed.Error);
        Assert.Equal(TicketState.WorkCompleted, (await kit.TicketAsync()).State);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Issue_TwoStorekeepersAtOnce_OneMovement(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        var request = (await kit.RequestAsync(2m)).Value;

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => kit.IssueAsync(request)));

        Assert.Single(results, r => r.Error is null);
        Assert.All(results.Where(r => r.Error is not null), r => Assert.Equal("PART_REQUEST_CLOSED", r.Error!.Code));
        Assert.Equal(3m, await kit.PoolAsync());
        Assert.Equal(2m, (await kit.PartAsync()).IssuedQuantity);
    }

    [Fact]
    public async Task Issue_DoubleClick_IsOneMovement()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var request = (await kit.RequestAsync(1m)).Value;
        var command = CommandId.New();

        var first = await kit.IssueAsync(request, null, command);
        var second = await kit.IssueAsync(request, null, command);

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(4m, await kit.PoolAsync());
    }

    [Fact]
    public async Task Issue_WrongPartScanned_IsRefusedAndNothingMoves()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var request = (await kit.RequestAsync(1m)).Value;

        Assert.Equal("SCAN_DIFFERS", (await kit.IssueAsync(request, "SOMETHING-ELSE")).Error?.Code);
        Assert.Equal(5m, await kit.PoolAsync());
    }

    [Fact]
    public async Task Request_MoreThanApproved_IsRefusedSayingWhatIsLeft()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        await kit.RequestAsync(1m);

        var refused = await kit.RequestAsync(2m);

        Assert.Equal("QUANTITY_ABOVE_APPROVED", refused.Error?.Code);
        Assert.Contains("Only 1 more", refused.Error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Return_Part_ComesBackAtItsCost(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        var movement = (await kit.IssueAsync((await kit.RequestAsync(2m)).Value)).Value;
        var desk = kit.As<PartDeskService>(kit.Storekeeper);

        var tooMuch = await desk.ReturnAsync(new ReturnPart(movement, 3m, "not needed"), CommandId.New(), default);
        var back = await desk.ReturnAsync(new ReturnPart(movement, 1m, "not needed"), CommandId.New(), default);

        Assert.Equal("RETURN_EXCEEDS_ISSUE", tooMuch.Error?.Code);
        Assert.Null(back.Error);
        var history = await db.Service<TicketService>(TicketPermissions.Read).HistoryAsync(kit.TicketId, null, default);
        var parts = history.Rows.Where(h => h.Deed is TicketDeed.PartIssued or TicketDeed.PartReturned).ToArray();
        Assert.Equal([TicketDeed.PartReturned, TicketDeed.PartIssued], parts.Select(h => h.Deed!.Value));
        Assert.StartsWith("Part returned: 1 ", parts[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Part issued: 2 ", parts[1].Text, StringComparison.Ordinal);
        Assert.Equal(4m, await kit.PoolAsync());
        Assert.Equal(1m, (await kit.PartAsync()).IssuedQuantity);
        Assert.Equal(100m, await CogsAsync(db, db.OrgA));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task LeaveOut_OneOfTwoUsed_WorkIsCompleteAndTheRestIsFree(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        var jobs = kit.As<JobService>(kit.Technician);
        await jobs.StartAsync(kit.TicketId, CommandId.New(), default);
        var movement = (await kit.IssueAsync((await kit.RequestAsync(2m)).Value)).Value;
        await kit.As<PartDeskService>(kit.Storekeeper)
            .ReturnAsync(new ReturnPart(movement, 1m, "one was enough"), CommandId.New(), default);
        await kit.DoneAsync(kit.LabourId);

        Assert.Equal("LINES_OPEN", (await CompleteAsync(kit)).Error?.Code);
        var left = await jobs.LeaveOutAsync(
            new LeaveOutLine(kit.TicketId, kit.PartId, "One was enough"),
            CommandId.New(),
            default
        );

        Assert.Null(left.Error);
        var part = await kit.PartAsync();
        Assert.Equal((JobLineState.Done, 1m, 1m), (part.State, part.Quantity, part.IssuedQuantity));
        Assert.Null((await CompleteAsync(kit)).Error);
        Assert.Equal(4m, await kit.PoolAsync());
        Assert.Equal(100m, await CogsAsync(db, db.OrgA));
        Assert.Equal(0m, await CogsAsync(db, db.OrgB));
    }

    [Fact]
    public async Task LeaveOut_NothingIssued_LineIsWithdrawnAndItsReservationGoes()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var jobs = kit.As<JobService>(kit.Technician);
        await jobs.StartAsync(kit.TicketId, CommandId.New(), default);
        LeaveOutLine input = new(kit.TicketId, kit.PartId, "The old one is sound");

        Assert.Equal(
            "REASON_MISSING",
            (await jobs.LeaveOutAsync(input with { Reason = " " }, CommandId.New(), default)).Error?.Code
        );
        Assert.Null((await jobs.LeaveOutAsync(input, CommandId.New(), default)).Error);

        Assert.Equal(JobLineState.Withdrawn, (await kit.PartAsync()).State);
        var held = await db.UnitsFor("x:read")
            .ReadAsync(
                "x:read",
                unit => Reservations.HeldAsync(unit, JobLine.StockSource, kit.PartId, default),
                default
            );
        Assert.Equal(0m, held);
        Assert.Equal("LINE_NOT_APPROVED", (await kit.RequestAsync(1m)).Error?.Code);
    }

    [Fact]
    public async Task LeaveOut_StillRequested_IsRefused()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var jobs = kit.As<JobService>(kit.Technician);
        await jobs.StartAsync(kit.TicketId, CommandId.New(), default);
        await kit.RequestAsync(1m);

        var refused = await jobs.LeaveOutAsync(
            new LeaveOutLine(kit.TicketId, kit.PartId, "Not needed"),
            CommandId.New(),
            default
        );

        Assert.Equal("PARTS_REQUESTED", refused.Error?.Code);
    }

    [Fact]
    public async Task Qc_NobodyElseCouldCheck_PassesAndTheWaiverIsOnRecord()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        await db.ChangeAsync<Membership>(
            kit.Manager.MembershipId!.Value,
            m => m.SetStatus(MembershipStatus.Suspended, "away")
        );
        var owner = await db.MemberAsync(db.OrgA, "Sole", "owner");
        await db.ChangeAsync<ServiceTicket>(
            kit.TicketId,
            t =>
            {
                t.CompletedByMembershipId = owner.MembershipId;
                t.Enter(TicketState.Qc, null, null, t.StateSinceUtc);
            }
        );

        var passed = await kit.As<QcService>(owner)
            .RecordAsync(new RecordQc(kit.TicketId, true, QcService.Checklist, null), CommandId.New(), default);

        Assert.Null(passed.Error);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(1, await raw.Set<AuditEntry>().CountAsync(a => a.Action == "SOLE_OPERATOR_WAIVER"));
    }

    [Fact]
    public async Task Technician_MayAskButNotIssue()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var request = (await kit.RequestAsync(1m)).Value;

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            kit.As<PartDeskService>(kit.Technician)
                .IssueAsync(new IssueRequestedPart(request), CommandId.New(), default)
        );
        Assert.Equal(5m, await kit.PoolAsync());
    }

    [Fact]
    public async Task AnotherTechnician_IsToldWhoseJobItIs()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;

        var refused = await kit.As<JobService>(kit.Other).StartAsync(kit.TicketId, CommandId.New(), default);

        Assert.Equal("TICKET_NOT_YOURS", refused.Error?.Code);
        Assert.Contains("Rohit", refused.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_WithWorkOpen_NamesWhatIsMissingAndSavesNothing()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        await kit.As<JobService>(kit.Technician).StartAsync(kit.TicketId, CommandId.New(), default);

        var refused = await CompleteAsync(kit);

        Assert.Equal("LINES_OPEN", refused.Error?.Code);
        Assert.Contains("Contactor replacement", refused.Error?.Message, StringComparison.Ordinal);
        Assert.Null((await kit.TicketAsync()).WorkSummary);

        await kit.DoneAsync(kit.LabourId, kit.PartId);
        Assert.Equal("PARTS_UNACCOUNTED", (await CompleteAsync(kit)).Error?.Code);
    }

    [Fact]
    public async Task Qc_BySomebodyWhoDidTheWork_IsRefused()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var both = await db.MemberAsync(db.OrgA, "Both", "technician", "manager");
        await db.UnitsFor("x:update")
            .RunAsync<Done>(
                "x:update",
                CommandId.New(),
                new { },
                async unit =>
                {
                    var ticket = await unit.Set<ServiceTicket>().SingleAsync();
                    ticket.CompletedByMembershipId = both.MembershipId;
                    ticket.Enter(TicketState.Qc, null, null, unit.Now);
                    return Done.Instance;
                },
                default
            );

        var refused = await kit.As<QcService>(both)
            .RecordAsync(new RecordQc(kit.TicketId, true, QcService.Checklist, null), CommandId.New(), default);

        Assert.Equal("SEPARATION_OF_DUTIES", refused.Error?.Code);
        Assert.Equal(0, await db.CountAsync<QcResult>(db.OrgA));
    }

    [Fact]
    public async Task Timer_SecondJob_StopsTheFirst()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var jobs = kit.As<JobService>(kit.Technician);
        await jobs.StartAsync(kit.TicketId, CommandId.New(), default);
        db.Clock.Advance(TimeSpan.FromMinutes(7));

        await jobs.StartTimerAsync(kit.TicketId, kit.LabourId, CommandId.New(), default);
        Assert.Null((await jobs.StopTimerAsync(kit.TicketId, CommandId.New(), default)).Error);

        Assert.Equal(
            "TIMER_NOT_RUNNING",
            (await jobs.StopTimerAsync(kit.TicketId, CommandId.New(), default)).Error?.Code
        );
        var view = (await kit.As<JobViewService>(kit.Technician).GetAsync(kit.TicketId, default))!;
        Assert.Equal(2, view.Time.Count);
        Assert.Equal(TimeSpan.FromMinutes(7), view.Time[1].EndedAtUtc - view.Time[1].StartedAtUtc);
    }

    [Fact]
    public async Task Views_ShowTheJobToItsTechnicianAndNothingToAnotherOrganization()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        await kit.RequestAsync(1m);

        var mine = await kit.As<JobViewService>(kit.Technician).MyWorkAsync(default);
        var queue = await kit.As<JobViewService>(kit.Storekeeper).QueueAsync(PartRequestState.Requested, null, default);
        var stranger = await db.MemberAsync(db.OrgB, "Stranger", "owner");

        Assert.Equal((2, 0, 1), (mine.Jobs[0].Lines, mine.Jobs[0].DoneLines, mine.Jobs[0].OpenRequests));
        Assert.Equal((5m, 2m), (queue.Rows[0].OnHand, queue.Rows[0].Reserved));
        Assert.Null(await kit.As<JobViewService>(stranger).GetAsync(kit.TicketId, default));
        Assert.Empty(
            (await kit.As<JobViewService>(stranger).QueueAsync(PartRequestState.Requested, null, default)).Rows
        );
        Assert.Equal(
            "NOT_FOUND",
            (await kit.As<JobService>(stranger).StartAsync(kit.TicketId, CommandId.New(), default)).Error?.Code
        );
    }

    private static Task<Result<Done>> CompleteAsync(JobKit kit) =>
        kit.As<JobService>(kit.Technician)
            .CompleteAsync(
                new CompleteWork(kit.TicketId, ResolutionOutcome.Success, "Contactor 38 mΩ", "Contactor replaced"),
                CommandId.New(),
                default
            );

    /// <summary>Balance of the cost-of-goods account, debit positive.</summary>
    private static Task<decimal> CogsAsync(TestDb db, long organizationId) =>
        db.UnitsFor(Actor.Job(organizationId, "test", "x:read"))
            .ReadAsync(
                "x:read",
                async u =>
                {
                    var account = await u.Set<Account>()
                        .Where(a => a.Role == AccountRoles.Cogs)
                        .Select(a => a.Id)
                        .SingleAsync();
                    return await u.Set<JournalLine>()
                        .Where(l => l.AccountId == account)
                        .SumAsync(l => l.Debit - l.Credit);
                },
                default
            );
}
