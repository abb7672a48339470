using Battwheels.Core.Common;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Data.Platform.Demo;

/// <summary>
/// Who is expected: one that came yesterday and is not finished, one that did not come, one nobody answered for, and the
/// next days, one of them too full.
/// </summary>
internal sealed class DemoAppointments(DemoBook book, DemoRegisterBook register)
{
    private static readonly TimeSpan India = TimeSpan.FromHours(5.5);

    /// <param name="Day">Working days from today; before it: below zero.</param>
    /// <param name="Technician">Place among the technicians; null: nobody yet.</param>
    private sealed record Expected(
        int Day,
        string Time,
        int Minutes,
        int? Technician,
        string Title,
        string Notes,
        string? Bay = null
    );

    private static readonly Expected[] All =
    [
        new(-1, "10:00", 300, 0, "Motor bearing noisy", "Louder in the last week", "Lift 1"),
        new(-1, "11:00", 60, 1, "Annual service", "Wants the old parts back"),
        new(-1, "11:30", 45, 2, "Brake pads", "Squeals at the front wheel"),
        new(0, "10:00", 90, 0, "Annual service", "Needs it back by evening", "Lift 1"),
        new(0, "14:30", 60, 1, "Range has dropped", "60 km instead of 90"),
        new(0, "16:00", 45, null, "Charger does not start", "Brings the charger along"),
        new(1, "09:30", 210, 0, "Controller update and test ride", "", "Lift 1"),
        new(1, "14:00", 180, 0, "Battery health check", "Bought used, wants to know", "HV bay"),
        new(1, "17:00", 120, 0, "Suspension and alignment", "Pulls to the left"),
        new(1, "10:00", 90, 2, "Annual service", "Two scooters of the same family"),
        new(2, "11:00", 60, 1, "Tyres", "Both, tubeless"),
        new(3, "15:00", 120, null, "Accident repair, estimate first", "Insurance asks for photos"),
    ];

    public async IAsyncEnumerable<double> PlayAsync()
    {
        var people = (await book.ReadAsync("advisor", (TicketService tickets) => tickets.TechniciansAsync(book.Ct)))
            .Where(t => t.IsTechnician)
            .ToArray();
        List<long> made = [];
        foreach (var (expected, number) in All.Select((e, i) => (e, i)))
            made.Add(await BookAsync(expected, number, people));
        yield return HoursTo(-1, 10.1);
        await book.DoAsync<AppointmentService, long>(
            "appointment/0/arrive",
            "advisor",
            (service, command) => service.ArriveAsync(new AppointmentStep(made[0], 0), command, book.Ct)
        );
        yield return HoursTo(-1, 12);
        await book.DoAsync<AppointmentService, Done>(
            "appointment/2/miss",
            "advisor",
            (service, command) => service.MissAsync(new AppointmentStep(made[2], 0), command, book.Ct)
        );
    }

    private async Task<long> BookAsync(Expected expected, int number, Technician[] people)
    {
        var (contact, vehicle) = await register.ArriveAsync(2 + number * 3);
        AppointmentInput input = new(
            expected.Title,
            Day(expected.Day),
            TimeOnly.ParseExact(expected.Time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            expected.Minutes,
            expected.Notes,
            TicketCategory.Maintenance,
            expected.Technician is { } place ? people[place % people.Length].MembershipId : null,
            expected.Bay
        );
        return await book.DoAsync<AppointmentService, long>(
            $"appointment/{number}",
            "advisor",
            (service, command) =>
                service.BookAsync(new BookAppointment(input, vehicle, ContactId: contact), command, book.Ct)
        );
    }

    private double HoursTo(int day, double hour) =>
        Math.Max(
            0,
            (new DateTimeOffset(Day(day), TimeOnly.MinValue, India).AddHours(hour) - book.Clock.GetUtcNow()).TotalHours
        );

    /// <summary>So many working days from today; a Sunday counts as the Monday after it.</summary>
    private DateOnly Day(int offset)
    {
        var day = DateOnly.FromDateTime(book.Clock.End.ToOffset(India).Date);
        if (day.DayOfWeek is DayOfWeek.Sunday)
            day = day.AddDays(1);
        for (; offset != 0; offset -= Math.Sign(offset))
        {
            day = day.AddDays(Math.Sign(offset));
            if (day.DayOfWeek is DayOfWeek.Sunday)
                day = day.AddDays(Math.Sign(offset));
        }

        return day;
    }
}
