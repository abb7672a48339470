using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

internal static class GoodsReceiptList
{
    /// <summary>Columns the list can be ordered by; without one the newest stand on top. Values are not everybody's.</summary>
    private static readonly IReadOnlyList<SortKey<GoodsReceipt>> Sorts =
    [
        SortKey<GoodsReceipt>.Of("number", r => r.Id), // ids rise with the numbers, over all years
        SortKey<GoodsReceipt>.Of("date", r => r.Date),
    ];

    public static async Task<Page<GoodsReceiptRow>> PageAsync(
        IReadUnit unit,
        GoodsReceiptFilter filter,
        CancellationToken ct
    )
    {
        var withCost = unit.May(InventoryPermissions.ReadCost);
        return await Filtered(unit, filter)
            .PageAsync(
                Sorts,
                filter.Sort,
                Cursor.Read(filter.After),
                Lists.Default,
                some => Rows(unit, some, withCost),
                r => r.Id,
                ct
            );
    }

    private static IQueryable<GoodsReceiptRow> Rows(IReadUnit unit, IQueryable<GoodsReceipt> receipts, bool withCost) =>
        receipts
            .Join(unit.Set<Contact>(), r => r.VendorId, c => c.Id, (r, c) => new { Receipt = r, Vendor = c.Name })
            .Join(
                unit.Set<Warehouse>(),
                r => r.Receipt.WarehouseId,
                w => w.Id,
                (r, w) =>
                    new
                    {
                        r.Receipt,
                        r.Vendor,
                        Warehouse = w.Name,
                    }
            )
            .OrderByDescending(r => r.Receipt.Id)
            .Select(r => new GoodsReceiptRow(
                r.Receipt.Id,
                r.Receipt.Number,
                r.Receipt.Date,
                r.Vendor,
                r.Warehouse,
                r.Receipt.Reference,
                r.Receipt.Lines.Count,
                withCost ? r.Receipt.Value : null,
                unit.Set<StockReversal>().Any(v => v.SourceType == GoodsReceipt.Source && v.SourceId == r.Receipt.Id)
            ));

    public static async Task<GoodsReceiptView?> FindAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var withCost = unit.May(InventoryPermissions.ReadCost);
        if (await unit.Set<GoodsReceipt>().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } receipt)
            return null;
        var vendor = await unit.Set<Contact>().Where(c => c.Id == receipt.VendorId).Select(c => c.Name).SingleAsync(ct);
        var store = await unit.Set<Warehouse>()
            .Where(w => w.Id == receipt.WarehouseId)
            .Select(w => w.Name)
            .SingleAsync(ct);
        return new GoodsReceiptView(
            receipt.Id,
            receipt.Number,
            receipt.Date,
            receipt.VendorId,
            vendor,
            receipt.WarehouseId,
            store,
            receipt.Reference,
            receipt.Notes,
            receipt.ActorName,
            receipt.AtUtc,
            withCost ? receipt.Value : null,
            await LinesAsync(unit, id, withCost, ct),
            await StockReversals.FindAsync(unit, GoodsReceipt.Source, id, ct)
        );
    }

    public static async Task<IReadOnlyList<VendorChoice>> VendorsAsync(
        IReadUnit unit,
        string? text,
        int most,
        CancellationToken ct
    )
    {
        var vendors = unit.Set<Contact>().Where(c => c.IsVendor && !c.IsArchived);
        if (!string.IsNullOrWhiteSpace(text))
            vendors = vendors.WhereBeginsWith(c => c.SortName, Names.SortKey(text));
        return await vendors
            .OrderBy(c => c.SortName)
            .Take(most)
            .Select(c => new VendorChoice(c.Id, c.Name, c.Phone, c.City))
            .ToListAsync(ct);
    }

    private static async Task<IReadOnlyList<GoodsReceiptLineView>> LinesAsync(
        IReadUnit unit,
        long id,
        bool withCost,
        CancellationToken ct
    ) =>
        await unit.Set<GoodsReceiptLine>()
            .Where(l => l.ReceiptId == id)
            .Join(unit.Set<Item>(), l => l.ItemId, i => i.Id, (l, i) => new { Line = l, Item = i })
            .Join(
                unit.Set<StockMovement>()
                    .Where(m =>
                        m.SourceType == GoodsReceipt.Source && m.SourceId == id && m.Type == StockMovementType.Receipt
                    ),
                l => l.Line.LineNo,
                m => m.SourceLine,
                (l, m) =>
                    new
                    {
                        l.Line,
                        l.Item,
                        MovementId = m.Id,
                    }
            )
            .OrderBy(l => l.Line.LineNo)
            .Take(StockLines.Most)
            .Select(l => new GoodsReceiptLineView(
                l.Line.LineNo,
                l.Item.Id,
                l.Item.Sku,
                l.Item.Name,
                l.Item.Uom,
                l.Line.Quantity,
                withCost ? l.Line.UnitCost : null,
                withCost ? l.Line.Value : null,
                l.MovementId
            ))
            .ToListAsync(ct);

    private static IQueryable<GoodsReceipt> Filtered(IReadUnit unit, GoodsReceiptFilter filter)
    {
        var receipts = unit.Set<GoodsReceipt>();
        var text = (filter.Text ?? "").Trim().ToUpperInvariant();
        if (text.Length > 0)
            receipts = receipts.Where(r => r.SearchKey.Contains(text));
        if (filter.WarehouseId is { } store)
            receipts = receipts.Where(r => r.WarehouseId == store);
        if (filter.From is { } from)
            receipts = receipts.Where(r => r.Date >= from);
        if (filter.To is { } to)
            receipts = receipts.Where(r => r.Date <= to);
        return receipts;
    }
}
