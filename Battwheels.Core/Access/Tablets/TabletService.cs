using System.ComponentModel.DataAnnotations;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access.Tablets;

/// <param name="TokenHash">Of the token the browser will hold.</param>
public sealed record EnrolTablet([property: MaxLength(60)] string Name, string TokenHash);

/// <param name="Version">The version the page showed.</param>
public sealed record RevokeTablet(long Id, int Version);

/// <param name="RevokedAtUtc">Null while it can be unlocked.</param>
public sealed record TabletRow(
    long Id,
    int Version,
    string Name,
    string EnrolledBy,
    DateTime EnrolledAtUtc,
    DateTime? RevokedAtUtc
);

/// <summary>The shared tablets of an organization.</summary>
public sealed class TabletService(IUnitOfWorkFactory units, IPasswordConfirmation password, ITabletSessions sessions)
{
    private const int Most = 100;

    /// <summary>In use first, the newest first.</summary>
    [Bounded(Most)]
    public Task<IReadOnlyList<TabletRow>> ListAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<TabletRow>>(
            OrganizationPermissions.ReadMembers,
            async unit =>
                await (
                    from tablet in unit.Set<SharedTablet>()
                    join member in unit.Set<Membership>() on tablet.EnrolledByMembershipId equals member.Id
                    orderby tablet.RevokedAtUtc != null, tablet.Id descending
                    select new TabletRow(
                        tablet.Id,
                        tablet.Version,
                        tablet.Name,
                        member.DisplayName,
                        tablet.EnrolledAtUtc,
                        tablet.RevokedAtUtc
                    )
                )
                    .Take(Most)
                    .ToListAsync(ct),
            ct
        );

    /// <summary>The browser that holds the token is a shared tablet from now on.</summary>
    /// <returns>Its id; or REQUIRED, PASSWORD_NEEDED.</returns>
    public Task<Result<long>> EnrolAsync(EnrolTablet enrol, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            OrganizationPermissions.UpdateMembers,
            command,
            enrol,
            async unit =>
            {
                if (string.IsNullOrWhiteSpace(enrol.Name))
                    return CommonErrors.Required("Name", "Name");
                if (await password.RefusalAsync(unit.Actor, ct) is { } needed)
                    return needed;
                SharedTablet tablet = new()
                {
                    Name = enrol.Name.Trim(),
                    TokenHash = enrol.TokenHash,
                    EnrolledByMembershipId = unit.Actor.MembershipId!.Value,
                    EnrolledAtUtc = unit.Now,
                };
                return unit.Add(tablet).Id;
            },
            ct
        );

    /// <summary>No PIN opens it any more, and whoever is at work on it by a PIN is signed out.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT.</returns>
    public async Task<Result<Done>> RevokeAsync(RevokeTablet revoke, CommandId command, CancellationToken ct)
    {
        var (done, organization) = (default(Result<Done>), 0L);
        done = await units.RunAsync<Done>(
            OrganizationPermissions.UpdateMembers,
            command,
            revoke,
            async unit =>
            {
                organization = unit.Organization.Id;
                if (await unit.Set<SharedTablet>().SingleOrDefaultAsync(t => t.Id == revoke.Id, ct) is not { } tablet)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(tablet, revoke.Version) is { } stale)
                    return stale;
                tablet.Revoke(unit.Now);
                return Done.Instance;
            },
            ct
        );
        if (done.Error is null && organization != 0)
            await sessions.EndOfTabletAsync(organization, revoke.Id, "tablet revoked", CancellationToken.None);
        return done;
    }
}
