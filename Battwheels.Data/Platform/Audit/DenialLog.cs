using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Data.Platform.Events;

namespace Battwheels.Data.Platform.Audit;

/// <summary>Writes a refused attempt in a transaction of its own, after the refused one rolled back.</summary>
internal sealed class DenialLog(DbFactory databases, WriteQueue queue, TimeProvider time, PlatformAudit platform)
{
    public async Task WriteAsync(Actor? actor, string code, string permission, string? entity = null)
    {
        if (actor is null)
        {
            await platform.WriteAsync("DENIED", permission, null, code, CancellationToken.None);
            return;
        }

        // Not the caller's token: someone who leaves at once has still tried.
        using var turn = await queue.EnterAsync(CancellationToken.None);
        await using var db = databases.Create(new TenantScope(actor.OrganizationId));
        db.Add(
            AuditTrail.Row(
                actor,
                permission,
                null,
                time.GetUtcNow().UtcDateTime,
                "DENIED",
                entity ?? "Permission",
                0,
                $$"""{"code":"{{code}}"}"""
            )
        );
        await WorkDueRows.WriteAsync(
            db,
            [(AuditSealing.Queue, time.GetUtcNow().UtcDateTime.AddSeconds(30))],
            CancellationToken.None
        );
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
