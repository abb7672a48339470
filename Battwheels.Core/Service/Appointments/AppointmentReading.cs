using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Appointments;

/// <summary>Reads appointments with the names around them.</summary>
internal static class AppointmentReading
{
    /// <summary>More nobody looks through at once.</summary>
    public const int Most = 500;
    public const int MostOfOne = 20;

    private sealed record Joined(
        Appointment Appointment,
        string BranchName,
        string? Registration,
        string Make,
        string Model,
        string? Variant,
        string CustomerName,
        string? Phone,
        long? TechnicianId,
        string? Technician,
        string? TicketNumber,
        TicketState? TicketState
    );

    /// <summary>The earliest first.</summary>
    public static async Task<IReadOnlyList<AppointmentRow>> RowsAsync(
        IReadUnit unit,
        BranchClocks clocks,
        IQueryable<Appointment> appointments,
        int most,
        CancellationToken ct
    )
    {
        List<AppointmentRow> rows = [];
        var found = await Join(unit, appointments.OrderBy(a => a.StartsAtUtc).ThenBy(a => a.Id).Take(most))
            .ToListAsync(ct);
        foreach (var one in found.OrderBy(f => f.Appointment.StartsAtUtc).ThenBy(f => f.Appointment.Id))
            rows.Add(RowOf(one, await clocks.OfAsync(one.Appointment.BranchId, ct)));
        return rows;
    }

    public static async Task<AppointmentView?> ViewAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var found = await Join(unit, unit.Set<Appointment>().Where(a => a.Id == id)).SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var a = found.Appointment;
        return new AppointmentView(
            RowOf(found, await new BranchClocks(unit).OfAsync(a.BranchId, ct)),
            a.BranchId,
            a.Notes,
            a.PromisedAtUtc,
            a.Reason,
            unit.May(ContactPermissions.Read) ? found.Phone : null,
            a.StartsAtUtc <= unit.Now,
            a.CreatedAtUtc
        );
    }

    private static IQueryable<Joined> Join(IReadUnit unit, IQueryable<Appointment> appointments) =>
        from a in appointments
        join b in unit.Set<Branch>() on a.BranchId equals b.Id
        join v in unit.Set<Vehicle>() on a.VehicleId equals v.Id
        join c in unit.Set<Contact>() on a.ContactId equals c.Id
        join t in unit.Set<ServiceTicket>() on a.TicketId equals t.Id into visits
        from ticket in visits.DefaultIfEmpty()
        let worker = ticket.PrimaryTechnicianId ?? a.TechnicianId
        join m in unit.Set<Membership>() on worker equals m.Id into workers
        from technician in workers.DefaultIfEmpty()
        select new Joined(
            a,
            b.Name,
            v.Registration,
            v.Make,
            v.Model,
            v.Variant,
            c.Name,
            c.Phone,
            worker,
            technician.DisplayName,
            ticket.Number,
            ticket == null ? null : ticket.State
        );

    private static AppointmentRow RowOf(Joined found, WorkingCalendar calendar)
    {
        var a = found.Appointment;
        var span = new WorkPlan(calendar, calendar.DayOf(a.StartsAtUtc), []).SpanOf(a.StartsAtUtc, a.Minutes);
        return new AppointmentRow(
            a.Id,
            a.Version,
            a.State,
            a.StartsAtUtc,
            calendar.DayOf(a.StartsAtUtc),
            TimeOnly.FromDateTime(calendar.Local(a.StartsAtUtc)),
            TimeOnly.FromDateTime(calendar.Local(span.ToUtc)),
            a.Minutes,
            a.Title,
            a.Category,
            a.VehicleId,
            found.Registration,
            VehicleNames.Of(found.Make, found.Model, found.Variant),
            a.ContactId,
            found.CustomerName,
            found.TechnicianId,
            found.Technician,
            a.Bay,
            found.BranchName,
            a.TicketId,
            found.TicketNumber,
            found.TicketState
        );
    }
}
