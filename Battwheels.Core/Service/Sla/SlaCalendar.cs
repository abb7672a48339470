using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Sla;

/// <summary>When a branch works. One each; a branch without one follows the default branch.</summary>
public sealed class SlaCalendar : TenantEntity, IVersioned
{
    public required long BranchId { get; init; }

    /// <summary>IANA: <c>Asia/Kolkata</c>.</summary>
    public required string ZoneId { get; set; }

    /// <summary>Written by <see cref="WeekText"/>.</summary>
    public required string Week { get; set; }

    /// <summary>The edition in force; each change of hours or holidays makes another.</summary>
    public long? EditionId { get; set; }

    public int Version { get; private set; }
}

/// <summary>A day, or part of one, on which a branch is closed.</summary>
public sealed class SlaHoliday : TenantEntity
{
    public required long CalendarId { get; init; }

    public required DateOnly Date { get; init; }

    public required string Name { get; init; }

    /// <summary>Minutes of the day.</summary>
    public int FromMinute { get; init; }

    public int ToMinute { get; init; } = OpenHours.DayEnd;

    public bool IsWholeDay => FromMinute == 0 && ToMinute == OpenHours.DayEnd;
}

/// <summary>A calendar as it stood at a time, so that a verdict can be shown as it was reached.</summary>
public sealed class SlaEdition : TenantEntity, IAppendOnly
{
    public required long CalendarId { get; init; }

    public required string ZoneId { get; init; }

    public required string Week { get; init; }

    /// <summary>Written by <see cref="HolidayText"/>.</summary>
    public required string Holidays { get; init; }

    public required DateTime AtUtc { get; init; }

    public WorkingCalendar Read() =>
        WorkingCalendar.Create(ZoneId, WeekText.Read(Week).Value, HolidayText.Read(Holidays)).Value;
}
