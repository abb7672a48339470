using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Appointments;

/// <summary>Registers the visit an appointment was made for, inside the caller's transaction.</summary>
internal static class AppointmentArrival
{
    public static async Task<Result<long>> ArriveAsync(IUnitOfWork unit, Appointment appointment, CancellationToken ct)
    {
        // Who comes late comes after all.
        if (appointment.State is not (AppointmentState.Booked or AppointmentState.NoShow))
            return AppointmentErrors.NotBooked(appointment.State);
        NewTicket visit = new(
            appointment.Title,
            appointment.Notes,
            appointment.VehicleId,
            ContactId: appointment.ContactId,
            Category: appointment.Category,
            Source: TicketSource.Phone,
            PromisedAtUtc: appointment.PromisedAtUtc > unit.Now ? appointment.PromisedAtUtc : null,
            BranchId: appointment.BranchId
        );
        var ticket = await TicketCreation.CreateAsync(unit, visit, ct);
        if (ticket.Error is not null)
            return ticket;
        (appointment.State, appointment.TicketId) = (AppointmentState.Arrived, ticket.Value);
        await unit.FlushAsync(ct);
        if (appointment.TechnicianId is { } technician && await CanTakeAsync(unit, technician, ct))
            await AssignAsync(unit, ticket.Value, technician, ct);
        return ticket;
    }

    /// <summary>Whoever registers a visit may be somebody who gives no work out; then an advisor does.</summary>
    private static async Task<bool> CanTakeAsync(IUnitOfWork unit, long technician, CancellationToken ct) =>
        unit.May(TicketPermissions.Assign) && (await TechnicianList.FindAsync(unit, technician, ct)).CanWork;

    private static async Task AssignAsync(IUnitOfWork unit, long ticketId, long technician, CancellationToken ct)
    {
        var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == ticketId, ct);
        await TicketAssignment.AssignAsync(unit, new AssignTicket(ticketId, ticket.Version, technician), ct);
    }
}
