using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Work;

public enum WorkState
{
    /// <summary>Asked for; a worker takes it within seconds.</summary>
    Waiting,
    Running,
    Done,

    /// <summary>It stopped by itself; what is safe stands in the note.</summary>
    Failed,

    /// <summary>Somebody stopped it; it ended at a safe point.</summary>
    Cancelled,
}

/// <summary>
/// Long work somebody started, as the job tray shows it: how far it is, how it ended, where its result is. The work itself
/// lives in the feature it belongs to; its progress is written in the transaction of each piece, so it is never ahead.
/// </summary>
[NotAudited("Progress of long work; what it does, and cancelling it, is audited.")]
public sealed class WorkRun : TenantEntity
{
    public const int LongestTitle = 200;

    /// <summary>Finished work is kept this long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Code of its <see cref="IWorkKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about: a file's name, a month.</summary>
    public required string Title { get; init; }

    /// <summary>The record it works on; which one, its kind knows.</summary>
    public required long SubjectId { get; init; }

    /// <summary>Where its result is shown, below the organization's address.</summary>
    public required string Result { get; init; }

    /// <summary>Who is told about it; null where no member started it.</summary>
    public required long? StartedByMembershipId { get; init; }

    public required string StartedBy { get; init; }

    public required DateTime QueuedAtUtc { get; init; }

    public WorkState State { get; set; } = WorkState.Waiting;

    /// <summary>When a piece of it was last finished.</summary>
    public DateTime? BeatAtUtc { get; set; }

    public DateTime? EndedAtUtc { get; set; }

    /// <summary>Pieces there are to do.</summary>
    public required int Total { get; init; }

    public int DoneCount { get; set; }

    /// <summary>Pieces that were refused.</summary>
    public int FailedCount { get; set; }

    /// <summary>Begun since the last finished piece: what breaks each time is given up.</summary>
    public int Attempts { get; set; }

    public bool CancelRequested { get; set; }

    /// <summary>How it ended, in a sentence: what came of it, or why it stopped and what is safe.</summary>
    public Phrase? Note { get; set; }
}

/// <summary>A kind of long work, written by the feature that does it.</summary>
public interface IWorkKind
{
    /// <summary>Stable: <c>import</c>.</summary>
    string Code { get; }

    /// <summary>As shown: <c>Import</c>.</summary>
    string Title { get; }

    /// <summary>Who holds it sees everybody's work of this kind; one's own is always seen.</summary>
    string Permission { get; }

    /// <summary>Work that ended before everything was done goes on from where it stopped.</summary>
    /// <returns>Null when it waits for a worker again; or why it cannot go on.</returns>
    Task<Error?> ResumeAsync(IUnitOfWork unit, WorkRun run, CancellationToken ct);
}
