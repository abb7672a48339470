using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>What the printer needs.</summary>
public sealed record GoodsReceiptPrint(Letterhead By, GoodsReceiptView Receipt, PaperSize Paper);

/// <summary>A sticker for a part or its shelf.</summary>
/// <param name="Code">What a scanner reads: the barcode, else the SKU.</param>
/// <param name="Copies">Stickers in a row, 1 to 100.</param>
public sealed record ItemLabel(string Sku, string Name, string Code, decimal? Mrp, int Copies);

/// <summary>Sets documents of the store as PDF.</summary>
public interface IStockPrinter
{
    byte[] Pdf(GoodsReceiptPrint print);

    byte[] Pdf(ItemLabel label);
}

/// <summary>Goods receipts and item labels as PDF.</summary>
public sealed class StockPrintService(IUnitOfWorkFactory units, IStockPrinter printer)
{
    private const int MostCopies = 100;

    /// <returns>Null when there is no such receipt. Costs are absent without inventory:cost:read.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks inventory:read.</exception>
    public async Task<DocumentFile?> ReceiptAsync(long goodsReceiptId, PaperSize paper, CancellationToken ct) =>
        await units.ReadAsync(
            InventoryPermissions.Read,
            async unit =>
                await GoodsReceiptList.FindAsync(unit, goodsReceiptId, ct) is { } receipt
                    ? new GoodsReceiptPrint(await Letterhead.ReadAsync(unit, ct), receipt, paper)
                    : null,
            ct
        )
            is { } print
            ? new DocumentFile($"{print.Receipt.Number}.pdf", printer.Pdf(print))
            : null;

    /// <summary>Labels of 50 x 25 mm, one a page.</summary>
    /// <returns>Null when there is no such item.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks inventory:read.</exception>
    public async Task<DocumentFile?> LabelAsync(long itemId, int copies, CancellationToken ct) =>
        await units.ReadAsync(
            InventoryPermissions.Read,
            unit =>
                unit.Set<Item>()
                    .Where(i => i.Id == itemId)
                    .Select(i => new ItemLabel(i.Sku, i.Name, i.Barcode ?? i.Sku, i.Mrp, 1))
                    .SingleOrDefaultAsync(ct),
            ct
        )
            is { } label
            ? new DocumentFile(
                $"label-{label.Sku}.pdf",
                printer.Pdf(label with { Copies = Math.Clamp(copies, 1, MostCopies) })
            )
            : null;
}
