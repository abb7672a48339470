using Battwheels.Core.Common;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Tickets;

/// <summary>A visit registered twice goes on as one; visits that continue others know each other.</summary>
[Trait("Category", "Data")]
public sealed class TicketMergeTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Merge_RegisteredTwice_GoesOnAsOneWithTheCustomersWords(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (first, second) = await TwiceAsync(db);
        var service = Desk(db);
        MergeTicket merge = new(second, (await db.TicketAsync(second)).Version, first, "Two advisors");
        var command = CommandId.New();

        Assert.Equal("NOT_FOUND", (await Desk(db, db.OrgB).MergeAsync(merge, CommandId.New(), default)).Error?.Code);
        Assert.Empty(await Desk(db, db.OrgB).MergeTargetsAsync(second, default));
        Assert.Equal([first], (await service.MergeTargetsAsync(second, default)).Select(t => t.Id));
        Assert.Null((await service.MergeAsync(merge, command, default)).Error);
        Assert.Null((await service.MergeAsync(merge, command, default)).Error); // pressed twice
        Assert.Null((await service.MergeAsync(merge, CommandId.New(), default)).Error); // somebody else, a moment later

        var (survivor, loser) = (await db.TicketAsync(first), await db.TicketAsync(second));
        Assert.Equal((TicketState.Cancelled, (long?)first), (loser.State, loser.MergedIntoId));
        Assert.Equal((TicketState.Open, (long?)null), (survivor.State, survivor.MergedIntoId));
        var step = Assert.Single(await db.StepsAsync(second), s => s.Action is TicketAction.Cancel);
        Assert.Equal($"→ {survivor.Number} Two advisors", step.Reason);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var remark = await raw.Set<TicketComment>().SingleAsync();
        Assert.Equal((first, $"{loser.Number}: Horn\nToo quiet"), (remark.TicketId, remark.Text));
        Assert.Equal(survivor.Number, (await service.HeadAsync(second, default))!.MergedInto?.Number);
        Assert.Equal([second], (await service.FamilyAsync(first, default))!.Merged.Select(t => t.Id));
        Assert.Null(await Desk(db, db.OrgB).FamilyAsync(first, default));
        Assert.Empty(await service.MergeTargetsAsync(second, default));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Merge_EachIntoTheOtherAtOnce_LeavesOneOfThem(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (first, second) = await TwiceAsync(db);

        var results = await Task.WhenAll(
            Desk(db).MergeAsync(new(first, 0, second), CommandId.New(), default),
            Desk(db).MergeAsync(new(second, 0, first), CommandId.New(), default)
        );

        Assert.Single(results, r => r.Error is null);
        TicketState[] states = [(await db.TicketAsync(first)).State, (await db.TicketAsync(second)).State];
        Assert.Equal([TicketState.Cancelled, TicketState.Open], states.OrderByDescending(s => s));
    }

    [Fact]
    public async Task Merge_WhatMustNotDisappear_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var (first, second) = await TwiceAsync(db);
        var other = await db.RegisterAsync(); // another vehicle of another customer

        Assert.Equal("MERGE_ITSELF", await MergeAsync(db, first, first));
        Assert.Equal("MERGE_OTHER", await MergeAsync(db, first, other));
        Assert.Equal("NOT_FOUND", await MergeAsync(db, first, 77));
        await EnterAsync(db, second, TicketState.AwaitingCustomer);
        Assert.Equal("MERGE_TOO_LATE", await MergeAsync(db, second, first));
        await EnterAsync(db, second, TicketState.EstimateReview, TicketState.InProgress); // a supplement
        Assert.Equal("MERGE_TOO_LATE", await MergeAsync(db, second, first));
        await EnterAsync(db, second, TicketState.Assigned);
        await EnterAsync(db, first, TicketState.Delivered);
        Assert.Equal("MERGE_TARGET_OVER", await MergeAsync(db, second, first));
        await EnterAsync(db, first, TicketState.Open);
        await db.ChangeAsync<ServiceTicket>(second, t => t.IntakeCompletedAtUtc = t.CreatedAtUtc);
        Assert.Equal("MERGE_OTHER_WAY", await MergeAsync(db, second, first));
        Assert.Null((await db.TicketAsync(second)).MergedIntoId);

        Assert.Null(await MergeAsync(db, first, second)); // the vehicle was taken in on the second
    }

    [Fact]
    public async Task Merge_LoserCameFromAnAppointment_TheAppointmentPointsToTheSurvivor()
    {
        await using var db = await TestDb.CreateAsync();
        var (first, _) = await TwiceAsync(db);
        var ticket = await db.TicketAsync(first);
        var appointments = db.Service<AppointmentService>(Visits.Desk(db.OrgA));
        AppointmentInput input = new("Annual service", new(2026, 11, 5), new TimeOnly(10, 0), 60);
        BookAppointment booking = new(input, ticket.VehicleId, ContactId: ticket.ContactId);
        var id = (await appointments.BookAsync(booking, CommandId.New(), default)).Value;
        var third = (await appointments.ArriveAsync(new(id, 0), CommandId.New(), default)).Value;

        Assert.Null(await MergeAsync(db, third, first));

        Assert.Equal(first, (await appointments.GetAsync(id, default))!.Row.TicketId);
    }

    [Fact]
    public async Task Family_FollowUp_IsKnownBothWays()
    {
        await using var db = await TestDb.CreateAsync();
        var (first, _) = await TwiceAsync(db);
        var parent = await db.TicketAsync(first);
        NewTicket next = new("Check again", VehicleId: parent.VehicleId, ParentTicketId: first);
        var child = await db.RegisterAsync(next);

        Assert.Equal([child], (await Desk(db).FamilyAsync(first, default))!.Children.Select(t => t.Id));
        Assert.Equal(parent.Number, (await Desk(db).FamilyAsync(child, default))!.Parent?.Number);
        Assert.Equal(parent.ContactId, (await db.TicketAsync(child)).ContactId);
    }

    /// <summary>Two open visits of one vehicle and customer.</summary>
    private static async Task<(long First, long Second)> TwiceAsync(TestDb db)
    {
        var vehicle = await db.VehicleAsync(
            await db.ContactAsync(CrmSeeds.Person("Rahul Sharma")),
            CrmSeeds.Scooter(Visits.Plate())
        );
        return (
            await db.RegisterAsync(new NewTicket("Brakes", VehicleId: vehicle)),
            await db.RegisterAsync(new NewTicket("Horn", "Too quiet", VehicleId: vehicle))
        );
    }

    private static async Task<string?> MergeAsync(TestDb db, long loser, long survivor) =>
        (
            await Desk(db)
                .MergeAsync(new(loser, (await db.TicketAsync(loser)).Version, survivor), CommandId.New(), default)
        )
            .Error
            ?.Code;

    private static Task EnterAsync(TestDb db, long id, TicketState state, TicketState? returnTo = null) =>
        db.ChangeAsync<ServiceTicket>(id, t => t.Enter(state, returnTo, null, t.CreatedAtUtc));

    private static TicketService Desk(TestDb db, long? organization = null) =>
        db.Service<TicketService>(Visits.Desk(organization ?? db.OrgA));
}
