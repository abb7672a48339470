using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Numbering;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Receives goods inside the caller's transaction.</summary>
public static class GoodsReceipts
{
    private const string Series = "goods-receipt";

    /// <returns>
    /// The receipt; or VENDOR_UNKNOWN, WAREHOUSE_UNKNOWN, LINES_MISSING, TOO_MANY_LINES, or what
    /// <see cref="StockLedger.ReceiveManyAsync"/> says of a line.
    /// </returns>
    public static async Task<Result<GoodsReceipt>> PostAsync(
        IUnitOfWork unit,
        GoodsReceiptInput input,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(input);
        if (StockLines.Refusal(input.Lines) is { } refusal)
            return refusal;
        if (!await unit.Set<Warehouse>().AnyAsync(w => w.Id == input.WarehouseId, ct))
            return StockErrors.WarehouseUnknown;
        if (!await unit.Set<Contact>().AnyAsync(c => c.Id == input.VendorId && c.IsVendor && !c.IsArchived, ct))
            return StockErrors.VendorUnknown;

        var id = unit.NewId();
        var received = await StockLedger.ReceiveManyAsync(
            unit,
            [.. input.Lines.Select((line, i) => LineOf(id, input, line, i))],
            ct
        );
        if (received.Refusal is { } lineRefusal)
            return StockLines.At(lineRefusal, received.At);
        return await WriteAsync(unit, id, input, ct);
    }

    private static StockReceiptLine LineOf(long id, GoodsReceiptInput input, StockLineInput line, int index) =>
        new(
            line.ItemId,
            input.WarehouseId,
            line.Quantity,
            StockLines.Value(line),
            GoodsReceipt.Source,
            id,
            index + 1,
            input.VendorId,
            input.Reference
        );

    private static async Task<GoodsReceipt> WriteAsync(
        IUnitOfWork unit,
        long id,
        GoodsReceiptInput input,
        CancellationToken ct
    )
    {
        var year = FiscalYear.Of(unit.Today);
        var number = await NumberSeries.TakeAsync(unit, Series, year, ct);
        GoodsReceipt receipt = new(id)
        {
            Number = string.Create(CultureInfo.InvariantCulture, $"GRN-{year.Digits}-{number:D5}"),
            Date = unit.Today,
            WarehouseId = input.WarehouseId,
            VendorId = input.VendorId,
            Reference = Text(input.Reference),
            Notes = Text(input.Notes),
            Value = input.Lines.Sum(StockLines.Value),
            MembershipId = unit.Actor.MembershipId,
            ActorName = unit.Actor.Name,
            AtUtc = unit.Now,
        };
        foreach (var (line, index) in input.Lines.Select((l, i) => (l, i)))
            receipt.Add(
                new GoodsReceiptLine
                {
                    LineNo = index + 1,
                    ItemId = line.ItemId,
                    Quantity = line.Quantity,
                    UnitCost = line.UnitCost,
                    Value = StockLines.Value(line),
                }
            );
        unit.Raise(new GoodsReceived(receipt.Id));
        return unit.Add(receipt);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
