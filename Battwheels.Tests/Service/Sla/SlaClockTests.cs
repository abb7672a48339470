using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Sla;

/// <summary>
/// Clocks of a visit in the database. It is registered on Wednesday 4 November 2026 at 11:42 in India; the branch works
/// Monday to Saturday 09:00-13:00 and 14:00-18:00, medium priority promises 8 h and 24 h.
/// </summary>
[Trait("Category", "Data")]
public sealed class SlaClockTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Register_AVisit_PromisesResponseAndResolution(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var id = await db.RegisterAsync();

        Assert.Equal(
            [
                (SlaClockKind.FirstResponse, At(5, 11, 42), SlaClockState.Running),
                (SlaClockKind.Resolution, At(7, 11, 42), SlaClockState.Running),
            ],
            (await ClocksAsync(db, id)).Select(c => (c.Kind, c.DueUtc, c.State))
        );
        var row = (await db.Service<TicketService>(Visits.Desk(db.OrgA)).ListAsync(new(), null, default)).Rows.Single();
        Assert.Equal((SlaClockKind.FirstResponse, At(5, 11, 42)), (row.Sla!.Kind, row.Sla.DueUtc));
    }

    [Fact]
    public async Task Comment_OnlyACallIsAResponse()
    {
        await using var db = await TestDb.CreateAsync();
        var id = await db.RegisterAsync();
        var tickets = db.Service<TicketService>(Visits.Desk(db.OrgA));

        await tickets.CommentAsync(new CommentTicket(id, "Looks like the controller"), CommandId.New(), default);
        Assert.Equal(SlaVerdict.Running, (await ClockAsync(db, id, SlaClockKind.FirstResponse)).Verdict);

        db.Clock.Advance(TimeSpan.FromMinutes(60));
        CommentTicket call = new(id, "Told him we look today", CustomerContact.Called);
        Assert.Null((await tickets.CommentAsync(call, CommandId.New(), default)).Error);
        var response = await ClockAsync(db, id, SlaClockKind.FirstResponse);
        Assert.Equal(
            (SlaVerdict.Met, SlaClockState.Ended, 60, SlaClockKind.Resolution),
            (
                response.Verdict,
                response.State,
                response.UsedMinutes,
                (await ClocksAsync(db, id)).Single(c => c.IsShown).Kind
            )
        );
        var arrived = await tickets.CommentAsync(
            new CommentTicket(id, "At the gate", CustomerContact.Arrived),
            CommandId.New(),
            default
        );
        Assert.Equal("NOT_ON_SITE", arrived.Error?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Hold_MovesTheResolutionByItsOpenPart_AndHidesNoSilence(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var id = await db.StandingAsync(TicketState.InProgress);
        var tickets = db.Service<TicketService>(Visits.Desk(db.OrgA));
        db.Clock.SetUtcNow(At(4, 12));

        var held = await tickets.HoldAsync(
            new TicketStep(id, (await db.TicketAsync(id)).Version, "Key from the maker"),
            CommandId.New(),
            default
        );
        Assert.Null(held.Error);
        Assert.Equal(SlaClockState.Paused, (await ClockAsync(db, id, SlaClockKind.Resolution)).State);
        Assert.Equal(SlaClockState.Running, (await ClockAsync(db, id, SlaClockKind.FirstResponse)).State);

        db.Clock.SetUtcNow(At(5, 12));
        TicketStep step = new(id, (await db.TicketAsync(id)).Version);
        Assert.Null((await tickets.ResumeAsync(step, CommandId.New(), default)).Error);
        // An hour and the afternoon of Wednesday, three hours of Thursday: 8 h later than Saturday 11:42.
        var resolution = await ClockAsync(db, id, SlaClockKind.Resolution);
        Assert.Equal((At(9, 11, 42), 480), (resolution.DueUtc, resolution.PausedMinutes));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Watch_BreachAtClosingTime_IsToldInTheMorning(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var technician = await db.MemberAsync(db.OrgA, "Rohit", "technician");
        var manager = await db.MemberAsync(db.OrgA, "Kavita", "manager");
        db.Clock.SetUtcNow(At(4, 19)); // after closing: 8 h from Thursday 09:00 are Thursday 18:00
        var id = await db.RegisterAsync();
        await db.ChangeAsync<ServiceTicket>(id, t => t.PrimaryTechnicianId = technician.MembershipId);

        db.Clock.SetUtcNow(At(5, 16, 1)); // three quarters: 15:00 with lunch left out is 16:00
        await WatchAsync(db);
        db.Clock.SetUtcNow(At(5, 23));
        await WatchAsync(db);
        Assert.Equal(SlaVerdict.Breached, (await ClockAsync(db, id, SlaClockKind.FirstResponse)).Verdict);
        Assert.Equal([(75, false)], await ToldAsync(db, id)); // nobody is woken up

        db.Clock.SetUtcNow(At(6, 9));
        await WatchAsync(db);
        await WatchAsync(db); // again says nothing twice
        Assert.Equal([(75, false), (100, false)], await ToldAsync(db, id));
        await DeliverAsync(db);
        Assert.Contains(
            await db.ReadNewsAsync(manager),
            t => t.Contains("first response has passed", StringComparison.Ordinal)
        );
        Assert.Equal(2, (await db.ReadNewsAsync(technician)).Count);
    }

    [Fact]
    public async Task Watch_AfterAnOutage_TellsWhatWasMissedOnce()
    {
        await using var db = await TestDb.CreateAsync();
        var id = await db.RegisterAsync();
        var other = await db.RegisterAsync(organization: db.OrgB);

        db.Clock.SetUtcNow(At(6, 10)); // Friday: 75 % passed Thursday 09:42, due 11:42, half as long again 16:42
        await WatchAsync(db);

        Assert.Equal([(75, true), (100, true), (150, true)], await ToldAsync(db, id));
        Assert.Empty(await ToldAsync(db, other, db.OrgB));
    }

    [Fact]
    public async Task Update_OfThePriority_KeepsTheStartAndTheVerdicts()
    {
        await using var db = await TestDb.CreateAsync();
        var id = await db.RegisterAsync();
        var desk = Visits.Desk(db.OrgA);
        var tickets = db.Service<TicketService>(
            Actor.Job(db.OrgA, "test", [.. desk.GrantedPermissions!, TicketPermissions.Priority])
        );
        db.Clock.Advance(TimeSpan.FromMinutes(30));
        await tickets.CommentAsync(new CommentTicket(id, "Called", CustomerContact.Called), CommandId.New(), default);

        var view = (await tickets.GetAsync(id, default))!;
        UpdateTicket raised = new(
            id,
            view.Version,
            view.Title,
            view.Description,
            [],
            view.Category,
            TicketPriority.High,
            false,
            null,
            null
        );
        Assert.Null((await tickets.UpdateAsync(raised, CommandId.New(), default)).Error);

        var clocks = await ClocksAsync(db, id);
        Assert.Equal(
            [(8 * 60, SlaVerdict.Met, At(5, 11, 42)), (8 * 60, SlaVerdict.Running, At(5, 11, 42))],
            clocks.Select(c => (c.TargetMinutes, c.Verdict, c.DueUtc))
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task AddHoliday_Later_MovesWhatIsUndecidedOfThisOrganizationAlone(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var id = await db.RegisterAsync();
        var other = await db.RegisterAsync(organization: db.OrgB);
        var calendars = db.Service<SlaCalendarService>(Settings(db));

        var added = await calendars.AddHolidayAsync(
            new AddHoliday(new DateOnly(2026, 11, 5), "Bandh"),
            CommandId.New(),
            default
        );
        Assert.Null(added.Error);
        await WatchAsync(db);

        Assert.Equal(At(6, 11, 42), (await ClockAsync(db, id, SlaClockKind.FirstResponse)).DueUtc);
        Assert.Equal(At(9, 11, 42), (await ClockAsync(db, id, SlaClockKind.Resolution)).DueUtc);
        Assert.Equal(At(5, 11, 42), (await ClocksAsync(db, other, db.OrgB))[0].DueUtc);
        var again = await calendars.AddHolidayAsync(new(new DateOnly(2026, 11, 5), "Bandh"), CommandId.New(), default);
        Assert.Equal("ALREADY_THERE", again.Error?.Code);
    }

    [Fact]
    public async Task SaveHours_ThatOverlap_IsRefusedAtItsDay()
    {
        await using var db = await TestDb.CreateAsync();
        var calendars = db.Service<SlaCalendarService>(Settings(db));
        var hours = (await calendars.HoursAsync(default)).Single();
        SaveHours input = new(hours.BranchId, hours.Version, hours.ZoneId, "9-13, 12-18", "", "", "", "", "", "");

        var refused = await calendars.SaveHoursAsync(input, CommandId.New(), default);
        Assert.Equal(("HOURS_OVERLAP", "Monday"), (refused.Error?.Code, refused.Error?.Field));
        Assert.Equal(
            "WEEK_EMPTY",
            (await calendars.SaveHoursAsync(input with { Monday = "" }, CommandId.New(), default)).Error?.Code
        );
    }

    [Fact]
    public async Task SavePolicy_OfACategory_PromisesItsVisitsAnew()
    {
        await using var db = await TestDb.CreateAsync();
        var id = await db.RegisterAsync();
        var policies = db.Service<SlaPolicyService>(Settings(db));
        TargetInput[] targets =
        [
            .. SlaSeed.Targets.Select(t => t with { ResponseMinutes = 60, ResolutionMinutes = 600 }),
        ];
        SavePolicy input = new(null, 0, "Breakdowns", null, null, TicketCategory.Breakdown, false, false, targets);

        var effect = (await policies.PreviewAsync(input, default)).Value;
        Assert.Equal((1, 2), (effect.Fits, effect.Moved));
        Assert.Null((await policies.SaveAsync(input, CommandId.New(), default)).Error);
        await WatchAsync(db);

        Assert.Equal(At(4, 12, 42), (await ClockAsync(db, id, SlaClockKind.FirstResponse)).DueUtc);
        Assert.Equal(
            "CONDITION_MISSING",
            (await policies.SaveAsync(input with { Category = null }, CommandId.New(), default)).Error?.Code
        );
        targets[0] = targets[0] with { ResponseMinutes = 601 };
        Assert.Equal("TARGET_ORDER", (await policies.SaveAsync(input, CommandId.New(), default)).Error?.Code);
    }

    [Fact]
    public async Task Explain_AfterAnException_AddsUpAndNamesIt()
    {
        await using var db = await TestDb.CreateAsync();
        var id = await db.RegisterAsync();
        var sla = db.Service<SlaService>(Settings(db));
        db.Clock.SetUtcNow(At(4, 15, 42));

        OverrideSla input = new(id, 600, 3_000, "Customer is away until Monday");
        Assert.Null((await sla.OverrideAsync(input, CommandId.New(), default)).Error);

        var view = (await sla.ExplainAsync(id, default))!;
        var response = view.Clocks[0];
        Assert.Equal((600, 180), ((int)response.Target.TotalMinutes, (int)response.Used.TotalMinutes));
        Assert.Equal(TimeSpan.FromHours(4), response.Stretches.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Length));
        Assert.Equal((SlaCause.Override, "Customer is away until Monday"), (view.Terms[0].Cause, view.Terms[0].Reason));
        Assert.Equal(
            "REASON_MISSING",
            (await sla.OverrideAsync(input with { Reason = " " }, CommandId.New(), default)).Error?.Code
        );
    }

    private static Actor Settings(TestDb db) =>
        Actor.Job(
            db.OrgA,
            "test",
            SlaPermissions.Read,
            SlaPermissions.Update,
            SlaPermissions.Override,
            TicketPermissions.Read
        );

    /// <summary>A day of November 2026 in India.</summary>
    private static DateTime At(int day, int hour, int minute = 0) =>
        new DateTime(2026, 11, day, 0, 0, 0, DateTimeKind.Utc).AddMinutes(hour * 60 + minute - 330);

    private static async Task<List<SlaClock>> ClocksAsync(TestDb db, long ticket, long? organization = null)
    {
        await using var raw = db.Database(new TenantScope(organization ?? db.OrgA));
        return await raw.Set<SlaClock>()
            .AsNoTracking()
            .Where(c => c.TicketId == ticket)
            .OrderBy(c => c.Id)
            .ToListAsync();
    }

    private static async Task<SlaClock> ClockAsync(TestDb db, long ticket, SlaClockKind kind) =>
        (await ClocksAsync(db, ticket)).Single(c => c.Kind == kind);

    private static async Task<List<(int, bool)>> ToldAsync(TestDb db, long ticket, long? organization = null)
    {
        await using var raw = db.Database(new TenantScope(organization ?? db.OrgA));
        var told = await raw.Set<SlaEscalation>().Where(e => e.TicketId == ticket).OrderBy(e => e.Id).ToListAsync();
        var response = await raw.Set<SlaClock>()
            .SingleAsync(c => c.TicketId == ticket && c.Kind == SlaClockKind.FirstResponse);
        return [.. told.Where(e => e.ClockId == response.Id).Select(e => (e.Level, e.IsLate))];
    }

    private static Task<DateTime?> WatchAsync(TestDb db) =>
        WorkAsync(db, SlaWatch.QueueName, SlaPermissions.SystemWatch);

    private static Task<DateTime?> DeliverAsync(TestDb db) =>
        WorkAsync(db, Outbox.Queue, SystemPermissions.DeliverEvents);

    private static Task<DateTime?> WorkAsync(TestDb db, string queue, string permission) =>
        db.As(Actor.Job(db.OrgA, queue, permission))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == queue)
            .WorkAsync(db.OrgA, default);
}

internal static class SlaNews
{
    public static async Task<List<string>> ReadNewsAsync(this TestDb db, Actor member) =>
        [.. (await db.Service<NotificationService>(member).GlanceAsync(default)).Newest.Select(n => n.Text)];
}
