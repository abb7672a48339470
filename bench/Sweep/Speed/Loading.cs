using Microsoft.Playwright;

namespace Battwheels.Sweep.Speed;

/// <summary>X1 and X6: what the main screens weigh and how soon they stand, on a good and on a weak line.</summary>
internal sealed class Loading(Stage stage, Report report)
{
    private const int Rounds = 4;

    /// <summary>Where LCP is later than the target on a weak line: a megabyte takes five seconds there, whatever is in it.</summary>
    private static readonly (int, int) Size = (1366, 768);

    public async Task MeasureAsync(IReadOnlyList<string> screens, string state)
    {
        HashSet<string> strangers = [];
        List<double> shifts = [];
        List<double> reactions = [];
        foreach (var screen in screens)
        {
            List<double> good = [];
            List<double> weak = [];
            for (var round = 0; round < Rounds; round++)
            {
                var (page, network) = await OpenAsync(screen, state, weak: false);
                good.Add(await page.SeenAsync("lcp"));
                if (round == 0)
                {
                    await WeighAsync(screen, page, network);
                    await InteractAsync(page);
                }

                shifts.Add(await page.SeenAsync("cls"));
                reactions.Add(await page.SeenAsync("inp"));
                strangers.UnionWith(network.Strangers);
                await page.Context.CloseAsync();
                (page, _) = await OpenAsync(screen, state, weak: true);
                weak.Add(await page.SeenAsync("lcp"));
                shifts.Add(await page.SeenAsync("cls"));
                await page.Context.CloseAsync();
            }

            report.Add(new Figure("X1", $"LCP cold p75 {screen}", good.At(0.75), "ms", 1_500));
            report.Add(new Figure("X1", $"LCP cold p75 weak net {screen}", weak.At(0.75), "ms", 2_500));
        }

        report.Add(new Figure("X1", "CLS worst of all screens", shifts.Max(), "", 0.1));
        report.Add(new Figure("X1", "INP worst of menus, boxes and keys", reactions.Max(), "ms", 200));
        report.Add(new Figure("X6", $"hosts besides ours {string.Join(' ', strangers)}", strangers.Count, "", 0));
    }

    private async Task<(IPage, Network)> OpenAsync(string screen, string state, bool weak)
    {
        var page = await stage.PageAsync(
            Size,
            state: screen.Contains("sign-in", StringComparison.Ordinal) ? null : state
        );
        await Clock.AddAsync(page);
        var network = await Network.WatchAsync(page, stage.Address);
        if (weak)
            await network.WeakenAsync();
        await page.GotoAsync(screen, new() { Timeout = 60_000 });
        await page.SettledAsync();
        await page.WaitForTimeoutAsync(300);
        return (page, network);
    }

    /// <summary>Cold is with an empty cache, warm the same page once more.</summary>
    private async Task WeighAsync(string screen, IPage page, Network network)
    {
        report.Add(new Figure("X6", $"cold transfer {screen}", network.Kilobytes, "KB", 1_536));
        network.Reset();
        await page.GotoAsync(screen);
        await page.SettledAsync();
        await page.WaitForTimeoutAsync(500);
        report.Add(new Figure("X6", $"warm transfer {screen}", network.Kilobytes, "KB", 60));
        Console.WriteLine($"       of the live connection, before compression: {network.LiveKilobytes:0} KB");
    }

    private static async Task InteractAsync(IPage page)
    {
        var menus = page.Locator("details.menu > summary:visible");
        for (var at = 0; at < Math.Min(3, await menus.CountAsync()); at++)
        {
            await menus.Nth(at).ClickAsync();
            await page.Keyboard.PressAsync("Escape");
        }

        var box = page.Locator("main input.in:visible:enabled, main input[type=search]:visible:enabled").First;
        if (await box.CountAsync() > 0)
        {
            await box.ClickAsync();
            await page.Keyboard.TypeAsync("mh 12", new() { Delay = 40 });
        }

        await page.WaitForTimeoutAsync(600);
    }
}
