using Battwheels.Core.Common;
using Battwheels.Core.Service.Amc;
using Battwheels.Web.Common;
using Battwheels.Web.Crm;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.Amc;

/// <summary>What is said about service contracts on screens.</summary>
internal static class AmcWords
{
    public static IReadOnlyList<Choice<AmcBenefitKind>> Kinds =>
        [.. Enum.GetValues<AmcBenefitKind>().Select(k => new Choice<AmcBenefitKind>(k, Of(k)))];

    public static IReadOnlyList<Choice<AmcPer>> Spans =>
        [new(AmcPer.Contract, T("for the whole contract")), new(AmcPer.Month, T("every month of the contract"))];

    public static Phrase Of(AmcBenefitKind kind) =>
        kind switch
        {
            AmcBenefitKind.Labour => T("Any labour"),
            AmcBenefitKind.Service => T("One service of the price list"),
            AmcBenefitKind.PartsDiscount => T("Discount on parts"),
        };

    public static Phrase Of(AmcStanding standing) =>
        standing switch
        {
            AmcStanding.Draft => (Phrase)"Draft",
            AmcStanding.Upcoming => "Begins later",
            AmcStanding.Active => "Active",
            AmcStanding.Expired => "Expired",
            AmcStanding.Cancelled => "Cancelled",
        };

    public static MarkupString Mark(AmcRow row, DateOnly today) =>
        row.IsDueToRenew(today) ? Status.Mark(Tone.Attention, "Due to renew") : Mark(row.Standing(today));

    public static MarkupString Mark(AmcStanding standing) =>
        Status.Mark(
            standing switch
            {
                AmcStanding.Draft or AmcStanding.Cancelled => Tone.Neutral,
                AmcStanding.Upcoming => Tone.Waiting,
                AmcStanding.Active => Tone.Active,
                AmcStanding.Expired => Tone.Problem,
            },
            Of(standing)
        );

    public static MarkupString Mark(AmcLineStanding standing) =>
        standing switch
        {
            AmcLineStanding.Offered => Status.Mark(Tone.Neutral, "Customer pays"),
            AmcLineStanding.Refused => Status.Mark(Tone.Attention, "Not covered"),
            AmcLineStanding.Chosen => Status.Mark(Tone.Waiting, "Contract pays"),
            AmcLineStanding.Taken => Status.Mark(Tone.Done, "Contract pays"),
        };

    /// <summary>"2 of 4 left this month", "no limit", "10 % off parts".</summary>
    public static string Left(BenefitBalance benefit) =>
        benefit switch
        {
            { Kind: AmcBenefitKind.PartsDiscount } => T($"{benefit.DiscountPercent:0.##} % off parts"),
            { Allowed: { } allowed, Left: { } left, Per: AmcPer.Month } => T($"{left} of {allowed} left this month"),
            { Allowed: { } allowed, Left: { } left } => T($"{left} of {allowed} left"),
            _ => T($"no limit, used {benefit.Used} times"),
        };

    public static string Vehicles(AmcRow row) =>
        row.Vehicles == 1 ? Plate.Text(row.Registration) : T($"{row.Vehicles} vehicles");

    public static string? Response(int? minutes) =>
        minutes switch
        {
            null => null,
            < 60 => T($"{minutes.Value} minutes"),
            _ => T($"{minutes.Value / 60m:0.##} hours"),
        };

    public static string Term(DateOnly from, DateOnly to) => T($"{Show.Date(from)} to {Show.Date(to)}");
}
