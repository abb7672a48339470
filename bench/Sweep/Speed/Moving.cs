using Battwheels.Tests.Browser;
using Microsoft.Playwright;

namespace Battwheels.Sweep.Speed;

/// <summary>X3, X4, X5 and P5: moving about, in the demo workshop and among 100,000 visits.</summary>
internal sealed class Moving(Report report)
{
    private const int Rounds = 5;

    private const string Rows =
        "document.querySelector('main tbody tr a.row-link') && !document.querySelector('main [aria-busy=true]')";

    /// <summary>The page asked for stands with its content and its buttons work.</summary>
    private static string Usable(string path) =>
        $"location.pathname.endsWith('{path}') && document.querySelector('main h1') && !document.querySelector('main [aria-busy=true], main .skel, main .btn.starting')";

    public async Task NavigateAsync(IPage page)
    {
        string[] places =
        [
            "tickets",
            "tickets/board",
            "contacts",
            "vehicles",
            "estimates",
            "invoices",
            "payments",
            "items",
            "accounts",
            "reports/profit-loss",
        ];
        List<double> times = [];
        Dictionary<string, double> slowest = [];
        await page.OpenLiveAsync("demo/");
        for (var round = 0; round < Rounds; round++)
            foreach (var place in places)
            {
                await page.EvaluateAsync("document.querySelectorAll('nav details').forEach(d => (d.open = true))");
                await page.Locator($"nav a[href='{place}']").First.ClickAsync();
                var time = await page.SincePressAsync(Usable(place));
                times.Add(time);
                slowest[place] = Math.Max(slowest.GetValueOrDefault(place), time);
            }

        report.Add(new Figure("X3", $"from press to usable page p95 of {times.Count}", times.At(0.95), "ms", 700));
        report.Add(new Figure("X3", "the same, median", times.At(0.5), "ms", 700));
        var (worst, most) = slowest.MaxBy(s => s.Value);
        Console.WriteLine($"       slowest: {worst} {most:0} ms");
    }

    /// <param name="home">Of the organization with 100,000 visits.</param>
    public async Task ManyAsync(IPage page, string home)
    {
        List<double> lists = [];
        for (var round = 0; round < Rounds * 2; round++)
        {
            await page.OpenLiveAsync($"{home}/tickets?show=Repair");
            var head = page.Locator("thead a").Nth(1 + (round % 2));
            await head.ClickAsync();
            lists.Add(await page.SincePressAsync($"location.search.includes('sort') && {Rows}"));
        }

        report.Add(
            new Figure("X4", "100,000 visits filtered and sorted, press to rows, p95", lists.At(0.95), "ms", 500)
        );
        report.Add(new Figure("X4", "rows in the page", await page.Locator("main tbody tr").CountAsync(), "rows", 200));
        await OpenedAsync(page, $"{home}/tickets", "P5", "ticket list of 100,000, open to painted p95");
        List<double> found = [];
        foreach (var text in (string[])["mh 12", "shinde", "00042", "brake", "mh12a", "patil", "09999", "charger"])
        {
            await page.OpenLiveAsync($"{home}/contacts");
            await page.Keyboard.PressAsync("Control+k");
            await page.Keyboard.TypeAsync(text);
            found.Add(
                await page.SincePressAsync(
                    $"document.getElementById('palette').dataset.answered === '{text}' && document.querySelector('#palette-list [role=option]')"
                )
            );
        }

        report.Add(new Figure("X5", "palette, last key to results, p95", found.At(0.95), "ms", 300));
    }

    /// <summary>From opening the address to its rows being painted.</summary>
    public async Task OpenedAsync(IPage page, string address, string id, string what)
    {
        List<double> times = [];
        for (var round = 0; round <= 20; round++)
        {
            await page.GotoAsync(address);
            await page.SettledAsync();
            if (round > 0) // warms up
                times.Add(await page.EvaluateAsync<double>("window.paintedAt"));
        }

        report.Add(new Figure(id, what, times.At(0.95), "ms", 150));
        report.Add(new Figure(id, "the same, median", times.At(0.5), "ms", 150));
    }
}
