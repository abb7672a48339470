using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Import;

/// <summary>How a stage ended, in a sentence for the tray.</summary>
internal static class ImportNotes
{
    public static Phrase GivenUp =>
        "Stopped: it broke several times at the same place. What was imported before stays; go on to try again, and tell the operator if it stops once more.";

    public static Phrase Stopped(Phrase reason) => $"{reason} What was imported before stays.";

    public static Phrase Cancelled(ImportState stage) =>
        stage switch
        {
            ImportState.Importing => (Phrase)
                "Cancelled. What was imported before stays; the other rows may go on or stay out.",
            ImportState.Undoing => "Cancelled. What was taken back stays out; the other rows stay imported.",
            _ => "Cancelled. Nothing was saved.",
        };

    public static Phrase Finished(ImportState state, IReadOnlyDictionary<ImportRowState, int> counts)
    {
        int Of(ImportRowState row) => counts.GetValueOrDefault(row);
        return state switch
        {
            ImportState.Done => Sentence(
                Of(ImportRowState.Imported) is var done && done == 1
                    ? (Phrase)"1 row imported"
                    : $"{IndianText.Number(done)} rows imported",
                Of(ImportRowState.Failed) is var failed && failed == 0
                    ? null
                    : (Phrase)$"{IndianText.Number(failed)} failed"
            ),
            ImportState.Undone => Sentence(
                Of(ImportRowState.Undone) is var back && back == 1
                    ? (Phrase)"1 row taken back"
                    : $"{IndianText.Number(back)} rows taken back",
                Of(ImportRowState.Kept) is var kept && kept == 0
                    ? null
                    : (Phrase)$"{IndianText.Number(kept)} stay: changed or used since"
            ),
            _ => Sentence(
                Of(ImportRowState.Ready) is var ready && ready == 1
                    ? (Phrase)"1 row can be imported"
                    : $"{IndianText.Number(ready)} rows can be imported",
                Of(ImportRowState.Duplicate) is var known && known == 0
                    ? null
                    : (Phrase)$"{IndianText.Number(known)} known already",
                Of(ImportRowState.Bad) is var bad && bad == 0
                    ? null
                    : (Phrase)$"{IndianText.Number(bad)} cannot be read"
            ),
        };
    }

    private static Phrase Sentence(params IEnumerable<Phrase?> parts) =>
        parts.OfType<Phrase>().ToList() switch
        {
            [var one] => (Phrase)$"{one}.",
            [var one, var two] => $"{one}, {two}.",
            [var one, var two, var three] => $"{one}, {two}, {three}.",
            _ => "",
        };
}
