using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Service;
using Battwheels.Tests.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Platform.Undo;

/// <summary>An act is taken back by the command its service has for it, once, by its own member, within a day.</summary>
[Trait("Category", "Data")]
public sealed class UndoTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task UndoAsync_ArchivedContact_IsRestoredOnceHoweverOftenItIsPressed(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (id, owner) = await ArchivedAsync(db);
        var act = Assert.Single((await Undo(db, owner).RecentAsync(false, null, default)).Rows);
        Assert.Equal(("contact.archive", "Sharma Motors", true), (act.Kind, act.Name, act.MayUndo));

        var answers = await Task.WhenAll(
            Undo(db, owner).UndoAsync(act.Id, default),
            Undo(db, owner).UndoAsync(act.Id, default)
        );
        Assert.All(answers, a => Assert.Null(a.Error));
        Assert.Null((await Undo(db, owner).UndoAsync(act.Id, default)).Error);

        var contact = await ContactAsync(db, id);
        Assert.Equal((false, 2), (contact.IsArchived, contact.Version)); // archived: 1, restored: 2
        var shown = Assert.Single((await Undo(db, owner).RecentAsync(false, null, default)).Rows);
        Assert.Equal((db.Clock.GetUtcNow().UtcDateTime, false), (shown.UndoneAtUtc, shown.MayUndo));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(1, await raw.Set<AuditEntry>().CountAsync(a => a.Action == "UNDONE" && a.EntityId == id));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task UndoAsync_ColleagueAndOtherOrganization_FindNothing(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (id, owner) = await ArchivedAsync(db);
        var colleague = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var stranger = await db.MemberAsync(db.OrgB, "Zeenat", "owner");
        var act = (await Undo(db, owner).RecentAsync(false, null, default)).Rows[0];

        foreach (var other in new[] { colleague, stranger })
        {
            Assert.Equal("NOT_FOUND", (await Undo(db, other).UndoAsync(act.Id, default)).Error?.Code);
            Assert.Empty((await Undo(db, other).RecentAsync(false, null, default)).Rows);
        }

        Assert.True((await ContactAsync(db, id)).IsArchived);
        Assert.Empty((await Undo(db, stranger).RecentAsync(true, null, default)).Rows);
        var seen = Assert.Single((await Undo(db, colleague).RecentAsync(true, null, default)).Rows);
        Assert.Equal(("Asha", false), (seen.By, seen.MayUndo)); // seen by whoever reads the log, not to be pressed
    }

    [Fact]
    public async Task RecentAsync_EverybodysWithoutTheAuditPermission_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var technician = await db.MemberAsync(db.OrgA, "Tarun", "technician");

        await Assert.ThrowsAsync<AccessDeniedException>(() => Undo(db, technician).RecentAsync(true, null, default));
    }

    [Fact]
    public async Task UndoAsync_ChangedSince_IsRefusedWithTheReasonAndChangesNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var (id, owner) = await ArchivedAsync(db);
        var act = (await Undo(db, owner).RecentAsync(false, null, default)).Rows[0];
        var contacts = db.Service<ContactService>(owner);
        Assert.Null((await contacts.ArchiveAsync(new(id, 1, false), CommandId.New(), default)).Error);
        Assert.Null((await contacts.ArchiveAsync(new(id, 2, true), CommandId.New(), default)).Error);

        var undone = await Undo(db, owner).UndoAsync(act.Id, default);

        Assert.Equal("UNDO_CHANGED", undone.Error?.Code);
        Assert.True((await ContactAsync(db, id)).IsArchived);
    }

    [Fact]
    public async Task UndoAsync_AfterADay_IsRefusedAndForgotten()
    {
        await using var db = await TestDb.CreateAsync();
        var (id, owner) = await ArchivedAsync(db);
        var act = (await Undo(db, owner).RecentAsync(false, null, default)).Rows[0];
        db.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Single((await Undo(db, owner).RecentAsync(false, null, default)).Rows);
        db.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("UNDO_EXPIRED", (await Undo(db, owner).UndoAsync(act.Id, default)).Error?.Code);
        Assert.Empty((await Undo(db, owner).RecentAsync(false, null, default)).Rows);
        Assert.True((await ContactAsync(db, id)).IsArchived);
    }

    [Fact]
    public async Task UndoAsync_PermissionGoneSince_IsDenied()
    {
        await using var db = await TestDb.CreateAsync();
        var (id, owner) = await ArchivedAsync(db);
        var act = (await Undo(db, owner).RecentAsync(false, null, default)).Rows[0];
        var boss = db.Service<MemberService>(await db.MemberAsync(db.OrgA, "Meera", "owner"));
        var viewer = (await boss.RolesAsync(default)).Single(r => r.Code == "viewer").Id;
        ChangeMember demotion = new(owner.MembershipId!.Value, 0, "Asha", [viewer], false);
        await DoneAsync(boss.ChangeAsync(demotion, CommandId.New(), default));
        db.Clock.Advance(TimeSpan.FromSeconds(5)); // so old what the gate knows of a member may be

        await Assert.ThrowsAsync<AccessDeniedException>(() => Undo(db, owner).UndoAsync(act.Id, default));
        Assert.True((await ContactAsync(db, id)).IsArchived);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task UndoAsync_StepsOfAVisit_LeadBackWhereTheStateTableDoes(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var manager = await db.MemberAsync(db.OrgA, "Meera", "manager");
        var rohit = await db.MemberAsync(db.OrgA, "Rohit", "technician");
        var tickets = db.Service<TicketService>(manager);
        var id = await db.RegisterAsync();

        await DoneAsync(tickets.AssignAsync(new(id, 0, rohit.MembershipId), CommandId.New(), default));
        await TakeBackAsync(db, manager, "ticket.assign");
        var open = await db.TicketAsync(id);
        Assert.Equal((TicketState.Open, (long?)null), (open.State, open.PrimaryTechnicianId));

        await DoneAsync(tickets.AssignAsync(new(id, open.Version, rohit.MembershipId), CommandId.New(), default));
        var version = (await db.TicketAsync(id)).Version;
        await DoneAsync(tickets.AssignAsync(new(id, version, manager.MembershipId), CommandId.New(), default));
        await TakeBackAsync(db, manager, "ticket.assign");
        var back = await db.TicketAsync(id);
        Assert.Equal((TicketState.Assigned, rohit.MembershipId), (back.State, back.PrimaryTechnicianId));

        id = await db.StandingAsync(TicketState.InProgress, rohit);
        version = (await db.TicketAsync(id)).Version;
        await DoneAsync(tickets.HoldAsync(new(id, version, "Customer is away"), CommandId.New(), default));
        await TakeBackAsync(db, manager, "ticket.hold");
        Assert.Equal(TicketState.InProgress, (await db.TicketAsync(id)).State);
    }

    [Fact]
    public async Task UndoAsync_Promise_IsAsBeforeAndTextsStay()
    {
        await using var db = await TestDb.CreateAsync();
        var manager = await db.MemberAsync(db.OrgA, "Meera", "manager");
        var tickets = db.Service<TicketService>(manager);
        var id = await db.RegisterAsync();
        var now = (await tickets.GetAsync(id, default))!;
        UpdateTicket promise = new(
            id,
            now.Version,
            now.Title,
            now.Description,
            [],
            now.Category,
            now.Priority,
            now.IsHighVoltage,
            new DateTime(2026, 11, 5, 12, 0, 0, DateTimeKind.Utc),
            null
        );
        await DoneAsync(tickets.UpdateAsync(promise, CommandId.New(), default));

        await TakeBackAsync(db, manager, "ticket.promise");

        var ticket = await db.TicketAsync(id);
        Assert.Equal((null, now.Title, now.Version + 2), (ticket.PromisedAtUtc, ticket.Title, ticket.Version));
        var another = promise with { Version = ticket.Version, Title = "Another concern" };
        await DoneAsync(tickets.UpdateAsync(another, CommandId.New(), default));
        Assert.Single((await Undo(db, manager).RecentAsync(false, null, default)).Rows); // written texts offer no undo
    }

    [Fact]
    public async Task UndoAsync_TapsOnAJobCard_AreTakenBack()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var jobs = kit.As<JobService>(kit.Technician);
        await DoneAsync(jobs.StartAsync(kit.TicketId, CommandId.New(), default));

        await kit.DoneAsync(kit.LabourId);
        await TakeBackAsync(db, kit.Technician, "job.tick");
        Assert.Equal(JobLineState.Approved, (await kit.ReadAsync<JobLine>(kit.LabourId)).State);

        var request = await kit.RequestAsync(2m);
        await TakeBackAsync(db, kit.Technician, "job.request");
        Assert.Equal(PartRequestState.Cancelled, (await kit.ReadAsync<PartRequest>(request.Value)).State);

        var issued = await kit.RequestAsync(1m);
        Assert.Null((await kit.IssueAsync(issued.Value)).Error);
        var asked = (await Undo(db, kit.Technician).RecentAsync(false, null, default)).Rows[0];
        Assert.NotNull((await Undo(db, kit.Technician).UndoAsync(asked.Id, default)).Error); // the store has answered

        await DoneAsync(jobs.WaitForPartsAsync(kit.TicketId, null, CommandId.New(), default));
        await TakeBackAsync(db, kit.Technician, "job.wait");
        Assert.Equal(TicketState.InProgress, (await kit.TicketAsync()).State);
    }

    private static UndoService Undo(TestDb db, Actor actor) => db.Service<UndoService>(actor);

    /// <summary>The newest act, which is of this kind, is undone.</summary>
    private static async Task TakeBackAsync(TestDb db, Actor actor, string kind)
    {
        var act = (await Undo(db, actor).RecentAsync(false, null, default)).Rows[0];
        Assert.Equal(kind, act.Kind);
        await DoneAsync(Undo(db, actor).UndoAsync(act.Id, default));
        Assert.NotNull((await Undo(db, actor).RecentAsync(false, null, default)).Rows[0].UndoneAtUtc);
    }

    private static async Task DoneAsync(Task<Result<Done>> act) => Assert.Null((await act).Error);

    private static async Task<(long Id, Actor Owner)> ArchivedAsync(TestDb db)
    {
        var id = await db.ContactAsync(CrmSeeds.Person("Sharma Motors"));
        var owner = await db.MemberAsync(db.OrgA, "Asha", "owner");
        var archived = db.Service<ContactService>(owner).ArchiveAsync(new(id, 0, true), CommandId.New(), default);
        await DoneAsync(archived);
        return (id, owner);
    }

    private static async Task<Contact> ContactAsync(TestDb db, long id)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == id);
    }
}
