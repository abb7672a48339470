using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>Tells what every open page showed when a long test failed.</summary>
internal static class Witness
{
    private const int Most = 1_500;

    /// <exception cref="InvalidOperationException">The test failed; with addresses and texts of the pages.</exception>
    public static async Task WatchAsync(BrowserFixture browser, RunningApp app, Func<Task> test)
    {
        try
        {
            await test();
        }
#pragma warning disable CA1031 // Whatever it was goes on as the inner exception.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            var pages = await Task.WhenAll(browser.Pages.Select(TellAsync));
            throw new InvalidOperationException(
                $"{fault.Message}\n\n{string.Join("\n\n", pages)}\n\n{app.Output}",
                fault
            );
        }
    }

    private static async Task<string> TellAsync(IPage page)
    {
        var text = await page.EvaluateAsync<string>("document.body.innerText");
        return $"--- {page.Url}\n{text[..Math.Min(text.Length, Most)]}";
    }
}
