using System.Globalization;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Service.Tickets;

namespace Battwheels.Web.Service.Appointments;

/// <summary>What is typed about an appointment, and about who comes where they are new.</summary>
public sealed class AppointmentModel : NewPartyModel
{
    public string? Title { get; set; }

    public string? Notes { get; set; }

    public TicketCategory Category { get; set; } = TicketCategory.Maintenance;

    public DateOnly? Day { get; set; }

    /// <summary>As a browser writes it: <c>09:30</c>.</summary>
    public string? Time { get; set; }

    public decimal? Minutes { get; set; } = 60;

    public long? TechnicianId { get; set; }

    public string? Bay { get; set; }

    public DateTime? PromisedAtUtc { get; set; }

    public long? BranchId { get; set; }

    public TimeOnly? Clock => TimeOnly.TryParse(Time, CultureInfo.InvariantCulture, out var time) ? time : null;

    public static AppointmentModel Of(AppointmentView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new()
        {
            Title = view.Row.Title,
            Notes = view.Notes,
            Category = view.Row.Category,
            Day = view.Row.Day,
            Time = Text(view.Row.From),
            Minutes = view.Row.Minutes,
            TechnicianId = view.Row.TechnicianId,
            Bay = view.Row.Bay,
            PromisedAtUtc = view.PromisedAtUtc,
            BranchId = view.BranchId,
        };
    }

    public static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public void Put(FreeSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        (Day, Time, TechnicianId) = (slot.Day, Text(slot.Time), slot.TechnicianId);
    }

    public AppointmentInput ToInput() =>
        new(Title ?? "", Day, Clock, (int?)Minutes, Notes ?? "", Category, TechnicianId, Bay, PromisedAtUtc);

    /// <param name="known">The vehicle or the customer on record; null when both are new.</param>
    public BookAppointment ToBooking(Arrival? known) =>
        new(
            ToInput(),
            known?.VehicleId,
            known?.VehicleId is null ? Vehicle.ToInput() : null,
            known?.ContactId,
            known is null ? Contact.ToInput() : null,
            BranchId
        );
}
