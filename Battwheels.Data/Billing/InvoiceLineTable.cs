using Battwheels.Core.Billing;
using Battwheels.Data.Common.Documents;

namespace Battwheels.Data.Billing;

/// <summary>The lines of an invoice; columns of GST only where there is GST.</summary>
internal sealed class InvoiceLineTable(Invoice invoice, bool showsCodes, bool isTaxed)
{
    public Table Table()
    {
        Table table = new([.. Columns().Select(c => c.Column)]);
        foreach (var line in invoice.Lines)
            table.Add(RowKind.Plain, [.. Columns().Select(c => Cell(table, line, c))]);
        return table;
    }

    private IEnumerable<(TableColumn Column, Func<InvoiceLine, string> Text)> Columns()
    {
        yield return (new("#", 20, Align.Centre), l => PrintedText.Number(l.LineNo));
        yield return (
            new(showsCodes ? "Description of goods and services" : "Description", 1, Fixed: false),
            l => l.Description
        );
        if (showsCodes)
            yield return (new("HSN/SAC", 50), l => l.HsnSac);
        yield return (new("Qty", 36, Align.Right), l => PrintedText.Number(l.Quantity));
        yield return (new("Unit", 32), l => l.Uom);
        yield return (new("Rate ₹", 58, Align.Right), l => PrintedText.Amount(l.UnitPrice));
        if (invoice.Discount > 0m)
            yield return (new("Less ₹", 46, Align.Right), l => PrintedText.Amount(l.Discount));
        yield return (new(isTaxed ? "Taxable ₹" : "Amount ₹", 62, Align.Right), l => PrintedText.Amount(l.Taxable));
        if (!isTaxed)
            yield break;
        yield return (new("GST", 32, Align.Right), l => PrintedText.Percent(l.RatePercent));
        yield return (new("Tax ₹", 56, Align.Right), l => PrintedText.Amount(l.Cgst + l.StateTax + l.Igst));
    }

    /// <summary>The first line of a description is what it is, the rest explains.</summary>
    private static Block Cell(
        Table table,
        InvoiceLine line,
        (TableColumn Column, Func<InvoiceLine, string> Text) column
    )
    {
        var text = column.Text(line);
        if (column.Column.Fixed)
            return table.Text(text, column.Column.Align, bold: false);
        var parts = text.Split('\n', 2);
        return parts.Length == 1
            ? table.Text(text, Align.Left, bold: true)
            : new Stack(1, table.Text(parts[0], Align.Left, bold: true), DocumentParts.Caption(parts[1]));
    }
}
