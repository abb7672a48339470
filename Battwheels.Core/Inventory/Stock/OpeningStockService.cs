using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>What was in store when the books began.</summary>
public sealed class OpeningStockService(IUnitOfWorkFactory units)
{
    private const int MostShown = 50;

    /// <summary>Posts opening stock with all its lines, or nothing (row 39 per line).</summary>
    /// <returns>The document's id; or the refusals of <see cref="OpeningStocks.PostAsync"/>.</returns>
    public Task<Result<long>> EnterAsync(OpeningStockInput input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            InventoryPermissions.Adjust,
            command,
            input,
            async unit =>
            {
                var posted = await OpeningStocks.PostAsync(unit, input, ct);
                return posted.Error is { } refusal ? refusal : posted.Value.Id;
            },
            ct
        );

    /// <summary>Takes opening stock that was entered wrongly out again, today, and reverses its entries.</summary>
    /// <returns>Done; or NOT_FOUND and the refusals of <see cref="StockReversals.PostAsync"/>.</returns>
    public Task<Result<Done>> ReverseAsync(ReverseStock input, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            InventoryPermissions.Adjust,
            command,
            input,
            async unit =>
            {
                if (!await unit.Set<OpeningStock>().AnyAsync(o => o.Id == input.Id, ct))
                    return CommonErrors.NotFound;
                var reversed = await StockReversals.PostAsync(
                    unit,
                    OpeningStock.Source,
                    input,
                    "This opening stock",
                    ct
                );
                return reversed.Error is { } refusal ? refusal : Done.Instance;
            },
            ct
        );

    /// <summary>The latest documents, newest first.</summary>
    [Bounded(MostShown)]
    public Task<IReadOnlyList<OpeningStockRow>> ListAsync(CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => RowsAsync(unit, id: null, ct), ct);

    /// <summary>One document with its lines; null when there is none.</summary>
    public Task<OpeningStockView?> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.Read,
            async unit =>
            {
                if ((await RowsAsync(unit, id, ct)).SingleOrDefault() is not { } row)
                    return null;
                return new OpeningStockView(row, await LinesAsync(unit, id, ct));
            },
            ct
        );

    private static async Task<IReadOnlyList<OpeningStockRow>> RowsAsync(IReadUnit unit, long? id, CancellationToken ct)
    {
        var withCost = unit.May(InventoryPermissions.ReadCost);
        var documents = unit.Set<OpeningStock>();
        var reversals = unit.Set<StockReversal>().Where(r => r.SourceType == OpeningStock.Source);
        if (id is { } one)
            documents = documents.Where(d => d.Id == one);
        return await documents
            .OrderByDescending(d => d.Id)
            .Take(MostShown)
            .Join(unit.Set<Warehouse>(), d => d.WarehouseId, w => w.Id, (d, w) => new { Document = d, Store = w.Name })
            .OrderByDescending(d => d.Document.Id)
            .Select(d => new OpeningStockRow(
                d.Document.Id,
                d.Document.Date,
                d.Store,
                d.Document.LineCount,
                withCost ? d.Document.Value : null,
                d.Document.ActorName,
                d.Document.AtUtc,
                reversals
                    .Where(r => r.SourceId == d.Document.Id)
                    .Select(r => new StockReversalView(r.Date, r.Reason, r.ActorName, r.AtUtc))
                    .SingleOrDefault()
            ))
            .ToListAsync(ct);
    }

    private static async Task<IReadOnlyList<OpeningStockLineView>> LinesAsync(
        IReadUnit unit,
        long id,
        CancellationToken ct
    )
    {
        var withCost = unit.May(InventoryPermissions.ReadCost);
        return await unit.Set<StockMovement>()
            .Where(m => m.SourceType == OpeningStock.Source && m.SourceId == id && m.Type == StockMovementType.Opening)
            .Join(unit.Set<Item>(), m => m.ItemId, i => i.Id, (m, i) => new { Movement = m, Item = i })
            .OrderBy(l => l.Movement.SourceLine)
            .Take(StockLines.Most)
            .Select(l => new OpeningStockLineView(
                l.Movement.Id,
                l.Item.Id,
                l.Item.Sku,
                l.Item.Name,
                l.Item.Uom,
                l.Movement.Quantity,
                withCost ? l.Movement.Value : null
            ))
            .ToListAsync(ct);
    }
}

/// <param name="Value">Rupees; null without inventory:cost:read.</param>
public sealed record OpeningStockRow(
    long Id,
    DateOnly Date,
    string Warehouse,
    int Lines,
    decimal? Value,
    string EnteredBy,
    DateTime AtUtc,
    StockReversalView? Reversal
);

public sealed record OpeningStockLineView(
    long MovementId,
    long ItemId,
    string Sku,
    string Name,
    string Uom,
    decimal Quantity,
    decimal? Value
);

public sealed record OpeningStockView(OpeningStockRow Head, IReadOnlyList<OpeningStockLineView> Lines);
