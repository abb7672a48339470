using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Import;

public static class ImportPermissions
{
    public const string Import = "data:import";

    /// <summary>Trying and saving the rows of a batch a person has confirmed; no role can hold it.</summary>
    public const string Run = "system:import:run";
}

/// <summary>Brings a file in: upload, match columns, try every row, then import all or exactly the confirmed ones.</summary>
public sealed class ImportService(
    IUnitOfWorkFactory units,
    IFileStore files,
    ISheetReader reader,
    IEnumerable<IImportKind> kinds,
    WorkNotices notices
)
{
    public IReadOnlyList<IImportKind> Kinds { get; } = [.. kinds.OrderBy(k => k.Title)];

    /// <summary>Keeps the file and its rows; nothing of the business changes.</summary>
    /// <returns>The batch; or a refusal of the file (see <see cref="ISheetReader"/>).</returns>
    public async Task<Result<long>> UploadAsync(
        UploadImport upload,
        Stream content,
        CommandId command,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(content);
        // Who may not import this kind leaves no file behind.
        var found = Find(upload.Kind);
        var organization = await units.ReadAsync(
            ImportPermissions.Import,
            unit =>
            {
                if (found is not null)
                    unit.Demand(found.Permission);
                return Task.FromResult(unit.Organization.Id);
            },
            ct
        );
        if (found is not { } kind)
            return ImportErrors.KindUnknown;
        var sheet = reader.Read(upload.FileName, content);
        if (sheet.Error is { } refused)
            return refused;
        content.Position = 0;
        var file = await files.SaveAsync(organization, content, ct);
        return await units.RunAsync<long>(
            ImportPermissions.Import,
            command,
            new { upload, file.Sha256 },
            async unit =>
            {
                unit.Demand(kind.Permission);
                var last = await unit.Set<ImportBatch>()
                    .AsNoTracking()
                    .Where(b => b.Kind == kind.Code && b.State != ImportState.Uploaded)
                    .OrderByDescending(b => b.Id)
                    .FirstOrDefaultAsync(ct);
                return Keep(unit, upload, sheet.Value, file, ImportMapping.Propose(kind, sheet.Value.Headers, last));
            },
            ct
        );
    }

    /// <summary>Matches fields to columns; the dry run follows.</summary>
    /// <param name="mapping">Field to column number.</param>
    public async Task<Result<long>> MapAsync(
        long batchId,
        IReadOnlyDictionary<string, int> mapping,
        CommandId command,
        CancellationToken ct
    ) =>
        await StartedAsync(
            batchId,
            ImportPermissions.Import,
            command,
            new { batchId, mapping },
            async unit =>
            {
                if (await FindAsync(unit, batchId, ct) is not { } batch || Find(batch.Kind) is not { } kind)
                    return CommonErrors.NotFound;
                unit.Demand(kind.Permission);
                if (batch.State is not (ImportState.Uploaded or ImportState.Checked))
                    return ImportErrors.WrongStep;
                if (kind.Columns.FirstOrDefault(c => c.IsRequired && !mapping.ContainsKey(c.Field)) is { } missing)
                    return ImportErrors.NotMapped(missing.Label);
                if (Misplaced(kind, batch, mapping))
                    return ImportErrors.MappingInvalid;
                if (batch.State is ImportState.Checked)
                    await unit.UpdateWhereAsync<ImportRow>(
                        r => r.ImportBatchId == batchId && r.State != ImportRowState.Skipped,
                        set =>
                            set.SetProperty(r => r.State, ImportRowState.Waiting)
                                .SetProperty(r => r.Problems, (string?)null),
                        ct
                    );
                batch.Mapping = JsonSerializer.Serialize(mapping);
                batch.State = ImportState.Checking;
                await unit.UpdateWhereAsync<ImportProgress>(
                    p => p.ImportBatchId == batchId,
                    set => set.SetProperty(p => p.CheckedLine, 0),
                    ct
                );
                await QueueAsync(unit, batch, ImportCheckWork.Kind, batch.RowCount, ct);
                return batch.Id;
            },
            ct
        );

    /// <summary>Imports the rows found good. Bad rows must be known to the person.</summary>
    /// <param name="onlyGood">Confirms that bad rows are left out.</param>
    public async Task<Result<long>> ConfirmAsync(
        long batchId,
        bool onlyGood,
        CommandId command,
        CancellationToken ct
    ) =>
        await StartedAsync(
            batchId,
            ImportPermissions.Import,
            command,
            new { batchId, onlyGood },
            async unit =>
            {
                if (await FindAsync(unit, batchId, ct) is not { } batch || Find(batch.Kind) is not { } kind)
                    return CommonErrors.NotFound;
                unit.Demand(kind.Permission);
                if (batch.State is not ImportState.Checked)
                    return ImportErrors.WrongStep;
                var untried = await CountAsync(unit, batchId, ImportRowState.Waiting, ct);
                if (untried > 0)
                    return ImportErrors.Untried(untried);
                var bad = await CountAsync(unit, batchId, ImportRowState.Bad, ct);
                if (bad > 0 && !onlyGood)
                    return ImportErrors.HasBadRows(bad);
                var ready = await CountAsync(unit, batchId, ImportRowState.Ready, ct);
                batch.State = ImportState.Importing;
                await QueueAsync(unit, batch, ImportWork.Kind, ready, ct);
                return batch.Id;
            },
            ct
        );

    /// <summary>Gives up before anything was imported.</summary>
    public Task<Result<Done>> CancelAsync(long batchId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            ImportPermissions.Import,
            command,
            new { batchId },
            async unit =>
            {
                if (await FindAsync(unit, batchId, ct) is not { } batch)
                    return CommonErrors.NotFound;
                if (batch.State is not (ImportState.Uploaded or ImportState.Checking or ImportState.Checked))
                    return ImportErrors.WrongStep;
                if (batch.State is ImportState.Checking)
                    await EndCheckAsync(unit, batchId, ct);
                (batch.State, batch.FinishedAtUtc) = (ImportState.Cancelled, unit.Now);
                return Done.Instance;
            },
            ct
        );

    /// <summary>Work was asked for: whoever did sees it in the tray at once.</summary>
    private async Task<Result<long>> StartedAsync(
        long batchId,
        string permission,
        CommandId command,
        object input,
        Func<IUnitOfWork, Task<Result<long>>> body,
        CancellationToken ct
    )
    {
        WorkNotice? notice = null;
        var started = await units.RunAsync<long>(
            permission,
            command,
            input,
            unit =>
            {
                notice = new WorkNotice(unit.Organization.Id, unit.Actor.MembershipId, batchId, Turned: true);
                return body(unit);
            },
            ct
        );
        if (started.Error is null && notice is not null)
            notices.Tell(notice);
        return started;
    }

    internal static async Task QueueAsync(
        IUnitOfWork unit,
        ImportBatch batch,
        string kind,
        int total,
        CancellationToken ct
    )
    {
        var run = WorkRuns.Queue(unit, new NewWork(kind, batch.FileName, batch.Id, $"import/{batch.Id}", total));
        await unit.FlushAsync(ct);
        await unit.UpdateWhereAsync<ImportProgress>(
            p => p.ImportBatchId == batch.Id,
            set => set.SetProperty(p => p.WorkRunId, run.Id),
            ct
        );
        unit.WorkDue(ImportRunner.Queue, unit.Now);
    }

    private static async Task EndCheckAsync(IUnitOfWork unit, long batchId, CancellationToken ct)
    {
        var run = await unit.Set<ImportProgress>()
            .Where(p => p.ImportBatchId == batchId)
            .Select(p => p.WorkRunId)
            .SingleAsync(ct);
        if (run is { } id)
            await WorkRuns.EndAsync(unit, id, WorkState.Cancelled, "Discarded; nothing was imported.", ct);
    }

    private static Task<int> CountAsync(IUnitOfWork unit, long batchId, ImportRowState state, CancellationToken ct) =>
        unit.Set<ImportRow>().CountAsync(r => r.ImportBatchId == batchId && r.State == state, ct);

    /// <summary>A field the kind does not have, or a column the file does not have: no choice the page offers.</summary>
    private static bool Misplaced(IImportKind kind, ImportBatch batch, IReadOnlyDictionary<string, int> mapping)
    {
        var columns = JsonSerializer.Deserialize<string[]>(batch.Headers)?.Length ?? 0;
        return mapping.Any(m => m.Value < 0 || m.Value >= columns || kind.Columns.All(c => c.Field != m.Key));
    }

    private IImportKind? Find(string code) => Kinds.FirstOrDefault(k => k.Code == code);

    private static Task<ImportBatch?> FindAsync(IUnitOfWork unit, long batchId, CancellationToken ct) =>
        unit.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == batchId, ct);

    private static Result<long> Keep(
        IUnitOfWork unit,
        UploadImport upload,
        Sheet sheet,
        StoredFile file,
        IReadOnlyDictionary<string, int> mapping
    )
    {
        var batch = unit.Add(
            new ImportBatch
            {
                Kind = upload.Kind,
                FileName = upload.FileName.Length > 200 ? upload.FileName[^200..] : upload.FileName,
                FileKey = file.Key,
                Sha256 = file.Sha256,
                Headers = JsonSerializer.Serialize(sheet.Headers),
                Mapping = JsonSerializer.Serialize(mapping),
                RowCount = sheet.Rows.Count,
                StartedByMembershipId = unit.Actor.MembershipId,
                StartedBy = unit.Actor.Name,
                UploadedAtUtc = unit.Now,
            }
        );
        unit.Add(new ImportProgress { ImportBatchId = batch.Id });
        foreach (var row in sheet.Rows)
            unit.Add(
                new ImportRow
                {
                    ImportBatchId = batch.Id,
                    Line = row.Line,
                    Cells = JsonSerializer.Serialize(row.Cells),
                }
            );
        return batch.Id;
    }
}

public sealed record UploadImport(string Kind, string FileName);

/// <summary>Which column holds which field.</summary>
public static class ImportMapping
{
    /// <summary>By the heads' words; each column serves one field.</summary>
    public static IReadOnlyDictionary<string, int> Propose(IImportKind kind, IReadOnlyList<string> headers)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var heads = headers.Select(ImportText.HeadKey).ToList();
        Dictionary<string, int> mapping = [];
        foreach (var column in kind.Columns)
        {
            var names = column.Aliases.Prepend(column.Label).Prepend(column.Field).Select(ImportText.HeadKey).ToList();
            var at = heads.FindIndex(h => names.Contains(h) && !mapping.ContainsValue(heads.IndexOf(h)));
            if (at >= 0)
                mapping[column.Field] = at;
        }

        return mapping;
    }

    /// <summary>
    /// As somebody chose it for the last file of this kind, as far as its heads are here; by the words for the rest. A file
    /// with the very same heads is matched the very same way, also in what was left out.
    /// </summary>
    public static IReadOnlyDictionary<string, int> Propose(
        IImportKind kind,
        IReadOnlyList<string> headers,
        ImportBatch? last
    )
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (last is null)
            return Propose(kind, headers);
        var heads = headers.Select(ImportText.HeadKey).ToList();
        var before = (JsonSerializer.Deserialize<string[]>(last.Headers) ?? []).Select(ImportText.HeadKey).ToList();
        Dictionary<string, int> mapping = [];
        foreach (var (field, column) in Read(last.Mapping))
            if (
                kind.Columns.Any(c => c.Field == field)
                && column < before.Count
                && heads.IndexOf(before[column]) is >= 0 and var at
            )
                mapping[field] = at;
        if (heads.SequenceEqual(before))
            return mapping;
        foreach (var (field, column) in Propose(kind, headers))
            if (!mapping.ContainsKey(field) && !mapping.ContainsValue(column))
                mapping[field] = column;
        return mapping;
    }

    public static IReadOnlyDictionary<string, int> Read(string mapping) =>
        JsonSerializer.Deserialize<Dictionary<string, int>>(mapping) ?? [];

    /// <summary>A stored row's cells by field.</summary>
    public static ImportCells CellsOf(string cells, IReadOnlyDictionary<string, int> mapping)
    {
        var texts = JsonSerializer.Deserialize<string[]>(cells) ?? [];
        return new ImportCells(
            mapping.ToDictionary(m => m.Key, m => m.Value < texts.Length ? texts[m.Value] : "", StringComparer.Ordinal)
        );
    }
}
