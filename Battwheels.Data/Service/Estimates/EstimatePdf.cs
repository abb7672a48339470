using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Data.Billing;
using Battwheels.Data.Common.Documents;
using static Battwheels.Data.Billing.DocumentParts;

namespace Battwheels.Data.Service.Estimates;

/// <summary>Sets estimates on A4.</summary>
internal sealed class EstimatePrinter : IEstimatePrinter
{
    public byte[] Pdf(EstimatePrint print) => new EstimatePdf(print).ToPdf();
}

/// <summary>One frozen version: who offers what to whom, line by line, totals, till when, and the answer if there is one.</summary>
internal sealed class EstimatePdf(EstimatePrint print)
{
    private const float Between = 9f;
    private readonly EstimateVersion _version = print.Version;

    private bool IsTaxed => print.Totals.Tax > 0m;

    public byte[] ToPdf()
    {
        var workshop = print.Workshop;
        Pages pages = new(
            new PageSetup(
                PageFormat.A4,
                $"ESTIMATE {print.Number}",
                workshop.LegalName,
                $"{print.Number} version {_version.VersionNo}",
                _version.SubmittedAtUtc,
                null
            )
        );
        pages.Add(
            Head(
                workshop.TradeName,
                workshop.TradeName == workshop.LegalName ? null : workshop.LegalName,
                workshop.Address,
                [workshop.Phone, workshop.Email],
                workshop.Gstin,
                "ESTIMATE",
                $"Version {PrintedText.Number(_version.VersionNo)}"
            )
        );
        pages.Add(new Rule(1.2f, strong: true), Between);
        pages.Add(Facts(), Between);
        pages.Add(new Rule(), Between);
        pages.Add(Lines(), Between + 3);
        pages.Add(Totals(), Between + 3);
        pages.Add(Words(), Between);
        pages.Add(Answer(), Between);
        pages.Add(Signature(workshop.TradeName), Between);
        return pages.ToPdf();
    }

    private Columns Facts() =>
        new(
            10,
            new Cell(Fact("Estimate no.", print.Number), 1),
            new Cell(Fact("Date", PrintedText.Date(print.Date)), 1),
            new Cell(Fact("Customer", _version.CustomerName), 1.4f),
            new Cell(Fact("Vehicle", Registrations.Display(_version.VehicleName)), 1.2f),
            new Cell(Fact("Valid till", print.ValidUntil is { } until ? PrintedText.Date(until) : null), 1)
        );

    private Table Lines()
    {
        List<TableColumn> columns =
        [
            new("#", 20, Align.Centre),
            new("Work and parts", 1, Fixed: false),
            new("HSN/SAC", 50),
            new("Qty", 36, Align.Right),
            new("Unit", 32),
            new("Rate ₹", 58, Align.Right),
            new("Less", 34, Align.Right),
            new("Taxable ₹", 62, Align.Right),
        ];
        if (IsTaxed)
            columns.AddRange([new("GST", 32, Align.Right), new("Total ₹", 62, Align.Right)]);
        Table table = new([.. columns]);
        foreach (var line in _version.Lines)
            table.Add(RowKind.Plain, [.. Cells(table, line)]);
        return table;
    }

    private IEnumerable<Block> Cells(Table table, EstimateLine line)
    {
        yield return table.Text(PrintedText.Number(line.Position), Align.Centre, bold: false);
        yield return Description(table, line);
        yield return table.Text(line.HsnSac, Align.Left, bold: false);
        yield return Right(table, PrintedText.Number(line.Quantity));
        yield return table.Text(line.Uom, Align.Left, bold: false);
        yield return Right(table, PrintedText.Amount(line.UnitPrice));
        yield return Right(table, line.DiscountPercent == 0m ? "" : PrintedText.Percent(line.DiscountPercent));
        yield return Right(table, PrintedText.Amount(line.Taxable));
        if (!IsTaxed)
            yield break;
        yield return Right(table, PrintedText.Percent(line.RatePercent));
        yield return Right(table, PrintedText.Amount(line.Total));
    }

    private Block Description(Table table, EstimateLine line)
    {
        List<string> marks = [];
        if (line.IsSafetyCritical)
            marks.Add("Safety-critical");
        if (line.IsOptional)
            marks.Add("Optional");
        if (line.Payer is not LinePayer.Customer)
            marks.Add("Not charged to the customer");
        if (print.ApprovedLines is { } approved)
            marks.Add(approved.Contains(line.Id) ? "Approved" : "Declined");
        var what = table.Text(line.Description, Align.Left, bold: true);
        return marks.Count == 0 ? what : new Stack(1, what, Caption(string.Join(" · ", marks)));
    }

    private static TextBlock Right(Table table, string text) => table.Text(text, Align.Right, bold: false);

    private Columns Totals()
    {
        var totals = print.Totals;
        List<Block> sums = [Sum(IsTaxed ? "Taxable value" : "Value", PrintedText.Amount(totals.Taxable))];
        if (totals.Discount > 0m)
            sums.Insert(0, Sum("Discount included", PrintedText.Amount(totals.Discount)));
        if (totals.Igst > 0m)
            sums.Add(Sum("IGST", PrintedText.Amount(totals.Igst)));
        else if (IsTaxed)
            sums.AddRange([
                Sum("CGST", PrintedText.Amount(totals.Cgst)),
                Sum("SGST", PrintedText.Amount(totals.StateTax)),
            ]);
        if (totals.RoundOff != 0m)
            sums.Add(Sum("Round-off", PrintedText.Amount(totals.RoundOff)));
        sums.Add(new Rule(1f, strong: true));
        sums.Add(Sum("Total", PrintedText.Rupees(totals.Total), new TextStyle(12, Bold: true)));
        return new Columns(18, new Cell(new Space(0), 1), new Cell(new Stack(4, sums), 200, Fixed: true));
    }

    private Stack Words() =>
        new(
            6,
            new Rule(),
            new TextBlock([new("Amount in words ", Small), new(RupeesInWords.Of(print.Totals.Total), Strong)]),
            new Rule()
        );

    private Stack Answer()
    {
        List<Block> said = [Caption("This is an offer, not a tax invoice.")];
        if (print.Decision is { } decision)
            said.Add(
                Text(
                    $"Decided by {decision.GivenBy}: {PrintedText.Rupees(decision.ApprovedTotal)} approved of "
                        + $"{PrintedText.Rupees(decision.OfferedTotal)}."
                )
            );
        said.Add(Caption($"SHA-256 {_version.ContentHash}"));
        return new Stack(2, said);
    }
}
