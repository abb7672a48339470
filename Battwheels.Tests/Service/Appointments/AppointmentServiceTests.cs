using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Appointments;

/// <summary>Wednesday 4 November 2026, 11:42 in India; Mon-Sat 09:00-13:00 and 14:00-18:00.</summary>
[Trait("Category", "Data")]
public sealed class AppointmentServiceTests
{
    private static readonly DateOnly Thursday = new(2026, 11, 5);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Book_MovedCancelledAndRestored_StandsInItsOrganizationAlone(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (world, ravi) = await WorldAsync(db);
        var command = CommandId.New();

        var booking = Booking(db, ravi);

        var id = Value(await world.BookAsync(booking, command, default));
        Assert.Equal(id, Value(await world.BookAsync(booking, command, default))); // pressed twice

        var line = Line(await CalendarAsync(world, Thursday), ravi);
        Assert.Equal(new PlanLoad(480, 90, 0), line.Cells[0].Load);
        var row = Assert.Single(line.Cells[0].Rows);
        Assert.Equal(
            (new TimeOnly(12, 30), new TimeOnly(15, 0), "Annual service", AppointmentState.Booked),
            (row.From, row.Until, row.Title, row.State) // an hour of lunch between
        );

        ChangeAppointment move = new(id, row.Version, Input(ravi) with { Day = new(2026, 11, 6), Time = new(9, 0) });
        Value(await world.ChangeAsync(move, CommandId.New(), default));
        Assert.Equal("CONCURRENCY_CONFLICT", (await world.ChangeAsync(move, CommandId.New(), default)).Error?.Code);
        Assert.Empty(Line(await CalendarAsync(world, Thursday), ravi).Cells[0].Rows);

        var version = (await world.GetAsync(id, default))!.Row.Version;
        Assert.Equal(
            "APPOINTMENT_NOT_YET",
            (await world.MissAsync(new(id, version), CommandId.New(), default)).Error?.Code
        );
        Assert.Equal(
            "REASON_MISSING",
            (await world.CancelAsync(new(id, version, " "), CommandId.New(), default)).Error?.Code
        );
        Value(await world.CancelAsync(new(id, version, "Car sold"), CommandId.New(), default));
        var gone = (await world.GetAsync(id, default))!;
        Assert.Equal((AppointmentState.Cancelled, "Car sold"), (gone.Row.State, gone.Reason));
        Assert.Equal(
            "APPOINTMENT_NOT_BOOKED",
            (await world.ArriveAsync(new(id, gone.Row.Version), CommandId.New(), default)).Error?.Code
        );
        Value(await world.RestoreAsync(new(id, gone.Row.Version), CommandId.New(), default));
        var again = (await world.GetAsync(id, default))!.Row;
        Assert.Equal((AppointmentState.Booked, new DateOnly(2026, 11, 6)), (again.State, again.Day));

        var neighbour = db.Service<AppointmentService>(Visits.Desk(db.OrgB));
        Assert.Null(await neighbour.GetAsync(id, default));
        BookAppointment theirs = new(Input(null), row.VehicleId);
        Assert.Equal("NOT_FOUND", (await neighbour.BookAsync(theirs, CommandId.New(), default)).Error?.Code);
        Assert.Empty(await neighbour.OfVehicleAsync(row.VehicleId, default));
        Assert.Empty(await neighbour.SlotsAsync(new SlotAsk(null, 60, ravi), default));
        Assert.Equal("NOT_FOUND", (await neighbour.ChangeAsync(move, CommandId.New(), default)).Error?.Code);
        Assert.Equal(
            "NOT_FOUND",
            (await neighbour.ArriveAsync(new(id, again.Version), CommandId.New(), default)).Error?.Code
        );
        Assert.All((await CalendarAsync(neighbour, new(2026, 11, 6))).Lines, l => Assert.Empty(l.Cells[0].Rows));
        Assert.Equal(0, await db.CountAsync<Appointment>(db.OrgB));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Arrive_TwoPeopleAtOnce_IsOneVisitWithAllThatWasAgreed(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (world, ravi) = await WorldAsync(db);
        var id = Value(await world.BookAsync(Booking(db, ravi), CommandId.New(), default));
        var version = (await world.GetAsync(id, default))!.Row.Version;

        var tickets = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ =>
                    db.Service<AppointmentService>(Visits.Desk(db.OrgA))
                        .ArriveAsync(new(id, version), CommandId.New(), default)
                )
        );

        Assert.All(tickets, t => Assert.Null(t.Error));
        var ticket = await db.TicketAsync(Assert.Single(tickets.Select(t => t.Value).Distinct()));
        Assert.Equal(
            ("Annual service", "Brakes squeak", TicketCategory.Maintenance, TicketState.Assigned, (long?)ravi),
            (ticket.Title, ticket.Description, ticket.Category, ticket.State, ticket.PrimaryTechnicianId)
        );
        Assert.Equal(1, await db.CountAsync<ServiceTicket>(db.OrgA));
        var row = Assert.Single(await world.OfTicketAsync(ticket.Id, default));
        Assert.Equal((AppointmentState.Arrived, ticket.Number), (row.State, row.TicketNumber));
    }

    [Fact]
    public async Task Arrive_WorkNotFinishedThatDay_IsCarriedOverWithWhatIsLeft()
    {
        await using var db = await TestDb.CreateAsync();
        var (world, ravi) = await WorldAsync(db);
        var id = Value(await world.BookAsync(Booking(db, ravi), CommandId.New(), default));
        db.Clock.Advance(TimeSpan.FromDays(1)); // Thursday 11:42
        var ticket = Value(await world.ArriveAsync(new(id, 0), CommandId.New(), default));
        await ClockAsync(db, ticket, ravi, 35);
        Assert.Empty(Line(await CalendarAsync(world, Thursday), ravi).Cells[0].Carried);

        db.Clock.Advance(TimeSpan.FromDays(1));
        var friday = await CalendarAsync(world, new(2026, 11, 6));

        var cell = Line(friday, ravi).Cells[0];
        Assert.Equal(new PlanLoad(480, 0, 55), cell.Load); // 90 planned, 35 clocked
        Assert.Equal((55, Thursday), (Assert.Single(cell.Carried).Left, cell.Carried[0].Of.Day));

        await db.ChangeAsync<ServiceTicket>(
            ticket,
            t => t.Enter(TicketState.WorkCompleted, null, null, db.Clock.GetUtcNow().UtcDateTime)
        );
        Assert.Empty(Line(await CalendarAsync(world, new(2026, 11, 6)), ravi).Cells[0].Carried);
    }

    [Fact]
    public async Task Check_FullDay_SaysTheNumbersAndForbidsNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var (world, ravi) = await WorldAsync(db);
        var first = Value(await world.BookAsync(Booking(db, ravi, 420), CommandId.New(), default));
        PlanAsk ask = new(null, Thursday, new(9, 0), 90, ravi, await VehicleAsync(db, "MH12QK0909"));

        var check = (await world.CheckAsync(ask, default))!;

        Assert.Equal((new PlanLoad(480, 510, 0), "Ravi", false), (check.Load, check.Technician, check.IsClosed));
        Assert.Empty(check.Meeting); // 09:00 to 10:30, the other begins at 12:30
        Assert.Equal(
            [first],
            (await world.CheckAsync(ask with { Time = new(14, 0) }, default))!.Meeting.Select(m => m.Id)
        );
        Assert.Null((await world.BookAsync(Booking(db, ravi, 90), CommandId.New(), default)).Error);

        var sunday = (await world.CheckAsync(ask with { Day = new(2026, 11, 8) }, default))!;
        Assert.True(sunday is { IsClosed: true, Load: { Shift: 0, IsOver: true } });
        Assert.True((await world.CheckAsync(ask with { Time = new(17, 0) }, default))!.IsLate);
    }

    [Fact]
    public async Task Slots_NextDays_AreWhenSomebodyHasTheTime()
    {
        await using var db = await TestDb.CreateAsync();
        var (world, ravi) = await WorldAsync(db);
        Value(await world.BookAsync(Booking(db, ravi), CommandId.New(), default)); // Thursday 12:30 to 15:00

        var slots = await world.SlotsAsync(new SlotAsk(null, 120, ravi), default);

        Assert.Equal(
            [
                (new DateOnly(2026, 11, 4), new TimeOnly(11, 45)), // over lunch, until 14:45
                (new DateOnly(2026, 11, 4), new TimeOnly(14, 0)),
                (Thursday, new TimeOnly(9, 0)),
                (Thursday, new TimeOnly(15, 0)),
                (new DateOnly(2026, 11, 6), new TimeOnly(9, 0)),
                (new DateOnly(2026, 11, 6), new TimeOnly(14, 0)),
            ],
            slots.Select(s => (s.Day, s.Time))
        );
        Assert.All(slots, s => Assert.Equal("Ravi", s.Technician));
    }

    [Fact]
    public async Task Book_WhatCannotBe_IsRefusedAndSavesNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var (world, ravi) = await WorldAsync(db);
        var good = Input(ravi);
        (AppointmentInput Input, string Code, string Field)[] bad =
        [
            (good with { Title = " " }, "REQUIRED", "Title"),
            (good with { Day = null }, "REQUIRED", "Day"),
            (good with { Time = null }, "REQUIRED", "Time"),
            (good with { Minutes = 4 }, "MINUTES_INVALID", "Minutes"),
            (good with { Minutes = 1_441 }, "MINUTES_INVALID", "Minutes"),
            (good with { Day = new(2026, 11, 4), Time = new(11, 41) }, "APPOINTMENT_PAST", "Day"), // a minute ago
            (good with { Day = new(2027, 11, 5) }, "APPOINTMENT_TOO_FAR", "Day"),
            (good with { TechnicianId = 1 }, "TECHNICIAN_UNKNOWN", "TechnicianId"),
        ];

        foreach (var (input, code, field) in bad)
        {
            var refused = await world.BookAsync(Booking(db, ravi) with { Input = input }, CommandId.New(), default);
            Assert.Equal((code, field), (refused.Error?.Code, refused.Error?.Field));
        }

        Assert.Equal(0, await db.CountAsync<Appointment>(db.OrgA));
        Assert.Null(
            (
                await world.BookAsync(
                    Booking(db, ravi) with
                    {
                        Input = good with { Minutes = 5 },
                    },
                    CommandId.New(),
                    default
                )
            ).Error
        );
    }

    [Fact]
    public async Task Undo_Move_PutsItBackByTheSameCommandAsAPerson()
    {
        await using var db = await TestDb.CreateAsync();
        var (_, ravi) = await WorldAsync(db);
        var advisor = await db.MemberAsync(db.OrgA, "Asha", "service_advisor");
        var world = db.Service<AppointmentService>(advisor);
        var id = Value(await world.BookAsync(Booking(db, ravi), CommandId.New(), default));
        var version = (await world.GetAsync(id, default))!.Row.Version;
        Value(
            await world.ChangeAsync(
                new(id, version, Input(ravi) with { Day = new(2026, 11, 9), TechnicianId = null }),
                CommandId.New(),
                default
            )
        );

        var undo = db.Service<UndoService>(advisor);
        var act = Assert.Single((await undo.RecentAsync(false, null, default)).Rows);
        Assert.Equal("appointment.move", act.Kind);
        Value(await undo.UndoAsync(act.Id, default));

        var back = (await world.GetAsync(id, default))!.Row;
        Assert.Equal((Thursday, new TimeOnly(12, 30), (long?)ravi), (back.Day, back.From, back.TechnicianId));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(
            2, // there and back, kept in the audit
            await raw.Set<AuditEntry>()
                .CountAsync(a => a.EntityType == nameof(Appointment) && a.EntityId == id && a.Action == "CHANGED")
        );
    }

    [Fact]
    public async Task Today_CountsWhoIsExpectedAndWhoHasCome()
    {
        await using var db = await TestDb.CreateAsync();
        var (world, ravi) = await WorldAsync(db);
        var today = Input(ravi) with { Day = new(2026, 11, 4), Time = new(16, 0) };
        var came = Value(await world.BookAsync(Booking(db, ravi) with { Input = today }, CommandId.New(), default));
        Value(
            await world.BookAsync(
                Booking(db, ravi) with
                {
                    Input = today with { Time = new(17, 0) },
                },
                CommandId.New(),
                default
            )
        );
        Value(await world.BookAsync(Booking(db, ravi), CommandId.New(), default)); // tomorrow
        Value(await world.ArriveAsync(new(came, 0), CommandId.New(), default));

        Assert.Equal(new AppointmentsToday(1, 1), await world.TodayAsync(default));
    }

    internal static AppointmentInput Input(long? technician, int minutes = 90) =>
        new("Annual service", Thursday, new TimeOnly(12, 30), minutes, "Brakes squeak", TechnicianId: technician);

    /// <summary>A new customer with a new scooter each time.</summary>
    private static BookAppointment Booking(TestDb db, long technician, int minutes = 90) =>
        new(
            Input(technician, minutes),
            NewVehicle: CrmSeeds.Scooter(Visits.Plate()),
            NewContact: new ContactInput(ContactKind.Person, "Aarav Kulkarni", DuplicateReason: "test")
        );

    private static async Task<(AppointmentService Service, long Ravi)> WorldAsync(TestDb db)
    {
        var ravi = await db.MemberAsync(db.OrgA, "Ravi", "technician");
        return (db.Service<AppointmentService>(Visits.Desk(db.OrgA)), ravi.MembershipId!.Value);
    }

    private static async Task<long> VehicleAsync(TestDb db, string plate) =>
        await db.VehicleAsync(await db.ContactAsync(CrmSeeds.Person("Meena Rao")), CrmSeeds.Scooter(plate));

    private static async Task ClockAsync(TestDb db, long ticket, long technician, int minutes)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var start = db.Clock.GetUtcNow().UtcDateTime;
        raw.Add(
            new Core.Service.JobCards.TimeEntry
            {
                TicketId = ticket,
                TechnicianId = technician,
                StartedAtUtc = start,
                EndedAtUtc = start.AddMinutes(minutes),
                RunningKey = 77,
                Source = Core.Service.JobCards.TimeSource.Timer,
            }
        );
        await raw.SaveChangesAsync();
    }

    private static async Task<AppointmentCalendar> CalendarAsync(AppointmentService service, DateOnly day) =>
        (await service.CalendarAsync(new CalendarAsk(Day: day), default))!;

    private static CalendarLine Line(AppointmentCalendar calendar, long technician) =>
        calendar.Lines.Single(l => l.TechnicianId == technician);

    private static T Value<T>(Result<T> result)
    {
        Assert.Null(result.Error);
        return result.Value;
    }
}
