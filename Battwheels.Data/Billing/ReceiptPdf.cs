using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Data.Common.Documents;
using static Battwheels.Data.Common.Documents.DocumentParts;

namespace Battwheels.Data.Billing;

/// <summary>A receipt: what came in, how, and which invoices it paid when it was made. A4, A5 or the till roll.</summary>
internal sealed class ReceiptPdf(ReceiptPrint print)
{
    private const float Between = 9f;
    private readonly ReceiptView _view = print.View;
    private readonly Receipt _receipt = print.View.Receipt;
    private readonly PageFormat _format = PageFormat.Of(print.Paper);

    private bool IsRoll => print.Paper is PaperSize.Roll80;

    private ReceiptUse[] Paid => [.. _view.Uses.Where(u => u is { FromAdvance: false, Amount: > 0m })];

    public byte[] ToPdf()
    {
        Pages pages = new(
            new PageSetup(
                _format,
                $"Receipt {_receipt.Number}",
                _view.Issuer.Name,
                _receipt.Number,
                _receipt.RecordedAtUtc,
                _view.Reversal is null ? null : "TAKEN BACK",
                $"RECEIPT {_receipt.Number} · {PrintedText.Date(_receipt.Date)} · {_view.Issuer.Name}"
            )
        );
        return (IsRoll ? Roll(pages) : Sheet(pages)).ToPdf();
    }

    private Pages Sheet(Pages pages)
    {
        var issuer = _view.Issuer;
        pages.Add(Head(issuer.Name, null, issuer.Address, [issuer.Phone, issuer.Email], issuer.Gstin, "RECEIPT", null));
        pages.Add(new Rule(1.2f, strong: true), Between);
        pages.Add(Facts(), Between);
        pages.Add(new Rule(), Between);
        pages.Add(new Columns(0, new Cell(Amounts(), 1), new Cell(new Space(0), 0.6f)), Between);
        if (Paid.Length > 0)
            pages.Add(Uses(), Between + 3);
        pages.Add(Words(), Between);
        if (_receipt.Notes is not null)
            pages.Add(Text(_receipt.Notes), Between);
        return pages.Add(new Columns(0, new Cell(new Space(0), 1), new Cell(Signature(issuer.Name), 1)), Between + 10);
    }

    private Pages Roll(Pages pages)
    {
        pages.Add(RollHead(_view.Issuer.Name, _view.Issuer.Address, _view.Issuer.Phone, _view.Issuer.Gstin, "RECEIPT"));
        pages.Add(new Rule(0.8f, strong: true), 5);
        pages.Add(
            new Stack(
                2,
                Pair("No.", _receipt.Number),
                Pair("Date", PrintedText.Date(_receipt.Date)),
                Pair("From", _receipt.CustomerName),
                Pair("By", How())
            ),
            5
        );
        pages.Add(new Rule(), 5);
        pages.Add(Amounts(), 5);
        if (Paid.Length > 0)
            pages.Add(
                new Stack(
                    2,
                    [
                        Caption("Paid by this receipt"),
                        .. Paid.Select(u => (Block)Sum(u.InvoiceNumber, PrintedText.Amount(u.Amount))),
                    ]
                ),
                5
            );
        pages.Add(Words(), 5);
        return pages.Add(new TextBlock("Thank you", Body, Align.Centre), Between);
    }

    private Columns Facts() =>
        new(
            10,
            new Cell(Fact("Receipt no.", _receipt.Number), 1.2f),
            new Cell(Fact("Date", PrintedText.Date(_receipt.Date)), 1),
            new Cell(Fact("Received from", _receipt.CustomerName), 1.6f),
            new Cell(Fact("By", How()), 1.2f)
        );

    private string How() =>
        _receipt.Reference is null ? ModeWords(_receipt.Mode) : $"{ModeWords(_receipt.Mode)} {_receipt.Reference}";

    private Stack Amounts()
    {
        List<Block> sums = [Sum("Received", PrintedText.Rupees(_receipt.Received), new TextStyle(12, Bold: true))];
        if (_receipt.TdsWithheld > 0m)
            sums.Add(Sum("Income tax withheld (TDS)", PrintedText.Amount(_receipt.TdsWithheld)));
        if (_receipt.AgainstInvoices > 0m)
            sums.Add(Sum("Against invoices", PrintedText.Amount(_receipt.AgainstInvoices)));
        if (_receipt.Advance > 0m)
            sums.Add(Sum("Advance for later invoices", PrintedText.Amount(_receipt.Advance)));
        return new Stack(4, sums);
    }

    private Table Uses()
    {
        Table table = new([
            new("Invoice", 1, Fixed: false),
            new("Date", _format.IsNarrow ? 70 : 90),
            new("Invoice total ₹", _format.IsNarrow ? 84 : 110, Align.Right),
            new("Paid by this receipt ₹", _format.IsNarrow ? 104 : 130, Align.Right),
        ]);
        foreach (var use in Paid)
            table.Add(
                use.InvoiceNumber,
                PrintedText.Date(use.InvoiceDate),
                PrintedText.Amount(use.InvoiceTotal),
                PrintedText.Amount(use.Amount)
            );
        return table;
    }

    private TextBlock Words() =>
        new([new("Amount in words ", Small), new(RupeesInWords.Of(_receipt.Received), Strong)]);

    private static string ModeWords(PaymentMode mode) =>
        mode switch
        {
            PaymentMode.Cash => "Cash",
            PaymentMode.Upi => "UPI",
            PaymentMode.Card => "Card",
            PaymentMode.BankTransfer => "Bank transfer",
            PaymentMode.Cheque => "Cheque",
            PaymentMode.Online => "Online payment",
        };
}
