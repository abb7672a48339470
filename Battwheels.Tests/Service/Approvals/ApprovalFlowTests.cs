using Battwheels.Core.Common;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;

namespace Battwheels.Tests.Service.Approvals;

[Trait("Category", "Data")]
public sealed class ApprovalFlowTests
{
    /// <summary>A 62,000 rupee repair through two levels, and the same repair cut into 30,000 and 32,000.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Repair_Of62000_TwoLevels_SplittingAvoidsNeither(TestEngine engine)
    {
        await using var world = await ApprovalWorld.CreateAsync(engine);
        var whole = await world.SubmittedAsync(62_000m);
        Assert.Equal(["1 manager", "2 owner"], Steps(await world.PanelAsync(whole)));
        Assert.Equal("APPROVAL_PENDING", await world.ShareRefusalAsync(whole));
        Assert.Equal("APPROVER_NOT_ELIGIBLE", (await world.DecideAsync(world.Owner, whole)).Error?.Code);
        await world.ApproveAsync(whole, world.Estimates.Manager);
        Assert.Equal("APPROVAL_PENDING", await world.ShareRefusalAsync(whole));
        Assert.Equal("SEPARATION_OF_DUTIES", (await world.DecideAsync(world.Estimates.Manager, whole)).Error?.Code);
        await world.ApproveAsync(whole, world.Owner);
        Assert.Equal(EstimateState.Cleared, (await world.Estimates.ViewAsync(whole)).State);
        Assert.Null(await world.ShareRefusalAsync(whole));
        Assert.Null((await world.Estimates.Estimates.ReviseAsync(whole, CommandId.New(), default)).Error);
        Assert.Null((await world.Estimates.Estimates.WithdrawAsync(whole, CommandId.New(), default)).Error);
        await world.VoidAsync(whole);

        var half = await world.SubmittedAsync(30_000m);
        Assert.Equal(["1 manager"], Steps(await world.PanelAsync(half)));
        await world.ApproveAsync(half, world.Estimates.Manager);
        Assert.Null(await world.ShareRefusalAsync(half));
        await world.Estimates.NextVisitAsync("TKT-MAIN-2627-00002");
        var rest = await world.SubmittedAsync(32_000m);
        Assert.Equal(["1 manager", "2 owner"], Steps(await world.PanelAsync(rest)));
        var why = (await world.PanelAsync(rest)).Current!.Why[0];
        Assert.Equal((ApprovalBasis.TaxableValue, 50_000m, null, 62_000m), (why.Basis, why.From, why.To, why.Amount));
        await world.ApproveAsync(rest, world.Estimates.Manager, world.Owner);
        Assert.Null(await world.ShareRefusalAsync(rest));
    }

    /// <summary>Nothing is shared, decided, reserved, issued, ordered, started or invoiced; comments and withdrawing go on.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Unapproved_EveryDoorIsShut_WithdrawingIsNot(TestEngine engine)
    {
        await using var world = await ApprovalWorld.CreateAsync(engine);
        var item = await world.Estimates.StockedAsync("CTR-01", 5m);
        var estimate = await world.Estimates.SubmittedAsync(EstimateWorld.Part("Controller", 1m, 12_000m, item: item));
        foreach (
            var (code, before) in new (string, Func<Task>)[]
            {
                ("APPROVAL_PENDING", () => Task.CompletedTask),
                ("APPROVAL_REJECTED", async () => Assert.Null((await RejectAsync(world, estimate, "Too dear")).Error)),
                ("APPROVAL_EXPIRED", () => AgainAndExpiredAsync(world, estimate)),
            }
        )
        {
            await before();
            foreach (var (door, refusal) in await DoorsAsync(world, estimate))
                Assert.Equal((door, code), (door, refusal));
        }

        Assert.Null(
            (
                await world
                    .Db.Service<TicketService>(world.Estimates.Advisor)
                    .CommentAsync(new CommentTicket(world.Estimates.Ticket, "Customer waits"), CommandId.New(), default)
            ).Error
        );
        var other = await world.Db.MemberAsync(world.Db.OrgB, "Nisha", "owner");
        Assert.Empty(await world.As(other).InboxAsync(false, default));
        Assert.Equal("NOT_FOUND", (await world.DecideAsync(other, estimate)).Error?.Code);
        Assert.Null((await world.Estimates.Estimates.WithdrawAsync(estimate, CommandId.New(), default)).Error);
        Assert.Equal(ApprovalStanding.NotNeeded, await world.StandingAsync(estimate));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Decide_TwoAtOnce_FirstStandsAndSecondIsTold(TestEngine engine)
    {
        await using var world = await ApprovalWorld.CreateAsync(engine);
        var second = await world.Db.MemberAsync(world.Db.OrgA, "Nikhil", "manager");
        var estimate = await world.SubmittedAsync(12_000m);
        var both = await Task.WhenAll(
            Task.Run(() => world.DecideAsync(world.Estimates.Manager, estimate)),
            Task.Run(() => world.DecideAsync(second, estimate, approve: false, comment: "No"))
        );
        Assert.Single(both, r => r.Error is null);
        Assert.Equal("APPROVAL_DECIDED", Assert.Single(both, r => r.Error is not null).Error!.Code);
        Assert.Single(await world.DecisionsAsync());
    }

    [Fact]
    public async Task Decide_ByWhoAskedEditedOrWorks_IsRefusedAndTheOwnerStandsIn()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var estimate = await world.Estimates.DraftAsync(ApprovalWorld.Work(62_000m));
        var manager = world.Db.Service<EstimateService>(world.Estimates.Manager);
        var version = (await world.Estimates.ViewAsync(estimate)).Version;
        Assert.Null((await manager.SubmitAsync(estimate, version, CommandId.New(), default)).Error);

        Assert.Equal("SEPARATION_OF_DUTIES", (await world.DecideAsync(world.Estimates.Manager, estimate)).Error?.Code);
        var panel = await world.PanelAsync(estimate);
        Assert.True(panel.IsGap); // the only manager asked: it goes to the owner
        Assert.Equal("Vikram", Assert.Single(panel.Approvers).Name);
        await world.ApproveAsync(estimate, world.Owner);

        // One owner does not give both levels: alone, and marked, only where nobody else is left.
        panel = await world.PanelAsync(estimate);
        Assert.Equal((2, true, true), (panel.Current!.Step, panel.IsGap, panel.Mine!.NeedsWaiver));
        Assert.Equal("REASON_MISSING", (await world.DecideAsync(world.Owner, estimate)).Error?.Code);
        Assert.Null((await world.DecideAsync(world.Owner, estimate, comment: "Meera asked, nobody else")).Error);
        Assert.True((await world.DecisionsAsync())[^1].IsSelfApproved);
    }

    [Fact]
    public async Task Revise_AFallIsCovered_ARiseIsAskedAgain()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var estimate = await world.SubmittedAsync(20_000m);
        await world.ApproveAsync(estimate, world.Estimates.Manager);

        await RepriceAsync(world, estimate, 15_000m);
        Assert.True((await world.PanelAsync(estimate)).Current!.IsCovered);
        Assert.Equal(EstimateState.Cleared, (await world.Estimates.ViewAsync(estimate)).State);

        await RepriceAsync(world, estimate, 20_000m); // as much as was approved
        Assert.Equal(ApprovalStanding.Approved, await world.StandingAsync(estimate));
        await RepriceAsync(world, estimate, 20_001m);
        Assert.Equal(ApprovalStanding.Pending, await world.StandingAsync(estimate));
        var stale = (await world.PanelAsync(estimate)).Earlier[0];
        Assert.Equal(
            "APPROVAL_REPLACED",
            (
                await world
                    .As(world.Estimates.Manager)
                    .DecideAsync(
                        new((await world.PanelAsync(estimate)).Current!.RequestId, 1, stale.ContentHash, true),
                        CommandId.New(),
                        default
                    )
            )
                .Error
                ?.Code
        );
    }

    [Fact]
    public async Task Approval_NotUsedFor15Days_Lapses()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var estimate = await world.SubmittedAsync(12_000m);
        await world.ApproveAsync(estimate, world.Estimates.Manager);
        world.Db.Clock.Advance(TimeSpan.FromDays(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(ApprovalStanding.Approved, await world.StandingAsync(estimate));
        world.Db.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("APPROVAL_LAPSED", await world.ShareRefusalAsync(estimate));
        var again = await world.As(world.Estimates.Advisor).AskAgainAsync(estimate, CommandId.New(), default);
        Assert.Null(again.Error);
        await world.ApproveAsync(estimate, world.Estimates.Manager);
        Assert.Null(await world.ShareRefusalAsync(estimate));
        world.Db.Clock.Advance(TimeSpan.FromDays(30)); // used: it does not lapse any more
        Assert.Equal(ApprovalStanding.Approved, await world.StandingAsync(estimate));
    }

    /// <summary>Asked Wed 04-11-2026 11:42 IST: 8 business hours later is Thu 11:42, 12 Thu 16:42, 16 Fri 11:42.</summary>
    [Fact]
    public async Task Clock_HalfThreeQuartersWhole_RemindsWidensExpires()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var estimate = await world.SubmittedAsync(62_000m);
        Assert.Equal(Utc("2026-11-05 06:12"), await world.TickAsync());

        world.Db.Clock.SetUtcNow(Utc("2026-11-05 06:12"));
        Assert.Equal(Utc("2026-11-05 11:12"), await world.TickAsync());
        Assert.Equal(["Meera"], (await world.PanelAsync(estimate)).Approvers.Select(a => a.Name));

        world.Db.Clock.SetUtcNow(Utc("2026-11-05 11:12"));
        Assert.Equal(Utc("2026-11-06 06:12"), await world.TickAsync());
        Assert.Equal(["Meera", "Vikram"], (await world.PanelAsync(estimate)).Approvers.Select(a => a.Name));

        world.Db.Clock.SetUtcNow(Utc("2026-11-06 06:12"));
        Assert.Equal("APPROVAL_EXPIRED", (await world.DecideAsync(world.Estimates.Manager, estimate)).Error?.Code);
        Assert.Null(await world.TickAsync());
        Assert.Equal(ApprovalStanding.Expired, await world.StandingAsync(estimate));
        await using var raw = world.Estimates.Raw();
        Assert.Equal(
            ["APPROVAL_REQUESTED", "APPROVAL_REQUESTED", "APPROVAL_REQUESTED", "APPROVAL_EXPIRED"],
            raw.Set<Core.Platform.Events.OutboxMessage>()
                .Where(m => m.Type.StartsWith("APPROVAL_"))
                .OrderBy(m => m.Id)
                .Select(m => m.Type)
                .ToArray()
        );
    }

    /// <summary>As above, but the branch is closed on Thursday: the reminder comes on Friday at 11:42.</summary>
    [Fact]
    public async Task Clock_HolidayOfTheBranch_DoesNotCount()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        Assert.Null(
            (
                await world
                    .Db.Service<SlaCalendarService>(SlaPermissions.Update)
                    .AddHolidayAsync(new(new DateOnly(2026, 11, 5), "Bandh"), CommandId.New(), default)
            ).Error
        );

        await world.SubmittedAsync(62_000m);

        Assert.Equal(Utc("2026-11-06 06:12"), await world.TickAsync());
    }

    [Fact]
    public async Task StartWithoutCharge_DearGift_WaitsForItsApproval()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var gift = ApprovalWorld.Work(2_000m, "Wiring done again") with { Payer = LinePayer.Goodwill };
        var estimate = await world.Estimates.DraftAsync(gift);
        var jobs = world.Db.Service<JobService>(world.Estimates.Technician);
        var ticket = world.Estimates.Ticket;
        Assert.Equal(
            "APPROVAL_NEEDED",
            (await jobs.StartWithoutChargeAsync(ticket, CommandId.New(), default)).Error?.Code
        );
        await world.Estimates.SubmitAsync(estimate);
        await world.ApproveAsync(estimate, world.Estimates.Manager);
        Assert.Null((await world.Estimates.Estimates.WithdrawAsync(estimate, CommandId.New(), default)).Error);
        Assert.Null((await jobs.StartWithoutChargeAsync(ticket, CommandId.New(), default)).Error);
    }

    [Fact]
    public async Task OpenedBattery_ManagerThenCertifiedPerson()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var admin = await world.Db.MemberAsync(world.Db.OrgA, "Zoya", "admin");
        await world.Db.CertifyAsync(admin);
        var estimate = await world.Estimates.SubmittedAsync(
            ApprovalWorld.Work(900m, "Pack opened, cells balanced") with
            {
                OpensHvBattery = true,
            }
        );
        Assert.Equal(["1 manager", "1 HvCertified"], Steps(await world.PanelAsync(estimate)));
        Assert.Equal("APPROVER_NOT_ELIGIBLE", (await world.DecideAsync(admin, estimate)).Error?.Code);
        await world.ApproveAsync(estimate, world.Estimates.Manager, admin);
        Assert.Equal(ApprovalStanding.Approved, await world.StandingAsync(estimate));
    }

    private static IEnumerable<string> Steps(EstimateApprovals panel) =>
        panel.Current!.Steps.Select(s => $"{s.Level} {s.Approver.Role ?? s.Approver.Kind.ToString()}");

    private static DateTime Utc(string text) =>
        DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static Task<Result<ApprovalOutcome>> RejectAsync(ApprovalWorld world, long estimate, string why) =>
        world.DecideAsync(world.Estimates.Manager, estimate, approve: false, comment: why);

    private static async Task AgainAndExpiredAsync(ApprovalWorld world, long estimate)
    {
        Assert.Null((await world.Estimates.Estimates.ReviseAsync(estimate, CommandId.New(), default)).Error);
        await world.Estimates.SubmitAsync(estimate);
        world.Db.Clock.Advance(TimeSpan.FromDays(5));
        await world.TickAsync();
    }

    private static async Task RepriceAsync(ApprovalWorld world, long estimate, decimal rupees)
    {
        Assert.Null((await world.Estimates.Estimates.ReviseAsync(estimate, CommandId.New(), default)).Error);
        var line = (await world.Estimates.ViewAsync(estimate)).Lines[0];
        Assert.Null(
            (await world.Estimates.SaveLineAsync(estimate, line, line.ToInput() with { UnitPrice = rupees })).Error
        );
        await world.Estimates.SubmitAsync(estimate);
    }

    /// <summary>What each blocked method answers.</summary>
    private static async Task<IReadOnlyList<(string Door, string? Code)>> DoorsAsync(ApprovalWorld world, long estimate)
    {
        var (db, ticket) = (world.Db, world.Estimates.Ticket);
        var view = await world.Estimates.ViewAsync(estimate);
        var line = view.Lines[0].Id;
        var jobs = db.Service<JobService>(world.Estimates.Technician);
        var desk = db.Service<PartDeskService>(world.Owner);
        OfferAnswer answer = new("Aarav", [], false, DecisionMethod.PhoneRecorded, null, "9823000042", "Yes");
        var asked = await AskedPartAsync(world, line, view.Lines[0].ItemId!.Value, view.WarehouseId);
        return
        [
            ("share", await world.ShareRefusalAsync(estimate)),
            (
                "decision",
                (
                    await world.Estimates.Estimates.RecordDecisionAsync(
                        new RecordDecision(estimate, view.VersionNo, answer),
                        CommandId.New(),
                        default
                    )
                )
                    .Error
                    ?.Code
            ),
            ("start", (await jobs.StartAsync(ticket, CommandId.New(), default)).Error?.Code),
            ("start free", (await jobs.StartWithoutChargeAsync(ticket, CommandId.New(), default)).Error?.Code),
            (
                "order",
                (
                    await jobs.MarkToComeAsync(
                        new MarkToCome(ticket, line, DateOnly.FromDateTime(world.Estimates.Now).AddDays(2)),
                        CommandId.New(),
                        default
                    )
                )
                    .Error
                    ?.Code
            ),
            ("issue", (await desk.IssueAsync(new IssueRequestedPart(asked), CommandId.New(), default)).Error?.Code),
            (
                "issue to line",
                (await desk.IssueToLineAsync(new IssueToLine(ticket, line, 1m), CommandId.New(), default)).Error?.Code
            ),
            (
                "invoice",
                (await db.Service<JobBillingService>(world.Owner).InvoiceAsync(ticket, CommandId.New(), default))
                    .Error
                    ?.Code
            ),
        ];
    }

    /// <summary>A request for the part, put there behind the gate's back.</summary>
    private static async Task<long> AskedPartAsync(ApprovalWorld world, long line, long item, long store)
    {
        await using var raw = world.Estimates.Raw();
        PartRequest request = new()
        {
            TicketId = world.Estimates.Ticket,
            JobLineId = line,
            ItemId = item,
            WarehouseId = store,
            Quantity = 1m,
            RequestedByMembershipId = world.Estimates.Technician.MembershipId!.Value,
            RequestedAtUtc = world.Estimates.Now,
        };
        raw.Add(request);
        await raw.SaveChangesAsync();
        return request.Id;
    }
}
