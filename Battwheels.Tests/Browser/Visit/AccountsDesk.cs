using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>The accountant.</summary>
internal sealed class AccountsDesk(IPage page, string slug)
{
    public IPage Page => page;

    /// <summary>Issues the invoice of a finished visit.</summary>
    /// <returns>The invoice, and its total as the page shows it.</returns>
    public async Task<(long Id, string Total)> InvoiceAsync(long ticket)
    {
        await page.OpenLiveAsync($"{slug}/tickets/{ticket}");
        await page.FollowAsync("Open billing");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Issue invoice") }).ClickAsync();
        await page.ClickAsync("#confirm");
        await page.WaitForURLAsync(new Regex(@"/invoices/\d+$"));
        var id = long.Parse(new Uri(page.Url).Segments[^1], CultureInfo.InvariantCulture);
        return (id, await page.Locator("#invoice-total").InnerTextAsync());
    }

    /// <summary>The invoice as its PDF.</summary>
    public async Task<byte[]> PdfAsync()
    {
        var answer = await page.Context.APIRequest.GetAsync($"{page.Url}/pdf?copy=Original");
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        return await answer.BodyAsync();
    }

    /// <summary>Records that the whole balance came by UPI.</summary>
    public async Task ReceiveAsync(string reference)
    {
        await page.FollowAsync("Receive payment");
        await page.SelectOptionAsync("#f-Mode", new SelectOptionValue { Label = "UPI" });
        await page.FillAsync("#f-Reference", reference);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Record ₹") }).ClickAsync();
        await page.WaitForURLAsync(new Regex(@"/payments/\d+$"));
    }

    public Task OpenTrialBalanceAsync() => page.OpenLiveAsync($"{slug}/reports/trial-balance");
}
