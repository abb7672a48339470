using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Data.Common.Documents;
using static Battwheels.Data.Common.Documents.DocumentParts;

namespace Battwheels.Data.Service.Estimates;

/// <summary>Sets estimates as PDF.</summary>
internal sealed class EstimatePrinter : IEstimatePrinter
{
    public byte[] Pdf(EstimatePrint print) => new EstimatePdf(print).ToPdf();
}

/// <summary>One frozen version: who offers what to whom, line by line, totals, till when, and the answer if there is one.</summary>
internal sealed class EstimatePdf(EstimatePrint print)
{
    private const float Between = 9f;
    private readonly EstimateVersion _version = print.Version;
    private readonly PageFormat _format = PageFormat.Of(print.Paper);

    private bool IsTaxed => print.Totals.Tax > 0m;

    public byte[] ToPdf()
    {
        var workshop = print.Workshop;
        Pages pages = new(
            new PageSetup(
                _format,
                $"ESTIMATE {print.Number}",
                workshop.LegalName ?? workshop.Name,
                $"{print.Number} version {_version.VersionNo}",
                _version.SubmittedAtUtc,
                Running: $"ESTIMATE {print.Number} version {_version.VersionNo} · {workshop.Name}"
            )
        );
        pages.Add(Head(workshop, "ESTIMATE", $"Version {PrintedText.Number(_version.VersionNo)}"));
        pages.Add(new Rule(1.2f, strong: true), Between);
        pages.Add(Facts(), Between);
        pages.Add(new Rule(), Between);
        pages.Add(Lines(), Between + 3, new Stack(0, new Space(Between + 3), Totals()));
        pages.Add(Words(print.Totals.Total), Between);
        if (print.Options.Count > 0)
            pages.Add(Options(), Between);
        pages.Add(Answer(), Between);
        pages.Add(Signature(workshop.Name), Between);
        return pages.ToPdf();
    }

    private Columns Facts() =>
        new(
            10,
            new Cell(Fact("Estimate no.", print.Number), 1.2f),
            new Cell(Fact("Date", PrintedText.Date(print.Date)), 1),
            new Cell(Fact("Customer", _version.CustomerName), 1.4f),
            new Cell(Fact("Vehicle", Registrations.Display(_version.VehicleName)), 1.2f),
            new Cell(Fact("Valid till", print.ValidUntil is { } until ? PrintedText.Date(until) : null), 1)
        );

    private Table Lines()
    {
        var columns = LineColumns().ToArray();
        Table table = new(
            [.. columns.Select(c => c.Column)],
            _format.IsNarrow ? 7.5f : 8.5f,
            Array.FindIndex(columns, c => c.Column.Head == "Taxable ₹")
        );
        foreach (var line in _version.Lines)
            table.Add(
                RowKind.Plain,
                line.Payer is LinePayer.Customer && !IsAlternative(line) ? line.Taxable : 0m,
                [
                    .. columns.Select(c =>
                        c.Column.Fixed
                            ? table.Text(c.Text(line), c.Column.Align, bold: false)
                            : Description(table, line)
                    ),
                ]
            );
        return table;
    }

    private IEnumerable<(TableColumn Column, Func<EstimateLine, string> Text)> LineColumns()
    {
        var isNarrow = _format.IsNarrow;
        yield return (new("#", isNarrow ? 22 : 24, Align.Centre), l => PrintedText.Number(l.Position));
        yield return (new("Work and parts", 1, Fixed: false), l => l.Description);
        if (!isNarrow)
            yield return (new("HSN/SAC", 50), l => l.HsnSac);
        yield return (new("Qty", isNarrow ? 46 : 56, Align.Right), l => $"{PrintedText.Number(l.Quantity)} {l.Uom}");
        yield return (new("Rate ₹", isNarrow ? 52 : 58, Align.Right), l => PrintedText.Amount(l.UnitPrice));
        if (_version.Lines.Any(l => l.DiscountPercent > 0m))
            yield return (
                new("Less", 34, Align.Right),
                l => l.DiscountPercent == 0m ? "" : PrintedText.Percent(l.DiscountPercent)
            );
        yield return (new("Taxable ₹", isNarrow ? 58 : 62, Align.Right), l => PrintedText.Amount(l.Taxable));
        if (!IsTaxed)
            yield break;
        yield return (new("GST", isNarrow ? 28 : 32, Align.Right), l => PrintedText.Percent(l.RatePercent));
        if (!isNarrow)
            yield return (new("Total ₹", 62, Align.Right), l => PrintedText.Amount(l.Total));
    }

    private Block Description(Table table, EstimateLine line)
    {
        List<string> marks = [];
        if (line is { OptionSet: { } set, OptionName: { } option })
            marks.Add(IsAlternative(line) ? $"{set}: {option}" : $"{set}: {option} (recommended)");
        if (line.IsSafetyCritical)
            marks.Add("Safety-critical");
        if (line.IsOptional)
            marks.Add("Optional");
        if (line.Payer is not LinePayer.Customer)
            marks.Add("Not charged to the customer");
        if (print.ApprovedLines is { } approved)
            marks.Add(
                approved.Contains(line.Id) ? "Approved"
                : print.OtherOptions.Contains(line.Id) ? "Another option chosen"
                : "Declined"
            );
        var what = table.Text(line.Description, Align.Left, bold: true);
        return marks.Count == 0 ? what : new Stack(1, what, Caption(string.Join(" · ", marks)));
    }

    /// <summary>In an option that the total is not worked out with.</summary>
    private bool IsAlternative(EstimateLine line) =>
        line is { OptionSet: { } set, OptionName: { } name }
        && print.Options.Any(o => !o.IsRecommended && Same(o.Set, set) && Same(o.Name, name));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private Stack Options()
    {
        Table table = new(
            [
                new("Choose one of each", 1, Fixed: false),
                new("Option", 1, Fixed: false),
                new("Its price ₹", 80, Align.Right),
                new("Total with it ₹", 90, Align.Right),
            ],
            _format.IsNarrow ? 7.5f : 8.5f
        );
        foreach (var option in print.Options)
            table.Add(
                option.Set,
                option.IsRecommended ? $"{option.Name} (recommended)" : option.Name,
                PrintedText.Amount(option.Own),
                PrintedText.Amount(option.Total)
            );
        return new Stack(
            3,
            Caption("The total above is with the recommended options. Prices here include GST."),
            table.AsBlock()
        );
    }

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
