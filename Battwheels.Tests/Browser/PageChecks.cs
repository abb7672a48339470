using System.Diagnostics;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>What is asked of every page in a browser.</summary>
internal static partial class PageChecks
{
    /// <summary>Long enough for a busy machine, short enough to be noticed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        },
        Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } },
    };

    /// <summary>Opens the address and waits until its buttons work.</summary>
    public static async Task OpenLiveAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        // The frame is live before the page in it: what is typed between would go into boxes that are replaced.
        await page.Locator("h1").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("[aria-busy=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>A page that comes alive writes its title anew, so it may be missing for a moment, but no longer.</summary>
    private static async Task<bool> IsTitledAsync(this IPage page)
    {
        try
        {
            // Asked from outside: a script that waits in the page is text to evaluate, which the page's policy forbids.
            await Assertions.Expect(page).ToHaveTitleAsync(TitleEnd(), new() { Timeout = 5_000 });
            return true;
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }

    /// <summary>
    /// Waits until the document and all it names are there. Asked of the document itself: the driver's own event is
    /// lost when a form's answer replaces a page that is still loading.
    /// </summary>
    private static async Task ArrivedAsync(this IPage page)
    {
        for (var since = Stopwatch.GetTimestamp(); ; await Task.Delay(50))
        {
            if (await page.EvaluateAsync<string>("document.readyState") == "complete")
                return;
            if (Stopwatch.GetElapsedTime(since) > Patience)
                throw new TimeoutException($"{page.Url}: still loading after {Patience}");
        }
    }

    /// <summary>One h1, a title, nothing wider than the window, no breach of WCAG 2.2 AA a machine can find.</summary>
    /// <param name="within">Only this part is asked for breaches; null for the whole page.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page, string? within = null)
    {
        List<string> faults = [];
        await page.ArrivedAsync(); // a page half arrived is not judged
        if (await page.Locator("h1").CountAsync() != 1)
            faults.Add($"{page.Url}: not exactly one h1");
        if (!await page.IsTitledAsync())
            faults.Add($"{page.Url}: title '{await page.TitleAsync()}'");
        if (await page.TooWideAsync() > 0)
            faults.Add($"{page.Url}: wider than {page.ViewportSize?.Width}");
        faults.AddRange(await page.BreachesAsync(within));
        return faults;
    }

    /// <summary>Breaches of WCAG 2.2 AA a machine can find, each with the first element in the way.</summary>
    public static async Task<IReadOnlyList<string>> BreachesAsync(this IPage page, string? within = null)
    {
        var axe = within is null
            ? await page.RunAxe(Rules)
            : await page.RunAxe(new AxeRunContext { Include = [new AxeSelector(within)] }, Rules);
        return
        [
            .. axe
                .Violations.Where(v => v.Id != TitleRule)
                .Select(v => $"{page.Url}: {v.Id} at {v.Nodes[0].Html} and {v.Nodes.Length - 1} more"),
        ];
    }

    /// <summary>How many pixels the page reaches beyond its window.</summary>
    public static Task<int> TooWideAsync(this IPage page) =>
        page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");

    /// <summary>Asked above, more strictly and with patience.</summary>
    private const string TitleRule = "document-title";

    [GeneratedRegex("Battwheels$")]
    private static partial Regex TitleEnd();
}
