using Battwheels.Core.Common;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.JobCards;
using Battwheels.Web.Service.Estimates;
using Battwheels.Web.Shell.Lines;

namespace Battwheels.Web.Service.Inspections;

/// <summary>The points of a template as the grid edits them.</summary>
internal sealed class TemplateGrid
{
    private const string Group = nameof(TemplatePoint.Group);
    private const string Label = nameof(TemplatePoint.Label);
    private const string Kind = nameof(TemplatePoint.Kind);
    private const string Unit = nameof(TemplatePoint.Unit);
    private const string Measure = nameof(TemplatePoint.Measure);
    private const string Least = nameof(TemplatePoint.Least);
    private const string Most = nameof(TemplatePoint.Most);
    private const string Mandatory = nameof(TemplatePoint.Mandatory);

    public LineSheet Lines { get; } = new(Columns(), InspectionTemplate.MostPoints);

    public IReadOnlyList<TemplatePoint> ToInput() =>
        [
            .. Lines.Filled.Select(r => new TemplatePoint(
                r.Text(Group),
                r.Text(Label),
                r[Kind].Value as PointKind? ?? PointKind.Light,
                r.Is(Mandatory),
                r.Text(Unit) is { Length: > 0 } unit ? unit : null,
                r[Measure].Value as ReadingMeasure?,
                r.Number(Least),
                r.Number(Most)
            )),
        ];

    public void Fill(IReadOnlyList<TemplatePoint> points)
    {
        foreach (var point in points)
            Lines.Add(row =>
            {
                row.Fill(Group, T(point.Group));
                row.Fill(Label, T(point.Label));
                row.Fill(Kind, KindOf(point.Kind));
                row.Fill(Unit, point.Unit ?? "");
                if (point.Measure is { } measure)
                    row.Fill(Measure, MeasureOf(measure));
                row.Fill(Least, point.Least);
                row.Fill(Most, point.Most);
                row.Tick(Mandatory, point.Mandatory);
            });
    }

    /// <summary>A new line is a lamp in the group above it; a measure brings its unit.</summary>
    public void Complete(LineChange change)
    {
        string? above = null;
        foreach (var row in Lines.Filled)
        {
            if (change.Changed.Contains(row) && row.Text(Label).Length > 0)
            {
                if (row.Text(Group).Length == 0 && above is not null)
                    row.Fill(Group, above);
                if (row[Measure].Value is ReadingMeasure measure && row.Text(Unit).Length == 0)
                    row.Fill(Unit, JobReadings.Limits(measure).Unit);
                if (row[Kind].Text.Length == 0)
                    row.Fill(Kind, KindOf(row.Text(Unit).Length > 0 ? PointKind.Reading : PointKind.Light));
            }

            above = row.Text(Group);
        }
    }

    private static IReadOnlyList<LineColumn> Columns() =>
        [
            new(Group, "Group") { Class = "w-m", MaxLength = InspectionTemplate.LongestGroup },
            new(Label, "Point") { Class = "w-l", MaxLength = InspectionTemplate.LongestLabel },
            Pick(Kind, "Answer", T("a kind of answer"), Kinds),
            Pick(Measure, "Reading", T("a measure"), Measures),
            new(Unit, "Unit") { Class = "w-xs", MaxLength = InspectionTemplate.LongestUnit },
            Limit(Least, "At least"),
            Limit(Most, "At most"),
            new(Mandatory, "Must be answered") { Kind = LineKind.Tick },
        ];

    private static LineColumn Limit(string key, Phrase label) =>
        new(key, label)
        {
            Kind = LineKind.Number,
            Class = "num w-s",
            Decimals = 3,
            Format = EstimateMarks.Plain,
        };

    private static LineColumn Pick(string key, Phrase label, string what, Func<LinePick[]> choices) =>
        new(key, label)
        {
            Kind = LineKind.Pick,
            Class = "w-m",
            What = what,
            Suggest = (text, _) => Task.FromResult<IReadOnlyList<LinePick>>([.. choices().Where(c => Begins(c, text))]),
            Find = (text, id, _) =>
                Task.FromResult(
                    choices().FirstOrDefault(c => c.Id == id) ?? choices().FirstOrDefault(c => Begins(c, text))
                ),
        };

    private static LinePick[] Kinds() => [.. Enum.GetValues<PointKind>().Select(KindOf)];

    private static LinePick[] Measures() => [.. Enum.GetValues<ReadingMeasure>().Select(MeasureOf)];

    private static LinePick KindOf(PointKind kind) => new(kind.ToString(), InspectionWords.Of(kind)) { Of = kind };

    private static LinePick MeasureOf(ReadingMeasure measure) =>
        new(measure.ToString(), JobReadings.Limits(measure).Name) { Of = measure };

    private static bool Begins(LinePick choice, string text) =>
        choice.Text.StartsWith(text, StringComparison.OrdinalIgnoreCase);
}
