using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>What makes a movement happen once: the line of the document that causes it.</summary>
internal sealed record MovementKey(string SourceType, long SourceId, int SourceLine, StockMovementType Type)
{
    public Task<StockMovement?> FindAsync(IUnitOfWork unit, CancellationToken ct) =>
        unit.Set<StockMovement>()
            .SingleOrDefaultAsync(
                m =>
                    m.SourceType == SourceType
                    && m.SourceId == SourceId
                    && m.SourceLine == SourceLine
                    && m.Type == Type,
                ct
            );

    /// <summary>A repeat has the first one's result; other content under the same key is refused.</summary>
    public static Result<StockMovement> Repeat(StockMovement earlier, long itemId, decimal quantity) =>
        earlier.ItemId == itemId && earlier.Quantity == quantity ? earlier : StockErrors.MovementConflict;
}
