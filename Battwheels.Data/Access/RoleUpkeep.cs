using System.Collections.Frozen;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Data.Common.Keys;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Access;

/// <summary>
/// Part of an upgrade: brings every organization's system roles to the table this release ships. Runs as the schema's
/// owner, because the application's role may not be there yet; each organization in a transaction of its own, audited.
/// </summary>
public sealed class RoleUpkeep
{
    private const int OrganizationsAtOnce = 100;

    private readonly DbFactory _databases;
    private readonly WriteQueue _queue;
    private readonly MasterKeys _keys;
    private readonly TimeProvider _time;

    internal RoleUpkeep(DbFactory databases, WriteQueue queue, MasterKeys keys, TimeProvider time) =>
        (_databases, _queue, _keys, _time) = (databases, queue, keys, time);

    /// <returns>Organizations whose roles were not as shipped.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var changed = 0;
        for (long after = 0; ; )
        {
            var page = await PageAsync(after, ct);
            foreach (var organization in page)
                changed += await UpdateAsync(organization, ct) ? 1 : 0;
            if (page.Count < OrganizationsAtOnce)
                return changed;
            after = page[^1].Id;
        }
    }

    private async Task<List<OrganizationIdentity>> PageAsync(long after, CancellationToken ct)
    {
        await using var db = _databases.CreateAsOwner(TenantScope.Platform("roles of every organization"));
        return await db.Set<Organization>()
            .AsNoTracking()
            .Where(o => o.Id > after)
            .OrderBy(o => o.Id)
            .Take(OrganizationsAtOnce)
            .Select(o => new OrganizationIdentity(o.Id, o.Slug, o.Name, o.TimeZoneId, o.IsDemo))
            .ToListAsync(ct);
    }

    private async Task<bool> UpdateAsync(OrganizationIdentity organization, CancellationToken ct)
    {
        const string permission = SystemPermissions.UpdateRoles;
        using var turn = await _queue.EnterAsync(ct);
        await using var db = _databases.CreateAsOwner(new TenantScope(organization.Id));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        GatePass pass = new(
            Actor.Job(organization.Id, "migrate", permission),
            new[] { permission }.ToFrozenSet(),
            permission,
            organization,
            _time.GetUtcNow().UtcDateTime,
            Probe: null
        );
        UnitOfWork unit = new(db, pass, CommandId.New(), _keys);
        var roles = await ShippedRoles.ApplyAsync(unit, ct);
        if (roles.Count == 0)
            return false;
        unit.Audit("ROLES_UPGRADED", nameof(Organization), organization.Id, new { roles });
        await unit.CompleteAsync("", "null", ct);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }
}
