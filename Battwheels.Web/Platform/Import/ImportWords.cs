using Battwheels.Core.Common;
using Battwheels.Core.Platform.Import;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Platform.Import;

/// <summary>Stages and verdicts in the user's words.</summary>
internal static class ImportWords
{
    private static readonly TimeSpan LeastSeen = TimeSpan.FromSeconds(3);

    public static readonly IReadOnlyList<Phrase> Steps = ["Upload", "Match columns", "Dry run and fix", "Import"];

    public static string Of(ImportState state) =>
        state switch
        {
            ImportState.Uploaded => T("Match columns"),
            ImportState.Checking => T("Dry run is running"),
            ImportState.Checked => T("Ready to import"),
            ImportState.Importing => T("Importing"),
            ImportState.Done => T("Imported"),
            ImportState.Cancelled => T("Cancelled"),
            ImportState.Stopped => T("Stopped"),
            ImportState.Undoing => T("Being undone"),
            ImportState.Undone => T("Undone"),
        };

    public static Tone ToneOf(ImportState state) =>
        state switch
        {
            ImportState.Uploaded or ImportState.Checked => Tone.Waiting,
            ImportState.Checking or ImportState.Importing or ImportState.Undoing => Tone.Active,
            ImportState.Done => Tone.Done,
            ImportState.Cancelled or ImportState.Undone => Tone.Neutral,
            ImportState.Stopped => Tone.Problem,
        };

    /// <summary>The current one of <see cref="Steps"/>, from 1; one more when all are done.</summary>
    public static int StepOf(ImportState state) =>
        state switch
        {
            ImportState.Uploaded => 2,
            ImportState.Checking or ImportState.Checked or ImportState.Cancelled => 3,
            ImportState.Importing or ImportState.Stopped => 4,
            ImportState.Done or ImportState.Undoing or ImportState.Undone => 5,
        };

    public static string Of(ImportRowState state) =>
        state switch
        {
            ImportRowState.Waiting => T("Corrected"),
            ImportRowState.Ready => T("New"),
            ImportRowState.Duplicate => T("Duplicate"),
            ImportRowState.Bad => T("Cannot be read"),
            ImportRowState.Imported => T("Imported"),
            ImportRowState.Failed => T("Failed"),
            ImportRowState.Skipped => T("Left out"),
            ImportRowState.Undone => T("Taken back"),
            ImportRowState.Kept => T("Stays"),
        };

    public static Tone ToneOf(ImportRowState state) =>
        state switch
        {
            ImportRowState.Waiting or ImportRowState.Skipped or ImportRowState.Undone => Tone.Neutral,
            ImportRowState.Ready => Tone.Active,
            ImportRowState.Duplicate or ImportRowState.Kept => Tone.Attention,
            ImportRowState.Bad or ImportRowState.Failed => Tone.Problem,
            ImportRowState.Imported => Tone.Done,
        };

    /// <summary>How long the rest takes at the pace seen so far; null while too little was seen to tell.</summary>
    public static string? TimeLeft(int done, int rest, TimeSpan seen) =>
        done <= 0 || rest <= 0 || seen < LeastSeen
            ? null
            : (seen.TotalMinutes * rest / done) switch
            {
                < 1 => T("less than a minute left"),
                < 1.5 => T("about a minute left"),
                var minutes => T($"about {(int)Math.Round(minutes, MidpointRounding.AwayFromZero)} minutes left"),
            };

    public static string Explain(ImportRowState state) =>
        state switch
        {
            ImportRowState.Waiting => T("to be tried again"),
            ImportRowState.Ready => T("will be made"),
            ImportRowState.Duplicate => T("known already, left out"),
            ImportRowState.Bad => T("with row, column, value and reason"),
            ImportRowState.Imported => T("are saved"),
            ImportRowState.Failed => T("were taken or changed meanwhile"),
            ImportRowState.Skipped => T("by hand, not imported"),
            ImportRowState.Undone => T("no longer in lists and stock"),
            ImportRowState.Kept => T("changed or used since"),
        };
}
