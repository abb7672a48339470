using Battwheels.Core.Accounting;

namespace Battwheels.Web.Accounting;

internal static class ChartView
{
    /// <summary>Lines whose code begins with, or whose name contains, the text; a search looks at every account.</summary>
    /// <param name="all">Also those without a balance.</param>
    public static IReadOnlyList<ChartLine> Matching(IReadOnlyList<ChartLine> lines, string? text, bool all)
    {
        var wanted = text?.Trim() ?? "";
        if (wanted.Length > 0)
            return
            [
                .. lines.Where(l =>
                    l.Code.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)
                    || l.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)
                ),
            ];
        return all ? lines : WithBalance(lines);
    }

    /// <summary>A heading stays when anything below it has a balance, even if they cancel out.</summary>
    private static List<ChartLine> WithBalance(IReadOnlyList<ChartLine> lines)
    {
        List<ChartLine> kept = [];
        var depth = -1;
        foreach (var line in lines.Reverse())
        {
            if (line.Net == 0m && line.Depth >= depth)
                continue;
            kept.Add(line);
            depth = line.Depth;
        }

        kept.Reverse();
        return kept;
    }
}
