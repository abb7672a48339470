using Battwheels.Core.Access;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Platform.Setup;
using Battwheels.Tests.Common;
using Battwheels.Tests.Shell;
using Battwheels.Web.Platform.Setup;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Setup;

/// <summary>The set-up list on the home page: what is next, skipping, hiding and bringing back.</summary>
[Trait("Category", "Component")]
public sealed class SetupCardTests : ShellTestBase
{
    private TestDb _db = null!;

    [Fact]
    public async Task Card_NewGarage_ShowsWhatIsNextAndSkips()
    {
        await SignInAsync();
        var card = Render<SetupCard>();
        card.WaitForAssertion(() => Assert.Equal(8, card.FindAll("ol.setup li").Count));
        Assert.Contains("1 of 8", card.Markup, StringComparison.Ordinal);
        Assert.Equal("settings", card.Find("li.next a").GetAttribute("href"));

        await card.Find("li.next button").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains("2 of 8", card.Markup, StringComparison.Ordinal));
        Assert.Contains("Head of invoices", card.Find("li.next").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_Hidden_IsOnItsOwnPageAndComesBack()
    {
        await SignInAsync();
        var card = Render<SetupCard>();
        card.WaitForElement("ol.setup");

        await card.Find("button[title='It stays under Settings']").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Empty(card.FindAll("ol.setup")));
        Assert.Contains("Invoices must show your address", card.Markup, StringComparison.Ordinal);
        var page = Render<SetupPage>();
        page.WaitForElement("ol.setup");
        await page.Find(".acts button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("Hide from Home", page.Find(".acts button").TextContent.Trim()));
        Assert.NotEmpty(Render<SetupCard>().WaitForElements("ol.setup li"));
    }

    private async Task SignInAsync()
    {
        _db = await TestDb.CreateAsync();
        var permissions = new[] { OrganizationPermissions.UpdateSettings, OrganizationPermissions.ReadSettings };
        this.AddAuthorization().SetAuthorized("asha").SetPolicies(permissions);
        Services.AddSingleton(_db.UnitsFor(permissions));
        Services.AddSingleton(_db.Services.GetRequiredService<IPasswordConfirmation>());
        Services.AddScoped<SettingsService>();
        Services.AddSetupSteps();
        Services.AddScoped<SetupService>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _db.DisposeAsync();
    }
}
