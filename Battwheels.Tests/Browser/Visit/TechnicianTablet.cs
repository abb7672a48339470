using Battwheels.Tests.Service.Photos;
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

    /// <summary>
    /// Ticks a line, notes and photographs while the link is away: the tablet keeps all three and sends them when it is back.
    /// </summary>
    public async Task WorkWithoutLinkAsync(Relay link, string work, string note)
    {
        link.Cut();
        await Assertions.Expect(page.Locator("#link")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Line(work).Locator(".tick").ClickAsync();
        await page.PushAsync("Note");
        await page.FillAsync("#capture-note-text", note);
        await page.PushAsync("Add note");
        await page.PushAsync("Photo");
        FilePayload photo = new()
        {
            Name = "pins.jpg",
            MimeType = "image/jpeg",
            Buffer = Pictures.JpegOfCamera(1_200, 600),
        };
        await page.Locator("#capture-file").SetInputFilesAsync(photo);
        await page.PushAsync("Add photo");
        await Assertions.Expect(page.Locator("[data-captures]")).ToHaveTextAsync("3 not sent");

        link.Mend();
        await page.EvaluateAsync("window.dispatchEvent(new Event('online'))");
        await Assertions.Expect(page.Locator("[data-captures]")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await page.Locator(".shell[data-live]").WaitForAsync();
        await Assertions.Expect(Line(work).Locator(".tick")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private ILocator Line(string part) => page.Locator(".tasks li").Filter(new() { HasText = part });
}
