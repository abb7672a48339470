using Battwheels.Core.Platform.Work;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Platform.Work;

/// <summary>Long work in the user's words.</summary>
internal static class WorkWords
{
    public static string Of(WorkRow row) =>
        row switch
        {
            { IsOpen: true, IsStopping: true } => T("Stopping"),
            { IsOpen: true, IsSilent: true } => T("Interrupted"),
            _ => Of(row.State),
        };

    public static string Of(WorkState state) =>
        state switch
        {
            WorkState.Waiting => T("Waiting"),
            WorkState.Running => T("Running"),
            WorkState.Done => T("Done"),
            WorkState.Failed => T("Failed"),
            WorkState.Cancelled => T("Cancelled"),
        };

    public static Tone ToneOf(WorkRow row) =>
        row.State switch
        {
            WorkState.Waiting => Tone.Waiting,
            WorkState.Running => row.IsSilent ? Tone.Attention : Tone.Active,
            WorkState.Done => row.Failed > 0 ? Tone.Attention : Tone.Done,
            WorkState.Failed => Tone.Problem,
            WorkState.Cancelled => Tone.Neutral,
        };

    /// <summary>What stands under the bar: how far, how it ended, or what happens next.</summary>
    public static string Line(WorkRow row) =>
        row switch
        {
            { IsOpen: false } => row.Note ?? Of(row.State),
            { IsStopping: true } => T($"{Progress(row)}. It stops at the next safe point."),
            { IsSilent: true } => T($"{Progress(row)}. It stood still for a minute and goes on by itself within five."),
            { State: WorkState.Waiting } => T("Starts within seconds."),
            _ => Progress(row),
        };

    public static string Progress(WorkRow row) =>
        row.Failed == 0
            ? T($"{Show.Number(row.Done)} of {Show.Number(row.Total)} rows")
            : T(
                $"{Show.Number(row.Done + row.Failed)} of {Show.Number(row.Total)} rows, {Show.Number(row.Failed)} refused"
            );

    /// <summary>Said aloud when it ends.</summary>
    public static string Ended(WorkRow row) =>
        $"{row.What} {row.Title}: {Of(row.State).ToLowerInvariant()}. {row.Note}";
}
