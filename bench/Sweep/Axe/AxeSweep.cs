using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Battwheels.Sweep.Axe;

/// <summary>
/// A1: every screen, loaded, empty, refused, with a form sent wrong, with its data gone, and with its dialogs open, light
/// and dark, at three widths; then at 200 % zoom and at 320 px without a sideways scroll.
/// </summary>
internal sealed partial class AxeSweep(Stage stage, string root)
{
    private static readonly (int Width, int Height)[] Sizes = [(1366, 768), (800, 1280), (390, 844)];

    /// <summary>1366 x 768 at 200 %, the smallest width of WCAG 1.4.10, and a small laptop.</summary>
    private static readonly (int Width, int Height)[] Narrow = [(683, 384), (320, 640), (1024, 768)];

    private static readonly string[] People = ["owner", "technician", "storekeeper", "accountant", "hr"];

    private readonly Findings _findings = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <param name="only">Parts of the sweep to do; all when empty.</param>
    public async Task<int> RunAsync(IReadOnlyCollection<string> only)
    {
        bool Wanted(string part) => only.Count == 0 || only.Contains(part);
        foreach (var who in People.Where(_ => Wanted("demo")))
            await DemoAsync(who);
        if (Wanted("empty"))
            await EmptyAsync();
        if (Wanted("public"))
            await new PublicScreens(stage, _findings, _seen).SweepAsync(CheckAsync);
        if (Wanted("dialogs"))
            await DialogsAsync();
        if (Wanted("broken") && stage.Database is { } database)
            await BrokenAsync(database);
        await _findings.WriteAsync(Path.GetFullPath("artifacts/axe.txt"));
        return await ReportAsync(only.Count == 0);
    }

    private async Task DemoAsync(string who)
    {
        var page = await stage.DemoPageAsync(who, Sizes[0]);
        var screens = await CrawlAsync(page);
        foreach (var screen in screens.Where(s => s.Name is "" || _seen.Add(s.Name)))
            await CheckAsync(page, "loaded", screen with { Name = screen.Name is "" ? $"/ as {who}" : screen.Name });
        if (who is "owner")
        {
            foreach (var screen in await StagesAsync(page))
                await CheckAsync(page, "loaded", screen);
            foreach (var screen in screens.Where(s => s.Name.Contains("{id}", StringComparison.Ordinal)))
                await CheckAsync(
                    page,
                    "refused",
                    screen with
                    {
                        Address = LongNumber().Replace(screen.Address, "99999999"),
                    }
                );
        }

        if (who is "technician")
            foreach (var name in _seen.Except(screens.Select(s => s.Name)).Order().ToArray())
                await CheckAsync(page, "refused", new Screen(name, $"/demo{name.Replace("{id}", "99999999")}"));
        await page.Context.CloseAsync();
    }

    private async Task EmptyAsync()
    {
        var page = await stage.NewOwnerPageAsync(Sizes[0]);
        var screens = await CrawlAsync(page);
        foreach (var screen in screens)
            await CheckAsync(page, "empty", screen);
        foreach (var screen in screens)
            await SendEmptyAsync(page, screen);
        await page.Context.CloseAsync();
    }

    /// <summary>Whoever sends a form as it is sees what is wrong with it.</summary>
    private async Task SendEmptyAsync(IPage page, Screen screen)
    {
        await OpenAsync(page, screen.Address);
        var send = page.Locator("main form button[type=submit].btn.f:visible:enabled").First;
        if (await send.CountAsync() == 0)
            return;
        await send.ClickAsync();
        await page.WaitForTimeoutAsync(500);
        if (await page.Locator("main [aria-invalid=true], main .errors, main [role=alert]").CountAsync() > 0)
            await LookAsync(page, "form", screen.Name);
    }

    /// <summary>One ticket of every state with all its pages: each state shows other parts.</summary>
    private static async Task<IReadOnlyList<Screen>> StagesAsync(IPage page)
    {
        await OpenAsync(page, "/demo/tickets/board");
        var tickets = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('main a[href]')].filter(a => /tickets\\/\\d+$/.test(a.getAttribute('href'))).map(a => a.pathname + ' ' + (a.closest('section,[data-stage],.col')?.querySelector('h2,h3')?.innerText.split('\\n')[0] ?? ''))"
        );
        return
        [
            .. tickets
                .Select(t => t.Split(' ', 2))
                .DistinctBy(t => t[1])
                .SelectMany(t =>
                    new[] { "", "/job", "/estimate", "/billing", "/history", "/delivery", "/intake" }.Select(
                        p => new Screen($"/tickets/{{id}}{p} {t[1]}", t[0] + p)
                    )
                ),
        ];
    }

    private async Task DialogsAsync()
    {
        foreach (var who in (string[])["owner", "technician", "storekeeper"])
        {
            var page = await stage.DemoPageAsync(who, Sizes[0]);
            Dialogs dialogs = new(page, _findings, Sizes);
            await dialogs.ShellAsync($"/demo/{(who is "technician" ? "my-work" : "")}");
            foreach (var screen in await CrawlAsync(page))
                await dialogs.OfAsync(screen);
            await page.Context.CloseAsync();
        }
    }

    private async Task BrokenAsync(string database)
    {
        var page = await stage.DemoPageAsync("owner", Sizes[0]);
        var screens = await CrawlAsync(page);
        Damage.Do(database);
        foreach (var screen in screens)
            await CheckAsync(page, "broken", screen);
        await page.Context.CloseAsync();
    }

    private static async Task<IReadOnlyList<Screen>> CrawlAsync(IPage page)
    {
        Uri here = new(page.Url); // some people's home is a list
        Crawler crawler = new(page, new Uri(here, $"/{here.Segments[1].TrimEnd('/')}/"));
        var screens = await crawler.FindAsync();
        foreach (var dead in crawler.DeadLinks)
            Console.WriteLine($"dead link {dead}");
        Console.WriteLine($"{screens.Count} screens from {page.Url}");
        return screens;
    }

    private async Task CheckAsync(IPage page, string state, Screen screen)
    {
        try
        {
            await OpenAsync(page, screen.Address);
            await LookAsync(page, state, screen.Name);
        }
        catch (Exception fault) when (fault is PlaywrightException or TimeoutException)
        {
            _findings.Add(state, screen.Name, "", [new Breach("fault", fault.Message.Split('\n')[0])]);
        }
    }

    private async Task LookAsync(IPage page, string state, string name)
    {
        if (await page.Locator("h1:visible").CountAsync() != 1)
            _findings.Add(
                state,
                name,
                "",
                [new Breach("h1", $"{await page.Locator("h1:visible").CountAsync()} of them")]
            );
        foreach (var size in Sizes)
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            foreach (var dark in new[] { false, true })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
                _findings.Add(state, name, $"{size.Width}{(dark ? "d" : "")}", await page.BreachesAsync());
            }

            _findings.Add("wide", $"{state} {name}", $"{size.Width}", await page.SidewaysAsync());
        }

        foreach (var size in Narrow)
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await page.WaitForTimeoutAsync(50);
            _findings.Add("wide", $"{state} {name}", $"{size.Width}", await page.SidewaysAsync());
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
    }

    /// <summary>Refusals have no content the browser would not show; a page is a page.</summary>
    private static async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.SettledAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(TitleEnd()); // written anew while the page comes alive
    }

    private async Task<int> ReportAsync(bool whole)
    {
        Report report = new("axe");
        foreach (var (state, looks) in _findings.Looks)
            report.Add(new Figure("A1", $"{state}: breaches in {looks} looks", _findings.Of(state), "", 0));
        if (whole)
        {
            var unseen = Routes.All(root).Where(r => !_seen.Contains(r == "/" ? "" : r)).ToArray();
            Console.WriteLine($"never seen: {string.Join(' ', unseen)}");
            report.Add(new Figure("A1", $"addresses of pages never seen", unseen.Length, "", 0));
        }

        return await report.EndAsync();
    }

    [GeneratedRegex("Battwheels$")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"\d{5,}")]
    private static partial Regex LongNumber();
}
