using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>A member at a page that their role does not open: told what is missing and whom to ask.</summary>
[Trait("Category", "Browser")]
[Collection(LongBrowserTests.Name)]
public sealed class RefusalPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task Refusal_ByAddress_NamesWhatIsMissingAndWhomToAsk()
    {
        await using var garages = await Garages.OpenAsync(browser.App);
        await garages.HireAsync("Meera", "owner");
        var (technician, email) = await garages.HireAsync("Tarun", "technician");
        foreach (var (size, dark) in new[] { (BrowserFixture.Desktop, false), (BrowserFixture.Tablet, true) })
        {
            var page = await browser.PageAsync(size, dark);
            await Garages.SignInAsync(page, email);

            var answer = await page.GotoAsync($"{Garages.Own}/audit");

            Assert.Equal(403, answer!.Status);
            await Assertions.Expect(page.Locator(".answer")).ToContainTextAsync("“Read the audit log”");
            await Assertions.Expect(page.Locator(".answer")).ToContainTextAsync("Ask Meera");
            Assert.Empty(await page.FaultsAsync());
            await page.GetByRole(AriaRole.Button, new() { Name = "Go back" }).ClickAsync();
            await page.Locator(".shell").WaitForAsync();
            await page.Context.CloseAsync();
        }

        await using var raw = garages.Db.Database(new TenantScope(garages.Db.OrgA));
        Assert.Equal(
            2,
            await raw.Set<AuditEntry>()
                .CountAsync(e => e.MembershipId == technician.MembershipId && e.Permission == "org:audit:read")
        );
    }
}
