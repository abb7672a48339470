using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Appointments;

public static class AppointmentErrors
{
    public static readonly Error Past = new(
        "APPOINTMENT_PAST",
        "This time has passed already. Choose a later one, or register the visit now.",
        nameof(AppointmentInput.Day)
    );

    public static readonly Error TooFar = new(
        "APPOINTMENT_TOO_FAR",
        $"Appointments are made at most {AppointmentRules.MostDaysAhead} days ahead. Choose an earlier day.",
        nameof(AppointmentInput.Day)
    );

    public static readonly Error MinutesInvalid = new(
        "MINUTES_INVALID",
        $"The work takes {AppointmentRules.Fewest} to {AppointmentRules.Most} minutes. Correct the planned minutes.",
        nameof(AppointmentInput.Minutes)
    );

    public static readonly Error TechnicianUnknown = new(
        "TECHNICIAN_UNKNOWN",
        "This person cannot take jobs any more. Choose somebody else, or nobody yet.",
        nameof(AppointmentInput.TechnicianId)
    );

    public static readonly Error NotYet = new(
        "APPOINTMENT_NOT_YET",
        "The time of this appointment has not come yet. Cancel it if the customer will not come."
    );

    /// <summary>What is over cannot be changed.</summary>
    public static Error NotBooked(AppointmentState state) =>
        new(
            "APPOINTMENT_NOT_BOOKED",
            state switch
            {
                AppointmentState.Arrived => (Phrase)
                    "The vehicle has come already. Its visit is where the work goes on.",
                AppointmentState.NoShow => (Phrase)"The customer did not come. Book it again first.",
                _ => (Phrase)"This appointment is cancelled. Book it again first.",
            }
        );

    public static readonly Error NotGone = new(
        "APPOINTMENT_NOT_GONE",
        "Only an appointment that was cancelled or missed can be booked again."
    );
}
