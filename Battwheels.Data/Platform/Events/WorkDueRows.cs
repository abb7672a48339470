using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Platform.Events;

/// <summary>
/// Asks for attention inside the caller's transaction; the earlier time wins. An existing earlier request is left
/// untouched and unlocked, so busy organizations do not queue on one row.
/// </summary>
internal static class WorkDueRows
{
    public static async Task WriteAsync(
        BattwheelsDb db,
        IEnumerable<(string Queue, DateTime DueUtc)> requests,
        CancellationToken ct
    )
    {
        var wanted = requests.GroupBy(r => r.Queue).Select(g => (Queue: g.Key, Due: g.Min(r => r.DueUtc))).ToArray();
        var known = await GateQueries.Of(db).DueAsync(db, ct);
        foreach (var (queue, due) in wanted)
            if (!known.TryGetValue(queue, out var earlier) || earlier > due)
                await RequestAsync(db, queue, due, ct);
    }

    private static async Task RequestAsync(BattwheelsDb db, string queue, DateTime dueUtc, CancellationToken ct)
    {
        var organizationId = db.OrganizationId;
        var moved = await db.Set<WorkDue>()
            .Where(w => w.OrganizationId == organizationId && w.Queue == queue && w.DueUtc > dueUtc)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.DueUtc, dueUtc), ct);
        if (moved == 0)
            await InsertAsync(db, organizationId, queue, dueUtc, ct);
    }

    private static Task<int> InsertAsync(
        BattwheelsDb db,
        long organizationId,
        string queue,
        DateTime dueUtc,
        CancellationToken ct
    ) =>
        db is SqlServerDb
            ? db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO [WorkDue] ([OrganizationId], [Queue], [DueUtc])
                SELECT @org, @queue, @due WHERE NOT EXISTS (
                    SELECT 1 FROM [WorkDue] WITH (UPDLOCK, HOLDLOCK) WHERE [OrganizationId] = @org AND [Queue] = @queue)
                """,
                [
                    new SqlParameter("@org", organizationId),
                    new SqlParameter("@queue", queue),
                    new SqlParameter("@due", dueUtc),
                ],
                ct
            )
            : db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "WorkDue" ("OrganizationId", "Queue", "DueUtc") VALUES ({organizationId}, {queue}, {dueUtc})
                ON CONFLICT ("OrganizationId", "Queue") DO NOTHING
                """,
                ct
            );
}
