using System.Text.Json;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Import;

/// <content>Rows as they stand in the table, and what is written about them.</content>
public sealed partial class ImportRunner
{
    private Task<List<RowText>> RowsAsync(long batchId, int after, bool onlyReady, CancellationToken ct) =>
        units.ReadAsync(
            Permission,
            unit =>
                unit.Set<ImportRow>()
                    .Where(r =>
                        r.ImportBatchId == batchId
                        && r.Line > after
                        && r.State == (onlyReady ? ImportRowState.Ready : ImportRowState.Waiting)
                    )
                    .OrderBy(r => r.Line)
                    .Select(r => new RowText(r.Line, r.Cells))
                    .Take(Chunk)
                    .ToListAsync(ct),
            ct
        );

    private static Task<List<ImportRow>> ReadyRowsAsync(
        IUnitOfWork unit,
        long batchId,
        int from,
        int last,
        CancellationToken ct
    ) =>
        unit.Set<ImportRow>()
            .Where(r =>
                r.ImportBatchId == batchId && r.Line > from && r.Line <= last && r.State == ImportRowState.Ready
            )
            .OrderBy(r => r.Line)
            .ToListAsync(ct);

    private static Task<List<ImportRow>> LinesAsync(
        IUnitOfWork unit,
        long batchId,
        int[] lines,
        CancellationToken ct
    ) => unit.Set<ImportRow>().Where(r => r.ImportBatchId == batchId && lines.Contains(r.Line)).ToListAsync(ct);

    /// <summary>Most rows are good: one statement for all, before the odd ones get their own verdicts.</summary>
    private static Task<int> ReadyAsync(IUnitOfWork unit, long batchId, int from, int last, CancellationToken ct) =>
        unit.UpdateWhereAsync<ImportRow>(
            r => r.ImportBatchId == batchId && r.Line > from && r.Line <= last && r.State == ImportRowState.Waiting,
            set => set.SetProperty(r => r.State, ImportRowState.Ready).SetProperty(r => r.Problems, (string?)null),
            ct
        );

    private static async Task<string[]> HeadsAsync(IUnitOfWork unit, long batchId, CancellationToken ct) =>
        JsonSerializer.Deserialize<string[]>(
            await unit.Set<ImportBatch>().Where(b => b.Id == batchId).Select(b => b.Headers).SingleAsync(ct)
        ) ?? [];

    private static void Write(ImportRow row, Verdict verdict, string[] heads, IReadOnlyDictionary<string, int> mapping)
    {
        row.State = verdict.State;
        row.Problems =
            verdict.Faults.Count == 0
                ? null
                : JsonSerializer.Serialize(verdict.Faults.Select(f => Problem(row, f, heads, mapping)));
    }

    private static ImportProblem Problem(
        ImportRow row,
        Error fault,
        string[] heads,
        IReadOnlyDictionary<string, int> mapping
    )
    {
        if (fault.Field is null || !mapping.TryGetValue(fault.Field, out var column))
            return new ImportProblem(fault.Field ?? "", "", fault.Said);
        var cells = JsonSerializer.Deserialize<string[]>(row.Cells) ?? [];
        var value = column < cells.Length ? cells[column] : "";
        return new ImportProblem(heads[column], value.Length > 200 ? value[..200] : value, fault.Said);
    }

    private sealed record Step(
        long OrganizationId,
        long Id,
        string Kind,
        ImportState State,
        string Mapping,
        int CheckedLine,
        int ImportedLine,
        int UndoneRows,
        long? StartedBy,
        long? UndoneBy,
        long RunId,
        int Total,
        bool IsToStop
    );

    private sealed record RowText(int Line, string Cells);

    /// <summary>A row with its keys.</summary>
    private sealed record Row(RowText Text, IReadOnlyDictionary<string, int> Mapping, IReadOnlyList<ImportKey> Keys)
    {
        public int Line => Text.Line;

        public static Row Of(RowText text, IImportKind kind, IReadOnlyDictionary<string, int> mapping) =>
            new(text, mapping, [.. kind.Keys(ImportMapping.CellsOf(text.Cells, mapping))]);

        /// <summary>Afresh: they collect what is wrong with them.</summary>
        public ImportCells Cells() => ImportMapping.CellsOf(Text.Cells, Mapping);
    }

    private sealed record Verdict(ImportRowState State, IReadOnlyList<Error> Faults)
    {
        public static Verdict Of(ImportCells cells, Result<ImportMade> result) =>
            cells.Faults.Count > 0
                ? new Verdict(ImportRowState.Bad, cells.Faults)
                : result.Error switch
                {
                    null => new Verdict(ImportRowState.Ready, []),
                    { Code: ImportErrors.AlreadyThere } known => new Verdict(ImportRowState.Duplicate, [known]),
                    { } refused => new Verdict(ImportRowState.Bad, [refused, .. refused.Also]),
                };
    }

    private static class Repeats
    {
        /// <summary>Rows that have no key of an earlier one of these, and the others: tried apart, for they would clash.</summary>
        public static (List<Row> First, List<Row> Repeats) Split(List<Row> rows)
        {
            HashSet<(string, string)> taken = [];
            List<Row> first = [];
            List<Row> repeats = [];
            foreach (var row in rows)
            {
                var clashes = row.Keys.Any(k => taken.Contains((k.Field, k.Value)));
                taken.UnionWith(row.Keys.Select(k => (k.Field, k.Value)));
                (clashes ? repeats : first).Add(row);
            }

            return (first, repeats);
        }
    }

    private sealed class SeenKeys
    {
        private readonly Dictionary<(string, string), (int Line, string Subject)> _keys = [];

        /// <summary>The line that had this key before; null when this is the first, which is then remembered.</summary>
        public (int Line, string Subject)? Earlier(ImportKey key, int line)
        {
            if (_keys.TryGetValue((key.Field, key.Value), out var earlier))
                return earlier.Line == line ? null : earlier;
            _keys[(key.Field, key.Value)] = (line, key.Subject);
            return null;
        }
    }
}
