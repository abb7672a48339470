using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common.Documents;
using static Battwheels.Data.Common.Documents.DocumentParts;

namespace Battwheels.Data.Inventory.Stock;

/// <summary>Sets goods receipts and item labels as PDF.</summary>
internal sealed class StockPrinter(IQrEncoder qr) : IStockPrinter
{
    public byte[] Pdf(GoodsReceiptPrint print) => new GoodsReceiptPdf(print).ToPdf();

    public byte[] Pdf(ItemLabel label) => new ItemLabelPdf(label, qr).ToPdf();
}

/// <summary>What came from a vendor; costs only for those who may see them.</summary>
internal sealed class GoodsReceiptPdf(GoodsReceiptPrint print)
{
    private const float Between = 9f;
    private readonly GoodsReceiptView _receipt = print.Receipt;
    private readonly PageFormat _format = PageFormat.Of(print.Paper);

    private bool ShowsCost => _receipt.Value is not null;

    public byte[] ToPdf()
    {
        Pages pages = new(
            new PageSetup(
                _format,
                $"Goods receipt {_receipt.Number}",
                print.By.Name,
                _receipt.Number,
                _receipt.AtUtc,
                _receipt.Reversal is null ? null : "REVERSED",
                $"GOODS RECEIPT {_receipt.Number} · {PrintedText.Date(_receipt.Date)} · {print.By.Name}"
            )
        );
        pages.Add(Head(print.By, "GOODS RECEIPT", null));
        pages.Add(new Rule(1.2f, strong: true), Between);
        pages.Add(Facts(), Between);
        pages.Add(new Rule(), Between);
        pages.Add(Lines(), Between);
        if (_receipt.Value is { } value)
            pages.Add(Words(value), Between);
        if (_receipt.Notes is not null)
            pages.Add(new Stack(2, Caption("Note"), Text(_receipt.Notes)), Between);
        return pages.Add(Signatures("Delivered by", "Received by"), Between + 26).ToPdf();
    }

    private Stack Facts() =>
        new(
            6,
            new Columns(
                10,
                new Cell(Fact("Receipt no.", _receipt.Number), 1.2f),
                new Cell(Fact("Date", PrintedText.Date(_receipt.Date)), 1),
                new Cell(Fact("Bill or challan", _receipt.Reference), 1)
            ),
            new Columns(
                10,
                new Cell(Fact("Vendor", _receipt.Vendor), 1.2f),
                new Cell(Fact("Store", _receipt.Warehouse), 1),
                new Cell(Fact("Entered by", _receipt.ReceivedBy), 1)
            )
        );

    private Table Lines()
    {
        List<TableColumn> columns =
        [
            new("#", 24, Align.Centre),
            new("Item", 1, Fixed: false),
            new("Quantity", 60, Align.Right),
            new("Unit", 36),
        ];
        if (ShowsCost)
            columns.AddRange([new("Cost ₹", 66, Align.Right), new("Value ₹", 72, Align.Right)]);
        Table table = new([.. columns], _format.IsNarrow ? 7.5f : 8.5f, ShowsCost ? columns.Count - 1 : null);
        foreach (var line in _receipt.Lines)
            table.Add(RowKind.Plain, line.Value ?? 0m, [.. Cells(table, line)]);
        if (_receipt.Value is { } value)
            table.AddTotal("", "Total without GST", "", "", "", PrintedText.Amount(value));
        return table;
    }

    private IEnumerable<Block> Cells(Table table, GoodsReceiptLineView line)
    {
        yield return table.Text(PrintedText.Number(line.LineNo), Align.Centre, bold: false);
        yield return new Stack(1, table.Text(line.Name, Align.Left, bold: true), Caption(line.Sku));
        yield return table.Text(PrintedText.Number(line.Quantity), Align.Right, bold: false);
        yield return table.Text(line.Uom, Align.Left, bold: false);
        if (!ShowsCost)
            yield break;
        yield return table.Text(line.UnitCost is { } cost ? PrintedText.Cost(cost) : "", Align.Right, bold: false);
        yield return table.Text(line.Value is { } value ? PrintedText.Amount(value) : "", Align.Right, bold: false);
    }
}

/// <summary>Stickers of 50 x 25 mm: name, SKU, price and the code a scanner reads.</summary>
internal sealed class ItemLabelPdf(ItemLabel label, IQrEncoder qr)
{
    private static readonly float CodeSide = PageFormat.Millimetres(20);

    public byte[] ToPdf()
    {
        Pages pages = new(
            new PageSetup(PageFormat.Label, $"Label {label.Sku}", "Battwheels", label.Sku, DateTime.UnixEpoch)
        );
        for (var i = 0; i < label.Copies; i++)
            pages.Turn().Add(Sticker());
        return pages.ToPdf();
    }

    private Columns Sticker()
    {
        List<Block> left =
        [
            new TextBlock(label.Name, new TextStyle(7, Bold: true)) { MostLines = 3 },
            new TextBlock(label.Sku, new TextStyle(8)) { MostLines = 2 },
        ];
        if (label.Mrp is { } mrp) // Legal Metrology (Packaged Commodities) Rules 2011, Rule 2(m)
            left.Add(
                new TextBlock([
                    new($"MRP {PrintedText.Rupees(mrp)} ", new TextStyle(7, Bold: true)),
                    new("incl. of all taxes", new TextStyle(5)),
                ])
            );
        return new Columns(
            3,
            new Cell(new Stack(1, left), 1),
            new Cell(new QrBlock(qr.Encode(label.Code), CodeSide), CodeSide, Fixed: true)
        );
    }
}
