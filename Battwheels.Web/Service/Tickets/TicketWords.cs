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
    public static readonly IReadOnlyList<Choice<string>> Sets =
    [
        .. Enum.GetValues<TicketSet>()
            .Where(s => s is not TicketSet.Open)
            .Select(s => new Choice<string>(s.ToString(), Of(s))),
    ];

    /// <summary>The tabs above the list.</summary>
    public static readonly IReadOnlyList<GridPreset> Presets =
    [
        new("open", Of(TicketSet.Open), ""),
        new("today", Of(TicketSet.PromisedToday), "show=PromisedToday"),
        new("late", Of(TicketSet.Late), "show=Late"),
        new("customer", "With customer", "show=Customer"),
        new("ready", Of(TicketSet.Ready), "show=Ready"),
        new("mine", "Mine", "tech=me"),
    ];

    public static string Of(TicketSet set) =>
        set switch
        {
            TicketSet.Open => "All open",
            TicketSet.Intake => "To take in or assign",
            TicketSet.Diagnosis => "In diagnosis",
            TicketSet.Estimate => "Estimate to send",
            TicketSet.Customer => "Waiting for approval",
            TicketSet.Parts => "Awaiting parts",
            TicketSet.Repair => "In repair",
            TicketSet.Quality => "Quality check",
            TicketSet.Ready => "Ready",
            TicketSet.Delivered => "Delivered, not closed",
            TicketSet.Closed => "Closed",
            TicketSet.Cancelled => "Cancelled",
            TicketSet.All => "All tickets",
            TicketSet.PromisedToday => "Promised today",
            TicketSet.Late => "Promise passed",
            TicketSet.ArrivedToday => "Registered today",
            TicketSet.DeliveredToday => "Delivered today",
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
            { TotalHours: < 1 } => $"{(int)since.TotalMinutes} min late",
            { TotalDays: < 1 } => $"{(int)since.TotalHours} h late",
            { TotalDays: < 2 } => "1 day late",
            _ => $"{(int)since.TotalDays} days late",
        };

    public static string? Counted(int count) =>
        count switch
        {
            0 => null,
            1 => "1 ticket",
            >= 10_000 => "10,000 tickets or more",
            _ => $"{Show.Number(count)} tickets",
        };

    public static IReadOnlyList<Choice<string>> Technicians(IEnumerable<Technician> people) =>
        [new("me", "Mine"), .. people.Select(p => new Choice<string>(Text(p.MembershipId), p.Name))];

    public static IReadOnlyList<Choice<string>> Branches(IEnumerable<TicketBranch> branches) =>
        [.. branches.Select(b => new Choice<string>(Text(b.Id), b.Name))];

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static string Kilometres(int? km) => km is { } read ? $"{Show.Number(read)} km" : "–";

    public static string Percent(int? percent) => percent is { } read ? $"{read} %" : "–";

    public static string Of(JobLineKind kind) => Status.Words(kind);
}
