using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <param name="Address">What the printed code opens.</param>
public sealed record PosterRow(long Id, string Branch, string Address, DateTime CreatedAtUtc, DateTime? RevokedAtUtc);

/// <summary>A poster as it is printed.</summary>
public sealed record PosterPrint(string Workshop, string City, string? Phone, PosterRow Poster);

/// <summary>Posters with a code customers scan at the gate.</summary>
public sealed class IntakePosterService(IUnitOfWorkFactory units, PublicAddress address)
{
    /// <summary>Newest first.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:read.</exception>
    [Bounded(IntakePoster.Most)]
    public Task<IReadOnlyList<PosterRow>> ListAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<PosterRow>>(
            PublicIntakePermissions.ReadPosters,
            async unit => await RowsAsync(unit, unit.Set<IntakePoster>(), ct),
            ct
        );

    /// <returns>Null for none of this organization, and for one that was taken back.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:read.</exception>
    public Task<PosterPrint?> PrintAsync(long posterId, CancellationToken ct) =>
        units.ReadAsync<PosterPrint?>(
            PublicIntakePermissions.ReadPosters,
            async unit =>
            {
                var posters = unit.Set<IntakePoster>().Where(p => p.Id == posterId && p.RevokedAtUtc == null);
                if (await RowsAsync(unit, posters, ct) is not [var poster])
                    return null;
                var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
                return new PosterPrint(profile.TradeName, profile.City, profile.Phone, poster);
            },
            ct
        );

    /// <summary>A new code for a branch; earlier ones stay in use.</summary>
    /// <returns>The poster's id; or NOT_FOUND, TOO_MANY_POSTERS.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:update.</exception>
    public Task<Result<long>> AddAsync(long? branchId, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            PublicIntakePermissions.UpdatePosters,
            command,
            new { branchId },
            async unit =>
            {
                var branch = await unit.Set<Branch>()
                    .Where(b => branchId == null ? b.IsDefault : b.Id == branchId)
                    .OrderBy(b => b.Id)
                    .FirstOrDefaultAsync(ct);
                if (branch is null)
                    return CommonErrors.NotFound;
                if (await unit.Set<IntakePoster>().CountAsync(ct) >= IntakePoster.Most)
                    return new Error("TOO_MANY_POSTERS", "There are 200 posters already. Use one of them.");
                return unit.Add(
                    new IntakePoster
                    {
                        BranchId = branch.Id,
                        Code = LinkToken.New().Text,
                        CreatedAtUtc = unit.Now,
                    }
                ).Id;
            },
            ct
        );

    /// <summary>The printed code opens nothing from now on.</summary>
    /// <returns>Done, also when it was taken back before; or NOT_FOUND.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:update.</exception>
    public Task<Result<Done>> RevokeAsync(long posterId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            PublicIntakePermissions.UpdatePosters,
            command,
            new { revoke = posterId },
            async unit =>
            {
                if (await unit.Set<IntakePoster>().SingleOrDefaultAsync(p => p.Id == posterId, ct) is not { } poster)
                    return CommonErrors.NotFound;
                poster.RevokedAtUtc ??= unit.Now;
                return Done.Instance;
            },
            ct
        );

    private async Task<List<PosterRow>> RowsAsync(
        IReadUnit unit,
        IQueryable<IntakePoster> posters,
        CancellationToken ct
    )
    {
        var root = address.Of(unit.Organization.Slug);
        var rows = await (
            from poster in posters
            join branch in unit.Set<Branch>() on poster.BranchId equals branch.Id
            orderby poster.Id descending
            select new
            {
                poster.Id,
                branch.Name,
                poster.Code,
                poster.CreatedAtUtc,
                poster.RevokedAtUtc,
            }
        )
            .Take(IntakePoster.Most)
            .ToListAsync(ct);
        return rows.ConvertAll(r => new PosterRow(
            r.Id,
            r.Name,
            $"{root}intake/{r.Code}",
            r.CreatedAtUtc,
            r.RevokedAtUtc
        ));
    }
}
