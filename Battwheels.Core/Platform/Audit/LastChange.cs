using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Audit;

/// <summary>Who saved a record last, for somebody who was about to save over it.</summary>
public sealed record LastChange(string By, DateTime AtUtc);

/// <summary>Reads it inside the unit of whoever may read the record.</summary>
internal static class LastChanges
{
    /// <summary>Null when the log has no row of the record.</summary>
    public static Task<LastChange?> OfAsync<T>(IReadUnit unit, long id, CancellationToken ct)
        where T : TenantEntity =>
        unit.Set<AuditEntry>()
            .Where(e => e.EntityType == typeof(T).Name && e.EntityId == id)
            .Where(e => e.Action == "CHANGED" || e.Action == "CREATED")
            .OrderByDescending(e => e.Id)
            .Select(e => new LastChange(e.ActorName, e.AtUtc))
            .FirstOrDefaultAsync(ct);
}
