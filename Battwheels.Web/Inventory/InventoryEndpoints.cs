using System.Runtime.CompilerServices;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Web.Common;

namespace Battwheels.Web.Inventory;

/// <summary>Items and movements as CSV; cost stays empty for those who may not see it.</summary>
public static class InventoryEndpoints
{
    public static void MapInventory(this IEndpointRouteBuilder app)
    {
        app.MapGet("/receipts/{id:long}/pdf", ReceiptPdfAsync).RequireAuthorization(InventoryPermissions.Read);
        app.MapGet("/items/{id:long}/label", LabelPdfAsync).RequireAuthorization(InventoryPermissions.Read);
        TableFile.Map(app, "/items/export", ItemsAsync, InventoryPermissions.Read);
        TableFile.Map(app, "/receipts/export", ReceiptsAsync, InventoryPermissions.Read);
        TableFile.Map(app, "/stock/movements/export", MovementsAsync, InventoryPermissions.Read);
    }

    private static readonly string[] ItemHeads =
    [
        "SKU",
        "Name",
        "Type",
        "Part number",
        "Unit",
        "GST %",
        "Sale price",
        "Minimum stock",
        "On hand",
        "Reserved",
        "Available",
        "Stock value",
    ];

    private static readonly string[] ReceiptHeads =
    [
        "Receipt",
        "Date",
        "Supplier",
        "Bill or challan",
        "Store",
        "Lines",
        "Value",
        "Reversed",
    ];

    private static readonly string[] MovementHeads =
    [
        "Date",
        "Type",
        "SKU",
        "Item",
        "Store",
        "Quantity",
        "Unit",
        "Value",
        "By",
    ];

    private static async Task<IResult> ReceiptPdfAsync(
        long id,
        string? paper,
        HttpContext context,
        StockPrintService prints,
        CancellationToken ct
    ) => PdfFile.Show(context, await prints.ReceiptAsync(id, PdfFile.Sheet(paper), ct));

    private static async Task<IResult> LabelPdfAsync(
        long id,
        int? copies,
        HttpContext context,
        StockPrintService prints,
        CancellationToken ct
    ) => PdfFile.Show(context, await prints.LabelAsync(id, copies ?? 1, ct));

    private static async Task<IResult> ItemsAsync(
        [AsParameters] ItemListAddress address,
        ItemService items,
        TableFile file,
        CancellationToken ct
    )
    {
        var begun = await items.BeginExportAsync(address.Filter(null), CommandId.New(), ct);
        return file.Download(begun, "items", ItemHeads, ItemRowsAsync(items, address, ct));
    }

    private static async Task<IResult> MovementsAsync(
        [AsParameters] MovementListAddress address,
        StockService stock,
        TableFile file,
        CancellationToken ct
    )
    {
        var begun = await stock.BeginExportAsync(address.Filter(null), CommandId.New(), ct);
        return file.Download(begun, "stock-movements", MovementHeads, MovementRowsAsync(stock, address, ct));
    }

    private static async Task<IResult> ReceiptsAsync(
        string? q,
        string? store,
        string? from,
        string? to,
        string? sort,
        GoodsReceiptService receipts,
        TableFile file,
        CancellationToken ct
    )
    {
        GoodsReceiptFilter filter = new(
            AddressText.Text(q),
            AddressText.Id(store),
            AddressText.Date(from),
            AddressText.Date(to),
            Sort: Sort.Read(sort)
        );
        var begun = await receipts.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(
            begun,
            "receipts",
            ReceiptHeads,
            Pages.AllAsync(after => receipts.ListAsync(filter with { After = after }, ct)).Select(ReceiptCells)
        );
    }

    private static object?[] ReceiptCells(GoodsReceiptRow r) =>
        [r.Number, r.Date, r.Vendor, r.Reference, r.Warehouse, r.Lines, r.Value, r.IsReversed ? "yes" : "no"];

    private static async IAsyncEnumerable<object?[]> ItemRowsAsync(
        ItemService items,
        ItemListAddress address,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var i in Pages.AllAsync(after => items.ExportPageAsync(address.Filter(after), ct)))
            yield return
            [
                i.Sku,
                i.Name,
                i.Kind,
                i.PartNumber,
                i.Uom,
                i.GstRatePercent,
                i.SalesPrice,
                i.MinimumStock,
                i.OnHand,
                i.Reserved,
                i.Available,
                i.Value,
            ];
    }

    private static async IAsyncEnumerable<object?[]> MovementRowsAsync(
        StockService stock,
        MovementListAddress address,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var m in Pages.AllAsync(after => stock.MovementsAsync(address.Filter(after), ct)))
            yield return
            [
                m.Date,
                InventoryWords.Of(m.Type),
                m.Sku,
                m.Item,
                m.Warehouse,
                m.Quantity,
                m.Uom,
                m.Value,
                m.By,
            ];
    }
}
