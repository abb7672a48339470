using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;

namespace Battwheels.Core.Service.Appointments;

/// <summary>The ways back of moving, cancelling and missing.</summary>
internal sealed class AppointmentUndo(AppointmentService appointments) : IReversible
{
    public const string Move = "appointment.move";
    public const string Cancel = "appointment.cancel";
    public const string NoShow = "appointment.noshow";

    public IReadOnlyCollection<string> Kinds { get; } = [Move, Cancel, NoShow];

    public Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct)
    {
        AppointmentStep step = new(act.RecordId, act.Version!.Value);
        return act.Kind is Move
            ? MoveBackAsync(step, act.Kept<Place>(), command, ct)
            : appointments.RestoreAsync(step, command, ct);
    }

    public static Reversal Of(Appointment appointment, string kind, object? before = null) =>
        new(kind, (nameof(Appointment), appointment.Id), appointment, before, appointment.Title);

    /// <summary>The texts as they stand: had they changed since, the version would not be found.</summary>
    private async Task<Result<Done>> MoveBackAsync(
        AppointmentStep step,
        Place place,
        CommandId command,
        CancellationToken ct
    )
    {
        if (await appointments.GetAsync(step.AppointmentId, ct) is not { } now)
            return CommonErrors.NotFound;
        AppointmentInput input = new(
            now.Row.Title,
            place.Day,
            place.Time,
            place.Minutes,
            now.Notes,
            now.Row.Category,
            place.TechnicianId,
            place.Bay,
            now.PromisedAtUtc
        );
        return await appointments.ChangeAsync(new(step.AppointmentId, step.Version, input), command, ct);
    }

    /// <summary>When, how long, by whom and where.</summary>
    public sealed record Place(DateOnly Day, TimeOnly Time, int Minutes, long? TechnicianId, string? Bay);
}
