using Battwheels.Core.Crm;
using Battwheels.Core.Service.Sublets;
using Battwheels.Data.Common.Documents;
using static Battwheels.Data.Common.Documents.DocumentParts;

namespace Battwheels.Data.Service.Sublets;

/// <summary>Sets delivery challans of outside work as PDF.</summary>
internal sealed class SubletPrinter : ISubletPrinter
{
    public byte[] Pdf(SubletChallan print) => new SubletChallanPdf(print).ToPdf();
}

/// <summary>What goes to another workshop to be worked on and comes back; without a price.</summary>
/// <remarks>Source: CGST Rules 2017, Rule 55(1)(b): removal of goods for job work.</remarks>
internal sealed class SubletChallanPdf(SubletChallan print)
{
    private const float Between = 9f;
    private readonly SubletRow _order = print.Order;
    private readonly PageFormat _format = PageFormat.Of(print.Paper);

    public byte[] ToPdf()
    {
        Pages pages = new(
            new PageSetup(
                _format,
                $"Delivery challan {_order.Number}",
                print.By.Name,
                _order.Number,
                _order.SentAtUtc!.Value,
                Running: $"DELIVERY CHALLAN {_order.Number} · {print.By.Name}"
            )
        );
        pages.Add(Head(print.By with { Gstin = print.From ?? print.By.Gstin }, "DELIVERY CHALLAN", "For job work"));
        pages.Add(new Rule(1.2f, strong: true), Between);
        pages.Add(Facts(), Between);
        pages.Add(new Rule(), Between);
        pages.Add(To(), Between);
        pages.Add(Goods(), Between);
        pages.Add(new Stack(2, Caption("Work to be done"), Text(_order.Work)), Between);
        pages.Add(Text("Sent for work and to be returned; this is no sale."), Between);
        return pages.Add(Signatures("Handed over by", "Received by the workshop"), Between + 26).ToPdf();
    }

    private Stack Facts() =>
        new(
            6,
            new Columns(
                10,
                new Cell(Fact("Challan no.", Numbered()), 1.2f),
                new Cell(Fact("Sent", PrintedText.Time(print.By.Local(_order.SentAtUtc!.Value))), 1),
                new Cell(Fact("To be back on", PrintedText.Date(_order.DueOn)), 1)
            ),
            new Columns(
                10,
                new Cell(Fact("Job card", _order.TicketNumber), 1.2f),
                new Cell(Fact("Vehicle", Plate()), 1),
                new Cell(Fact("Handed over by", print.SentBy), 1)
            )
        );

    /// <summary>Each time it goes out the paper has a number of its own.</summary>
    private string Numbered() =>
        _order.Rounds > 1 ? $"{_order.Number}/{PrintedText.Number(_order.Rounds)}" : _order.Number;

    private string Plate() => _order.Registration is { } plate ? Registrations.Display(plate) : _order.VehicleText;

    private Stack To()
    {
        List<Block> lines = [Caption("To"), new TextBlock(_order.Vendor, Strong)];
        if (print.VendorAddress.Length > 0)
            lines.Add(Text(print.VendorAddress));
        if (print.VendorGstin is { } gstin)
            lines.Add(Text($"GSTIN {gstin}"));
        if (!string.IsNullOrEmpty(print.VendorPhone))
            lines.Add(Text(print.VendorPhone));
        return new Stack(1, lines);
    }

    private Table Goods()
    {
        Table table = new(
            [
                new("#", 24, Align.Centre),
                new("Handed over", 1, Fixed: false),
                new("HSN/SAC", 56),
                new("Qty", 56, Align.Right),
            ],
            _format.IsNarrow ? 7.5f : 8.5f
        );
        table.Add(
            RowKind.Plain,
            table.Text("1", Align.Centre, bold: false),
            new Stack(1, table.Text(_order.HandedOver ?? "", Align.Left, bold: true), Caption(_order.Line)),
            table.Text(print.HsnSac, Align.Left, bold: false),
            table.Text($"{PrintedText.Number(print.Quantity)} {print.Uom}", Align.Right, bold: false)
        );
        return table;
    }
}
