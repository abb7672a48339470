using System.Globalization;
using Battwheels.Tests.Browser;
using Microsoft.Playwright;

namespace Battwheels.Sweep.Speed;

/// <summary>K1, K2, K3 and K5: how many presses and seconds the daily tasks take in the demo workshop.</summary>
internal sealed class Journeys(Stage stage, Report report)
{
    private static readonly (int, int) Size = (1366, 768);

    public async Task WalkAsync()
    {
        var page = await stage.DemoPageAsync("advisor", Size);
        Presses presses = new(page);
        await TryAsync(presses, "K1", () => KnownAsync(presses));
        await TryAsync(presses, "K1", () => StrangerAsync(presses));
        await TryAsync(presses, "K3", () => EstimateAsync(presses));
        var accounts = await stage.DemoPageAsync("owner", Size);
        Presses office = new(accounts);
        await TryAsync(office, "K5", () => InvoiceAsync(office));
        await page.Context.CloseAsync();
        await accounts.Context.CloseAsync();
    }

    private async Task TryAsync(Presses presses, string id, Func<Task> walk)
    {
        try
        {
            await walk();
        }
        catch (Exception fault) when (fault is PlaywrightException or TimeoutException or InvalidOperationException)
        {
            Console.WriteLine($"{id}: {fault.Message}");
            await presses.Page.ScreenshotAsync(
                new() { Path = Path.GetFullPath($"artifacts/journey-{id}-{presses.Count}.png") }
            );
            report.Add(new Figure(id, "a task that did not come to its end", 1, "", 0));
        }
    }

    /// <summary>A vehicle that was here before, typed into the search of the app bar from wherever one stands.</summary>
    private async Task KnownAsync(Presses presses)
    {
        await presses.Page.OpenLiveAsync("demo/vehicles");
        var plate = await presses.Page.Locator("tbody .plate").Last.InnerTextAsync();
        await NewTicketAsync(presses);
        await presses.FillAsync("#f-find", plate);
        await presses.SeesAsync("One match");
        await presses.KeyAsync("Enter");
        await presses.Page.Locator("#f-Description").WaitForAsync();
        await presses.FillAsync("#f-Description", "Squeals when braking");
        await presses.KeyAsync("Control+s");
        await presses.ArrivesAsync(@"/tickets/\d+$");
        Tell("K1", "known vehicle to ticket", presses, 4, 30);
    }

    /// <summary>From the advisor's home, whose main action C is.</summary>
    private static async Task NewTicketAsync(Presses presses)
    {
        await presses.StartAsync("demo/");
        await presses.KeyAsync("c");
        await presses.ArrivesAsync("/tickets/new");
        await presses.Page.Locator("#f-find").WaitForAsync();
    }

    private async Task StrangerAsync(Presses presses)
    {
        var mark = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 10_000;
        await NewTicketAsync(presses);
        await presses.FillAsync("#f-find", string.Create(CultureInfo.InvariantCulture, $"MH 12 ZZ {mark:0000}"));
        await presses.ClickAsync("button", "New vehicle and customer");
        await presses.Page.Locator("#f-Name").WaitForAsync();
        await presses.FillAsync("#f-Name", $"Newcomer {mark}");
        await presses.FillAsync("#f-Phone", string.Create(CultureInfo.InvariantCulture, $"98200{mark:0000}1"));
        await presses.FillAsync("#f-Make", "Ather");
        await presses.FillAsync("#f-Model", "450X");
        await presses.FillAsync("#f-Description", "Does not start");
        await presses.KeyAsync("Control+s");
        await presses.ArrivesAsync(@"/tickets/\d+$");
        Tell("K1", "new customer, vehicle and ticket on one screen", presses, 6, 75);
    }

    /// <summary>From the ticket: two pieces of work and one part, sent; then the customer, on a phone.</summary>
    private async Task EstimateAsync(Presses presses)
    {
        var tab = await Demo.TicketWithAsync(presses.Page, "In diagnosis", "/estimate", "Write estimate");
        await presses.StartAsync(tab[..^"/estimate".Length]);
        await presses.ClickAsync(".tabs a", "Estimate");
        await presses.ClickAsync("main button", "Write estimate");
        await presses.Page.Locator("[data-row]").First.WaitForAsync();
        var (begun, before) = (presses.Count, presses.Seconds);
        await LineAsync(presses, 0, "LAB-GEN");
        report.Add(new Figure("K2", "a priced line (packages are not built yet)", presses.Count - begun, "presses", 3));
        report.Add(new Figure("K2", "the same", presses.Seconds - before, "s", 15));
        await LineAsync(presses, 1, "LAB-HV");
        await LineAsync(presses, 2, "CLN-EL");
        await presses.ClickAsync("#submit-estimate");
        await presses.ClickAsync("#share");
        var link = await presses.Page.Locator("#f-ShareLink").InputValueAsync();
        report.Add(new Figure("K3", "ticket to estimate of three lines, sent", presses.Count, "presses", 12));

        Presses customer = new(await stage.PageAsync((390, 844)));
        await customer.Page.GotoAsync(link);
        foreach (var risk in await customer.Page.Locator(".risk input").AllAsync())
            await customer.TapAsync(risk);
        await customer.ClickAsync("button[value=all]");
        await customer.ClickAsync("button[value=confirm]");
        await customer.SeesAsync("Thank you. The workshop has your answer.");
        report.Add(new Figure("K3", "customer approves all of it", customer.Count, "taps", 3));
        await customer.Page.Context.CloseAsync();
    }

    private static async Task LineAsync(Presses presses, int at, string code)
    {
        var line = presses.Page.Locator("[data-row]").Nth(at);
        await line.Locator("[data-c=Description]").FillAsync(code);
        await presses.KeyAsync("Tab");
        await Assertions.Expect(line.Locator("[data-label^=Taxable]")).Not.ToBeEmptyAsync(new() { Timeout = 10_000 });
    }

    private async Task InvoiceAsync(Presses presses)
    {
        var tab = await Demo.TicketWithAsync(presses.Page, "Work completed", "/billing", "Issue invoice");
        await presses.StartAsync(tab[..^"/billing".Length]);
        await presses.ClickAsync("main a", "Open billing");
        await presses.ClickAsync("main button", "Issue invoice");
        await presses.ClickAsync("#confirm");
        await presses.ArrivesAsync(@"/invoices/\d+$");
        report.Add(new Figure("K5", "finished job to issued invoice", presses.Count, "presses", 3));
        var issued = presses.Count;
        await presses.ClickAsync("main a", "Receive payment");
        await presses.Page.Locator("#f-Mode").WaitForAsync();
        await presses.Page.SelectOptionAsync("#f-Mode", new SelectOptionValue { Label = "UPI" });
        await presses.FillAsync("#f-Reference", "633112004499");
        await presses.ClickAsync("main form button[type=submit]");
        await presses.ArrivesAsync(@"/payments/\d+$");
        report.Add(
            new Figure("K5", "invoice to payment, the choice of UPI counted", presses.Count - issued + 1, "presses", 4)
        );
        var paid = presses.Count;
        await presses.ClickAsync("#share");
        await presses.Page.Locator("a[href^='https://wa.me/']").First.WaitForAsync();
        report.Add(new Figure("K5", "to WhatsApp (its press opens the app)", presses.Count - paid + 1, "presses", 2));
    }

    private void Tell(string id, string what, Presses presses, int most, int seconds)
    {
        report.Add(new Figure(id, what, presses.Count, "presses", most));
        report.Add(new Figure(id, $"{what}, by script", presses.Seconds, "s", seconds));
    }
}
