using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Appointments;

/// <summary>What is agreed with a customer.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="Day">On the branch's clock, as <paramref name="Time"/>.</param>
/// <param name="Minutes">How long somebody is busy with it.</param>
/// <param name="TechnicianId">Membership; null: nobody yet.</param>
public sealed record AppointmentInput(
    string Title,
    DateOnly? Day,
    TimeOnly? Time,
    int? Minutes,
    string Notes = "",
    TicketCategory Category = TicketCategory.Maintenance,
    long? TechnicianId = null,
    string? Bay = null,
    DateTime? PromisedAtUtc = null
);

/// <summary>A new appointment; who comes and with what is found, or made with it, as for a visit.</summary>
/// <param name="BranchId">Null: the default branch.</param>
public sealed record BookAppointment(
    AppointmentInput Input,
    long? VehicleId = null,
    VehicleInput? NewVehicle = null,
    long? ContactId = null,
    ContactInput? NewContact = null,
    long? BranchId = null
);

public sealed record ChangeAppointment(long AppointmentId, int Version, AppointmentInput Input);

/// <summary>An act on the appointment that was shown.</summary>
/// <param name="Reason">Asked for where it is cancelled.</param>
public sealed record AppointmentStep(long AppointmentId, int Version, string? Reason = null);

/// <summary>What an appointment must be like.</summary>
internal static class AppointmentRules
{
    public const int Fewest = 5;
    public const int Most = 24 * 60;
    public const int MostDaysAhead = 365;

    public static Error? Refusal(AppointmentInput input) =>
        Error.Of(
            string.IsNullOrWhiteSpace(input.Title)
                ? CommonErrors.Required(nameof(input.Title), "What is to be done")
                : null,
            CommonErrors.TooLong(nameof(input.Title), input.Title, TicketEditing.LongestTitle),
            input.Day is null ? CommonErrors.Required(nameof(input.Day), "The day") : null,
            input.Time is null ? CommonErrors.Required(nameof(input.Time), "The time") : null,
            input.Minutes is not (>= Fewest and <= Most) ? AppointmentErrors.MinutesInvalid : null,
            CommonErrors.TooLong(nameof(input.Notes), input.Notes, Appointment.LongestNotes),
            CommonErrors.TooLong(nameof(input.Bay), input.Bay, Appointment.LongestBay)
        );

    /// <summary>A time still to come, and not in another year.</summary>
    public static Error? RefusalOf(DateTime startsAtUtc, DateTime nowUtc) =>
        startsAtUtc < nowUtc ? AppointmentErrors.Past
        : startsAtUtc > nowUtc.AddDays(MostDaysAhead) ? AppointmentErrors.TooFar
        : null;
}
