using Battwheels.Core.Platform.Import;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Platform.Import;

/// <summary>Stages and verdicts in the user's words.</summary>
internal static class ImportWords
{
    private static readonly TimeSpan LeastSeen = TimeSpan.FromSeconds(3);

    public static readonly IReadOnlyList<string> Steps = ["Upload", "Match columns", "Dry run and fix", "Import"];

    public static string Of(ImportState state) =>
        state switch
        {
            ImportState.Uploaded => "Match columns",
            ImportState.Checking => "Dry run is running",
            ImportState.Checked => "Ready to import",
            ImportState.Importing => "Importing",
            ImportState.Done => "Imported",
            ImportState.Cancelled => "Cancelled",
            ImportState.Stopped => "Stopped",
        };

    public static Tone ToneOf(ImportState state) =>
        state switch
        {
            ImportState.Uploaded or ImportState.Checked => Tone.Waiting,
            ImportState.Checking or ImportState.Importing => Tone.Active,
            ImportState.Done => Tone.Done,
            ImportState.Cancelled => Tone.Neutral,
            ImportState.Stopped => Tone.Problem,
        };

    /// <summary>The current one of <see cref="Steps"/>, from 1; one more when all are done.</summary>
    public static int StepOf(ImportState state) =>
        state switch
        {
            ImportState.Uploaded => 2,
            ImportState.Checking or ImportState.Checked or ImportState.Cancelled => 3,
            ImportState.Importing or ImportState.Stopped => 4,
            ImportState.Done => 5,
        };

    public static string Of(ImportRowState state) =>
        state switch
        {
            ImportRowState.Waiting => "Corrected",
            ImportRowState.Ready => "New",
            ImportRowState.Duplicate => "Duplicate",
            ImportRowState.Bad => "Cannot be read",
            ImportRowState.Imported => "Imported",
            ImportRowState.Failed => "Failed",
            ImportRowState.Skipped => "Left out",
        };

    public static Tone ToneOf(ImportRowState state) =>
        state switch
        {
            ImportRowState.Waiting or ImportRowState.Skipped => Tone.Neutral,
            ImportRowState.Ready => Tone.Active,
            ImportRowState.Duplicate => Tone.Attention,
            ImportRowState.Bad or ImportRowState.Failed => Tone.Problem,
            ImportRowState.Imported => Tone.Done,
        };

    /// <summary>How long the rest takes at the pace seen so far; null while too little was seen to tell.</summary>
    public static string? TimeLeft(int done, int rest, TimeSpan seen) =>
        done <= 0 || rest <= 0 || seen < LeastSeen
            ? null
            : (seen.TotalMinutes * rest / done) switch
            {
                < 1 => "less than a minute left",
                < 1.5 => "about a minute left",
                var minutes => $"about {Math.Round(minutes, MidpointRounding.AwayFromZero):0} minutes left",
            };

    public static string Explain(ImportRowState state) =>
        state switch
        {
            ImportRowState.Waiting => "to be tried again",
            ImportRowState.Ready => "will be made",
            ImportRowState.Duplicate => "known already, left out",
            ImportRowState.Bad => "with row, column, value and reason",
            ImportRowState.Imported => "are saved",
            ImportRowState.Failed => "were taken or changed meanwhile",
            ImportRowState.Skipped => "by hand, not imported",
        };
}
