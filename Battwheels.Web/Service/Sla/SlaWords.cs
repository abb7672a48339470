using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;
using static Battwheels.Web.Service.Sla.SlaMarks;

namespace Battwheels.Web.Service.Sla;

/// <summary>What a promise and its minutes are called on screens.</summary>
internal static class SlaWords
{
    public static string Of(SlaClockView clock) =>
        clock.Verdict switch
        {
            SlaVerdict.Met => T(
                $"Done {Show.Time(clock.EndedAtUtc!.Value)}, in time: {Length(clock.Used)} of {Length(clock.Target)} were used."
            ),
            SlaVerdict.Breached when clock.EndedAtUtc is { } at => T(
                $"Done {Show.Time(at)}, too late by {Length(clock.LateBy)} of open time."
            ),
            SlaVerdict.Breached => T($"Not done yet, too late by {Length(clock.LateBy)} of open time."),
            SlaVerdict.Void => T("The visit was cancelled before it was due."),
            SlaVerdict.Running when clock.State is SlaClockState.Paused => T(
                $"It stands still; {Length(clock.Target - clock.Used)} of open time are left."
            ),
            SlaVerdict.Running => T($"{Length(clock.Target - clock.Used)} of open time are left."),
        };

    public static string Why(SlaStretch stretch) =>
        stretch.Kind switch
        {
            SlaStretchKind.Counted => T("Open hours"),
            SlaStretchKind.Closed => T("Closed"),
            SlaStretchKind.Holiday => T($"Holiday: {stretch.Why}"),
            SlaStretchKind.Paused => T($"Clock stood still: {stretch.Why}"),
        };

    public static string Of(SlaCause cause) =>
        cause switch
        {
            SlaCause.Registered => T("Visit registered"),
            SlaCause.Priority => T("Priority changed"),
            SlaCause.Details => T("Visit changed"),
            SlaCause.Policy => T("Policy changed"),
            SlaCause.Calendar => T("Hours or holidays changed"),
            SlaCause.Override => T("Exception"),
        };

    public static string Of(TicketPriority priority) => Status.Words(priority);

    public static string Of(DayOfWeek day) => Status.Words(day);

    public static string Of(SlaGroup group) =>
        group switch
        {
            SlaGroup.Clock => T("Promise"),
            SlaGroup.Priority => T("Priority"),
            SlaGroup.Branch => T("Branch"),
            SlaGroup.Technician => T("Technician"),
            SlaGroup.Customer => T("Customer"),
        };

    /// <summary>As it stands in the address.</summary>
    public static SlaGroup Group(string? text) =>
        Enum.TryParse<SlaGroup>(text, ignoreCase: true, out var group) && Enum.IsDefined(group)
            ? group
            : SlaGroup.Clock;

    public static string Named(SlaGroup by, SlaReportRow row) =>
        by switch
        {
            SlaGroup.Clock => Kind((SlaClockKind)row.Key),
            SlaGroup.Priority => Of((TicketPriority)row.Key),
            SlaGroup.Branch or SlaGroup.Technician or SlaGroup.Customer => row.Name,
        };

    public static string Minutes(int? minutes) => minutes is { } m ? Length(TimeSpan.FromMinutes(m)) : "–";

    /// <summary>For which visits a policy holds.</summary>
    public static string Condition(PolicyRow p) =>
        p.IsDefault
            ? T("All others")
            : string.Join(
                ", ",
                new[] { p.ContactName, p.BranchName, p.Category is { } c ? Status.Words(c) : null }.OfType<string>()
            );

    /// <summary>"1 h / 4 h".</summary>
    public static string Targets(PolicyRow p, TicketPriority priority)
    {
        var t = p.Targets.Single(t => t.Priority == priority);
        var hours = $"{Minutes(t.ResponseMinutes)} / {Minutes(t.ResolutionMinutes)}";
        return t.IsAroundTheClock ? T($"{hours}, day and night") : hours;
    }

    public static IReadOnlyList<Choice<TicketCategory?>> Categories =>
        [.. Enum.GetValues<TicketCategory>().Select(c => new Choice<TicketCategory?>(c, Status.Words(c)))];

    /// <summary>Where workshops are; and what is chosen already.</summary>
    public static IReadOnlyList<Choice<string>> Zones(string chosen) =>
        [
            .. new[] { "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Colombo", "Asia/Dubai", chosen }
                .Distinct()
                .Select(z => new Choice<string>(z, z)),
        ];
}
