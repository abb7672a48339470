using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Enters opening stock inside the caller's transaction.</summary>
public static class OpeningStocks
{
    /// <returns>
    /// The document; or DATE_IN_FUTURE, WAREHOUSE_UNKNOWN, LINES_MISSING, TOO_MANY_LINES, or what
    /// <see cref="StockLedger.OpenManyAsync"/> says of a line.
    /// </returns>
    /// <exception cref="AccessDeniedException">An earlier day without inventory:backdate.</exception>
    public static async Task<Result<OpeningStock>> PostAsync(
        IUnitOfWork unit,
        OpeningStockInput input,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Date > unit.Today)
            return StockErrors.DateInFuture;
        if (input.Date < unit.Today)
            unit.Demand(InventoryPermissions.Backdate);
        if (StockLines.Refusal(input.Lines) is { } refusal)
            return refusal;
        if (!await unit.Set<Warehouse>().AnyAsync(w => w.Id == input.WarehouseId, ct))
            return StockErrors.WarehouseUnknown;

        var id = unit.NewId();
        var opened = await StockLedger.OpenManyAsync(
            unit,
            [.. input.Lines.Select((line, i) => LineOf(id, input, line, i))],
            ct
        );
        if (opened.Refusal is { } lineRefusal)
            return StockLines.At(lineRefusal, opened.At);
        return unit.Add(
            new OpeningStock(id)
            {
                Date = input.Date,
                WarehouseId = input.WarehouseId,
                LineCount = input.Lines.Count,
                Value = input.Lines.Sum(StockLines.Value),
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
                AtUtc = unit.Now,
            }
        );
    }

    private static OpeningStockLine LineOf(long id, OpeningStockInput input, StockLineInput line, int index) =>
        new(
            line.ItemId,
            input.WarehouseId,
            line.Quantity,
            StockLines.Value(line),
            input.Date,
            OpeningStock.Source,
            id,
            index + 1
        );
}
