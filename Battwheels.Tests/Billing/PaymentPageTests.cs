using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Web.Billing;
using Battwheels.Web.Shell;
using Bunit;
using MudBlazor;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Component")]
public sealed class PaymentPageTests : BillingPageBase
{
    [Fact]
    public async Task NewPayment_OfAnInvoice_BeginsWithWhatIsDue()
    {
        await SignInAsync(Accounts);
        var id = await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m));
        var page = Open(id);

        page.WaitForAssertion(() => Assert.Equal("118", page.Find("#f-Received").GetAttribute("value")));
        Assert.Equal("₹118.00", page.Find("#paying").TextContent);
        Assert.Equal("Record ₹118.00", page.Find("form .btn.f").TextContent.Trim());
    }

    [Fact]
    public async Task NewPayment_MoreThanDue_KeepsTheRestAsAdvanceAndSaysSoBefore()
    {
        await SignInAsync(Accounts);
        var id = await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m));
        var dialogs = Render<MudDialogProvider>();
        var page = Open(id);
        page.WaitForElement("#f-Received");

        await page.Find("#f-Received").ChangeAsync("150");
        await page.Find("#f-Reference").ChangeAsync("412345678901");
        Assert.Contains("Kept as an advance", page.Find("tfoot").TextContent, StringComparison.Ordinal);
        var send = page.Find("form").SubmitAsync();
        dialogs.WaitForElement("#confirm");
        Assert.Contains("₹32.00 of ₹150.00", dialogs.Markup, StringComparison.Ordinal);
        await dialogs.Find(".formfoot button:not(#confirm)").ClickAsync();
        await send;
        Assert.Equal(0, await Db.CountAsync<Receipt>(Db.OrgA));

        send = page.Find("form").SubmitAsync();
        dialogs.WaitForElement("#confirm");
        await dialogs.Find("#confirm").ClickAsync();
        await send;

        page.WaitForAssertion(() => Assert.StartsWith("payments/", Here, StringComparison.Ordinal));
        var receipt = await Db.ReceiptAsync(
            long.Parse(Here.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Equal((118m, 32m), (receipt.Receipt.AgainstInvoices, receipt.Receipt.Advance));
    }

    [Fact]
    public async Task NewPayment_SomebodyElseWasPaidMeanwhile_SavesNothingAndShowsWhatIsDue()
    {
        await SignInAsync(Accounts);
        var customer = await Db.WalkInAsync();
        var id = await Db.IssuedAsync(customer, Sales.Labour(100m));
        var page = Open(id);
        page.WaitForElement("#f-Reference");
        await page.Find("#f-Reference").ChangeAsync("412345678901");
        await Db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 18m, InvoiceId: id));

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("it is now ₹100.00", page.Markup, StringComparison.Ordinal));
        Assert.Equal(1, await Db.CountAsync<Receipt>(Db.OrgA));
        await page.Find("form .wide .btn").ClickAsync();
        page.WaitForAssertion(() =>
            Assert.Contains("100.00", page.Find("tbody").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal("412345678901", page.Find("#f-Reference").GetAttribute("value"));
    }

    [Fact]
    public async Task NewPayment_AmountNotUnderstood_RecordsNothingAndShowsNoSum()
    {
        await SignInAsync(Accounts);
        var page = Open(await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m)));
        page.WaitForElement("#f-Received");

        await page.Find("#f-Received").ChangeAsync("7o9");
        await page.Find("#f-Reference").ChangeAsync("412345678901");
        Assert.Equal("Record payment", page.Find("form .btn.f").TextContent.Trim());
        await page.Find("form").SubmitAsync();

        Assert.StartsWith("Amount received: ", page.Find(".note.problem a").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await Db.CountAsync<Receipt>(Db.OrgA));
    }

    [Fact]
    public async Task NewPayment_InvoiceNobodyHas_IsNotFound()
    {
        await SignInAsync(Accounts);
        var page = Open(987_654_321);

        page.WaitForElement(".answer");
        Assert.Equal(PageState.NotFound, page.Instance.State);
    }

    [Fact]
    public async Task NewPayment_InvoiceOfAnotherOrganization_IsNotFound()
    {
        await SignInAsync(Accounts);
        var page = Open(await Db.TheirInvoiceAsync());

        page.WaitForElement(".answer");
        Assert.Equal(PageState.NotFound, page.Instance.State);
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task TakeBack_ReasonGiven_OpensTheInvoiceAgain()
    {
        await SignInAsync(Accounts);
        var customer = await Db.WalkInAsync();
        var invoice = await Db.IssuedAsync(customer, Sales.Labour(100m));
        var id = await Db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 118m, InvoiceId: invoice));
        var dialogs = Render<MudDialogProvider>();
        var page = Render<PaymentPage>(p => p.Add(x => x.Id, id));
        page.WaitForElement("#take-back");

        var answered = page.Find("#take-back").ClickAsync(); // ends with the dialog
        dialogs.WaitForElement("#f-Reason");
        await dialogs.Find("#f-Reason").ChangeAsync("Cheque bounced");
        await dialogs.Find("form").SubmitAsync();
        await answered;

        page.WaitForAssertion(() =>
            Assert.Contains("Cheque bounced", page.Find(".note").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(118m, (await Db.InvoiceAsync(invoice)).Outstanding);
    }

    [Fact]
    public async Task PutBack_ReasonGiven_TheInvoiceIsOwedAndTheAdvanceIsThereAgain()
    {
        await SignInAsync(Accounts);
        var customer = await Db.WalkInAsync();
        var receipt = await Db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 500m));
        var invoice = await Db.IssuedAsync(customer, Sales.Labour(100m));
        await Db.Cashier().ApplyAdvanceAsync(new ApplyAdvance(receipt, invoice, 118m), CommandId.New(), default);
        var dialogs = Render<MudDialogProvider>();
        Address.NavigateTo($"invoices/{invoice}?tab=payments");
        var page = Render<InvoicePage>(p => p.Add(x => x.Id, invoice));
        page.WaitForElement(".put-back");

        var answered = page.Find(".put-back").ClickAsync(); // ends with the dialog
        dialogs.WaitForElement("#f-Reason");
        await dialogs.Find("#f-Reason").ChangeAsync("Used on the wrong invoice");
        await dialogs.Find("form").SubmitAsync();
        await answered;

        page.WaitForAssertion(() => Assert.Contains("put back to the advance", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".put-back"));
        Assert.Equal(
            (118m, 500m),
            ((await Db.InvoiceAsync(invoice)).Outstanding, (await Db.InvoiceAsync(invoice)).Advance)
        );
    }

    [Fact]
    public async Task PaymentPage_WithoutTheRight_OffersNoPuttingBack()
    {
        await SignInAsync(InvoicePermissions.Read, PaymentPermissions.Read, PaymentPermissions.Record);
        var customer = await Db.WalkInAsync();
        var receipt = await Db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 500m));
        var invoice = await Db.IssuedAsync(customer, Sales.Labour(100m));
        await Db.Cashier().ApplyAdvanceAsync(new ApplyAdvance(receipt, invoice, 118m), CommandId.New(), default);

        var page = Render<PaymentPage>(p => p.Add(x => x.Id, receipt));

        page.WaitForAssertion(() => Assert.Contains("from the advance", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".put-back"));
    }

    [Fact]
    public async Task PaymentsPage_TakenBack_IsShownAndNotCounted()
    {
        await SignInAsync(Accounts);
        var customer = await Db.WalkInAsync();
        var back = await Db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 40m));
        await Db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 18m));
        await Db.Cashier().ReverseAsync(new ReverseReceipt(back, "Entered twice"), CommandId.New(), default);

        var page = Render<PaymentsPage>();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Equal("1 receipt · ₹18.00 received · 1 taken back", page.Find(".ph .meta").TextContent);
    }

    [Theory]
    [InlineData(150, "100 50", 0)] // oldest due first
    [InlineData(350, "100 200", 50)]
    [InlineData(0, "0 0", 0)]
    [InlineData(-5, "0 0", 0)]
    public void PaymentPlan_OldestFirst_FillsInOrder(decimal paying, string parts, decimal advance)
    {
        var plan = PaymentPlan.Of([Invoice(1, 100m), Invoice(2, 200m)], null, paying, Sales.Today);

        Assert.Equal(parts, string.Join(' ', plan.Parts.Select(p => $"{p.Amount:0}")));
        Assert.Equal(advance, plan.Advance);
    }

    [Fact]
    public void PaymentPlan_OneInvoice_LeavesTheOthers()
    {
        var plan = PaymentPlan.Of([Invoice(1, 100m), Invoice(2, 200m)], 2, 250m, Sales.Today);

        Assert.Equal((0m, 200m, 50m), (plan.Parts[0].Amount, plan.Parts[1].Amount, plan.Advance));
    }

    private static OpenInvoice Invoice(long id, decimal open) =>
        new(id, $"INV-{id}", Sales.Today, Sales.Today, open, open);

    private IRenderedComponent<NewPaymentPage> Open(long invoice)
    {
        Address.NavigateTo($"payments/new?invoice={invoice}");
        return Render<NewPaymentPage>();
    }
}
