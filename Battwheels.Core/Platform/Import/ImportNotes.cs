using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Import;

/// <summary>How a stage ended, in a sentence for the tray.</summary>
internal static class ImportNotes
{
    public const string GivenUp =
        "Stopped: it broke several times at the same place. What was imported before stays; go on to try again, and tell "
        + "the operator if it stops once more.";

    public static string Stopped(string reason) => $"{reason} What was imported before stays.";

    public static string Cancelled(ImportState stage) =>
        stage switch
        {
            ImportState.Importing => "Cancelled. What was imported before stays; the other rows may go on or stay out.",
            ImportState.Undoing => "Cancelled. What was taken back stays out; the other rows stay imported.",
            _ => "Cancelled. Nothing was saved.",
        };

    public static string Finished(ImportState state, IReadOnlyDictionary<ImportRowState, int> counts)
    {
        int Of(ImportRowState row) => counts.GetValueOrDefault(row);
        return state switch
        {
            ImportState.Done => Sentence(
                Rows(Of(ImportRowState.Imported), "imported"),
                Some(Of(ImportRowState.Failed), "failed")
            ),
            ImportState.Undone => Sentence(
                Rows(Of(ImportRowState.Undone), "taken back"),
                Some(Of(ImportRowState.Kept), "stay: changed or used since")
            ),
            _ => Sentence(
                Rows(Of(ImportRowState.Ready), "can be imported"),
                Some(Of(ImportRowState.Duplicate), "known already"),
                Some(Of(ImportRowState.Bad), "cannot be read")
            ),
        };
    }

    private static string Rows(int count, string what) =>
        $"{IndianText.Number(count)} {(count == 1 ? "row" : "rows")} {what}";

    private static string Some(int count, string what) => count == 0 ? "" : $"{IndianText.Number(count)} {what}";

    private static string Sentence(params string[] parts) => string.Join(", ", parts.Where(p => p.Length > 0)) + ".";
}
