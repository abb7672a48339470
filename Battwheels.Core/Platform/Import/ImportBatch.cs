using System.Text.Json.Serialization;
using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Import;

public enum ImportState
{
    /// <summary>Read; columns are to be matched.</summary>
    Uploaded,

    /// <summary>Matched; every row is being tried without saving.</summary>
    Checking,

    /// <summary>Every row has its verdict; nothing is saved yet.</summary>
    Checked,
    Importing,
    Done,

    /// <summary>Discarded, or stopped by hand while rows were imported: those before stay, the rest may go on.</summary>
    Cancelled,

    /// <summary>It could not go on by itself, or whoever started it may no longer import; what was imported before stays.</summary>
    Stopped,

    /// <summary>What was imported is being taken back.</summary>
    Undoing,

    /// <summary>Taken back, but for rows that were changed or used since.</summary>
    Undone,
}

/// <summary>One file somebody brought in, and how far it got. The file is kept.</summary>
public sealed class ImportBatch : TenantEntity, IVersioned
{
    /// <summary>Code of its <see cref="IImportKind"/>.</summary>
    public required string Kind { get; init; }

    public required string FileName { get; init; }

    /// <summary>In the file store.</summary>
    public required string FileKey { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Column heads of the file, as a JSON array.</summary>
    public required string Headers { get; init; }

    /// <summary>Field to column number, as a JSON object; the last one for the same heads is proposed again.</summary>
    public string Mapping { get; set; } = "{}";

    public ImportState State { get; set; } = ImportState.Uploaded;

    public required int RowCount { get; init; }

    public required long? StartedByMembershipId { get; init; }

    public required string StartedBy { get; init; }

    public required DateTime UploadedAtUtc { get; init; }

    public DateTime? FinishedAtUtc { get; set; }

    public int Version { get; private set; }
}

public enum ImportRowState
{
    /// <summary>Not looked at yet, or corrected since.</summary>
    Waiting,

    /// <summary>Will be imported.</summary>
    Ready,

    /// <summary>Is there already; will be left out.</summary>
    Duplicate,

    /// <summary>Cannot be imported as it is.</summary>
    Bad,
    Imported,

    /// <summary>Was fine when checked, but refused when imported.</summary>
    Failed,

    /// <summary>Left out by hand.</summary>
    Skipped,

    /// <summary>Was imported and taken back.</summary>
    Undone,

    /// <summary>Was to be taken back, but stays: changed or used since.</summary>
    Kept,
}

/// <summary>One row of the file, as it stood there or was corrected; the file itself is kept as it came.</summary>
[NotAudited("A copy of the file; what is made from it is audited.")]
public sealed class ImportRow : TenantEntity
{
    public long ImportBatchId { get; init; }

    /// <summary>Line of the file: the head is 1.</summary>
    public required int Line { get; init; }

    /// <summary>The cells as text, as a JSON array.</summary>
    public required string Cells { get; set; }

    public ImportRowState State { get; set; } = ImportRowState.Waiting;

    /// <summary><see cref="ImportProblem"/>s as a JSON array; null when there are none.</summary>
    public string? Problems { get; set; }

    /// <summary>The record made from it.</summary>
    public long? ResultId { get; set; }

    /// <summary><see cref="ImportMade.OfId"/>.</summary>
    public long? ResultOfId { get; set; }

    internal ImportMade Made => new(ResultId!.Value, ResultOfId);
}

/// <summary>How far a batch has been worked through; moved by guarded updates, so two workers never take the same rows.</summary>
[NotAudited("Progress of a batch.")]
public sealed class ImportProgress : TenantEntity
{
    public required long ImportBatchId { get; init; }

    /// <summary>Rows up to this line have been checked.</summary>
    public int CheckedLine { get; set; }

    /// <summary>Rows up to this line have been imported or failed.</summary>
    public int ImportedLine { get; set; }

    /// <summary>So many imported rows were taken back or found to stay.</summary>
    public int UndoneRows { get; set; }

    /// <summary>The work now under way, or the last one.</summary>
    public long? WorkRunId { get; set; }
}

/// <summary>What is wrong with one cell.</summary>
/// <param name="Column">Head of the column, as it stands in the file; empty when the row as a whole is meant.</param>
/// <param name="Value">What stands in the cell.</param>
public sealed record ImportProblem(
    string Column,
    string Value,
    [property: JsonConverter(typeof(KeptPhraseJson))] Phrase Reason
);
