using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>The service advisor at the counter.</summary>
internal sealed class AdvisorDesk(IPage page, string slug)
{
    public IPage Page => page;

    /// <summary>Finds the vehicle by what stands on its plate and registers the visit.</summary>
    /// <returns>The ticket.</returns>
    public async Task<long> RegisterAsync(string registration, string symptom, string words)
    {
        await page.OpenLiveAsync($"{slug}/tickets/new");
        await page.FillAsync("#f-find", registration);
        await page.SeesAsync("One match. Press Enter to take it.");
        await page.PressAsync("#f-find", "Enter");
        await page.PushAsync(symptom);
        await page.FillAsync("#f-Description", words);
        await page.PictureAsync("03-new-ticket");
        await page.PushAsync("Register visit");
        await page.WaitForURLAsync(new Regex(@"/tickets/\d+$"));
        return long.Parse(new Uri(page.Url).Segments[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>Takes the vehicle in: readings, the whole checklist, the customer's signature.</summary>
    public async Task TakeInAsync(long ticket, int odometer, int charge)
    {
        await page.OpenLiveAsync($"{slug}/tickets/{ticket}");
        await page.FollowAsync("Open intake");
        await page.FillAsync("#f-OdometerKm", odometer.ToString(CultureInfo.InvariantCulture));
        await page.FillAsync("#f-SocPercent", charge.ToString(CultureInfo.InvariantCulture));
        foreach (var line in await page.Locator(".checks .seg").AllAsync())
            await line.Locator("button").First.ClickAsync();
        await page.EvaluateAsync("scrollTo(0, 0)");
        await page.PictureAsync("04-intake");
        await page.DrawSignatureAsync();
        await page.PushAsync("Save intake");
        await page.SeesNextStepAsync("Assign a technician");
    }

    /// <param name="second">Somebody who helps.</param>
    public async Task AssignAsync(long ticket, string technician, string? second = null)
    {
        await page.OpenLiveAsync($"{slug}/tickets/{ticket}");
        await page.PushAsync("Assign technician");
        await ChooseAsync("#f-TechnicianId", technician);
        if (second is not null)
            await ChooseAsync("#f-SecondTechnicianId", second);
        await page.PushAsync("Assign");
        await page.SeesNextStepAsync("Find the fault");
    }

    /// <summary>Opens the estimate of a ticket and writes its first version.</summary>
    public async Task OpenEstimateAsync(long ticket)
    {
        await page.OpenLiveAsync($"{slug}/tickets/{ticket}/estimate");
        await page.PushAsync("Write estimate");
        await page.Locator("[data-row]").First.WaitForAsync();
    }

    /// <summary>Adds a line by its code, as a scanner or a fast typist does.</summary>
    public async Task AddLineAsync(int number, string code)
    {
        var line = page.Locator("[data-row]").Nth(number - 1);
        await line.Locator("[data-c=Description]").FillAsync(code);
        await line.Locator("[data-c=Description]").PressAsync("Tab");
        await Assertions.Expect(line.Locator("[data-label^=Taxable]")).Not.ToBeEmptyAsync();
    }

    /// <summary>Changes one cell of a line and leaves it.</summary>
    public async Task ChangeLineAsync(int number, string column, string value)
    {
        var cell = page.Locator("[data-row]").Nth(number - 1).Locator($"[data-c={column}]");
        await cell.FillAsync(value);
        await cell.PressAsync("Tab");
        await Assertions.Expect(page.Locator("[data-lines][data-busy]")).ToHaveCountAsync(0);
    }

    /// <summary>Submits and shares it.</summary>
    /// <returns>The address the customer opens.</returns>
    public async Task<string> ShareAsync()
    {
        await page.ClickAsync("#submit-estimate");
        await page.ClickAsync("#share");
        return await page.Locator("#f-ShareLink").InputValueAsync();
    }

    public async Task DeliverAsync(long ticket, int odometer)
    {
        await page.OpenLiveAsync($"{slug}/tickets/{ticket}");
        await page.FollowAsync("Open delivery");
        await page.FillAsync("#f-OdometerOutKm", odometer.ToString(CultureInfo.InvariantCulture));
        await page.DrawSignatureAsync();
        await page.PushAsync("Hand over vehicle");
        await page.SeesNextStepAsync("Close the visit");
    }

    public async Task CloseAsync()
    {
        await page.PushAsync("Close visit");
        await page.SeesNextStepAsync("Nothing left to do");
    }

    private async Task ChooseAsync(string select, string person)
    {
        var option = page.Locator($"{select} option").Filter(new() { HasText = person });
        await page.SelectOptionAsync(select, await option.GetAttributeAsync("value") ?? "");
    }
}
