using Battwheels.Tests.Browser;
using Microsoft.Playwright;

namespace Battwheels.Sweep.Speed;

/// <summary>R1 and R2: a reload, two minutes without a line, a server that dies, a press too many.</summary>
internal sealed class Losses(Stage stage, Report report)
{
    private static readonly (string Field, string Text)[] Typed =
    [
        ("#f-Name", "Lost And Found"),
        ("#f-Phone", "9820099887"),
        ("#f-City", "Pune"),
        ("#f-AddressLine1", "14, Karve Road"),
    ];

    public async Task MeasureAsync()
    {
        report.Add(new Figure("R1", "fields lost by a reload", await LostAsync(p => p.ReloadAsync()), "fields", 0));
        await using Relay line = new(stage.Address);
        report.Add(
            new Figure(
                "R1",
                "fields lost by 120 s without a line",
                await LostAsync(p => AwayAsync(p, line), line.Address),
                "fields",
                0
            )
        );
        report.Add(
            new Figure(
                "R1",
                "fields lost by a server killed and started again",
                await LostAsync(RestartAsync),
                "fields",
                0
            )
        );
        report.Add(new Figure("R2", "contacts made by a double press beyond one", await TwiceAsync(), "", 0));
    }

    private async Task<int> LostAsync(Func<IPage, Task> disaster, Uri? at = null)
    {
        var page = await stage.DemoPageAsync("owner", (1366, 768), at);
        await page.OpenLiveAsync("demo/contacts/new");
        var fields = await FilledAsync(page);
        await page.WaitForTimeoutAsync(2_500); // at most 2 s of typing may be lost
        await disaster(page);
        await page.Locator("[data-live]")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
        var restore = page.Locator("[data-draft-restore]").Locator("visible=true");
        try
        {
            await restore.First.ClickAsync(new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            // The page stayed as it was: nothing to restore.
        }

        var lost = 0;
        foreach (var (field, text) in fields)
            lost += await page.Locator(field).InputValueAsync() == text ? 0 : 1;
        await page.Context.CloseAsync();
        return lost;
    }

    private static async Task<List<(string, string)>> FilledAsync(IPage page)
    {
        List<(string, string)> filled = [];
        foreach (var (field, text) in Typed)
            if (await page.Locator(field).CountAsync() > 0)
            {
                await page.Locator(field).FillAsync(text);
                filled.Add((field, text));
            }

        return filled.Count > 1 ? filled : throw new InvalidOperationException("There was nothing to fill.");
    }

    private static async Task AwayAsync(IPage page, Relay line)
    {
        line.Cut();
        await page.WaitForTimeoutAsync(120_000);
        line.Mend();
        await page.EvaluateAsync("window.dispatchEvent(new Event('online'))");
        await page.Locator("#link").WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = 60_000 });
    }

    private async Task RestartAsync(IPage page)
    {
        await stage.RestartAsync();
        await page.EvaluateAsync("window.dispatchEvent(new Event('online'))");
        await page.Locator("#link").WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = 60_000 });
        await page.WaitForTimeoutAsync(2_000);
    }

    private async Task<int> TwiceAsync()
    {
        var page = await stage.DemoPageAsync("owner", (1366, 768));
        await page.OpenLiveAsync("demo/contacts/new");
        await page.FillAsync("#f-Name", "Pressed Twice");
        await page.FillAsync("#f-Phone", "9820077665");
        await page.Locator("main form button[type=submit]").First.DblClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex(@"/contacts/\d+$"));
        await page.OpenLiveAsync("demo/contacts?q=Pressed");
        var made = await page.Locator("tbody tr", new() { HasText = "Pressed Twice" }).CountAsync();
        await page.Context.CloseAsync();
        return made - 1;
    }
}
