using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Common;

namespace Battwheels.Web.Shell.Parts;

/// <summary>What a chart reckons before it is drawn.</summary>
internal static class ChartFigures
{
    private const int LineHeight = 16;

    public static ChartScale Scale(IReadOnlyList<ChartSeries> series)
    {
        var values = series.Where(s => s.Mark is not ChartMark.Stacked).SelectMany(s => s.Values).OfType<decimal>();
        var stacked = series.Where(s => s.Mark is ChartMark.Stacked).Select(s => s.Values).ToArray();
        var sums = stacked.Length == 0 ? [] : Enumerable.Range(0, stacked[0].Count).SelectMany(Sums);
        decimal[] all = [0m, .. values, .. sums];
        return ChartScale.Of(
            all.Min(),
            all.Max(),
            whole: series.All(s => s.Values.All(v => v is null || v % 1m == 0m))
        );

        IEnumerable<decimal> Sums(int at) =>
            [stacked.Sum(v => Math.Max(0m, v[at] ?? 0m)), stacked.Sum(v => Math.Min(0m, v[at] ?? 0m))];
    }

    /// <summary>₹7.45 L, ₹25k, ₹500: as short as an axis needs it.</summary>
    public static string Short(decimal value, bool money) =>
        value == 0m
            ? "0"
            : IndianText.WithSign(
                value,
                a =>
                    (money ? "₹" : "")
                    + (
                        a switch
                        {
                            >= 1_00_00_000m => $"{Plain(a / 1_00_00_000m)} Cr",
                            >= 1_00_000m => $"{Plain(a / 1_00_000m)} L",
                            >= 1_000m => $"{Plain(a / 1_000m)}k",
                            _ => Plain(a),
                        }
                    )
            );

    /// <summary>Where the name of each series stands, beside its last value and never over another name.</summary>
    public static IReadOnlyList<int> Places(IReadOnlyList<ChartSeries> series, ChartScale scale, int height)
    {
        var places = new int[series.Count];
        var stack = 0m;
        for (var at = 0; at < series.Count; at++)
        {
            var last = series[at].Values.LastOrDefault(v => v is not null) ?? 0m;
            var middle = series[at].Mark is ChartMark.Stacked ? stack + last / 2m : last;
            if (series[at].Mark is ChartMark.Stacked)
                stack += last;
            places[at] = (int)(scale.Top(middle) * height / 100m);
        }

        var free = height + LineHeight / 2;
        foreach (var at in Enumerable.Range(0, series.Count).OrderByDescending(i => places[i]))
        {
            places[at] = Math.Min(places[at], free);
            free = places[at] - LineHeight;
        }

        return places;
    }

    /// <summary>The same for the same chart, so that drawing it again changes nothing.</summary>
    public static string IdOf(string label) =>
        "c" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(label)))[..8];

    private static string Plain(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
