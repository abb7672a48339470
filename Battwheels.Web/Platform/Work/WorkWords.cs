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
            { IsOpen: true, IsStopping: true } => "Stopping",
            { IsOpen: true, IsSilent: true } => "Interrupted",
            _ => Of(row.State),
        };

    public static string Of(WorkState state) =>
        state switch
        {
            WorkState.Waiting => "Waiting",
            WorkState.Running => "Running",
            WorkState.Done => "Done",
            WorkState.Failed => "Failed",
            WorkState.Cancelled => "Cancelled",
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
            { IsStopping: true } => $"{Progress(row)}. It stops at the next safe point.",
            { IsSilent: true } => $"{Progress(row)}. It stood still for a minute and goes on by itself within five.",
            { State: WorkState.Waiting } => "Starts within seconds.",
            _ => Progress(row),
        };

    public static string Progress(WorkRow row) =>
        $"{Show.Number(row.Done + row.Failed)} of {Show.Number(row.Total)} rows"
        + (row.Failed == 0 ? "" : $", {Show.Number(row.Failed)} refused");

    /// <summary>Said aloud when it ends.</summary>
    public static string Ended(WorkRow row) =>
        $"{row.What} {row.Title}: {Of(row.State).ToLowerInvariant()}. {row.Note}";
}
