using System.Globalization;
using System.Net;
using System.Text;

namespace Battwheels.Web.Shell.Parts;

/// <summary>
/// A chart as one piece of markup. Places are percents and sizes pixels, so that words and marks stay as they are however
/// wide it is drawn.
/// </summary>
internal sealed class ChartDrawing(
    IReadOnlyList<ChartPoint> points,
    IReadOnlyList<ChartSeries> series,
    ChartScale scale,
    Func<decimal, string> words,
    string id
)
{
    private const decimal Group = 0.62m; // of the room a point has
    private readonly StringBuilder _text = new();
    private readonly int _columns = Math.Max(
        1,
        series.Count(s => s.Mark is ChartMark.Column) + (series.Any(s => s.Mark is ChartMark.Stacked) ? 1 : 0)
    );

    /// <summary>One place in the order of the tab key; arrows go from there (js/shell.js).</summary>
    public string Draw()
    {
        foreach (var tick in scale.Ticks)
            Add(
                $"<line class=\"{(tick == 0m ? "zero" : "tick")}\" x1=\"0\" x2=\"100%\" y1=\"{At(scale.Top(tick))}\" y2=\"{At(scale.Top(tick))}\"/>"
            );
        for (var at = 0; at < points.Count; at++)
            Point(at);
        foreach (var (at, one) in series.Index().Where(s => s.Item.Mark is ChartMark.Line))
            Line(one, at);
        return _text.ToString();
    }

    /// <summary>The figures of the axis, at the height of their lines.</summary>
    public static string Axis(ChartScale scale, Func<decimal, string> words) =>
        string.Concat(
            scale.Ticks.Select(t =>
                $"<text x=\"100%\" dx=\"-6\" y=\"{At(scale.Top(t))}\" dy=\"4\">{WebUtility.HtmlEncode(words(t))}</text>"
            )
        );

    /// <summary>Stripes and dots that tell columns apart without their colour; named apart from those of other charts.</summary>
    public static string Fills(string id) =>
        $"<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>{string.Concat(Patterns.Select((p, i) => $"<pattern id=\"{id}-{i + 2}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">{p}</pattern>"))}</defs></svg>";

    private static readonly string[] Patterns =
    [
        "<path d=\"M0 6 6 0M-1 1 1-1M5 7 7 5\"/>",
        "<circle cx=\"3\" cy=\"3\" r=\"1.2\"/>",
        "<path d=\"M0 3h6\"/>",
        "<path d=\"M0 0 6 6M-1 5 1 7M5-1 7 1\"/>",
        "<path d=\"M3 0v6\"/>",
    ];

    /// <summary>The sample beside a name.</summary>
    public static string Sample(ChartSeries series, int at, string id) =>
        series.Mark is ChartMark.Line
            ? $"<svg class=\"c{at + 1}\" width=\"20\" height=\"12\" aria-hidden=\"true\"><line class=\"ln\" x1=\"0\" x2=\"20\" y1=\"6\" y2=\"6\"/><svg x=\"10\" y=\"6\" overflow=\"visible\">{Shape(at)}</svg></svg>"
            : $"<svg class=\"c{at + 1}\" width=\"12\" height=\"12\" aria-hidden=\"true\">{Box("0", "0", "12", "12", at, id)}</svg>";

    private void Point(int at)
    {
        var point = points[at];
        var room = 100m / points.Count;
        Add(
            point.Href is { } href
                ? $"<a class=\"pt\" href=\"{WebUtility.HtmlEncode(href)}\" aria-label=\"{WebUtility.HtmlEncode(Said(at))}\" tabindex=\"{(at == 0 ? 0 : -1)}\">"
                : "<g class=\"pt\">"
        );
        Add($"<rect class=\"band\" x=\"{At(room * at)}\" y=\"0\" width=\"{At(room)}\" height=\"100%\"/>");
        Columns(at, room);
        Tip(at, room);
        Add(point.Href is null ? "</g>" : "</a>");
        // Beside the link: what is read there in short is said by its name in full.
        Add(
            $"<text class=\"x{(at % Every(12) == 0 ? "" : " less")}{(at % Every(6) == 0 ? "" : " small")}\" x=\"{At(room * (at + 0.5m))}\" y=\"100%\" dy=\"18\">{WebUtility.HtmlEncode(point.Label)}</text>"
        );
    }

    private void Columns(int at, decimal room)
    {
        var (width, place, stack) = (room * Group / _columns, 0, (Up: 0m, Down: 0m, Place: -1));
        foreach (var (index, one) in series.Index().Where(s => s.Item.Mark is not ChartMark.Line))
        {
            var mine = one.Mark is ChartMark.Column || stack.Place < 0 ? place++ : stack.Place;
            if (one.Mark is ChartMark.Stacked)
                stack.Place = mine;
            if (one.Values[at] is not { } value || value == 0m)
                continue;
            var foot =
                one.Mark is ChartMark.Column ? 0m
                : value > 0m ? stack.Up
                : stack.Down;
            if (one.Mark is ChartMark.Stacked)
                stack = value > 0m ? stack with { Up = foot + value } : stack with { Down = foot + value };
            var (top, bottom) = (scale.Top(Math.Max(foot, foot + value)), scale.Top(Math.Min(foot, foot + value)));
            Add(
                $"<g class=\"c{index + 1}\">{Box(At(room * at + room * (1m - Group) / 2m + width * mine), At(top), At(width * (_columns > 1 ? 0.92m : 1m)), At(bottom - top), index, id)}</g>"
            );
        }
    }

    private void Line(ChartSeries one, int at)
    {
        var room = 100m / points.Count;
        Add($"<g class=\"over c{at + 1}\">");
        foreach (var css in (string[])["halo", "ln"])
            for (var i = 1; i < points.Count; i++)
                if (one.Values[i - 1] is { } before && one.Values[i] is { } now)
                    Add(
                        $"<line class=\"{css}\" x1=\"{At(room * (i - 0.5m))}\" y1=\"{At(scale.Top(before))}\" x2=\"{At(room * (i + 0.5m))}\" y2=\"{At(scale.Top(now))}\"/>"
                    );
        for (var i = 0; i < points.Count; i++)
            if (one.Values[i] is { } value)
                Add(
                    $"<svg x=\"{At(room * (i + 0.5m))}\" y=\"{At(scale.Top(value))}\" overflow=\"visible\">{Shape(at)}</svg>"
                );
        Add("</g>");
    }

    /// <summary>What the point says while the pointer or the keys are on it.</summary>
    private void Tip(int at, decimal room)
    {
        var (x, side) =
            at < points.Count / 3m ? (room * at, "s")
            : at >= points.Count * 2 / 3m ? (room * (at + 1), "e")
            : (room * (at + 0.5m), "m");
        Add(
            $"<text class=\"tip {side}\" y=\"12\" aria-hidden=\"true\"><tspan class=\"b\" x=\"{At(x)}\">{WebUtility.HtmlEncode(points[at].Name)}</tspan>"
        );
        foreach (var one in series)
            Add($"<tspan x=\"{At(x)}\" dy=\"16\">{WebUtility.HtmlEncode(Figure(one, at))}</tspan>");
        Add("</text>");
    }

    private string Said(int at) => $"{points[at].Name}: {string.Join(", ", series.Select(s => Figure(s, at)))}";

    private string Figure(ChartSeries one, int at) =>
        $"{one.Name} {(one.Values[at] is { } value ? words(value) : "–")}";

    /// <summary>So many labels at most.</summary>
    private int Every(int most) => (points.Count + most - 1) / most;

    private static string Box(string x, string y, string width, string height, int at, string id)
    {
        var place = $"x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"";
        return $"<rect class=\"bx\" {place} rx=\"1.5\"/>"
            + (at == 0 ? "" : $"<rect {place} rx=\"1.5\" fill=\"url(#{id}-{at + 1})\"/>");
    }

    private static string Shape(int at) =>
        at switch
        {
            0 => "<circle class=\"mk\" r=\"3.5\"/>",
            1 => "<rect class=\"mk\" x=\"-3.5\" y=\"-3.5\" width=\"7\" height=\"7\"/>",
            2 => "<path class=\"mk\" d=\"M0-4.5 4.5 3.5h-9z\"/>",
            3 => "<path class=\"mk\" d=\"M0-5 5 0 0 5-5 0z\"/>",
            4 => "<path class=\"mk\" d=\"M0 4.5-4.5-3.5h9z\"/>",
            _ => "<path class=\"mk\" d=\"M-4-4 4 4M4-4-4 4\"/>",
        };

    private static string At(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private void Add(string markup) => _text.Append(markup);
}
