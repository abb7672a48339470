using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Web.Billing;
using Battwheels.Web.Shell.Home;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Component")]
public sealed class InvoicePageTests : BillingPageBase
{
    /// <summary>The worked example of accounting.md section 8.</summary>
    [Fact]
    public async Task InvoicePage_WorkedExample_ShowsEveryFigureAndTheNextStep()
    {
        await SignInAsync(Accounts);
        var id = await Db.IssuedAsync(await Db.FleetAsync(), Sales.Labour(1_250.00m), Sales.Part(2_499.50m));

        var page = Render<InvoicePage>(p => p.Add(x => x.Id, id));

        page.WaitForAssertion(() => Assert.Equal("₹4,424.00", page.Find("#invoice-total").TextContent));
        var sums = page.Find(".invfoot .kv").TextContent;
        Assert.All(["3,749.50", "337.46", "-0.42"], figure => Assert.Contains(figure, sums, StringComparison.Ordinal));
        Assert.Equal($"payments/new?invoice={id}", page.Find(".acts .btn.f").GetAttribute("href"));
        Assert.Equal("UPI code for ₹4,424.00", page.Find("svg.qr").GetAttribute("aria-label"));
        Assert.Contains("Rupees Four Thousand Four Hundred Twenty-Four Only", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".tabs a"), a => a.GetAttribute("href") == $"invoices/{id}?tab=journal");
    }

    [Fact]
    public async Task InvoicePage_Reader_SeesNoCommandAndNoJournal()
    {
        await SignInAsync(InvoicePermissions.Read);
        var id = await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m));

        var page = Render<InvoicePage>(p => p.Add(x => x.Id, id));

        page.WaitForElement("#invoice-total");
        Assert.Empty(page.FindAll(".acts .btn.f"));
        Assert.Empty(page.FindAll("#cancel-invoice"));
        Assert.DoesNotContain("Journal", page.Find(".tabs").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvoicePage_WithoutPermission_SaysSoAndShowsNothing()
    {
        await SignInAsync("tickets:read");
        var id = await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m));

        var page = Render<InvoicePage>(p => p.Add(x => x.Id, id));

        page.WaitForElement(".answer");
        Assert.DoesNotContain("INV-", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvoicePage_OfAnotherOrganization_IsNotFound()
    {
        await SignInAsync(Accounts);
        var theirs = await Db.TheirInvoiceAsync();

        var page = Render<InvoicePage>(p => p.Add(x => x.Id, theirs));

        page.WaitForElement(".answer");
        Assert.DoesNotContain("Beta's customer", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvoicePage_UnderComposition_ShowsTheLegendAndNoTax()
    {
        await SignInAsync(Accounts);
        await CompositionTests.ComposeAsync(Db);
        var id = await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m));

        var page = Render<InvoicePage>(p => p.Add(x => x.Id, id));

        page.WaitForAssertion(() => Assert.Equal(Invoice.CompositionLegend, page.Find("#composition").TextContent));
        Assert.Equal("₹100.00", page.Find("#invoice-total").TextContent);
        Assert.DoesNotContain("CGST", page.Find(".invfoot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BooksCheckPanel_BeforeSoundAndWrong_SaysEach()
    {
        await SignInAsync(Accounts);
        Services.AddScoped<BooksCheckService>();
        var id = await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m));

        await ShowsAsync("recomputed every night");
        await BooksCheckTests.WorkAsync(Db, BooksChecking.Queue);
        await ShowsAsync("All in order");
        await BooksCheckTests.OutstandingAsync(Db, id, 40m);
        Db.Clock.Advance(TimeSpan.FromDays(1));
        await BooksCheckTests.WorkAsync(Db, BooksChecking.Queue);
        await ShowsAsync("The balance of invoice INV-2627-00001");

        Task ShowsAsync(string words)
        {
            var panel = Render<BooksCheckPanel>();
            panel.WaitForAssertion(() => Assert.Contains(words, panel.Markup, StringComparison.Ordinal));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task CancelInvoice_ReasonGiven_CancelsAndShowsWhy()
    {
        await SignInAsync(Accounts);
        var id = await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m));
        var dialogs = Render<MudDialogProvider>();
        var page = Render<InvoicePage>(p => p.Add(x => x.Id, id));
        page.WaitForElement("#cancel-invoice");

        var answered = page.Find("#cancel-invoice").ClickAsync(); // ends with the dialog
        dialogs.WaitForElement("#f-Reason");
        await dialogs.Find("form").SubmitAsync();
        dialogs.WaitForAssertion(() =>
            Assert.Contains(
                "at least 5 characters",
                dialogs.Find("#f-Reason-error").TextContent,
                StringComparison.Ordinal
            )
        );
        await dialogs.Find("#f-Reason").ChangeAsync("Wrong customer");
        await dialogs.Find("form").SubmitAsync();
        await answered;

        page.WaitForAssertion(() =>
            Assert.Contains("Wrong customer", page.Find(".note").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(InvoiceStatus.Cancelled, (await Db.InvoiceAsync(id)).Status);
        Assert.Empty(page.FindAll(".acts .btn.f"));
    }

    [Fact]
    public async Task UseAdvance_Pressed_PaysTheInvoice()
    {
        await SignInAsync(Accounts);
        var customer = await Db.WalkInAsync();
        await Db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 500m));
        var id = await Db.IssuedAsync(customer, Sales.Labour(100m)); // 118.00 with tax
        var page = Render<InvoicePage>(p => p.Add(x => x.Id, id));

        page.WaitForAssertion(() => Assert.Equal("Use ₹118.00", page.Find(".uses .btn").TextContent.Trim()));
        await page.Find(".uses .btn").ClickAsync();

        page.WaitForAssertion(() =>
            Assert.Contains("Paid", page.Find(".ph .status").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(0m, (await Db.InvoiceAsync(id)).Outstanding);
    }

    [Fact]
    public async Task InvoicesPage_Overdue_SumsWhatItShows()
    {
        await SignInAsync(Accounts);
        var customer = await Db.WalkInAsync();
        await Db.IssuedAsync(customer, Sales.Labour(100m));
        await Db.IssuedAsync(customer, Sales.Labour(200m));
        Db.Clock.Advance(TimeSpan.FromDays(1));
        await Db.IssuedAsync(customer, Sales.Labour(400m)); // due today
        await Db.TheirInvoiceAsync();
        Address.NavigateTo("invoices?show=overdue");

        var page = Render<InvoicesPage>();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Equal("2 invoices · ₹354.00 billed · ₹354.00 open", page.Find(".ph .meta").TextContent);
    }

    [Fact]
    public async Task InvoicesPage_Empty_ShowsTheWay()
    {
        await SignInAsync(Accounts);

        var page = Render<InvoicesPage>();

        page.WaitForAssertion(() => Assert.Equal("No invoices yet", page.Find(".empty h2").TextContent));
    }

    [Fact]
    public async Task ContactPanel_ShowsWhatIsOwedAndTheAdvance()
    {
        await SignInAsync(Accounts);
        var customer = await Db.WalkInAsync();
        await Db.IssuedAsync(customer, Sales.Labour(100m));
        await Db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 200m)); // 118 paid, 82 advance
        await Db.IssuedAsync(customer, Sales.Labour(1_000m));

        var page = Render<ContactInvoicesPanel>(p => p.Add(x => x.Id, customer));

        page.WaitForAssertion(() => Assert.Equal("₹1,180.00", page.Find("#contact-owed").TextContent));
        Assert.Equal("₹82.00", page.FindAll(".figures b")[2].TextContent);
        Assert.Equal(2, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task Tiles_CountWhatTheirListsShow()
    {
        await SignInAsync(Accounts);
        var customer = await Db.WalkInAsync();
        await Db.IssuedAsync(customer, Sales.Labour(100m));
        var back = await Db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 40m));
        await Db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 18m));
        await Db.Cashier().ReverseAsync(new ReverseReceipt(back, "Entered twice"), CommandId.New(), default);
        await Db.TheirInvoiceAsync();
        InvoiceService invoices = Db.Service<InvoiceService>(InvoicePermissions.Read);
        ReceiptService receipts = Db.Service<ReceiptService>(PaymentPermissions.Read);

        var span = HomeSpan.Of("today", new DateOnly(2026, 11, 4));
        InvoiceTiles sums = new(invoices);
        CashInTile cash = new(receipts);
        var home = HomeKind.Dashboard;
        Assert.Equal(
            [("₹118", "1 invoice"), ("₹100", "1 unpaid invoice"), ("₹0", "0 overdue invoices")],
            (await sums.ReadAsync(home, span, default)).Select(Of)
        );
        Assert.Equal([("₹18", "1 receipt")], (await cash.ReadAsync(home, span, default)).Select(Of));
        Assert.Equal("invoices?from=2026-11-04&to=2026-11-04", sums.Faces(home, span)[0].Href);
        Assert.Equal("payments?from=2026-11-04&to=2026-11-04", cash.Faces(home, span)[0].Href);

        static (string, string) Of(HomeFigure figure) => (figure.Value, figure.Sub);
    }
}
