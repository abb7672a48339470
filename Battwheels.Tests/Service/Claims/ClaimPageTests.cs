using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Service.Claims;
using Battwheels.Tests.Shell;
using Battwheels.Web.Service.Claims;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Claims;

[Trait("Category", "Component")]
public sealed class ClaimPageTests : ShellTestBase
{
    [Fact]
    public async Task ClaimPage_SentAndDecided_ShowsWhatIsToCome()
    {
        await using var world = await ClaimWorld.CreateAsync();
        string[] permissions =
        [
            WarrantyPermissions.Read,
            WarrantyPermissions.Create,
            WarrantyPermissions.Submit,
            WarrantyPermissions.Settle,
            ContactPermissions.Read,
        ];
        this.AddAuthorization().SetAuthorized("asha").SetPolicies(permissions);
        Services.AddSingleton<TimeProvider>(world.Db.Clock);
        Services.AddSingleton(world.Db.UnitsFor(permissions));
        Services.AddScoped<ClaimService>();
        var id = await world.SubmittedAsync();
        var page = Render<ClaimPage>(p => p.Add(x => x.Id, id));

        var step = page.FindComponent<ClaimNextStep>();
        await step.Find("input[name='Amounts.1.Approved']").ChangeAsync("1400");
        await step.FindAll("form")[^1].SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("2,773.00", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Partly approved", page.Markup, StringComparison.Ordinal);
        Assert.Contains("To goodwill", page.Markup, StringComparison.Ordinal);
    }
}
