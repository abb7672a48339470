using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Battwheels.Sweep;

/// <param name="Name">What the screen is called in reports: its address with <c>{id}</c> for every id.</param>
/// <param name="Address">One address of it.</param>
internal sealed record Screen(string Name, string Address);

/// <summary>Finds the screens a person can reach by links, one example of each kind.</summary>
internal sealed partial class Crawler(IPage page, Uri home)
{
    private readonly Dictionary<string, Screen> _seen = [];
    private readonly Queue<Screen> _open = new();

    /// <summary>Links that led nowhere, with the screen they stand on.</summary>
    public List<string> DeadLinks { get; } = [];

    public async Task<IReadOnlyList<Screen>> FindAsync()
    {
        Add(home.AbsolutePath);
        while (_open.TryDequeue(out var screen))
        {
            if (!await OpensAsync(screen.Address))
            {
                DeadLinks.Add(screen.Address);
                _seen.Remove(screen.Name);
                continue;
            }

            await page.SettledAsync();
            foreach (
                var link in await page.EvalOnSelectorAllAsync<string[]>(
                    "a[href]",
                    "all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href)"
                )
            )
                Add(link);
        }

        return [.. _seen.Values.OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>False for a refusal, with or without a page that says so.</summary>
    private async Task<bool> OpensAsync(string address)
    {
        try
        {
            return await page.GotoAsync(address) is { Ok: true };
        }
        catch (PlaywrightException fault)
            when (fault.Message.Contains("ERR_HTTP_RESPONSE_CODE", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private void Add(string link)
    {
        Uri address = new(home, link);
        if (
            address.Authority != home.Authority
            || !address.AbsolutePath.StartsWith(home.AbsolutePath, StringComparison.Ordinal)
        )
            return;
        var path = address.AbsolutePath.TrimEnd('/');
        if (Download().IsMatch(path) || path.EndsWith("/sign-out", StringComparison.Ordinal))
            return;
        Screen screen = new(
            Id().Replace(path[(home.AbsolutePath.TrimEnd('/').Length)..], "/{id}"),
            address.PathAndQuery
        );
        if (_seen.TryAdd(screen.Name, screen))
            _open.Enqueue(screen);
    }

    [GeneratedRegex(@"/\d{5,}(?=/|$)")]
    private static partial Regex Id();

    [GeneratedRegex(@"(/pdf|/label|/draft|/job-card|/gate-pass|\.csv|\.xlsx|/files/.*)$")]
    private static partial Regex Download();
}

internal static class Settling
{
    /// <summary>Pages of plain HTML (sign-in, a change of password) have no circuit to wait for.</summary>
    private const string HasCircuit =
        "!!document.querySelector('[data-live]') || document.documentElement.outerHTML.includes('\"type\":\"server\"')";

    /// <summary>Waits until the circuit is there and nothing is being read any more.</summary>
    public static async Task SettledAsync(this IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        if (await page.EvaluateAsync<bool>(HasCircuit))
            await page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        try
        {
            await page.Locator("[aria-busy=true]")
                .First.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 10_000 });
        }
        catch (TimeoutException)
        {
            // The page of parts shows what loads for ever, on purpose.
        }
    }
}
