using Battwheels.Core.Access;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Web.Access;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Access;

/// <summary>The settings of the organization on their page.</summary>
[Trait("Category", "Component")]
public sealed class SettingsPageTests : BillingPageBase
{
    [Fact]
    public async Task Scheme_ChosenAsComposition_IsSavedForThisOrganizationAlone()
    {
        await SignInAsync(OrganizationPermissions.ReadSettings, OrganizationPermissions.UpdateSettings);
        Services.AddSingleton(Db.Services.GetRequiredService<IPasswordConfirmation>());
        Services.AddScoped<SettingsService>();
        var page = Render<SettingsPage>();
        page.WaitForElement("#f-Scheme");
        Assert.Equal(
            ["Regular: charges GST", "Composition: charges no GST"],
            page.FindAll("#f-Scheme option").Select(o => o.TextContent)
        );

        await page.Find("#f-Scheme").ChangeAsync("1");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".note.problem")));
        Assert.Equal(GstScheme.Composition, await SchemeAsync(Db.OrgA));
        Assert.Equal(GstScheme.Regular, await SchemeAsync(Db.OrgB));
    }

    [Fact]
    public async Task Scheme_ReadByWhoMayNotChangeIt_IsText()
    {
        await SignInAsync(OrganizationPermissions.ReadSettings);
        Services.AddSingleton(Db.Services.GetRequiredService<IPasswordConfirmation>());
        Services.AddScoped<SettingsService>();

        var page = Render<SettingsPage>();

        page.WaitForAssertion(() => Assert.Contains("Regular: charges GST", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#f-Scheme"));
    }

    private async Task<GstScheme> SchemeAsync(long organization)
    {
        await using var raw = Db.Database(new TenantScope(organization));
        return await raw.Set<OrganizationProfile>().Select(p => p.Scheme).SingleAsync();
    }
}
