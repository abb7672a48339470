using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Appointments;

/// <summary>Makes and changes an appointment inside the caller's transaction.</summary>
internal static class AppointmentBooking
{
    public static Task<Appointment?> FindAsync(IReadUnit unit, long id, CancellationToken ct) =>
        unit.Set<Appointment>().SingleOrDefaultAsync(a => a.Id == id, ct);

    public static async Task<Result<long>> BookAsync(IUnitOfWork unit, BookAppointment booking, CancellationToken ct)
    {
        var input = booking.Input;
        if (AppointmentRules.Refusal(input) is { } refusal)
            return refusal;
        BranchClocks clocks = new(unit);
        if (await clocks.BranchAsync(booking.BranchId, ct) is not { } branch)
            return TicketErrors.BranchMissing;
        var calendar = await clocks.OfAsync(branch.Id, ct);
        var start = calendar.Utc(input.Day!.Value, input.Time!.Value);
        if (AppointmentRules.RefusalOf(start, unit.Now) is { } notThen)
            return notThen;
        if (await NobodyAsync(unit, input.TechnicianId, ct) is { } no)
            return no;
        VisitParty parties = new(booking.VehicleId, booking.NewVehicle, booking.ContactId, booking.NewContact);
        var party = await parties.FindAsync(unit, ct);
        if (party.Error is { } unknown)
            return unknown;
        Appointment appointment = new()
        {
            BranchId = branch.Id,
            ContactId = party.Value.ContactId,
            VehicleId = party.Value.Vehicle.Id,
            Title = "",
            StartsAtUtc = start,
            Minutes = 0,
            CreatedAtUtc = unit.Now,
        };
        Apply(appointment, input, start);
        return unit.Add(appointment).Id;
    }

    public static async Task<Error?> ChangeAsync(
        IUnitOfWork unit,
        Appointment appointment,
        AppointmentInput input,
        CancellationToken ct
    )
    {
        if (appointment.State is not AppointmentState.Booked)
            return AppointmentErrors.NotBooked(appointment.State);
        if (AppointmentRules.Refusal(input) is { } refusal)
            return refusal;
        var calendar = await new BranchClocks(unit).OfAsync(appointment.BranchId, ct);
        var start = calendar.Utc(input.Day!.Value, input.Time!.Value);
        if (start != appointment.StartsAtUtc && AppointmentRules.RefusalOf(start, unit.Now) is { } notThen)
            return notThen;
        if (input.TechnicianId != appointment.TechnicianId && await NobodyAsync(unit, input.TechnicianId, ct) is { } no)
            return no;
        var (place, texts) = (PlaceOf(appointment, calendar), Texts(appointment));
        Apply(appointment, input, start);
        // What was written by hand is not taken back by a press.
        var moved = texts == Texts(appointment) && place != PlaceOf(appointment, calendar);
        await ReversibleActs.KeepAsync(
            unit,
            moved ? AppointmentUndo.Of(appointment, AppointmentUndo.Move, place) : null,
            ct
        );
        return null;
    }

    private static void Apply(Appointment appointment, AppointmentInput input, DateTime startsAtUtc)
    {
        (appointment.Title, appointment.Notes) = (input.Title.Trim(), input.Notes.Trim());
        (appointment.Category, appointment.PromisedAtUtc) = (input.Category, input.PromisedAtUtc);
        (appointment.StartsAtUtc, appointment.Minutes) = (startsAtUtc, input.Minutes!.Value);
        appointment.TechnicianId = input.TechnicianId;
        appointment.Bay = string.IsNullOrWhiteSpace(input.Bay) ? null : input.Bay.Trim();
    }

    private static async Task<Error?> NobodyAsync(IReadUnit unit, long? technicianId, CancellationToken ct) =>
        technicianId is { } id && !(await TechnicianList.FindAsync(unit, id, ct)).CanWork
            ? AppointmentErrors.TechnicianUnknown
            : null;

    private static AppointmentUndo.Place PlaceOf(Appointment a, WorkingCalendar calendar) =>
        new(
            calendar.DayOf(a.StartsAtUtc),
            TimeOnly.FromDateTime(calendar.Local(a.StartsAtUtc)),
            a.Minutes,
            a.TechnicianId,
            a.Bay
        );

    private static (string, string, TicketCategory, DateTime?) Texts(Appointment a) =>
        (a.Title, a.Notes, a.Category, a.PromisedAtUtc);
}
