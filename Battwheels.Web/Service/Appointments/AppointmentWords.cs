using Battwheels.Core.Common;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Common;
using Battwheels.Web.Crm;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.Appointments;

/// <summary>What appointments are called on screens.</summary>
internal static class AppointmentWords
{
    public static MarkupString Mark(AppointmentState state) =>
        state switch
        {
            AppointmentState.Booked => Status.Mark(Tone.Waiting, "Booked"),
            AppointmentState.Arrived => Status.Mark(Tone.Active, "Arrived"),
            AppointmentState.NoShow => Status.Mark(Tone.Problem, "Did not come"),
            AppointmentState.Cancelled => Status.Mark(Tone.Neutral, "Cancelled"),
        };

    /// <summary>Mon 30 Nov.</summary>
    public static string Day(DateOnly day) => day.ToString("ddd dd MMM", SpokenDates.Names);

    public static string Clock(TimeOnly time) => Show.Clock(Days.First.ToDateTime(time));

    /// <summary>9:00 am to 10:30 am.</summary>
    public static string Span(AppointmentRow row) => T($"{Clock(row.From)} to {Clock(row.Until)}");

    public static string When(AppointmentRow row) => $"{Day(row.Day)}, {Clock(row.From)}";

    /// <summary>"90 min", "8 h", "8 h 30 min".</summary>
    public static string Minutes(int minutes) =>
        (minutes / 60, minutes % 60) switch
        {
            (0, var rest) => T($"{rest} min"),
            (var hours, 0) => T($"{hours} h"),
            var (hours, rest) => T($"{hours} h {rest} min"),
        };

    /// <summary>What there is to know about a time; nothing of it forbids it.</summary>
    public static IEnumerable<string> Warnings(PlanCheck check)
    {
        if (check.IsClosed)
            yield return check.Holiday is { } holiday
                ? T($"The workshop is closed then: {holiday}.")
                : T("The workshop is closed at that time.");
        if (check.IsLate)
            yield return T($"The work would go on until {Clock(check.Until)}, after closing.");
        foreach (var other in check.Meeting)
            yield return T(
                $"{check.Technician} has {Plate.Text(other.Registration)} from {Clock(other.From)} to {Clock(other.Until)}."
            );
        if (check.Load is { IsOver: true } over)
            yield return Load(check, over);
    }

    /// <summary>The same numbers where the day is not full.</summary>
    public static string? Remark(PlanCheck check) => check.Load is { IsOver: false } load ? Load(check, load) : null;

    private static string Load(PlanCheck check, PlanLoad load) =>
        load.Carried > 0
            ? T(
                $"{check.Technician} has {load.Shift} minutes on {Day(check.Day)} and {load.Total} would be planned, {load.Carried} of them carried over."
            )
            : T($"{check.Technician} has {load.Shift} minutes on {Day(check.Day)} and {load.Total} would be planned.");

    public static IReadOnlyList<Choice<long?>> Technicians(IEnumerable<Technician> people) =>
        [
            .. people.Select(p => new Choice<long?>(
                p.MembershipId,
                p.IsTechnician ? p.Name : T($"{p.Name} · not a technician by role")
            )),
        ];
}
