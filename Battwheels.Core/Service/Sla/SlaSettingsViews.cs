using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Sla;

/// <summary>Hours of one branch as the form shows them.</summary>
/// <param name="IsOwn">False: it follows the default branch.</param>
/// <param name="Hours">By weekday, as <see cref="HoursText"/> writes them.</param>
public sealed record BranchHours(
    long BranchId,
    string BranchName,
    bool IsOwn,
    int Version,
    string ZoneId,
    IReadOnlyDictionary<DayOfWeek, string> Hours
);

/// <param name="Version">0 for a branch that gets hours of its own now.</param>
public sealed record SaveHours(
    long BranchId,
    int Version,
    string ZoneId,
    string Monday,
    string Tuesday,
    string Wednesday,
    string Thursday,
    string Friday,
    string Saturday,
    string Sunday
)
{
    public string Of(DayOfWeek day) =>
        day switch
        {
            DayOfWeek.Monday => Monday,
            DayOfWeek.Tuesday => Tuesday,
            DayOfWeek.Wednesday => Wednesday,
            DayOfWeek.Thursday => Thursday,
            DayOfWeek.Friday => Friday,
            DayOfWeek.Saturday => Saturday,
            DayOfWeek.Sunday => Sunday,
        };
}

/// <param name="Hours">Null: the whole day; else as <see cref="HoursText"/> writes them.</param>
public sealed record HolidayRow(long Id, DateOnly Date, string Name, string? Hours, string BranchName);

/// <param name="BranchId">Null: every branch with hours of its own.</param>
/// <param name="Hours">Empty: the whole day; else <c>13:00-18:00</c>.</param>
public sealed record AddHoliday(DateOnly? Date, string Name, string? Hours = null, long? BranchId = null);

public sealed record PolicyRow(
    long Id,
    int Version,
    string Name,
    bool IsDefault,
    long? ContactId,
    string? ContactName,
    long? BranchId,
    string? BranchName,
    TicketCategory? Category,
    bool PausesForParts,
    bool PausesFirstResponse,
    IReadOnlyList<TargetInput> Targets,
    int? ReassignAfterMinutes = null
);

/// <param name="PolicyId">Null: a new one.</param>
/// <param name="ReassignAfterMinutes">Open minutes after a missed promise, 1 to 1,440; null: never.</param>
public sealed record SavePolicy(
    long? PolicyId,
    int Version,
    string Name,
    long? ContactId,
    long? BranchId,
    TicketCategory? Category,
    bool PausesForParts,
    bool PausesFirstResponse,
    IReadOnlyList<TargetInput> Targets,
    int? ReassignAfterMinutes = null
);

/// <summary>What saving a policy would do to the open visits.</summary>
/// <param name="Fits">Open visits it would hold for.</param>
/// <param name="Moves">Promises that would fall due at another time, the earliest new time first.</param>
public sealed record PolicyEffect(int Fits, int Moved, IReadOnlyList<PolicyMove> Moves);

public sealed record PolicyMove(long TicketId, string Number, SlaClockKind Kind, DateTime FromUtc, DateTime ToUtc);
