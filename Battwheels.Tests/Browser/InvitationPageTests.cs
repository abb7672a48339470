using Battwheels.Core.Access;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>From the owner's screen to the new member's first page, and a second time with the same link.</summary>
[Trait("Category", "Browser")]
[Collection(LongBrowserTests.Name)]
public sealed class InvitationPageTests(BrowserFixture browser)
{
    private const string Password = "mango-river-stone-77";

    [Fact]
    public async Task Invitation_ByPhone_LeadsIntoTheOrganizationOnce()
    {
        await using var garages = await Garages.OpenAsync(browser.App);
        var (_, email) = await garages.HireAsync("Meera", "owner");
        var owner = await browser.PageAsync(BrowserFixture.Desktop);
        await Garages.SignInAsync(owner, email);

        var link = await InviteAsync(owner, "98765 43210", "Technician");
        Assert.Empty(await owner.FaultsAsync());
        var phone = await browser.PageAsync((390, 844), dark: true);
        await phone.GotoAsync(link);
        Assert.Empty(await phone.FaultsAsync());
        await phone.GetByLabel("Your name").FillAsync("Ravi Shinde");
        await phone.GetByLabel("Your email").FillAsync("ravi@service.example");
        await phone.GetByLabel("Password").FillAsync("too short");
        await JoinAsync(phone);
        await Assertions.Expect(phone.Locator(".err")).ToContainTextAsync("at least 15 characters");
        await phone.GetByLabel("Password").FillAsync(Password);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Join" }).DblClickAsync();
        await phone.Locator(".shell").WaitForAsync();

        await phone.GotoAsync(link);
        await Assertions.Expect(phone.Locator("h1")).ToHaveTextAsync("This link opens nothing");
        Assert.Equal(410, (await phone.Context.APIRequest.GetAsync(link)).Status);
        Assert.Equal(2, await garages.Db.CountAsync<Membership>(garages.Db.OrgA));
        Assert.Equal(0, await garages.Db.CountAsync<Membership>(garages.Db.OrgB));
        await owner.Context.CloseAsync();
        await phone.Context.CloseAsync();
    }

    [Fact]
    public async Task Invitation_OfAnAccount_IsAcceptedAfterSigningIn()
    {
        await using var garages = await Garages.OpenAsync(browser.App);
        var (_, email) = await garages.HireAsync("Meera", "owner");
        var (ravi, his) = await garages.HireAsync("Ravi", "technician");
        await LeaveAsync(garages, ravi.MembershipId!.Value);
        var owner = await browser.PageAsync(BrowserFixture.Desktop);
        await Garages.SignInAsync(owner, email);
        var link = await InviteAsync(owner, his, "Viewer");
        var page = await browser.PageAsync(BrowserFixture.Tablet);

        await page.GotoAsync(link);
        Assert.Empty(await page.FaultsAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in and join" }).ClickAsync();
        await page.GetByLabel("Email").FillAsync(his);
        await page.GetByLabel("Password").FillAsync(Garages.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"You are signed in as {his}");
        Assert.Empty(await page.FaultsAsync());
        await JoinAsync(page);
        await page.Locator(".shell").WaitForAsync();

        Assert.Equal(2, await garages.Db.CountAsync<Membership>(garages.Db.OrgA));
        await owner.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    private static Task JoinAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Join Alpha EV Service" }).ClickAsync();

    /// <returns>The link, as the owner copies it.</returns>
    private static async Task<string> InviteAsync(IPage owner, string address, string role)
    {
        await owner.OpenLiveAsync($"{Garages.Own}/members/invite");
        await owner.GetByLabel("Email or mobile number").FillAsync(address);
        await owner.GetByLabel(role, new() { Exact = true }).CheckAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Make invitation" }).ClickAsync();
        return await owner.Locator("#f-ShareLink").InputValueAsync();
    }

    private static async Task LeaveAsync(Garages garages, long membershipId)
    {
        await using var raw = garages.Db.Database(new TenantScope(garages.Db.OrgA));
        var member = await raw.Set<Membership>().SingleAsync(m => m.Id == membershipId);
        member.SetStatus(MembershipStatus.Ended, "moved away");
        await raw.SaveChangesAsync();
    }
}
