using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Battwheels.Sweep;

/// <summary>P5: from opening the ticket list to its rows being painted, as the browser's own clock says.</summary>
internal static class Painted
{
    private const int Rounds = 25;

    /// <summary>Two frames after the first row stands in the page it has been painted.</summary>
    private const string Watch = """
        window.paintedAt = 0;
        new MutationObserver((_, watch) => {
          if (!document.querySelector('tbody tr a.row-link')) return;
          watch.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => (window.paintedAt = performance.now())));
        }).observe(document, { subtree: true, childList: true });
        """;

    /// <summary>From now on <c>window.paintedAt</c> says when the first row was painted.</summary>
    public static Task WatchAsync(IPage page) => page.AddInitScriptAsync(Watch);

    public static async Task MeasureAsync(IPage page, string address, string file)
    {
        await WatchAsync(page);
        List<double> times = [];
        List<double> answers = [];
        for (var round = 0; round <= Rounds; round++)
        {
            await page.GotoAsync(address);
            await page.SettledAsync();
            var painted = await page.EvaluateAsync<double>("window.paintedAt");
            if (painted <= 0)
                throw new InvalidOperationException($"{address}: no row was painted.");
            if (round == 0) // warms up
                continue;
            times.Add(painted);
            answers.Add(
                await page.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].responseStart")
            );
        }

        times.Sort();
        answers.Sort();
        var (median, p95) = (times[Rounds / 2], times[(int)Math.Ceiling(Rounds * 0.95) - 1]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                new
                {
                    id = "P5-painted",
                    at = TimeProvider.System.GetUtcNow(),
                    set = "demo workshop",
                    engine = "SQLite",
                    unit = "ms",
                    median,
                    medianToFirstByte = answers[Rounds / 2],
                    p95,
                    target = 150,
                    rounds = Rounds,
                }
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"P5 open to painted: median {median:0} ms, p95 {p95:0} ms (target 150); first byte after {answers[Rounds / 2]:0} ms"
            )
        );
    }
}
