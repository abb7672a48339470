using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Access;

internal sealed class PlatformDirectory(DbFactory databases, WriteQueue queue, IdGenerator ids, TimeProvider time)
    : IPlatformDirectory
{
    [Bounded(200)]
    public async Task<IReadOnlyList<OwnMembership>> MembershipsAsync(long personId, CancellationToken ct)
    {
        await using var db = databases.Create(TenantScope.OwnMemberships(personId));
        return await (
            from member in db.Set<Membership>().IgnoreQueryFilters([TenantModel.TenantFilter]).AsNoTracking()
            join organization in db.Set<Organization>() on member.OrganizationId equals organization.Id
            where member.PersonId == personId && member.Status != MembershipStatus.Ended
            orderby organization.Name
            select new OwnMembership(
                member.OrganizationId,
                organization.Slug,
                organization.Name,
                member.Id,
                member.DisplayName,
                member.Status
            )
        )
            .Take(200)
            .ToListAsync(ct);
    }

    public async Task<bool> IsUnusedAsync(CancellationToken ct)
    {
        await using var db = databases.Create(TenantScope.Platform("is anything here"));
        return !await db.Set<Organization>().AnyAsync(o => !o.IsDemo, ct);
    }

    public async Task<OrganizationIdentity?> FindAsync(string slug, CancellationToken ct)
    {
        await using var db = databases.Create(TenantScope.Platform("organization by address"));
        return await db.Set<Organization>()
            .AsNoTracking()
            .Where(o => o.Slug == slug)
            .Select(o => new OrganizationIdentity(o.Id, o.Slug, o.Name, o.TimeZoneId, o.IsDemo))
            .SingleOrDefaultAsync(ct);
    }

    public async Task<Result<long>> CreateOrganizationAsync(string slug, string name, bool isDemo, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(TenantScope.Platform("sign-up"));
        Organization organization = new()
        {
            Id = ids.Next(),
            Slug = slug,
            Name = name,
            IsDemo = isDemo,
            CreatedAtUtc = time.GetUtcNow().UtcDateTime,
        };
        db.Add(organization);
        try
        {
            await db.SaveChangesAsync(ct);
            return organization.Id;
        }
        catch (DbUpdateException e) when (DatabaseFaults.IsUniqueViolation(e))
        {
            return new Error("SLUG_TAKEN", "This address is taken. Choose another one.", "Slug");
        }
    }
}
