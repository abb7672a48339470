using System.Text;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>An import is left alone and looked for in the tray from elsewhere.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class LongWorkTests(BrowserFixture browser)
{
    private const string File =
        "Customer name,Phone,City\nAsha Iyer,98765 43210,Pune\nRavi More,12345,Pune\nMeera Nair,98765 43212,Nashik\n";

    [Fact]
    public async Task Import_LeftAlone_IsFoundInTheTrayOnAnotherPage()
    {
        var page = await browser.OwnerPageAsync(BrowserFixture.Desktop);
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync("import");
        await page.SetInputFilesAsync(
            "#f-File",
            new FilePayload
            {
                Name = "register.csv",
                MimeType = "text/csv",
                Buffer = Encoding.UTF8.GetBytes(File),
            }
        );
        await page.SelectOptionAsync("#f-Kind", "contacts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and match columns" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the dry run" }).ClickAsync();
        await page.Locator(".menu.tray .n").WaitForAsync();

        await page.OpenLiveAsync("contacts");
        await page.Locator(".menu.tray > summary").ClickAsync();
        var job = page.Locator(".menu.tray .job").First;
        await Assertions
            .Expect(job)
            .ToContainTextAsync("2 rows can be imported, 1 cannot be read.", new() { Timeout = 60_000 });
        Assert.Empty(await page.FaultsAsync());

        await job.GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Import customers and vehicles" }).WaitForAsync();
        await page.OpenLiveAsync("work");
        await Assertions.Expect(page.Locator("main .dgrid")).ToContainTextAsync("register.csv");
        Assert.Empty(await page.FaultsAsync());

        // The end of it is news to whoever started it.
        await page.Locator(".menu.bell .n").WaitForAsync();
        await page.Locator(".menu.bell > summary").ClickAsync();
        await Assertions.Expect(page.Locator(".menu.bell .news.new")).ToContainTextAsync("register.csv");
        Assert.Empty(await page.FaultsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark all read" }).ClickAsync();
        await Assertions.Expect(page.Locator(".menu.bell .n")).ToHaveCountAsync(0);
        await page.OpenLiveAsync("notifications");
        await Assertions.Expect(page.Locator("main .dgrid")).ToContainTextAsync("register.csv");
        Assert.Empty(await page.FaultsAsync());
        await page.Context.CloseAsync();

        var phone = await browser.OwnerPageAsync(BrowserFixture.Phone, dark: true);
        await phone.OpenLiveAsync("work");
        await phone.Locator(".menu.tray > summary").ClickAsync();
        await phone.Locator(".menu.tray .job").First.WaitForAsync();
        Assert.Empty(await phone.FaultsAsync());
        await phone.Context.CloseAsync();
    }
}
