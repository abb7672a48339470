using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>The customer's phone: the shared link and nothing else.</summary>
internal sealed class CustomerPhone(IPage page)
{
    public IPage Page => page;

    /// <param name="title">What the customer reads first.</param>
    public async Task OpenAsync(string link, string title)
    {
        await page.GotoAsync(link);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
    }

    public Task ApproveAsync(string line) => PickAsync(line, "Approve");

    public Task DeclineAsync(string line) => PickAsync(line, "Decline");

    /// <summary>Looks at the sums and confirms under a name.</summary>
    /// <returns>What the page says will be paid.</returns>
    public async Task<string> ConfirmAsync(string name, int approved)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).TapAsync();
        var pays = await page.Locator(".sums .you b").Last.InnerTextAsync();
        await page.FillAsync("#f-name", name);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Approve {approved} items" }).TapAsync();
        await page.SeesAsync("Thank you. The workshop has your answer.");
        return pays;
    }

    private Task PickAsync(string line, string answer) =>
        page.Locator("fieldset.oline")
            .Filter(new() { HasText = line })
            .GetByText(answer, new() { Exact = true })
            .TapAsync();
}
