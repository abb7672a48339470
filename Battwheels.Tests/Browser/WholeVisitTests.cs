using Battwheels.Tests.Browser.Visit;

namespace Battwheels.Tests.Browser;

/// <summary>One vehicle, one visit, end to end: every role on its own device, on an organization filled from files.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class WholeVisitTests(BrowserFixture browser)
{
    [Fact]
    public async Task Visit_OnAFreshlyImportedOrganization_EndsPaidDeliveredAndClosed()
    {
        await using var app = await RunningApp.StartAsync();
        await Witness.WatchAsync(browser, app, () => PlayAsync(app));
    }

    private async Task PlayAsync(RunningApp app)
    {
        var workshop = await Workshop.FoundAsync(browser, app.Address, "Sahyadri EV Service", "27AAPFU0939F1ZV");
        await workshop.SettleAsync();
        await workshop.ImportAsync("price-list.xlsx", "Price list");
        await workshop.ImportAsync("contacts-vehicles.csv", "Customers and vehicles", onlyGood: true);
        await workshop.ImportAsync("opening-stock.csv", "Opening stock");
        AdvisorDesk advisor = new(
            await workshop.HireAsync("Asha Rao", BrowserFixture.Desktop, "Service advisor"),
            workshop.Slug
        );
        TechnicianTablet technician = new(
            await workshop.HireAsync("Tarun Pawar", BrowserFixture.Tablet, "Technician"),
            workshop.Slug
        );
        StoreDesk store = new(
            await workshop.HireAsync("Sunil More", BrowserFixture.Desktop, "Store keeper"),
            workshop.Slug
        );
        AccountsDesk accounts = new(
            await workshop.HireAsync("Kavita Shah", BrowserFixture.Desktop, "Accountant"),
            workshop.Slug
        );

        var ticket = await advisor.RegisterAsync("mh 30 jr 2396", "Brakes", "The front brake squeals and pulls.");
        await advisor.TakeInAsync(ticket, 29_742, 64);
        await advisor.AssignAsync(ticket, "Tarun Pawar");
        await technician.DiagnoseAsync(ticket, "Front pads worn to the plate; charger lead burnt.");
        await advisor.OpenEstimateAsync(ticket);
        await advisor.AddLineAsync(1, "LAB-BRK-F");
        await advisor.AddLineAsync(2, "BPF-VS1");
        await advisor.ChangeLineAsync("Discount of line 2 in percent", "7.5");
        await advisor.AddLineAsync(3, "TUB-HTS-10");
        await advisor.ChangeLineAsync("Quantity of line 3", "1.75");
        await advisor.AddLineAsync(4, "CHG-VS1");
        await advisor.AddLineAsync(5, "MIR-VS1");
        var link = await advisor.ShareAsync();

        CustomerPhone customer = new(await browser.PageAsync(BrowserFixture.Phone, at: app.Address));
        await customer.OpenAsync(link, "Estimate for MH 30 JR 2396");
        await customer.ApproveAsync("Front disc brake service");
        await customer.ApproveAsync("Brake pad set, front, Vayu S1");
        await customer.ApproveAsync("Heat shrink tube");
        await customer.ApproveAsync("Portable charger");
        await customer.DeclineAsync("Mirror pair");
        Assert.Equal("₹7,317.00", await customer.ConfirmAsync("Aarav Deshmukh", 4));

        await technician.StartAsync(ticket);
        await technician.AskForAsync("Brake pad set", "1");
        await technician.AskForAsync("Heat shrink tube", "1.75");
        await technician.AskForAsync("Portable charger", "1");
        await store.ScanAsync("BPF-VS1");
        await store.IssueAsync("Heat shrink tube");
        await store.IssueAsync("Portable charger");
        await technician.CompleteAsync("Front pads worn out", "Pads and charger replaced, lead insulated.");

        await workshop.Owner.OpenLiveAsync($"{workshop.Slug}/tickets/{ticket}");
        await workshop.Owner.FollowAsync("Open quality check");
        await workshop.Owner.PushAsync("Tick all");
        await workshop.Owner.PushAsync("Pass, vehicle is ready");
        await workshop.Owner.SeesNextStepAsync("Issue the invoice");

        Assert.Equal("₹7,317.00", await accounts.InvoiceAsync(ticket));
        Assert.StartsWith(
            "%PDF",
            System.Text.Encoding.ASCII.GetString(await accounts.PdfAsync(), 0, 4),
            StringComparison.Ordinal
        );
        await accounts.ReceiveAsync("633112004418");
        await advisor.DeliverAsync(ticket, 29_745);
        await advisor.CloseAsync();
    }
}
