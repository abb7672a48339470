using Battwheels.Core.Common;
using Battwheels.Core.Crm.Recalls;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Crm.Recalls;

/// <summary>What is said about recalls on screens.</summary>
internal static class RecallWords
{
    public static IReadOnlyList<Choice<string>> States =>
        [
            new("", T("Due: the owner was not told")),
            new(nameof(RecallState.Told), T("Owner told")),
            new(nameof(RecallState.Done), T("Done")),
            new(nameof(RecallState.NotAffected), T("This vehicle is not affected")),
        ];

    public static MarkupString Mark(RecallState? state, RecallVerdict verdict = RecallVerdict.Meant) =>
        state switch
        {
            RecallState.Told => Status.Mark(Tone.Waiting, "Owner told"),
            RecallState.Done => Status.Mark(Tone.Done, "Done"),
            RecallState.NotAffected => Status.Mark(Tone.Neutral, "Not affected"),
            _ => verdict switch
            {
                RecallVerdict.VinMissing => Status.Mark(Tone.Attention, "VIN needed to know"),
                RecallVerdict.YearMissing => Status.Mark(Tone.Attention, "Year needed to know"),
                _ => Status.Mark(Tone.Problem, "Due"),
            },
        };

    public static string Words(RecallState? state) =>
        state switch
        {
            RecallState.Told => T("Owner told"),
            RecallState.Done => T("Done"),
            RecallState.NotAffected => T("Not affected"),
            _ => T("Due"),
        };

    /// <summary>"Ather 450X, made 2023 to 2024, by VIN".</summary>
    public static string Scope(RecallRow r)
    {
        var name = VehicleText(r);
        var years = (r.YearFrom, r.YearTo) switch
        {
            ({ } from, { } to) when from == to => T($"{name}, made {from.ToString(IndianText.Culture)}"),
            ({ } from, { } to) => T(
                $"{name}, made {from.ToString(IndianText.Culture)} to {to.ToString(IndianText.Culture)}"
            ),
            ({ } from, null) => T($"{name}, made since {from.ToString(IndianText.Culture)}"),
            (null, { } to) => T($"{name}, made up to {to.ToString(IndianText.Culture)}"),
            _ => name,
        };
        return r.ByVin ? T($"{years}, by list of VINs") : years;
    }

    private static string VehicleText(RecallRow r) =>
        r.Model is { } model ? Core.Crm.VehicleNames.Of(r.Make, model) : T($"Every {r.Make}");
}
