using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Appointments;

public sealed partial class AppointmentService
{
    /// <summary>A day or a week by technician, with what is planned and what the days have.</summary>
    /// <returns>Null when there is no such branch.</returns>
    public Task<AppointmentCalendar?> CalendarAsync(CalendarAsk ask, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return units.ReadAsync(TicketPermissions.Read, unit => CalendarReading.ReadAsync(unit, ask, ct), ct);
    }

    /// <returns>Null when there is no such appointment.</returns>
    public Task<AppointmentView?> GetAsync(long appointmentId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => AppointmentReading.ViewAsync(unit, appointmentId, ct), ct);

    /// <summary>Who saved it last; null when nobody did yet.</summary>
    public Task<LastChange?> LastChangeAsync(long appointmentId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => LastChanges.OfAsync<Appointment>(unit, appointmentId, ct), ct);

    /// <summary>The appointment a visit came from; none where it came without.</summary>
    [Bounded(AppointmentReading.MostOfOne)]
    public Task<IReadOnlyList<AppointmentRow>> OfTicketAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(
            TicketPermissions.Read,
            unit =>
                AppointmentReading.RowsAsync(
                    unit,
                    new BranchClocks(unit),
                    unit.Set<Appointment>().Where(a => a.TicketId == ticketId),
                    AppointmentReading.MostOfOne,
                    ct
                ),
            ct
        );

    /// <summary>What is booked for a vehicle; the next first.</summary>
    [Bounded(AppointmentReading.MostOfOne)]
    public Task<IReadOnlyList<AppointmentRow>> OfVehicleAsync(long vehicleId, CancellationToken ct) =>
        units.ReadAsync(
            TicketPermissions.Read,
            unit => SlotReading.ComingAsync(unit, new BranchClocks(unit), vehicleId, null, ct),
            ct
        );

    /// <summary>What there is to know about a time before it is agreed; null when there is no such branch.</summary>
    public Task<PlanCheck?> CheckAsync(PlanAsk ask, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return units.ReadAsync(TicketPermissions.Create, unit => SlotReading.CheckAsync(unit, ask, ct), ct);
    }

    /// <summary>The next times at which somebody could begin.</summary>
    [Bounded(SlotReading.MostSlots)]
    public Task<IReadOnlyList<FreeSlot>> SlotsAsync(SlotAsk ask, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return units.ReadAsync(TicketPermissions.Create, unit => SlotReading.SlotsAsync(unit, ask, ct), ct);
    }

    /// <summary>How many are expected today, and how many have come.</summary>
    public Task<AppointmentsToday> TodayAsync(CancellationToken ct) =>
        units.ReadAsync(
            TicketPermissions.Read,
            async unit =>
            {
                var zone = TimeZoneInfo.FindSystemTimeZoneById(unit.Organization.TimeZoneId);
                var from = TimeZoneInfo.ConvertTimeToUtc(unit.Today.ToDateTime(TimeOnly.MinValue), zone);
                var to = TimeZoneInfo.ConvertTimeToUtc(unit.Today.AddDays(1).ToDateTime(TimeOnly.MinValue), zone);
                var counts = await unit.Set<Appointment>()
                    .Where(a => a.StartsAtUtc >= from && a.StartsAtUtc < to)
                    .GroupBy(a => a.State)
                    .Select(g => new { State = g.Key, Count = g.Count() })
                    .ToDictionaryAsync(g => g.State, g => g.Count, ct);
                return new AppointmentsToday(
                    counts.GetValueOrDefault(AppointmentState.Booked),
                    counts.GetValueOrDefault(AppointmentState.Arrived)
                );
            },
            ct
        );
}
