using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Appointments;

/// <summary>Vehicles that are expected: booking, moving, and what became of it.</summary>
public sealed partial class AppointmentService(IUnitOfWorkFactory units)
{
    /// <summary>Expects a vehicle; customer and vehicle are made with it where they are new. A full day does not forbid it.</summary>
    /// <returns>
    /// The appointment's id; or NOT_FOUND, BRANCH_MISSING, APPOINTMENT_PAST, APPOINTMENT_TOO_FAR, MINUTES_INVALID,
    /// TECHNICIAN_UNKNOWN, what is missing or too long, and the refusals of contact and vehicle.
    /// </returns>
    /// <exception cref="AccessDeniedException">
    /// The actor lacks tickets:create, or contacts:create, vehicles:create where they are needed.
    /// </exception>
    public Task<Result<long>> BookAsync(BookAppointment input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            TicketPermissions.Create,
            command,
            input,
            unit => AppointmentBooking.BookAsync(unit, input, ct),
            ct
        );

    /// <summary>Moves it, gives it to somebody else, or corrects what was agreed.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, APPOINTMENT_NOT_BOOKED, and what booking refuses.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:create.</exception>
    public Task<Result<Done>> ChangeAsync(ChangeAppointment input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ActAsync(
            new AppointmentStep(input.AppointmentId, input.Version),
            command,
            input,
            (unit, appointment) => AppointmentBooking.ChangeAsync(unit, appointment, input.Input, ct),
            ct
        );
    }

    /// <summary>The vehicle is here: registers its visit with all that was agreed, and gives it to who was planned.</summary>
    /// <returns>
    /// The ticket's id, also where somebody else pressed first; or NOT_FOUND, CONCURRENCY_CONFLICT, APPOINTMENT_NOT_BOOKED,
    /// and what registering a visit refuses.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:create.</exception>
    public Task<Result<long>> ArriveAsync(AppointmentStep step, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(step);
        return units.RunAsync<long>(
            TicketPermissions.Create,
            command,
            new { arrive = step },
            async unit =>
            {
                if (await AppointmentBooking.FindAsync(unit, step.AppointmentId, ct) is not { } appointment)
                    return CommonErrors.NotFound;
                if (appointment.TicketId is { } already)
                    return already;
                return CommonErrors.Stale(appointment, step.Version) is { } stale
                    ? stale
                    : await AppointmentArrival.ArriveAsync(unit, appointment, ct);
            },
            ct
        );
    }

    /// <summary>The customer did not come.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, APPOINTMENT_NOT_BOOKED, APPOINTMENT_NOT_YET.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:create.</exception>
    public Task<Result<Done>> MissAsync(AppointmentStep step, CommandId command, CancellationToken ct) =>
        ActAsync(
            step,
            command,
            new { miss = step },
            async (unit, appointment) =>
            {
                if (appointment.State is not AppointmentState.Booked)
                    return AppointmentErrors.NotBooked(appointment.State);
                if (appointment.StartsAtUtc > unit.Now)
                    return AppointmentErrors.NotYet;
                appointment.State = AppointmentState.NoShow;
                await ReversibleActs.KeepAsync(unit, AppointmentUndo.Of(appointment, AppointmentUndo.NoShow), ct);
                return null;
            },
            ct
        );

    /// <summary>The customer will not come; with the reason.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, APPOINTMENT_NOT_BOOKED, REASON_MISSING, TEXT_TOO_LONG.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:create.</exception>
    public Task<Result<Done>> CancelAsync(AppointmentStep step, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(step);
        return ActAsync(
            step,
            command,
            new { cancel = step },
            async (unit, appointment) =>
            {
                if (appointment.State is not AppointmentState.Booked)
                    return AppointmentErrors.NotBooked(appointment.State);
                if (string.IsNullOrWhiteSpace(step.Reason))
                    return TicketErrors.ReasonMissing;
                if (CommonErrors.TooLong(nameof(step.Reason), step.Reason, Appointment.LongestReason) is { } longer)
                    return longer;
                (appointment.State, appointment.Reason) = (AppointmentState.Cancelled, step.Reason.Trim());
                await ReversibleActs.KeepAsync(unit, AppointmentUndo.Of(appointment, AppointmentUndo.Cancel), ct);
                return null;
            },
            ct
        );
    }

    /// <summary>Expects the customer again at the same time: what was cancelled or missed stands as it was booked.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, APPOINTMENT_NOT_GONE.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:create.</exception>
    public Task<Result<Done>> RestoreAsync(AppointmentStep step, CommandId command, CancellationToken ct) =>
        ActAsync(
            step,
            command,
            new { restore = step },
            async (unit, appointment) =>
            {
                if (appointment.State is not (AppointmentState.NoShow or AppointmentState.Cancelled))
                    return AppointmentErrors.NotGone;
                (appointment.State, appointment.Reason) = (AppointmentState.Booked, null);
                await ReversibleActs.KeepAsync(unit, null, ct);
                return null;
            },
            ct
        );

    private Task<Result<Done>> ActAsync(
        AppointmentStep step,
        CommandId command,
        object input,
        Func<IUnitOfWork, Appointment, Task<Error?>> act,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(step);
        return units.RunAsync<Done>(
            TicketPermissions.Create,
            command,
            input,
            async unit =>
            {
                if (await AppointmentBooking.FindAsync(unit, step.AppointmentId, ct) is not { } appointment)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(appointment, step.Version) is { } stale)
                    return stale;
                return await act(unit, appointment) is { } refused ? refused : Done.Instance;
            },
            ct
        );
    }
}
