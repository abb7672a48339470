using Battwheels.Tests.Browser;
using Microsoft.Playwright;

namespace Battwheels.Sweep;

/// <summary>Where things stand in the demo workshop.</summary>
internal static class Demo
{
    /// <summary>A page of a ticket in this state on which a button of this beginning can be pressed.</summary>
    /// <param name="tab">Behind the ticket's address: <c>/estimate</c>.</param>
    public static async Task<string> TicketWithAsync(IPage page, string state, string tab, string button)
    {
        await page.OpenLiveAsync("demo/tickets/board");
        var cards = page.Locator("article")
            .Filter(new() { Has = page.GetByText(state, new() { Exact = true }) })
            .Locator("a.w[href*='tickets/']");
        var tickets = await cards.EvaluateAllAsync<string[]>("all => all.map(a => new URL(a.href).pathname)");
        return await FirstWithAsync(page, tickets.Select(t => t + tab), button);
    }

    /// <summary>A job of somebody's own work on which a button of this beginning stands.</summary>
    public static async Task<string> JobWithAsync(IPage page, string button)
    {
        await page.OpenLiveAsync("demo/my-work");
        var jobs = await page.EvalOnSelectorAllAsync<string[]>(
            "main a[href*='/job']",
            "all => [...new Set(all.map(a => a.pathname))]"
        );
        return await FirstWithAsync(page, jobs, button);
    }

    private static async Task<string> FirstWithAsync(IPage page, IEnumerable<string> addresses, string button)
    {
        var tried = addresses.ToArray();
        foreach (var address in tried)
        {
            await page.OpenLiveAsync(address);
            if (await page.Locator("main button:visible:enabled", new() { HasText = button }).CountAsync() > 0)
                return address;
        }

        throw new InvalidOperationException($"None of {tried.Length} pages has a button '{button}'.");
    }
}
