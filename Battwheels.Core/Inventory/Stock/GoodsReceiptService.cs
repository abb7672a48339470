using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Goods from vendors: what comes in is in stock and in the books at once.</summary>
public sealed class GoodsReceiptService(IUnitOfWorkFactory units)
{
    private const int MostVendors = 20;

    /// <summary>Posts a receipt with all its lines, or nothing (row 18 per line).</summary>
    /// <returns>The receipt's id; or the refusals of <see cref="GoodsReceipts.PostAsync"/>.</returns>
    public Task<Result<long>> ReceiveAsync(GoodsReceiptInput input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            InventoryPermissions.Receive,
            command,
            input,
            async unit =>
            {
                var posted = await GoodsReceipts.PostAsync(unit, input, ct);
                return posted.Error is { } refusal ? refusal : posted.Value.Id;
            },
            ct
        );

    /// <summary>Takes a receipt that was entered wrongly back, today: its goods leave, its entries are reversed.</summary>
    /// <returns>Done; or NOT_FOUND and the refusals of <see cref="StockReversals.PostAsync"/>.</returns>
    public Task<Result<Done>> ReverseAsync(ReverseStock input, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            InventoryPermissions.Adjust,
            command,
            input,
            async unit =>
            {
                var number = await unit.Set<GoodsReceipt>()
                    .Where(r => r.Id == input.Id)
                    .Select(r => r.Number)
                    .SingleOrDefaultAsync(ct);
                if (number is null)
                    return CommonErrors.NotFound;
                var reversed = await StockReversals.PostAsync(unit, GoodsReceipt.Source, input, number, ct);
                return reversed.Error is { } refusal ? refusal : Done.Instance;
            },
            ct
        );

    /// <summary>Receipts, newest first.</summary>
    public Task<Page<GoodsReceiptRow>> ListAsync(GoodsReceiptFilter filter, CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => GoodsReceiptList.PageAsync(unit, filter, ct), ct);

    /// <summary>Puts on record that somebody takes the list out of the system; then read it page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(GoodsReceiptFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            InventoryPermissions.Read,
            command,
            filter,
            unit =>
            {
                unit.Audit("EXPORTED", nameof(GoodsReceipt), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>One receipt with its lines; null when there is none.</summary>
    public Task<GoodsReceiptView?> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => GoodsReceiptList.FindAsync(unit, id, ct), ct);

    /// <summary>What the item cost per unit when it last came, reversed receipts aside, rupees; null when it never did.</summary>
    public Task<decimal?> LastCostAsync(long itemId, CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.ReadCost,
            unit =>
                unit.Set<GoodsReceiptLine>()
                    .Where(l => l.ItemId == itemId)
                    .Where(l =>
                        !unit.Set<StockReversal>()
                            .Any(r => r.SourceType == GoodsReceipt.Source && r.SourceId == l.ReceiptId)
                    )
                    .OrderByDescending(l => l.Id)
                    .Select(l => (decimal?)l.UnitCost)
                    .FirstOrDefaultAsync(ct),
            ct
        );

    /// <summary>Vendors whose name or phone begins so, to choose from; without a text the first by name.</summary>
    [Bounded(MostVendors)]
    public Task<IReadOnlyList<VendorChoice>> VendorsAsync(string? text, CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.Receive,
            unit => GoodsReceiptList.VendorsAsync(unit, text, MostVendors, ct),
            ct
        );
}

/// <param name="Text">Part of the number or of the vendor's reference.</param>
public sealed record GoodsReceiptFilter(
    string? Text = null,
    long? WarehouseId = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? After = null,
    Sort? Sort = null
);

/// <param name="Value">Rupees; null without inventory:cost:read.</param>
public sealed record GoodsReceiptRow(
    long Id,
    string Number,
    DateOnly Date,
    string Vendor,
    string Warehouse,
    string? Reference,
    int Lines,
    decimal? Value,
    bool IsReversed
);

/// <param name="UnitCost">Null without inventory:cost:read, as the value.</param>
/// <param name="MovementId">The movement of the line.</param>
public sealed record GoodsReceiptLineView(
    int LineNo,
    long ItemId,
    string Sku,
    string Name,
    string Uom,
    decimal Quantity,
    decimal? UnitCost,
    decimal? Value,
    long MovementId
);

public sealed record GoodsReceiptView(
    long Id,
    string Number,
    DateOnly Date,
    long VendorId,
    string Vendor,
    long WarehouseId,
    string Warehouse,
    string? Reference,
    string? Notes,
    string ReceivedBy,
    DateTime AtUtc,
    decimal? Value,
    IReadOnlyList<GoodsReceiptLineView> Lines,
    StockReversalView? Reversal
);

public sealed record VendorChoice(long Id, string Name, string? Phone, string City);
