using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>What is asked of every page in a browser.</summary>
internal static class PageChecks
{
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
        await page.Locator(".shell[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("[aria-busy=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>No breach of WCAG 2.2 AA that a machine can find.</summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe(Rules);
        Assert.True(
            result.Violations.Length == 0,
            $"{page.Url}: " + string.Join("; ", result.Violations.Select(v => $"{v.Id} at {v.Nodes[0].Html}"))
        );
    }

    /// <summary>Nothing makes the page scroll sideways.</summary>
    public static async Task AssertFitsAsync(this IPage page) =>
        Assert.True(
            await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth") <= 0,
            $"{page.Url} is wider than the window."
        );

    /// <summary>One h1, a title and a language: what a screen reader says first.</summary>
    public static async Task AssertNamedAsync(this IPage page)
    {
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.EndsWith("Battwheels", await page.TitleAsync(), StringComparison.Ordinal);
    }
}
