using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Battwheels.Sweep.Axe;

/// <summary>Opens what a screen can open - menus and dialogs - and looks at it.</summary>
internal sealed partial class Dialogs(IPage page, Findings findings, (int Width, int Height)[] sizes)
{
    private const string Open = "dialog[open], .mud-dialog";

    /// <summary>Dialogs that stand in every page, opened by code where no button of this page does.</summary>
    private static readonly string[] Standing =
    [
        "palette",
        "help",
        "keys",
        "scan",
        "signin",
        "draft-compare",
        "captures",
        "captures-leave",
        "capture-note",
        "capture-reading",
        "capture-photo",
        "capture-voice",
        "photo-marks",
    ];

    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);

    public async Task ShellAsync(string address)
    {
        await OpenPageAsync(address);
        foreach (var id in Standing)
        {
            if (
                !await page.EvaluateAsync<bool>(
                    "id => { const d = document.getElementById(id); d?.showModal(); return !!d }",
                    id
                )
            )
                continue;
            await LookAsync($"#{id}", $"#{id}");
            await page.EvaluateAsync("id => document.getElementById(id).close()", id);
        }

        await MenusAsync("header.appbar");
    }

    /// <summary>Presses every button that sends no form, each word once per screen.</summary>
    public async Task OfAsync(Screen screen)
    {
        await OpenPageAsync(screen.Address);
        await MenusAsync("main", screen.Name);
        foreach (var label in await LabelsAsync())
        {
            if (!_opened.Add($"{screen.Name} {Digits().Replace(label, "0")}"))
                continue;
            var before = page.Url;
            try
            {
                await Button(label).ClickAsync(new() { Timeout = 5_000 });
                await page.Locator(Open).First.WaitForAsync(new() { Timeout = 700 });
                if (_opened.Add($"{screen.Name} {await TitleAsync()}"))
                    await LookAsync($"{screen.Name} '{label}'", null);
            }
            catch (TimeoutException)
            {
                // It did something else, shows itself in the page, or is covered until something else is done.
                if (before == page.Url)
                    findings.Add("dialog", $"{screen.Name} after '{label}'", "1366", await page.BreachesAsync());
            }

            await OpenPageAsync(screen.Address);
        }
    }

    private async Task MenusAsync(string within, string screen = "shell")
    {
        var menus = page.Locator($"{within} details > summary:visible");
        for (var at = 0; at < await menus.CountAsync() && at < 8; at++)
        {
            var title = await menus.Nth(at).InnerTextAsync();
            if (!_opened.Add($"{screen} menu {Digits().Replace(title, "0")}"))
                continue;
            await menus.Nth(at).EvaluateAsync("s => (s.parentElement.open = true)");
            await LookAsync($"{screen} menu '{title}'", "details[open]");
            await page.EvaluateAsync("document.querySelectorAll('details[open]').forEach(d => (d.open = false))");
        }
    }

    private async Task LookAsync(string name, string? within)
    {
        foreach (var size in sizes)
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            foreach (var dark in new[] { false, true })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
                var how = $"{size.Width}{(dark ? "d" : "")}";
                if (within is null || await page.Locator(within).First.IsVisibleAsync())
                    findings.Add("dialog", name, how, await page.BreachesAsync(within));
            }

            findings.Add("wide", $"dialog {name}", $"{size.Width}", await page.SidewaysAsync());
        }

        await page.SetViewportSizeAsync(sizes[0].Width, sizes[0].Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private Task<string[]> LabelsAsync() =>
        page.EvaluateAsync<string[]>(
            """
            [...new Set([...document.querySelectorAll('main button:not([disabled])')]
              .filter(b => b.offsetParent && (b.type !== 'submit' || !b.form) && !b.closest('details:not([open])') && !b.closest('.lines'))
              .map(b => (b.getAttribute('aria-label') ?? b.innerText).trim())
              .filter(t => t))].slice(0, 25)
            """
        );

    private ILocator Button(string label) =>
        page.Locator("main").GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).First;

    private Task<string> TitleAsync() =>
        page.EvaluateAsync<string>(
            "(document.querySelector('dialog[open] h2, .mud-dialog h2, .mud-dialog-title, .mud-dialog')?.innerText ?? '').slice(0, 60).replace(/\\d+/g, '0')"
        );

    private async Task OpenPageAsync(string address)
    {
        await page.GotoAsync(address);
        await page.SettledAsync();
    }

    [GeneratedRegex(@"\d[\d,.:]*")]
    private static partial Regex Digits();
}
