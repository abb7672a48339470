using System.Linq.Expressions;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Work;

/// <summary>Shows long work to whom it concerns, stops it at a safe point and lets it go on.</summary>
public sealed class WorkService(IUnitOfWorkFactory units, IEnumerable<IWorkKind> kinds, WorkNotices notices)
{
    /// <summary>Rows of the tray.</summary>
    public const int MostRecent = 8;

    /// <summary>So long after its end work is still in the tray.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromDays(3);

    /// <summary>Running without finishing a piece for so long: its process may have died.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, IWorkKind> _kinds = kinds.ToDictionary(k => k.Code);

    /// <summary>One's own work that runs, and what ended in the last days; newest first.</summary>
    [Bounded(MostRecent)]
    public Task<IReadOnlyList<WorkRow>> RecentAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<WorkRow>>(
            SelfPermissions.Profile,
            async unit =>
            {
                if (unit.Actor.MembershipId is not { } member)
                    return [];
                var since = unit.Now - Recent;
                var runs = await unit.Set<WorkRun>()
                    .Where(r => r.StartedByMembershipId == member && (r.EndedAtUtc == null || r.EndedAtUtc > since))
                    .OrderBy(r => r.EndedAtUtc != null)
                    .ThenByDescending(r => r.Id)
                    .Take(MostRecent)
                    .ToListAsync(ct);
                return runs.ConvertAll(r => Row(r, unit));
            },
            ct
        );

    /// <summary>The whole history the reader may see, newest first.</summary>
    /// <param name="onlyMine">Leaves out what others started.</param>
    /// <param name="state">Null: all.</param>
    public Task<Page<WorkRow>> ListAsync(bool onlyMine, WorkState? state, string? after, CancellationToken ct) =>
        units.ReadAsync(
            SelfPermissions.Profile,
            async unit =>
            {
                var before = Cursor.Read(after)?.Id;
                var runs = await unit.Set<WorkRun>()
                    .Where(Seen(unit, onlyMine))
                    .Where(r => before == null || r.Id < before)
                    .Where(r => state == null || r.State == state)
                    .OrderByDescending(r => r.Id)
                    .Take(Lists.Default + 1)
                    .ToListAsync(ct);
                return Lists.Cut(runs.ConvertAll(r => Row(r, unit)), Lists.Default, r => new Cursor("", r.Id));
            },
            ct
        );

    /// <summary>Asks it to stop; it ends at the next safe point, and what was done until then stays.</summary>
    /// <returns>Done; or NOT_FOUND, WORK_ENDED.</returns>
    public async Task<Result<Done>> CancelAsync(long id, CommandId command, CancellationToken ct)
    {
        var (result, run) = await ChangeAsync(
            new { cancel = id },
            id,
            command,
            async (unit, found) =>
            {
                if (found.EndedAtUtc is not null)
                    return WorkErrors.Ended;
                await unit.UpdateWhereAsync<WorkRun>(
                    r => r.Id == id,
                    set => set.SetProperty(r => r.CancelRequested, true),
                    ct
                );
                unit.Audit("WORK_CANCEL_REQUESTED", nameof(WorkRun), id, new { found.Kind, found.Title });
                return null;
            },
            ct
        );
        Tell(result, run);
        return result;
    }

    /// <summary>Goes on with what is left of it.</summary>
    /// <returns>Done; or NOT_FOUND, WORK_NOTHING_LEFT, or why its kind refuses.</returns>
    public async Task<Result<Done>> ResumeAsync(long id, CommandId command, CancellationToken ct)
    {
        var (result, run) = await ChangeAsync(
            new { resume = id },
            id,
            command,
            async (unit, found) =>
            {
                if (!MayGoOn(found) || _kinds.GetValueOrDefault(found.Kind) is not { } kind)
                    return WorkErrors.NothingLeft;
                unit.Demand(kind.Permission);
                if (await kind.ResumeAsync(unit, found, ct) is { } refused)
                    return refused;
                await WaitAgainAsync(unit, id, ct);
                unit.Audit("WORK_RESUMED", nameof(WorkRun), id, new { found.Kind, found.Title });
                return null;
            },
            ct
        );
        Tell(result, run);
        return result;
    }

    private async Task<(Result<Done>, WorkRun?)> ChangeAsync(
        object input,
        long id,
        CommandId command,
        Func<IUnitOfWork, WorkRun, Task<Error?>> change,
        CancellationToken ct
    )
    {
        WorkRun? run = null;
        var result = await units.RunAsync<Done>(
            SelfPermissions.Profile,
            command,
            input,
            async unit =>
            {
                run = await unit.Set<WorkRun>()
                    .AsNoTracking()
                    .Where(Seen(unit, onlyMine: false))
                    .SingleOrDefaultAsync(r => r.Id == id, ct);
                if (run is null)
                    return CommonErrors.NotFound;
                return await change(unit, run) is { } refused ? refused : Done.Instance;
            },
            ct
        );
        return (result, run);
    }

    private void Tell(Result<Done> result, WorkRun? run)
    {
        if (result.Error is null && run is not null)
            notices.Tell(new WorkNotice(run.OrganizationId, run.StartedByMembershipId, run.SubjectId, Turned: true));
    }

    private static Task<int> WaitAgainAsync(IUnitOfWork unit, long id, CancellationToken ct) =>
        unit.UpdateWhereAsync<WorkRun>(
            r => r.Id == id,
            set =>
                set.SetProperty(r => r.State, WorkState.Waiting)
                    .SetProperty(r => r.CancelRequested, false)
                    .SetProperty(r => r.Attempts, 0)
                    .SetProperty(r => r.EndedAtUtc, (DateTime?)null)
                    .SetProperty(r => r.Note, (Phrase?)null),
            ct
        );

    /// <summary>One's own; and everybody's of the kinds one may do.</summary>
    private Expression<Func<WorkRun, bool>> Seen(IReadUnit unit, bool onlyMine)
    {
        var member = unit.Actor.MembershipId;
        string[] mayDo = onlyMine ? [] : [.. _kinds.Values.Where(k => unit.May(k.Permission)).Select(k => k.Code)];
        return r => r.StartedByMembershipId == member && member != null || mayDo.Contains(r.Kind);
    }

    private static bool MayGoOn(WorkRun run) =>
        run.State is WorkState.Failed or WorkState.Cancelled && run.DoneCount + run.FailedCount < run.Total;

    private WorkRow Row(WorkRun run, IReadUnit unit)
    {
        var kind = _kinds.GetValueOrDefault(run.Kind);
        return new WorkRow(
            run.Id,
            kind?.Title ?? run.Kind,
            run.Title,
            run.State,
            run.Total,
            run.DoneCount,
            run.FailedCount,
            run.CancelRequested && run.EndedAtUtc is null,
            IsSilent: run.EndedAtUtc is null && unit.Now - (run.BeatAtUtc ?? run.QueuedAtUtc) > Silence,
            kind is not null && MayGoOn(run) && unit.May(kind.Permission),
            run.Note,
            run.Result,
            run.StartedBy,
            run.QueuedAtUtc,
            run.EndedAtUtc
        );
    }
}

/// <summary>One piece of long work, to show.</summary>
/// <param name="What">Its kind in words: <c>Import</c>.</param>
/// <param name="Title"><see cref="WorkRun.Title"/>.</param>
/// <param name="IsStopping">Asked to stop, and not yet at a safe point.</param>
/// <param name="IsSilent">Should run, but nothing moved for a minute.</param>
/// <param name="MayGoOn">Something is left, and the reader may let it go on.</param>
public sealed record WorkRow(
    long Id,
    string What,
    string Title,
    WorkState State,
    int Total,
    int Done,
    int Failed,
    bool IsStopping,
    bool IsSilent,
    bool MayGoOn,
    Phrase? Note,
    string Result,
    string StartedBy,
    DateTime QueuedAtUtc,
    DateTime? EndedAtUtc
)
{
    public bool IsOpen => State is WorkState.Waiting or WorkState.Running;

    /// <summary>Whole percent, 0 to 100.</summary>
    public int Percent => Total == 0 ? 0 : (int)Math.Min(100, (Done + Failed) * 100L / Total);
}

public static class WorkErrors
{
    public static readonly Error Ended = new("WORK_ENDED", "This has ended already. Reload to see how.");

    public static readonly Error NothingLeft = new(
        "WORK_NOTHING_LEFT",
        "Nothing is left of this to go on with. Reload to see where it stands."
    );
}
