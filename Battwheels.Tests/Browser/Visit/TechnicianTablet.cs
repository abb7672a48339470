using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>The technician's tablet.</summary>
internal sealed class TechnicianTablet(IPage page, string slug)
{
    public IPage Page => page;

    /// <summary>Begins to look for the fault and writes down what it is.</summary>
    public async Task DiagnoseAsync(long ticket, string note)
    {
        await page.OpenLiveAsync($"{slug}/tickets/{ticket}");
        await page.PushAsync("Start diagnosis");
        await page.FillAsync("#f-Note", note);
        await page.PushAsync("Save diagnosis");
        await page.SeesNextStepAsync("An advisor prepares the estimate");
    }

    /// <summary>Starts the job from the list of own work and opens it.</summary>
    public async Task StartAsync(long ticket)
    {
        await page.OpenLiveAsync($"{slug}/my-work");
        await page.Locator(".jobrow", new() { Has = page.Locator($"a[href='tickets/{ticket}/job']") })
            .GetByRole(AriaRole.Button, new() { Name = "Start" })
            .ClickAsync();
        await page.FollowAsync("Open the job");
    }

    /// <summary>Asks the store for the parts of a line, which the approval has set aside.</summary>
    public async Task AskForAsync(string part, string quantity)
    {
        await Assertions.Expect(Line(part).GetByText("Reserved", new() { Exact = true })).ToBeVisibleAsync();
        await Line(part).GetByRole(AriaRole.Button, new() { Name = $"Request {quantity}" }).ClickAsync();
        await Assertions.Expect(Line(part).GetByText("Requested", new() { Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Ticks every line and completes the work with its findings.</summary>
    public async Task CompleteAsync(string fault, string work)
    {
        var open = page.Locator(".tick[aria-pressed=false]:not([disabled])");
        for (var left = await open.CountAsync(); left > 0; left--)
        {
            await open.First.ClickAsync();
            await Assertions.Expect(open).ToHaveCountAsync(left - 1);
        }

        await page.SelectOptionAsync("#f-Outcome", new SelectOptionValue { Label = "Repaired" });
        await page.FillAsync("#f-ConfirmedFault", fault);
        await page.FillAsync("#f-WorkSummary", work);
        await page.PushAsync("Complete, to quality check");
        await page.SeesNextStepAsync("Quality check");
    }

    private ILocator Line(string part) => page.Locator(".tasks li").Filter(new() { HasText = part });
}
