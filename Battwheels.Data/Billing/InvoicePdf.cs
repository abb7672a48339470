using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Gst;
using Battwheels.Data.Common.Documents;
using static Battwheels.Data.Common.Documents.DocumentParts;

namespace Battwheels.Data.Billing;

/// <summary>
/// An invoice in the zones people look for: title and copy, supplier, numbers, recipient and place of supply, lines,
/// tax by code, total in words, how to pay, signature.
/// </summary>
/// <remarks>Source: CGST Rules 2017, Rules 46, 48 and 49.</remarks>
internal sealed class InvoicePdf(InvoicePrint print, IQrEncoder qr)
{
    private const float Between = 9f;
    private readonly Invoice _invoice = print.View.Invoice;

    private readonly PageFormat _format = PageFormat.Of(print.Paper);

    private string Supplier => _invoice.SupplierTradeName ?? _invoice.SupplierName;

    private bool IsTaxed => _invoice.Kind is InvoiceKind.TaxInvoice;

    private bool ShowsCodes => _invoice.Kind is not InvoiceKind.Invoice;

    private string StateTaxName => _invoice.IsUnionTerritory ? "UTGST" : "SGST";

    public byte[] ToPdf()
    {
        Pages pages = new(
            new PageSetup(
                _format,
                $"{Title()} {print.Number}",
                _invoice.SupplierName,
                print.Number,
                _invoice.IssuedAtUtc,
                Watermark(),
                $"{Title()} {print.Number} · {PrintedText.Date(_invoice.Date)} · {Supplier}"
            )
        );
        pages.Add(
            Head(
                Supplier,
                _invoice.SupplierTradeName is null ? null : _invoice.SupplierName,
                _invoice.SupplierAddress,
                [_invoice.SupplierPhone, _invoice.SupplierEmail],
                _invoice.SupplierGstin,
                Title(),
                CopyMark()
            )
        );
        if (_invoice.IsComposition)
            pages.Add(new TextBlock(Invoice.CompositionLegend, Strong), Between);
        pages.Add(new Rule(1.2f, strong: true), Between);
        pages.Add(Facts(), Between);
        pages.Add(new Rule(), Between);
        pages.Add(Recipient(), Between);
        pages.Add(
            new InvoiceLineTable(_invoice, ShowsCodes, IsTaxed, _format.IsNarrow).Table(),
            Between + 3,
            new Stack(0, new Space(Between + 3), Totals())
        );
        if (_format.IsNarrow && IsTaxed)
            pages.Add(TaxTable(), Between + 3);
        pages.Add(Words(_invoice.Total), Between);
        if (!print.IsDraft)
            pages.Add(Payment(), Between);
        if (!string.IsNullOrWhiteSpace(_invoice.Notes))
            pages.Add(new Box(Text(_invoice.Notes), 8, 6, framed: true), Between);
        return pages.ToPdf();
    }

    private string? Watermark() =>
        print.IsDraft ? "DRAFT"
        : print.View.Status is InvoiceStatus.Cancelled ? "CANCELLED"
        : null;

    private string Title() =>
        _invoice.Kind switch
        {
            InvoiceKind.TaxInvoice => "TAX INVOICE",
            InvoiceKind.BillOfSupply => "BILL OF SUPPLY",
            InvoiceKind.Invoice => "INVOICE",
        };

    private string CopyMark()
    {
        if (print.IsDraft)
            return "Not issued, not a tax document";
        var hasGoods = _invoice.Lines.Any(l => !l.IsService);
        return print.Copy switch
        {
            InvoiceCopy.Original => "Original for recipient",
            InvoiceCopy.Duplicate => hasGoods ? "Duplicate for transporter" : "Duplicate for supplier",
            InvoiceCopy.Triplicate => "Triplicate for supplier",
        };
    }

    private Columns Facts()
    {
        List<Block> facts =
        [
            Fact("Invoice no.", print.Number),
            Fact("Invoice date", PrintedText.Date(_invoice.Date)),
            Fact("Due date", PrintedText.Date(_invoice.DueDate)),
        ];
        if (ShowsCodes)
            facts.Add(Fact("Place of supply", PrintedText.State(_invoice.PlaceOfSupply)));
        List<Block> more = [];
        if (_invoice.Reference is not null)
            more.Add(Fact("Reference", _invoice.Reference));
        if (_invoice.VehicleText is not null)
            more.Add(Fact("Vehicle", _invoice.VehicleText));
        if (ShowsCodes)
            more.Add(Fact("Reverse charge", "No"));
        while (facts.Count < 4)
            facts.Add(new Space(0));
        while (more.Count > 0 && more.Count < 4)
            more.Add(new Space(0));
        return new Columns(
            10,
            [.. facts.Select((f, i) => new Cell(more.Count == 0 ? f : new Stack(6, f, more[i]), i is 1 ? 1.4f : 1))]
        );
    }

    private Stack Recipient()
    {
        List<Block> left = [Caption("Bill to"), new TextBlock(_invoice.CustomerName, new TextStyle(10, Bold: true))];
        if (_invoice.CustomerAddress.Length > 0)
            left.Add(Text(_invoice.CustomerAddress));
        if (_invoice.CustomerGstin is { } gstin)
            left.Add(new TextBlock([new("GSTIN ", Body), new(gstin, Strong)]));
        if (_invoice.CustomerPhone is { } phone)
            left.Add(Text(Phones.Display(phone)));
        return new Stack(1, left);
    }

    private Columns Totals()
    {
        List<Block> sums = [Sum(IsTaxed ? "Taxable value" : "Value", PrintedText.Amount(_invoice.Taxable))];
        if (_invoice.Discount > 0m)
            sums.Insert(0, Sum("Discount included", PrintedText.Amount(_invoice.Discount)));
        if (IsTaxed && _invoice.SupplyKind is SupplyKind.IntraState)
            sums.AddRange([
                Sum("CGST", PrintedText.Amount(_invoice.Cgst)),
                Sum(StateTaxName, PrintedText.Amount(_invoice.StateTax)),
            ]);
        if (IsTaxed && _invoice.SupplyKind is SupplyKind.InterState)
            sums.Add(Sum("IGST", PrintedText.Amount(_invoice.Igst)));
        if (_invoice.RoundOff != 0m)
            sums.Add(Sum("Round-off", PrintedText.Amount(_invoice.RoundOff)));
        sums.Add(new Rule(1f, strong: true));
        sums.Add(Sum("Total", PrintedText.Rupees(_invoice.Total), new TextStyle(12, Bold: true)));
        if (print.View.Outstanding != _invoice.Total && print.View.Status is InvoiceStatus.Issued)
            sums.AddRange([
                Sum("Received", PrintedText.Amount(_invoice.Total - print.View.Outstanding)),
                Sum("Balance", PrintedText.Amount(print.View.Outstanding)),
            ]);
        // On narrow paper the taxes follow below: only the sums have to stay with the last line.
        var taxes = IsTaxed && !_format.IsNarrow ? TaxTable().AsBlock() : new Space(0);
        return new Columns(18, new Cell(taxes, 1), new Cell(new Stack(4, sums), 190, Fixed: true));
    }

    private Table TaxTable()
    {
        var isIntra = _invoice.SupplyKind is SupplyKind.IntraState;
        Table table = new(
            isIntra
                ?
                [
                    new("HSN/SAC", 1, Fixed: false),
                    new("Taxable ₹", 68, Align.Right),
                    new("CGST", 32, Align.Right),
                    new("Amount ₹", 62, Align.Right),
                    new(StateTaxName, 36, Align.Right),
                    new("Amount ₹", 62, Align.Right),
                ]
                :
                [
                    new("HSN/SAC", 1, Fixed: false),
                    new("Taxable ₹", 80, Align.Right),
                    new("IGST", 45, Align.Right),
                    new("Amount ₹", 80, Align.Right),
                ],
            fontSize: 7.5f
        );
        foreach (var row in print.View.TaxByCode)
            table.Add(
                isIntra
                    ?
                    [
                        row.HsnSac,
                        PrintedText.Amount(row.Taxable),
                        PrintedText.Percent(row.RatePercent / 2),
                        PrintedText.Amount(row.Tax.Cgst),
                        PrintedText.Percent(row.RatePercent / 2),
                        PrintedText.Amount(row.Tax.StateTax),
                    ]
                    :
                    [
                        row.HsnSac,
                        PrintedText.Amount(row.Taxable),
                        PrintedText.Percent(row.RatePercent),
                        PrintedText.Amount(row.Tax.Igst),
                    ]
            );
        var taxable = PrintedText.Amount(_invoice.Taxable);
        return isIntra
            ? table.AddTotal(
                "Total",
                taxable,
                "",
                PrintedText.Amount(_invoice.Cgst),
                "",
                PrintedText.Amount(_invoice.StateTax)
            )
            : table.AddTotal("Total", taxable, "", PrintedText.Amount(_invoice.Igst));
    }

    private Block Payment()
    {
        var places = print.View.Places;
        List<Block> bank = [];
        if (places.BankAccountNo is { } account && print.View.Status is InvoiceStatus.Issued)
        {
            bank.AddRange([Caption("Pay by bank"), Text(places.BankName)]);
            bank.Add(Text($"A/c {PrintedText.Grouped(account)}"));
            bank.Add(Text($"IFSC {places.BankIfsc}"));
        }

        Cell left = new(new Stack(1, bank), 1);
        Cell middle = new(UpiZone(places), 1.4f);
        return _format.IsNarrow
            ? new Stack(9, new Columns(12, left, middle), Signature(Supplier))
            : new Columns(12, left, middle, new Cell(Signature(Supplier), 1.2f));
    }

    private Block UpiZone(PaymentPlaces places) =>
        places.UpiUri is { } uri
            ? new Columns(
                6,
                new Cell(new QrBlock(qr.Encode(uri), 84), 84, Fixed: true),
                new Cell(
                    new Stack(
                        1,
                        Caption("Pay by UPI"),
                        Text(places.UpiVpa),
                        Text(PrintedText.Rupees(print.View.Outstanding)),
                        Caption($"Ref {string.Concat(_invoice.Number.Where(char.IsAsciiLetterOrDigit))}")
                    ),
                    1
                )
            )
            : new Space(0);
}
