using System.Linq.Expressions;
using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Work;

/// <param name="Kind">Code of an <see cref="IWorkKind"/>.</param>
/// <param name="SubjectId"><see cref="WorkRun.SubjectId"/>.</param>
/// <param name="Result"><see cref="WorkRun.Result"/>.</param>
public sealed record NewWork(string Kind, string Title, long SubjectId, string Result, int Total);

/// <summary>What a worker writes about its progress, inside the unit of the piece it did.</summary>
public static class WorkRuns
{
    /// <summary>Begun so often without finishing one piece, work is given up.</summary>
    public const int MostAttempts = 5;

    /// <summary>Puts work on record in the name of who acts.</summary>
    public static WorkRun Queue(IUnitOfWork unit, NewWork work)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(work);
        return unit.Add(
            new WorkRun
            {
                Kind = work.Kind,
                Title = work.Title.Length > WorkRun.LongestTitle ? work.Title[..WorkRun.LongestTitle] : work.Title,
                SubjectId = work.SubjectId,
                Result = work.Result,
                Total = work.Total,
                StartedByMembershipId = unit.Actor.MembershipId,
                StartedBy = unit.Actor.Name,
                QueuedAtUtc = unit.Now,
            }
        );
    }

    /// <summary>A worker takes it in hand.</summary>
    /// <returns>False when it was begun too often in vain, or has ended.</returns>
    public static async Task<bool> BeginAsync(IUnitOfWork unit, long runId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var now = unit.Now;
        return await unit.UpdateWhereAsync<WorkRun>(
                r =>
                    r.Id == runId
                    && (r.State == WorkState.Waiting || r.State == WorkState.Running)
                    && r.Attempts < MostAttempts,
                set =>
                    set.SetProperty(r => r.State, WorkState.Running)
                        .SetProperty(r => r.BeatAtUtc, now)
                        .SetProperty(r => r.Attempts, r => r.Attempts + 1),
                ct
            ) == 1;
    }

    /// <summary>Pieces are done; written with them.</summary>
    public static Task AdvanceAsync(IUnitOfWork unit, long runId, int done, int failed, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var now = unit.Now;
        return unit.UpdateWhereAsync<WorkRun>(
            Open(runId),
            set =>
                set.SetProperty(r => r.DoneCount, r => r.DoneCount + done)
                    .SetProperty(r => r.FailedCount, r => r.FailedCount + failed)
                    .SetProperty(r => r.Attempts, 0)
                    .SetProperty(r => r.BeatAtUtc, now),
            ct
        );
    }

    /// <param name="note"><see cref="WorkRun.Note"/>.</param>
    public static async Task EndAsync(IUnitOfWork unit, long runId, WorkState state, Phrase note, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var now = unit.Now;
        var ended = await unit.UpdateWhereAsync<WorkRun>(
            Open(runId),
            set =>
                set.SetProperty(r => r.State, state).SetProperty(r => r.EndedAtUtc, now).SetProperty(r => r.Note, note),
            ct
        );
        if (ended == 1)
            unit.Raise(new WorkEnded(runId));
    }

    private static Expression<Func<WorkRun, bool>> Open(long runId) =>
        r => r.Id == runId && (r.State == WorkState.Waiting || r.State == WorkState.Running);
}

/// <summary>Long work is done, failed or was cancelled.</summary>
public sealed record WorkEnded(long RunId) : DomainEvent(RunId)
{
    public override string Type => "WORK_ENDED";
}
