using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>What people do on any page.</summary>
internal static class Acts
{
    /// <summary>A picture for the guide, if they are asked for (see docs/guide); the test goes on the same without.</summary>
    public static async Task PictureAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("BATTWHEELS_GUIDE_PICTURES") is not { Length: > 0 } folder)
            return;
        await page.Mouse.MoveAsync(0, 0);
        await page.WaitForTimeoutAsync(400);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    /// <summary>Presses the button of this name when it can be pressed.</summary>
    public static Task PushAsync(this IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Follows the link of this name.</summary>
    public static Task FollowAsync(this IPage page, string link) =>
        page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>Waits until the page says so.</summary>
    public static Task SeesAsync(this IPage page, string text) =>
        Assertions
            .Expect(page.GetByText(text).Locator("visible=true").First)
            .ToBeVisibleAsync(new() { Timeout = 15_000 });

    /// <summary>Waits until the visit is in this state, as its head says.</summary>
    public static Task SeesNextStepAsync(this IPage page, string title) =>
        Assertions.Expect(page.Locator(".tickethead h2")).ToHaveTextAsync(title, new() { Timeout = 15_000 });

    /// <summary>Signs in the box with a stroke of pen or finger.</summary>
    public static async Task DrawSignatureAsync(this IPage page)
    {
        var canvas = page.Locator("[data-sign-canvas]");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 4), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 40, y - 15);
        await page.Mouse.MoveAsync(x + 80, y + 15);
        await page.Mouse.MoveAsync(x + 120, y - 5);
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.GetByText("Signed", new() { Exact = true })).ToBeVisibleAsync();
    }
}
