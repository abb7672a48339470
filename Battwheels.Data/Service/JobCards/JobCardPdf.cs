using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Concerns;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common.Documents;
using Battwheels.Data.Service.Damage;
using static Battwheels.Data.Common.Documents.DocumentParts;

namespace Battwheels.Data.Service.JobCards;

/// <summary>Sets job cards as PDF.</summary>
internal sealed class JobCardPrinter(IQrEncoder qr) : IJobCardPrinter
{
    public byte[] Pdf(JobCardPrint print) => new JobCardPdf(print, qr).ToPdf();
}

/// <summary>What the bench needs on paper: vehicle, complaint, what was seen at intake, work and parts to tick, readings.</summary>
internal sealed class JobCardPdf(JobCardPrint print, IQrEncoder qr)
{
    private const float Between = 9f;
    private readonly TicketView _ticket = print.Ticket;
    private readonly PageFormat _format = PageFormat.Of(print.Paper);

    public byte[] ToPdf()
    {
        Pages pages = new(
            new PageSetup(
                _format,
                $"Job card {print.Number}",
                print.By.Name,
                print.Number,
                _ticket.CreatedAtUtc,
                Running: $"JOB CARD {print.Number} · {Plate()} · {print.By.Name}"
            )
        );
        pages.Add(Head(print.By, "JOB CARD", _ticket.IsHighVoltage ? "High voltage: isolate first" : null));
        pages.Add(new Rule(1.2f, strong: true), Between);
        pages.Add(Top(), Between);
        pages.Add(new Rule(), Between);
        pages.Add(Complaint(), Between);
        pages.Add(Seen(), Between);
        if (DamageSheet.Of(print.Damage) is { } damage)
            pages.Add(damage, Between);
        foreach (var inspection in print.Inspections)
            pages.Add(Inspected(inspection), Between);
        pages.Add(Work(), Between + 3);
        if (_ticket.DiagnosisNote is { Length: > 0 } diagnosis)
            pages.Add(new Stack(2, Caption("Diagnosis"), Text(diagnosis)), Between);
        if (print.Concerns.Count > 0)
            pages.Add(Told(), Between);
        pages.Add(ByHand(), Between);
        return pages.Add(Signatures("Customer", "Technician", "Quality check"), Between + 26).ToPdf();
    }

    private string Plate() =>
        _ticket.Vehicle.Registration is { } registration ? Registrations.Display(registration) : _ticket.Vehicle.Text;

    private Block Top()
    {
        List<Block> rows =
        [
            Row(
                Fact("Job card no.", print.Number),
                Fact("Received", Time(_ticket.CreatedAtUtc)),
                Fact("Promised", _ticket.PromisedAtUtc is { } promised ? Time(promised) : null)
            ),
            Row(
                Fact("Vehicle", $"{Plate()}, {_ticket.Vehicle.Text}"),
                Fact("Customer", _ticket.Customer.Name),
                Fact("Phone", Phones.Display(_ticket.Customer.Phone))
            ),
            Row(
                Fact("VIN", _ticket.Vehicle.Vin),
                Fact("Battery", _ticket.Vehicle.BatterySerial),
                Fact("Technician", _ticket.Technician)
            ),
        ];
        Stack facts = new(6, rows);
        return print.Address is { } address
            ? new Columns(10, new Cell(facts, 1), new Cell(new QrBlock(qr.Encode(address), 80), 80, Fixed: true))
            : facts;
    }

    private Stack Complaint()
    {
        List<Block> said = [Caption("Complaint"), new TextBlock(_ticket.Title, Strong)];
        if (_ticket.Description.Length > 0)
            said.Add(Text(_ticket.Description));
        return new Stack(2, said);
    }

    private Stack Seen()
    {
        List<string> seen = [];
        if (print.Intake.OdometerKm is { } km)
            seen.Add($"Odometer {PrintedText.Number(km)} km");
        if (print.Intake.SocPercent is { } soc)
            seen.Add($"charge {soc}%");
        seen.AddRange(
            print
                .Intake.Items.Where(i => i.Finding is IntakeFinding.Noted)
                .Select(i => string.IsNullOrEmpty(i.Note) ? i.Noted : $"{i.Label}: {i.Note}")
        );
        return new Stack(
            2,
            Caption("At intake"),
            Text(seen.Count == 0 ? "Not taken in yet" : string.Join(" · ", seen))
        );
    }

    private Stack Inspected(InspectionSummary inspection)
    {
        List<Block> said =
        [
            Caption(
                $"{inspection.Name}, {Time(inspection.FinishedAtUtc)}: {PrintedText.Number(inspection.Ok)} points in order"
            ),
            .. inspection.Findings.Select(f =>
                Text(
                    $"{(f.Light is PointLight.Urgent ? "Urgent" : "Attention")}: {f.Label}"
                        + (f.Value is { } value ? $", {PrintedText.Number(value)} {f.Unit}" : "")
                        + (f.Note is null ? "" : $", {f.Note}")
                )
            ),
        ];
        return new Stack(2, said);
    }

    private Stack Told()
    {
        List<Block> said = [Caption("Concerns: condition, cause, correction, confirmation")];
        foreach (var concern in print.Concerns)
        {
            said.Add(new TextBlock($"{PrintedText.Number(concern.Number)}. {concern.Condition}", Strong));
            said.Add(Text(Told(concern)));
        }

        return new Stack(2, said);
    }

    private static string Told(ConcernView concern)
    {
        string[] parts = concern.IsNotFound
            ? ["Could not be found", concern.Confirmation ?? ""]
            : [concern.Cause ?? "", concern.Correction ?? "", concern.Confirmation ?? ""];
        var told = string.Join(" · ", parts.Where(p => p.Length > 0));
        return told.Length == 0 ? "–" : told;
    }

    private Table Work()
    {
        var isNarrow = _format.IsNarrow;
        Table table = new(
            [
                new("#", 24, Align.Centre),
                new("Work and parts", 1, Fixed: false),
                new("Qty", 56, Align.Right),
                new("State", isNarrow ? 56 : 72),
                new("Done", 34, Align.Centre),
            ],
            isNarrow ? 7.5f : 8.5f
        );
        foreach (var (index, line) in print.Job.Lines.Index())
            table.Add(
                RowKind.Plain,
                table.Text(PrintedText.Number(index + 1), Align.Centre, bold: false),
                Description(table, line),
                table.Text($"{PrintedText.Number(line.Quantity)} {line.Uom}", Align.Right, bold: false),
                table.Text(Words(line.State), Align.Left, bold: false),
                new TickBox(line.State is JobLineState.Done)
            );
        for (var i = print.Job.Lines.Count; i < 3; i++) // room to write what the bench finds
            table.Add("", " ", "", "", "");
        return table;
    }

    private static Block Description(Table table, JobLineView line)
    {
        List<string> marks = [];
        if (line.IsSafetyCritical)
            marks.Add("Safety-critical");
        if (line.TakesStock)
            marks.Add($"{PrintedText.Number(line.Issued)} issued");
        if (line.Payer is not LinePayer.Customer)
            marks.Add("Not charged to the customer");
        var what = table.Text(line.Description, Align.Left, bold: true);
        return marks.Count == 0 ? what : new Stack(1, what, Caption(string.Join(" · ", marks)));
    }

    private static Columns ByHand() =>
        new(
            14,
            new Cell(Line("Odometer out"), 1),
            new Cell(Line("Charge out %"), 1),
            new Cell(Line("Isolation, MΩ"), 1),
            new Cell(Line("Road test, km"), 1)
        );

    private static Stack Line(string caption) => new(0, Caption(caption), new Space(20), new Rule(0.6f, strong: true));

    private static Columns Row(params Block[] facts) =>
        new(10, [.. facts.Select((f, i) => new Cell(f, i == 0 ? 1.3f : 1))]);

    private string Time(DateTime utc) => PrintedText.Time(print.By.Local(utc));

    private static string Words(JobLineState state) =>
        state switch
        {
            JobLineState.Proposed => "Proposed",
            JobLineState.Quoted => "Quoted",
            JobLineState.Approved => "Approved",
            JobLineState.Declined => "Declined",
            JobLineState.Done => "Done",
            JobLineState.Withdrawn => "Withdrawn",
        };
}
