using System.Linq.Expressions;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Undo;

/// <summary>One act as the list of recent changes shows it.</summary>
/// <param name="Name">What the record is called; null where it has no name or is gone.</param>
/// <param name="By">Who did it.</param>
/// <param name="Mine">The reader did it.</param>
/// <param name="UndoneAtUtc">Null: it stands.</param>
public sealed record RecentAct(
    long Id,
    string Kind,
    string Record,
    long RecordId,
    string? Name,
    string? Detail,
    DateTime AtUtc,
    string By,
    bool Mine,
    DateTime? UndoneAtUtc
)
{
    /// <summary>Its own member may take it back.</summary>
    public bool MayUndo => Mine && UndoneAtUtc is null;
}

/// <summary>What was done in the last day and can be taken back.</summary>
public sealed class UndoService(IUnitOfWorkFactory units, IEnumerable<IReversible> ways, IRecordNames names)
{
    /// <summary>Acts of one bulk that a message can offer to take back.</summary>
    public const int MostAtOnce = 200;

    /// <summary>Acts of the last 24 hours, newest first: the reader's own, or everybody's.</summary>
    /// <exception cref="AccessDeniedException">Everybody's needs org:audit:read.</exception>
    public Task<Page<RecentAct>> RecentAsync(bool everybody, string? after, CancellationToken ct) =>
        units.ReadAsync(
            SelfPermissions.Profile,
            async unit =>
            {
                if (everybody)
                    unit.Demand(OrganizationPermissions.ReadAudit);
                var me = unit.Actor.MembershipId;
                var before = Cursor.Read(after)?.Id;
                var rows = await RowsAsync(
                    unit,
                    a => (everybody || a.MembershipId == me) && (before == null || a.Id < before),
                    Lists.Default + 1,
                    ct
                );
                return Lists.Cut(rows, Lists.Default, r => new Cursor("", r.Id));
            },
            ct
        );

    /// <summary>What these commands of the reader did, as far as it can be taken back.</summary>
    [Bounded(MostAtOnce)]
    public Task<IReadOnlyList<RecentAct>> OfCommandsAsync(IReadOnlyList<CommandId> commands, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<RecentAct>>(
            SelfPermissions.Profile,
            async unit =>
            {
                var me = unit.Actor.MembershipId;
                Guid[] wanted = [.. commands.Take(MostAtOnce).Select(c => c.Value)];
                return await RowsAsync(
                    unit,
                    a => a.MembershipId == me && a.UndoneAtUtc == null && wanted.Contains(a.CommandId),
                    MostAtOnce,
                    ct
                );
            },
            ct
        );

    /// <summary>Takes an own act back by the command its service has for it; a second time changes nothing.</summary>
    /// <returns>
    /// Done; or NOT_FOUND, UNDO_EXPIRED, UNDO_CHANGED where somebody changed the record since, or why the service refuses
    /// the way back.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks the permission of the way back.</exception>
    public async Task<Result<Done>> UndoAsync(long actId, CancellationToken ct)
    {
        var found = await units.ReadAsync(SelfPermissions.Profile, unit => FindAsync(unit, actId, ct), ct);
        if (found.Error is { } refusal)
            return refusal;
        var act = found.Value;
        if (act.UndoneAtUtc is not null)
            return Done.Instance;
        if (ways.SingleOrDefault(w => w.Kinds.Contains(act.Kind)) is not { } way)
            return UndoErrors.Expired; // kept by a release that knew it
        var undone = await way.UndoAsync(
            new ActToUndo(act.Kind, act.RecordId, act.SeenVersion, act.Before),
            new CommandId(act.UndoCommandId),
            ct
        );
        return undone.Error?.Code == CommonErrors.ConcurrencyConflict.Code ? UndoErrors.Changed : undone;
    }

    private static async Task<Result<ReversibleAct>> FindAsync(IReadUnit unit, long actId, CancellationToken ct)
    {
        var me = unit.Actor.MembershipId;
        var act = await unit.Set<ReversibleAct>().SingleOrDefaultAsync(a => a.Id == actId && a.MembershipId == me, ct);
        if (act is null)
            return CommonErrors.NotFound;
        return act.AtUtc < unit.Now - ReversibleAct.Kept ? UndoErrors.Expired : act;
    }

    private async Task<List<RecentAct>> RowsAsync(
        IReadUnit unit,
        Expression<Func<ReversibleAct, bool>> which,
        int most,
        CancellationToken ct
    )
    {
        var me = unit.Actor.MembershipId;
        var since = unit.Now - ReversibleAct.Kept;
        var rows = await unit.Set<ReversibleAct>()
            .Where(a => a.AtUtc >= since)
            .Where(which)
            .OrderByDescending(a => a.Id)
            .Take(most)
            .Join(
                unit.Set<Membership>(),
                a => a.MembershipId,
                m => m.Id,
                (a, m) =>
                    new RecentAct(
                        a.Id,
                        a.Kind,
                        a.Record,
                        a.RecordId,
                        null,
                        a.Detail,
                        a.AtUtc,
                        m.DisplayName,
                        a.MembershipId == me,
                        a.UndoneAtUtc
                    )
            )
            .ToListAsync(ct);
        var called = await names.FindAsync(
            unit,
            [.. rows.Select(r => new RecordReference(r.Record, r.RecordId)).Distinct()],
            ct
        );
        return
        [
            .. rows.OrderByDescending(r => r.Id).Select(r => r with { Name = called.GetValueOrDefault(r.RecordId) }),
        ];
    }
}

public static class UndoErrors
{
    public static readonly Error Expired = new(
        "UNDO_EXPIRED",
        "This was more than 24 hours ago, so it can no longer be undone here. Open the record and change it there."
    );

    public static readonly Error Changed = new(
        "UNDO_CHANGED",
        "It was changed again since, so nothing was undone. Open the record and change it there."
    );
}
