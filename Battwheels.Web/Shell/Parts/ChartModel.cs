using Battwheels.Core.Common;

namespace Battwheels.Web.Shell.Parts;

/// <summary>How a series is drawn.</summary>
public enum ChartMark
{
    /// <summary>A column from zero; several series stand beside each other.</summary>
    Column,

    /// <summary>A part of one column per point, on top of the series before.</summary>
    Stacked,

    /// <summary>A line with a mark at each point.</summary>
    Line,
}

/// <summary>One place along the foot of a chart.</summary>
/// <param name="Label">Short: "22", "Apr".</param>
/// <param name="Full">As it is said aloud and stands in the table: "22 Oct 2026"; null: the label does.</param>
/// <param name="Href">The list behind it; null: there is none.</param>
public sealed record ChartPoint(Phrase Label, string? Full = null, string? Href = null)
{
    internal string Name => Full ?? Label;
}

/// <summary>One row of figures, as many as the chart has points; null where there is none.</summary>
public sealed record ChartSeries(Phrase Name, IReadOnlyList<decimal?> Values, ChartMark Mark = ChartMark.Column);

/// <summary>From where to where a chart reaches, in steps that are easy to read; zero is always one of them.</summary>
internal sealed record ChartScale(decimal From, decimal To, decimal Step)
{
    private static readonly decimal[] Easy = [1m, 2m, 2.5m, 5m, 10m];

    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var at = From; at <= To; at += Step)
                yield return at;
        }
    }

    /// <summary>Four steps or so, never smaller than one where only whole numbers are counted.</summary>
    public static ChartScale Of(decimal least, decimal most, bool whole)
    {
        (least, most) = (Math.Min(0m, least), Math.Max(0m, most));
        if (least == most)
            most = 1m;
        var rough = (most - least) / 4m;
        var size = 1m;
        while (size * 10m <= rough)
            size *= 10m;
        while (size > rough && size > 0.0001m)
            size /= 10m;
        var step = Easy.Select(e => e * size).First(s => s >= rough);
        if (whole)
            step = Math.Max(1m, Math.Ceiling(step));
        return new(Math.Floor(least / step) * step, Math.Ceiling(most / step) * step, step);
    }

    /// <summary>How far below the top it lies, in percent of the height.</summary>
    public decimal Top(decimal value) => (To - value) / (To - From) * 100m;
}
