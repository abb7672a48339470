using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Portal;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Service.Portal;

/// <summary>What customers read of a visit: where it stands in plain words.</summary>
public static class PortalWords
{
    /// <param name="isTakenIn">The vehicle has been looked at on arrival.</param>
    public static Phrase Of(TicketState state, bool isTakenIn = true) =>
        state switch
        {
            TicketState.AwaitingDeposit => T("Waiting for your advance"),
            TicketState.Open when !isTakenIn => T("Registered, the workshop expects you"),
            TicketState.Open or TicketState.Reopened => T("Received, waiting for a technician"),
            TicketState.Assigned => T("A technician has it"),
            TicketState.InDiagnosis => T("Being checked"),
            TicketState.EstimateReview => T("The estimate is being made"),
            TicketState.AwaitingCustomer => T("Waiting for your approval"),
            TicketState.Approved => T("Approved, work begins soon"),
            TicketState.AwaitingParts => T("Waiting for parts"),
            TicketState.InProgress => T("Being repaired"),
            TicketState.OnHold => T("Paused, the workshop will call you"),
            TicketState.Qc => T("Final check"),
            TicketState.WorkCompleted => T("Ready"),
            TicketState.Invoiced => T("Ready, the bill is made"),
            TicketState.Delivered or TicketState.Closed => T("Back with you"),
            TicketState.Cancelled => T("Cancelled"),
        };

    public static Tone ToneOf(TicketState state) =>
        state switch
        {
            TicketState.AwaitingDeposit or TicketState.AwaitingCustomer => Tone.Attention,
            TicketState.AwaitingParts or TicketState.OnHold => Tone.Waiting,
            TicketState.WorkCompleted or TicketState.Invoiced or TicketState.Delivered or TicketState.Closed =>
                Tone.Done,
            TicketState.Cancelled => Tone.Neutral,
            TicketState.Open
            or TicketState.Reopened
            or TicketState.Assigned
            or TicketState.InDiagnosis
            or TicketState.EstimateReview
            or TicketState.Approved
            or TicketState.InProgress
            or TicketState.Qc => Tone.Active,
        };

    /// <summary>The plate, else the name, else what was complained of.</summary>
    public static string Title(PortalVisitRow visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.Registration is { } plate ? Registrations.Display(plate) : visit.VehicleName ?? visit.Title;
    }

    public static string Title(PortalVehicle vehicle)
    {
        ArgumentNullException.ThrowIfNull(vehicle);
        return vehicle.Registration is { } plate ? Registrations.Display(plate) : vehicle.Name;
    }
}
