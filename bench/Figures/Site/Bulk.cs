using Battwheels.Core.Common;

namespace Battwheels.Figures.Site;

/// <summary>Many rows at once, below the services; the save checks still look at each.</summary>
internal static class Bulk
{
    /// <summary>The "now" of the set.</summary>
    public static readonly DateTime Now = TimeProvider.System.GetUtcNow().UtcDateTime;

    public static async Task SaveAsync<T>(BenchSite site, long organizationId, IEnumerable<T> rows)
        where T : TenantEntity
    {
        foreach (var chunk in rows.Chunk(2_000))
        {
            await using var db = site.Database(organizationId);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.AddRange(chunk);
            await db.SaveChangesAsync();
        }
    }
}
