using Battwheels.Data.Common.Keys;
using Battwheels.Figures.Site;
using Battwheels.Tests.Browser;
using Battwheels.Tests.Common;

namespace Battwheels.Sweep.Speed;

/// <summary>The measured targets of ux.md 1, each beside its target.</summary>
internal sealed class SpeedSweep(Stage stage)
{
    private static readonly (int, int) Size = (1366, 768);
    private readonly Report _report = new("speed");

    /// <param name="only">Parts to measure; all when empty.</param>
    public async Task<int> RunAsync(IReadOnlyCollection<string> only)
    {
        bool Wanted(string part) => only.Count == 0 || only.Contains(part);
        var page = await stage.DemoPageAsync("owner", Size);
        var state = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        if (Wanted("loading"))
            await new Loading(stage, _report).MeasureAsync(await ScreensAsync(state), state);
        if (Wanted("moving"))
        {
            var moving = await stage.PageAsync(Size, state: state);
            await Clock.AddAsync(moving);
            await Painted.WatchAsync(moving);
            await new Moving(_report).NavigateAsync(moving);
            await new Moving(_report).OpenedAsync(
                moving,
                "demo/tickets",
                "P5",
                "ticket list of the demo, open to painted p95"
            );
        }

        if (Wanted("large") && stage.Database is { } database)
            await LargeAsync(database);
        if (Wanted("journeys"))
            await new Journeys(stage, _report).WalkAsync();
        if (Wanted("losses"))
            await new Losses(stage, _report).MeasureAsync();
        return await _report.EndAsync();
    }

    private async Task<IReadOnlyList<string>> ScreensAsync(string state)
    {
        var page = await stage.PageAsync(Size, state: state);
        var estimate = await Demo.TicketWithAsync(page, "Awaiting customer", "/estimate", "Record decision");
        await page.OpenLiveAsync("demo/invoices");
        var invoice = await page.Locator("tbody a.row-link").First.GetAttributeAsync("href");
        await page.Context.CloseAsync();
        return
        [
            "/sign-in",
            "/demo/",
            "/demo/tickets",
            "/demo/tickets/board",
            "/demo/tickets/new",
            estimate[..^"/estimate".Length],
            estimate,
            $"/demo/{invoice}",
            "/demo/items",
            "/demo/reports/profit-loss",
        ];
    }

    /// <summary>Beside the demo workshop, an organization with 100,000 visits.</summary>
    private async Task LargeAsync(string database)
    {
        EncryptionOptions keys = new() { Current = TestKeys.Id, Keys = { [TestKeys.Id] = TestKeys.Key } };
        await using var site = BenchSite.Beside(database, keys);
        var garage = await Volume.LargeAsync(site, new Sizes(25_000, 100_000, 2, 2_000));
        var page = await stage.PageAsync(Size);
        await Clock.AddAsync(page);
        await Painted.WatchAsync(page);
        await page.SignInAsync(Volume.Email, Volume.Password, $"{garage.Slug}/");
        await new Moving(_report).ManyAsync(page, garage.Slug);
        await page.Context.CloseAsync();
    }
}
