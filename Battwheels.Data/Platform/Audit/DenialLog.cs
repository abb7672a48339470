using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Data.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Platform.Audit;

/// <summary>Writes a refused attempt in a transaction of its own, after the refused one rolled back.</summary>
internal sealed class DenialLog(DbFactory databases, WriteQueue queue, TimeProvider time, PlatformAudit platform)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

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
                SecurityAlert.Denied,
                entity ?? "Permission",
                0,
                $$"""{"code":"{{code}}"}"""
            )
        );
        await AlertAsync(db, actor, permission);
        await WorkDueRows.WriteAsync(
            db,
            [(AuditSealing.Queue, time.GetUtcNow().UtcDateTime.AddSeconds(30))],
            CancellationToken.None
        );
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>Somebody is trying doors: many refusals in a short time, told once an hour.</summary>
    private async Task AlertAsync(BattwheelsDb db, Actor actor, string permission)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (window, quiet) = (IdGenerator.FirstOf(now - Window), IdGenerator.FirstOf(now - Quiet));
        var own = db.Set<AuditEntry>().Where(a => a.MembershipId == actor.MembershipId && a.Id >= quiet);
        var refused = await own.CountAsync(a => a.Id >= window && a.Action == SecurityAlert.Denied) + 1;
        if (refused < SecurityAlert.Refusals || await own.AnyAsync(a => a.Action == SecurityAlert.Action))
            return;
        var details = $$"""{"refusals":{{refused}},"minutes":{{Window.TotalMinutes:0}}}""";
        db.Add(AuditTrail.Row(actor, permission, null, now, SecurityAlert.Action, "Security", 0, details));
    }
}
