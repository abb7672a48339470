using Battwheels.Core.Service.Declined;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.Declined;

/// <summary>What declined work is called on screens.</summary>
internal static class DeclinedWords
{
    /// <summary>What somebody can say came of a call.</summary>
    public static IReadOnlyList<Choice<DeclinedState>> Outcomes =>
        [
            new(DeclinedState.Open, "Open"),
            new(DeclinedState.Called, "Called"),
            new(DeclinedState.Booked, "Booked"),
            new(DeclinedState.NotWanted, "Not wanted"),
        ];

    public static MarkupString Mark(DeclinedState state) =>
        state switch
        {
            DeclinedState.Open => Status.Mark(Tone.Waiting, "Open"),
            DeclinedState.Called => Status.Mark(Tone.Active, "Called"),
            DeclinedState.Booked => Status.Mark(Tone.Active, "Booked"),
            DeclinedState.NotWanted => Status.Mark(Tone.Neutral, "Not wanted"),
            DeclinedState.TakenUp => Status.Mark(Tone.Active, "On an estimate"),
            DeclinedState.Approved => Status.Mark(Tone.Done, "Approved after all"),
        };

    /// <summary>How long ago it was declined: "today", "1 day", "12 days".</summary>
    public static string Age(DateTime declinedAtUtc, DateTime nowUtc) =>
        (Show.Local(nowUtc).Date - Show.Local(declinedAtUtc).Date).Days switch
        {
            0 => T("today"),
            1 => T("1 day"),
            var days => T($"{days} days"),
        };
}
