using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>What makes a movement happen once: the line of the document that causes it.</summary>
internal sealed record MovementKey(string SourceType, long SourceId, int SourceLine, StockMovementType Type)
{
    /// <summary>Movements these keys have made before.</summary>
    public static async Task<Dictionary<MovementKey, StockMovement>> FindAsync(
        IUnitOfWork unit,
        IReadOnlyCollection<MovementKey> keys,
        CancellationToken ct
    )
    {
        var types = keys.Select(k => k.SourceType).Distinct().ToArray();
        var sources = keys.Select(k => k.SourceId).Distinct().ToArray();
        var lines = keys.Select(k => k.SourceLine).Distinct().ToArray();
        var found = await unit.Set<StockMovement>()
            .AsNoTracking()
            .Where(m => types.Contains(m.SourceType) && sources.Contains(m.SourceId) && lines.Contains(m.SourceLine))
            .ToListAsync(ct);
        return found.ToDictionary(m => new MovementKey(m.SourceType, m.SourceId, m.SourceLine, m.Type));
    }

    /// <summary>A repeat has the first one's result; other content under the same key is refused.</summary>
    public static Result<StockMovement> Repeat(StockMovement earlier, long itemId, decimal quantity) =>
        earlier.ItemId == itemId && earlier.Quantity == quantity ? earlier : StockErrors.MovementConflict;
}
