using Battwheels.Core.Accounting;
using Battwheels.Data.Common.Documents;
using static Battwheels.Data.Common.Documents.DocumentParts;

namespace Battwheels.Data.Accounting;

/// <summary>Sets entries of the books as PDF.</summary>
internal sealed class VoucherPrinter : IVoucherPrinter
{
    public byte[] Pdf(VoucherPrint print) => new VoucherPdf(print).ToPdf();
}

/// <summary>A journal voucher: accounts with debit and credit, narration, who posted it, room to sign.</summary>
internal sealed class VoucherPdf(VoucherPrint print)
{
    private const float Between = 9f;
    private readonly EntryView _view = print.Entry;
    private readonly PageFormat _format = PageFormat.Of(print.Paper);

    private EntryRow Entry => print.Entry.Entry;

    public byte[] ToPdf()
    {
        Pages pages = new(
            new PageSetup(
                _format,
                $"Journal voucher {Entry.Number}",
                print.By.Name,
                Entry.Number,
                _view.PostedAtUtc,
                Entry.ReversedByNumber is null ? null : "REVERSED",
                $"JOURNAL VOUCHER {Entry.Number} · {PrintedText.Date(Entry.Date)} · {print.By.Name}"
            )
        );
        pages.Add(Head(print.By, "JOURNAL VOUCHER", Note()));
        pages.Add(new Rule(1.2f, strong: true), Between);
        pages.Add(Facts(), Between);
        pages.Add(new Rule(), Between);
        pages.Add(Lines(), Between);
        pages.Add(Words(Entry.Total), Between);
        pages.Add(new Stack(2, Caption("Narration"), Text(Entry.Narration)), Between);
        return pages.Add(Signatures("Prepared by", "Checked by", "Approved by"), Between + 26).ToPdf();
    }

    private string? Note() =>
        _view.ReversesNumber is { } of ? $"Reverses {of}"
        : Entry.ReversedByNumber is { } by ? $"Reversed by {by}"
        : null;

    private Columns Facts() =>
        new(
            10,
            new Cell(Fact("Voucher no.", Entry.Number), 1.2f),
            new Cell(Fact("Date", PrintedText.Date(Entry.Date)), 1),
            new Cell(Fact("Fiscal year", _view.FyLabel), 0.8f),
            new Cell(Fact("Posted by", Entry.PostedByName), 1.2f),
            new Cell(Fact("Posted at", PrintedText.Time(print.By.Local(_view.PostedAtUtc))), 1.4f)
        );

    private Table Lines()
    {
        var isNarrow = _format.IsNarrow;
        List<TableColumn> columns = [new("#", 24, Align.Centre), new("Account", 1, Fixed: false)];
        if (!isNarrow)
            columns.Add(new("Branch", 90));
        columns.AddRange([new("Debit ₹", 78, Align.Right), new("Credit ₹", 78, Align.Right)]);
        Table table = new([.. columns], isNarrow ? 7.5f : 8.5f);
        foreach (var line in _view.Lines)
            table.Add(RowKind.Plain, [.. Cells(table, line, isNarrow)]);
        var total = PrintedText.Amount(Entry.Total);
        return isNarrow ? table.AddTotal("", "Total", total, total) : table.AddTotal("", "Total", "", total, total);
    }

    private static IEnumerable<Block> Cells(Table table, EntryLineView line, bool isNarrow)
    {
        yield return table.Text(PrintedText.Number(line.LineNo), Align.Centre, bold: false);
        var account = table.Text($"{line.AccountCode} {line.AccountName}", Align.Left, bold: true);
        var more = string.Join(" · ", ((string?[])[line.PartyName, line.Memo]).Where(t => !string.IsNullOrEmpty(t)));
        yield return more.Length == 0 ? account : new Stack(1, account, Caption(more));
        if (!isNarrow)
            yield return table.Text(line.BranchName, Align.Left, bold: false);
        yield return table.Text(line.Debit == 0m ? "" : PrintedText.Amount(line.Debit), Align.Right, bold: false);
        yield return table.Text(line.Credit == 0m ? "" : PrintedText.Amount(line.Credit), Align.Right, bold: false);
    }
}
