using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Data.Common.Documents;
using static Battwheels.Data.Billing.DocumentParts;

namespace Battwheels.Data.Billing;

/// <summary>A receipt: what came in, how, and which invoices it paid when it was made.</summary>
internal sealed class ReceiptPdf(ReceiptView view)
{
    private const float Between = 9f;
    private readonly Receipt _receipt = view.Receipt;

    public byte[] ToPdf()
    {
        var pages = new Pages(
            new PageSetup(
                PageFormat.A4,
                $"Receipt {_receipt.Number}",
                view.Issuer.Name,
                _receipt.Number,
                _receipt.RecordedAtUtc,
                view.Reversal is null ? null : "TAKEN BACK"
            )
        );
        pages.Add(
            Head(
                view.Issuer.Name,
                null,
                view.Issuer.Address,
                [view.Issuer.Phone, view.Issuer.Email],
                view.Issuer.Gstin,
                "RECEIPT",
                null
            )
        );
        pages.Add(new Rule(1.2f, strong: true), Between);
        pages.Add(Facts(), Between);
        pages.Add(new Rule(), Between);
        pages.Add(Amounts(), Between);
        if (Uses().Rows.Count > 0)
            pages.Add(Uses(), Between + 3);
        pages.Add(
            new TextBlock([new("Amount in words ", Small), new(RupeesInWords.Of(_receipt.Received), Strong)]),
            Between
        );
        if (_receipt.Notes is not null)
            pages.Add(Text(_receipt.Notes), Between);
        pages.Add(new Columns(0, new Cell(new Space(0), 1), new Cell(Signature(view.Issuer.Name), 1)), Between + 10);
        return pages.ToPdf();
    }

    private Columns Facts() =>
        new(
            10,
            new Cell(Fact("Receipt no.", _receipt.Number), 1),
            new Cell(Fact("Date", PrintedText.Date(_receipt.Date)), 1),
            new Cell(Fact("Received from", _receipt.CustomerName), 1.6f),
            new Cell(
                Fact(
                    "By",
                    _receipt.Reference is null
                        ? PrintedText.Mode(_receipt.Mode)
                        : $"{PrintedText.Mode(_receipt.Mode)} {_receipt.Reference}"
                ),
                1.2f
            )
        );

    private Columns Amounts()
    {
        List<Block> sums = [Sum("Received", PrintedText.Rupees(_receipt.Received), new TextStyle(12, Bold: true))];
        if (_receipt.TdsWithheld > 0m)
            sums.Add(Sum("Income tax withheld (TDS)", PrintedText.Amount(_receipt.TdsWithheld)));
        if (_receipt.AgainstInvoices > 0m)
            sums.Add(Sum("Against invoices", PrintedText.Amount(_receipt.AgainstInvoices)));
        if (_receipt.Advance > 0m)
            sums.Add(Sum("Advance for later invoices", PrintedText.Amount(_receipt.Advance)));
        return new Columns(0, new Cell(new Stack(4, sums), 1), new Cell(new Space(0), 0.6f));
    }

    private Table Uses()
    {
        Table table = new([
            new("Invoice", 1, Fixed: false),
            new("Date", 90),
            new("Invoice total ₹", 110, Align.Right),
            new("Paid by this receipt ₹", 130, Align.Right),
        ]);
        foreach (var use in view.Uses.Where(u => u is { FromAdvance: false, Amount: > 0m }))
            table.Add(
                use.InvoiceNumber,
                PrintedText.Date(use.InvoiceDate),
                PrintedText.Amount(use.InvoiceTotal),
                PrintedText.Amount(use.Amount)
            );
        return table;
    }
}
