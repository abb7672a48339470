using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Web.Service.Sla;

/// <summary>A branch's hours while they are typed.</summary>
internal sealed class HoursModel
{
    public long BranchId { get; set; }
    public int Version { get; set; }
    public string ZoneId { get; set; } = "";
    public string? Monday { get; set; }
    public string? Tuesday { get; set; }
    public string? Wednesday { get; set; }
    public string? Thursday { get; set; }
    public string? Friday { get; set; }
    public string? Saturday { get; set; }
    public string? Sunday { get; set; }

    public static HoursModel Of(BranchHours hours) =>
        new()
        {
            BranchId = hours.BranchId,
            Version = hours.Version,
            ZoneId = hours.ZoneId,
            Monday = hours.Hours[DayOfWeek.Monday],
            Tuesday = hours.Hours[DayOfWeek.Tuesday],
            Wednesday = hours.Hours[DayOfWeek.Wednesday],
            Thursday = hours.Hours[DayOfWeek.Thursday],
            Friday = hours.Hours[DayOfWeek.Friday],
            Saturday = hours.Hours[DayOfWeek.Saturday],
            Sunday = hours.Hours[DayOfWeek.Sunday],
        };

    public SaveHours ToInput() =>
        new(
            BranchId,
            Version,
            ZoneId,
            Monday ?? "",
            Tuesday ?? "",
            Wednesday ?? "",
            Thursday ?? "",
            Friday ?? "",
            Saturday ?? "",
            Sunday ?? ""
        );
}

/// <summary>A policy while it is typed.</summary>
internal sealed class PolicyModel
{
    public string? Name { get; set; }
    public long? ContactId { get; set; }
    public long? BranchId { get; set; }
    public TicketCategory? Category { get; set; }
    public bool PausesForParts { get; set; }
    public bool PausesFirstResponse { get; set; }
    public decimal? ReassignAfterMinutes { get; set; }

    /// <summary>The most urgent first.</summary>
    public IReadOnlyList<TargetModel> Targets { get; set; } = [.. SlaSeed.Targets.Select(TargetModel.Of)];

    public static PolicyModel Of(PolicyRow p) =>
        new()
        {
            Name = p.Name,
            ContactId = p.ContactId,
            BranchId = p.BranchId,
            Category = p.Category,
            PausesForParts = p.PausesForParts,
            PausesFirstResponse = p.PausesFirstResponse,
            ReassignAfterMinutes = p.ReassignAfterMinutes,
            Targets = [.. p.Targets.Select(TargetModel.Of)],
        };

    public SavePolicy ToInput(long? id, int version) =>
        new(
            id,
            version,
            Name ?? "",
            ContactId,
            BranchId,
            Category,
            PausesForParts,
            PausesFirstResponse,
            [.. Targets.Select(t => t.ToInput())],
            ReassignAfterMinutes is { } minutes ? (int)Math.Clamp(minutes, -1m, 1_000_000m) : null
        );
}

/// <summary>Hours of one priority while they are typed.</summary>
internal sealed class TargetModel
{
    public TicketPriority Priority { get; init; }
    public decimal? Response { get; set; }
    public decimal? Resolution { get; set; }
    public decimal? Arrival { get; set; }
    public decimal? NextResponse { get; set; }
    public bool IsAroundTheClock { get; set; }

    public static TargetModel Of(TargetInput t) =>
        new()
        {
            Priority = t.Priority,
            Response = SlaHours.Of(t.ResponseMinutes),
            Resolution = SlaHours.Of(t.ResolutionMinutes),
            Arrival = SlaHours.Of(t.ArrivalMinutes),
            NextResponse = SlaHours.Of(t.NextResponseMinutes),
            IsAroundTheClock = t.IsAroundTheClock,
        };

    public TargetInput ToInput() =>
        new(
            Priority,
            SlaHours.Minutes(Response) ?? 0,
            SlaHours.Minutes(Resolution) ?? 0,
            SlaHours.Minutes(Arrival),
            SlaHours.Minutes(NextResponse),
            IsAroundTheClock
        );
}
