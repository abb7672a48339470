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
                        r.ImportBatchId == batchId && r.Line > after && (!onlyReady || r.State == ImportRowState.Ready)
                    )
                    .OrderBy(r => r.Line)
                    .Select(r => new RowText(r.Line, r.Cells))
                    .Take(Chunk)
                    .ToListAsync(ct),
            ct
        );

    private static Task<List<ImportRow>> ChunkAsync(
        IUnitOfWork unit,
        long batchId,
        int from,
        int last,
        CancellationToken ct
    ) =>
        unit.Set<ImportRow>()
            .Where(r => r.ImportBatchId == batchId && r.Line > from && r.Line <= last)
            .OrderBy(r => r.Line)
            .ToListAsync(ct);

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
            return new ImportProblem(fault.Field ?? "", "", fault.Message);
        var cells = JsonSerializer.Deserialize<string[]>(row.Cells) ?? [];
        var value = column < cells.Length ? cells[column] : "";
        return new ImportProblem(heads[column], value.Length > 200 ? value[..200] : value, fault.Message);
    }

    private sealed record Step(
        long Id,
        string Kind,
        ImportState State,
        string Mapping,
        int CheckedLine,
        int ImportedLine,
        long? StartedBy
    );

    private sealed record RowText(int Line, string Cells);

    private sealed record Verdict(ImportRowState State, IReadOnlyList<Error> Faults, long? Id);

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
