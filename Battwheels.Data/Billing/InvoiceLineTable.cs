using Battwheels.Core.Billing;
using Battwheels.Data.Common.Documents;

namespace Battwheels.Data.Billing;

/// <summary>
/// The lines of an invoice; columns of GST only where there is GST. On narrow paper the codes stand below what they
/// belong to, and the tax of a line is left to the table of taxes.
/// </summary>
internal sealed class InvoiceLineTable(Invoice invoice, bool showsCodes, bool isTaxed, bool isNarrow)
{
    private string What => showsCodes ? "Description of goods and services" : "Description";

    public Table Table()
    {
        var columns = Columns().ToArray();
        var value = Array.FindIndex(columns, c => c.Column.Head is "Taxable ₹" or "Amount ₹");
        Table table = new([.. columns.Select(c => c.Column)], isNarrow ? 7.5f : 8.5f, value);
        foreach (var line in invoice.Lines)
            table.Add(RowKind.Plain, line.Taxable, [.. columns.Select(c => Cell(table, line, c))]);
        return table;
    }

    private IEnumerable<(TableColumn Column, Func<InvoiceLine, string> Text)> Columns()
    {
        yield return (new("#", isNarrow ? 22 : 24, Align.Centre), l => PrintedText.Number(l.LineNo));
        yield return (new(What, 1, Fixed: false), l => l.Description);
        if (showsCodes && !isNarrow)
            yield return (new("HSN/SAC", 50), l => l.HsnSac);
        if (isNarrow)
            yield return (new("Qty", 46, Align.Right), l => $"{PrintedText.Number(l.Quantity)} {l.Uom}");
        else
        {
            yield return (new("Qty", 36, Align.Right), l => PrintedText.Number(l.Quantity));
            yield return (new("Unit", 32), l => l.Uom);
        }

        yield return (new("Rate ₹", isNarrow ? 52 : 58, Align.Right), l => PrintedText.Amount(l.UnitPrice));
        if (invoice.Discount > 0m)
            yield return (new("Less ₹", isNarrow ? 42 : 46, Align.Right), l => PrintedText.Amount(l.Discount));
        yield return (
            new(isTaxed ? "Taxable ₹" : "Amount ₹", isNarrow ? 58 : 62, Align.Right),
            l => PrintedText.Amount(l.Taxable)
        );
        if (!isTaxed)
            yield break;
        yield return (new("GST", isNarrow ? 28 : 32, Align.Right), l => PrintedText.Percent(l.RatePercent));
        if (!isNarrow)
            yield return (new("Tax ₹", 56, Align.Right), l => PrintedText.Amount(l.Cgst + l.StateTax + l.Igst));
    }

    /// <summary>The first line of a description is what it is, the rest explains.</summary>
    private Block Cell(Table table, InvoiceLine line, (TableColumn Column, Func<InvoiceLine, string> Text) column)
    {
        var text = column.Text(line);
        if (column.Column.Fixed)
            return table.Text(text, column.Column.Align, bold: false);
        var parts = text.Split('\n', 2);
        List<Block> said = [table.Text(parts[0], Align.Left, bold: true)];
        if (parts.Length > 1)
            said.Add(DocumentParts.Caption(parts[1]));
        if (isNarrow && showsCodes && line.HsnSac.Length > 0)
            said.Add(DocumentParts.Caption($"{(line.IsService ? "SAC" : "HSN")} {line.HsnSac}"));
        return said.Count == 1 ? said[0] : new Stack(1, said);
    }
}
