using System.Globalization;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Lists;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Service.Tickets;

/// <summary>What the choices about tickets are called on screens.</summary>
internal static class TicketWords
{
    public static IReadOnlyList<Choice<string>> Sets =>
        [
            .. Enum.GetValues<TicketSet>()
                .Where(s => s is not TicketSet.Open)
                .Select(s => new Choice<string>(s.ToString(), Of(s))),
        ];

    /// <summary>The tabs above the list.</summary>
    public static IReadOnlyList<GridPreset> Presets =>
        [
            new("open", Of(TicketSet.Open), ""),
            new("today", Of(TicketSet.PromisedToday), "show=PromisedToday"),
            new("late", Of(TicketSet.Late), "show=Late"),
            new("sla", Of(TicketSet.SlaBreached), "show=SlaBreached"),
            new("customer", "With customer", "show=Customer"),
            new("ready", Of(TicketSet.Ready), "show=Ready"),
            new("mine", "Mine", "tech=me"),
        ];

    public static string Of(TicketSet set) =>
        set switch
        {
            TicketSet.Open => T("All open"),
            TicketSet.Intake => T("To take in or assign"),
            TicketSet.Diagnosis => T("In diagnosis"),
            TicketSet.Estimate => T("Estimate to send"),
            TicketSet.Customer => T("Waiting for approval"),
            TicketSet.Parts => T("Awaiting parts"),
            TicketSet.Repair => T("In repair"),
            TicketSet.Quality => T("Quality check"),
            TicketSet.Ready => T("Ready"),
            TicketSet.Delivered => T("Delivered, not closed"),
            TicketSet.Closed => T("Closed"),
            TicketSet.Cancelled => T("Cancelled"),
            TicketSet.All => T("All tickets"),
            TicketSet.PromisedToday => T("Promised today"),
            TicketSet.Late => T("Promise passed"),
            TicketSet.ArrivedToday => T("Registered today"),
            TicketSet.DeliveredToday => T("Delivered today"),
            TicketSet.SlaBreached => T("SLA breached"),
            TicketSet.SlaDue => T("SLA due within an hour"),
            TicketSet.SlaAtRisk => T("SLA at risk"),
        };

    /// <summary>"27 Nov, 5:05 pm"; with the year where it is another one.</summary>
    public static string Promised(DateTime promisedAtUtc, DateTime nowUtc)
    {
        var local = Show.Local(promisedAtUtc);
        return local.Year == Show.Local(nowUtc).Year
            ? $"{Show.Day(DateOnly.FromDateTime(local))}, {Show.Clock(local)}"
            : Show.Time(promisedAtUtc);
    }

    /// <summary>How long a promise has passed: "35 min late", "4 h late", "11 days late".</summary>
    public static string Late(TimeSpan since) =>
        since switch
        {
            { TotalHours: < 1 } => T($"{(int)since.TotalMinutes} min late"),
            { TotalDays: < 1 } => T($"{(int)since.TotalHours} h late"),
            { TotalDays: < 2 } => T("1 day late"),
            _ => T($"{(int)since.TotalDays} days late"),
        };

    public static string? Counted(int count) =>
        count switch
        {
            0 => null,
            1 => T("1 ticket"),
            >= 10_000 => T("10,000 tickets or more"),
            _ => T($"{Show.Number(count)} tickets"),
        };

    public static IReadOnlyList<Choice<string>> Technicians(IEnumerable<Technician> people) =>
        [new("me", "Mine"), .. people.Select(p => new Choice<string>(Text(p.MembershipId), p.Name))];

    public static IReadOnlyList<Choice<string>> Branches(IEnumerable<TicketBranch> branches) =>
        [.. branches.Select(b => new Choice<string>(Text(b.Id), b.Name))];

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static string Kilometres(int? km) => km is { } read ? T($"{Show.Number(read)} km") : "–";

    public static string Percent(int? percent) => percent is { } read ? $"{read} %" : "–";

    public static string Of(JobLineKind kind) => Status.Words(kind);
}
