using System.Globalization;
using Microsoft.Playwright;

namespace Battwheels.Sweep.Axe;

/// <summary>Screens no link of the workspace leads to: outside the door, behind links handed to customers, on a shared tablet.</summary>
internal sealed class PublicScreens(Stage stage, Findings findings, HashSet<string> seen)
{
    private static readonly string[] Doors =
    [
        "/",
        "/sign-in",
        "/sign-up",
        "/start",
        "/forbidden",
        "/error",
        "/not-found",
        "/offline",
        "/lock",
        "/answer/400",
        "/answer/403",
        "/answer/404",
        "/answer/409",
        "/answer/429",
        "/answer/503",
        "/e/no-such-token",
        "/d/no-such-token",
        "/join/no-such-token",
    ];

    private static readonly string[] Inside =
    [
        "/organizations",
        "/change-password",
        "/missing",
        "/parts",
        "/demo/parts",
        "/demo/pin",
        "/demo/places",
        "/demo/tablets/new",
        "/demo/leave",
        "/demo/start",
        "/demo/missing",
        "/demo/what-changed",
        "/demo/notifications",
        "/demo/work",
    ];

    public async Task SweepAsync(Func<IPage, string, Screen, Task> check)
    {
        var stranger = await stage.PageAsync((1366, 768));
        foreach (var door in Doors)
            await CheckAsync(check, stranger, "refused", door);
        await stranger.GotoAsync("/sign-in");
        await stranger.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        findings.Add("form", "/sign-in", "1366", await stranger.BreachesAsync());
        var owner = await stage.DemoPageAsync("owner", (1366, 768));
        foreach (var inside in Inside)
            await CheckAsync(check, owner, "loaded", inside);
        foreach (var link in await LinksAsync(owner))
            await CheckAsync(check, stranger, "loaded", link);
        await owner.Context.CloseAsync();
        await TabletAsync(check);
        await stranger.Context.CloseAsync();
    }

    private async Task CheckAsync(Func<IPage, string, Screen, Task> check, IPage page, string state, string address)
    {
        var path = new Uri(stage.Address, address).AbsolutePath;
        var name = path.Replace("/demo/", "/", StringComparison.Ordinal);
        foreach (var secret in (string[])["/e/", "/d/", "/join/", "/answer/"])
            if (name.StartsWith(secret, StringComparison.Ordinal))
                seen.Add($"{secret}{{id}}");
        seen.Add(name);
        await check(page, state, new Screen(name.Length > 40 ? name[..40] : name, address));
    }

    /// <summary>What a customer and a new colleague get: an estimate to decide, an invoice, an invitation.</summary>
    private static async Task<IReadOnlyList<string>> LinksAsync(IPage owner)
    {
        List<string> links = [];
        await OpenAsync(owner, "/demo/estimates");
        foreach (
            var row in await owner.EvalOnSelectorAllAsync<string[]>(
                "tbody a[href*='/estimate']",
                "all => [...new Set(all.map(a => a.href))]"
            )
        )
        {
            await OpenAsync(owner, row);
            if (await ShareAsync(owner) is not { } link)
                continue;
            links.Add(link);
            break;
        }

        await OpenAsync(owner, "/demo/invoices");
        await OpenAsync(owner, await owner.Locator("tbody a.row-link").First.EvaluateAsync<string>("a => a.href"));
        if (await ShareAsync(owner) is { } invoice)
            links.Add(invoice);
        await OpenAsync(owner, "/demo/members/invite");
        await owner.GetByLabel("Email or mobile number").FillAsync("98765 43210");
        await owner.GetByLabel("Technician", new() { Exact = true }).CheckAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Make invitation" }).ClickAsync();
        try
        {
            links.Add(await owner.Locator("#f-ShareLink").InputValueAsync(new() { Timeout = 5_000 }));
        }
        catch (TimeoutException)
        {
            await owner.ScreenshotAsync(new() { Path = Path.GetFullPath("artifacts/invite.png") });
            Console.WriteLine("no invitation was made, see artifacts/invite.png");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{links.Count} links to hand out"));
        return links;
    }

    private static async Task<string?> ShareAsync(IPage page)
    {
        if (await page.Locator("#share:visible:enabled").CountAsync() == 0)
            return null;
        await page.ClickAsync("#share");
        return await page.Locator("#f-ShareLink").InputValueAsync();
    }

    private async Task TabletAsync(Func<IPage, string, Screen, Task> check)
    {
        var technician = await stage.DemoPageAsync("technician", (800, 1280));
        await OpenAsync(technician, "/demo/pin");
        foreach (var box in await technician.Locator("form input.in:visible").AllAsync())
            await box.FillAsync("420917");
        await technician.Locator("form button[type=submit].btn.f").First.ClickAsync();
        await technician.Context.CloseAsync();
        var page = await stage.DemoPageAsync("owner", (800, 1280));
        await OpenAsync(page, "/demo/tablets/new");
        await page.GetByLabel("Name of the tablet").FillAsync("Bay 2");
        await page.GetByLabel("Your password").FillAsync(Stage.DemoPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make this a shared tablet" }).ClickAsync();
        await page.WaitForURLAsync("**/lock*");
        await CheckAsync(check, page, "loaded", "/demo/lock");
        if (await page.Locator(".people a").First.GetAttributeAsync("href", new() { Timeout = 2_000 }) is { } who)
            await check(
                page,
                "loaded",
                new Screen("/lock, a person chosen", new Uri(new Uri(page.Url), who).PathAndQuery)
            );
        await page.Context.CloseAsync();
    }

    private static async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.SettledAsync();
    }
}
