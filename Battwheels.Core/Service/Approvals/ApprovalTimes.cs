using Battwheels.Core.Service.Sla;

namespace Battwheels.Core.Service.Approvals;

/// <summary>The moments of one approval: asked again, opened to the next level, given up.</summary>
public sealed record ApprovalTimes(DateTime RemindAtUtc, DateTime EscalateAtUtc, DateTime ExpireAtUtc)
{
    private static readonly OpenHours[] Day = [new(9 * 60, 13 * 60), new(14 * 60, 18 * 60)];

    /// <param name="hours">Business hours the approvers have: half of them to the reminder, three quarters to the next level.</param>
    public static ApprovalTimes Of(DateTime sinceUtc, int hours, WorkingCalendar calendar)
    {
        var all = TimeSpan.FromHours(hours);
        return new ApprovalTimes(At(all / 2), At(all * 3 / 4), At(all));

        DateTime At(TimeSpan open) => SlaCalculator.Due(calendar, [], sinceUtc, open);
    }

    /// <summary>
    /// Where no hours were set: Monday to Saturday, 09:00 to 13:00 and 14:00 to 18:00 by the workshop's own clock.
    /// </summary>
    public static WorkingCalendar Workshop(string zoneId) =>
        WorkingCalendar
            .Create(
                zoneId,
                WorkingCalendar
                    .Days.Where(d => d is not DayOfWeek.Sunday)
                    .ToDictionary(d => d, IReadOnlyList<OpenHours> (_) => Day),
                []
            )
            .Value;
}
