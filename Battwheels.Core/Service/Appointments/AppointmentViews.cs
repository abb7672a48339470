using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Appointments;

/// <summary>One appointment with the names around it; day and times are those of its branch's clock.</summary>
/// <param name="Until">When the work is over if it goes as planned; lunch is not worked through.</param>
/// <param name="TechnicianId">Who is to do it; once the vehicle is here, whoever has the job.</param>
public sealed record AppointmentRow(
    long Id,
    int Version,
    AppointmentState State,
    DateTime StartsAtUtc,
    DateOnly Day,
    TimeOnly From,
    TimeOnly Until,
    int Minutes,
    string Title,
    TicketCategory Category,
    long VehicleId,
    string? Registration,
    string VehicleText,
    long ContactId,
    string CustomerName,
    long? TechnicianId,
    string? Technician,
    string? Bay,
    string BranchName,
    long? TicketId,
    string? TicketNumber,
    TicketState? TicketState
);

/// <summary>Everything about one appointment.</summary>
/// <param name="Phone">Null where the reader may not read contacts.</param>
/// <param name="HasBegun">Its time has come: the customer may be said not to have come.</param>
public sealed record AppointmentView(
    AppointmentRow Row,
    long BranchId,
    string Notes,
    DateTime? PromisedAtUtc,
    string? Reason,
    string? Phone,
    bool HasBegun,
    DateTime CreatedAtUtc
);

/// <param name="Left">Minutes still to be done.</param>
public sealed record CarriedAppointment(AppointmentRow Of, int Left);

/// <summary>What one technician has on one day.</summary>
public sealed record CalendarCell(
    DateOnly Day,
    PlanLoad Load,
    IReadOnlyList<CarriedAppointment> Carried,
    IReadOnlyList<AppointmentRow> Rows
);

/// <param name="TechnicianId">Null: nobody is chosen yet.</param>
public sealed record CalendarLine(long? TechnicianId, string? Name, IReadOnlyList<CalendarCell> Cells);

/// <param name="Open">Open hours of the day on the branch's clock; empty where it is closed.</param>
/// <param name="Holiday">Why it is closed, where that is a holiday.</param>
/// <param name="Load">Of all technicians together, and what nobody has yet.</param>
public sealed record CalendarDay(
    DateOnly Day,
    IReadOnlyList<(TimeOnly From, TimeOnly To)> Open,
    string? Holiday,
    PlanLoad Load
);

/// <summary>The days of a branch, who works, and what is planned.</summary>
/// <param name="Waiting">Appointments of earlier days of which nobody said whether the customer came.</param>
public sealed record AppointmentCalendar(
    long BranchId,
    string BranchName,
    DateOnly Today,
    IReadOnlyList<CalendarDay> Days,
    IReadOnlyList<CalendarLine> Lines,
    IReadOnlyList<AppointmentRow> Waiting
);

/// <summary>Which days of which branch.</summary>
/// <param name="BranchId">Null: the default branch.</param>
/// <param name="Day">Null: today there; of a week any of its days.</param>
public sealed record CalendarAsk(long? BranchId = null, DateOnly? Day = null, bool IsWeek = false);

/// <summary>A time that is thought of.</summary>
/// <param name="Except">The appointment that is moved: it does not stand in its own way.</param>
public sealed record PlanAsk(
    long? BranchId,
    DateOnly Day,
    TimeOnly Time,
    int Minutes,
    long? TechnicianId = null,
    long? VehicleId = null,
    long? Except = null
);

/// <summary>What there is to know before a time is agreed; nothing of it forbids the time.</summary>
/// <param name="Load">Of the technician that day with this work; null while nobody is chosen.</param>
/// <param name="IsClosed">The branch is closed when it begins.</param>
/// <param name="Until">When it is over.</param>
/// <param name="IsLate">It ends after closing.</param>
/// <param name="Meeting">What the technician has at the same time.</param>
/// <param name="SameVehicle">Other appointments of this vehicle.</param>
public sealed record PlanCheck(
    string? Technician,
    DateOnly Day,
    PlanLoad? Load,
    bool IsClosed,
    string? Holiday,
    TimeOnly Until,
    bool IsLate,
    IReadOnlyList<AppointmentRow> Meeting,
    IReadOnlyList<AppointmentRow> SameVehicle
);

/// <param name="TechnicianId">Null: whoever is free.</param>
public sealed record SlotAsk(
    long? BranchId,
    int Minutes,
    long? TechnicianId = null,
    DateOnly? From = null,
    long? Except = null
);

/// <summary>A time at which somebody could begin.</summary>
public sealed record FreeSlot(DateOnly Day, TimeOnly Time, long TechnicianId, string Technician);

/// <summary>Today of all branches.</summary>
/// <param name="Expected">Still to come.</param>
public sealed record AppointmentsToday(int Expected, int Arrived);
