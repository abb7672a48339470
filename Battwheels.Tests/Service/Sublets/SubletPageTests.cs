using Battwheels.Core.Inventory;
using Battwheels.Core.Service.Costing;
using Battwheels.Core.Service.Sublets;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Shell;
using Battwheels.Web.Service.Costing;
using Battwheels.Web.Service.Sublets;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Sublets;

[Trait("Category", "Component")]
public sealed class SubletPageTests : ShellTestBase
{
    [Fact]
    public async Task SubletPage_BackAndBilled_ShowsTheBillAndTheJobWhatIsLeft()
    {
        await using var world = await SubletWorld.CreateAsync();
        string[] permissions =
        [
            SubletPermissions.Read,
            SubletPermissions.Bill,
            SubletPermissions.Update,
            InventoryPermissions.ReadCost,
            TicketPermissions.Assign,
        ];
        this.AddAuthorization().SetAuthorized("asha").SetPolicies(permissions);
        Services.AddSingleton<TimeProvider>(world.Db.Clock);
        Services.AddSingleton(world.Db.UnitsFor(permissions));
        Services.AddScoped<SubletService>();
        Services.AddScoped<JobCostService>();
        var id = await world.ReturnedAsync();
        var page = Render<SubletPage>(p => p.Add(x => x.Id, id));

        await page.Find("input[name=Number]").ChangeAsync("B-17");
        await page.Find("input[name=Date]").ChangeAsync("04/11/2026");
        Assert.Contains("2,360.00", page.Markup, StringComparison.Ordinal); // 2,000.00 and 18 %
        await page.FindAll("form")[0].SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Bill B-17", page.Markup, StringComparison.Ordinal));
        Assert.Contains("as agreed", page.Markup, StringComparison.Ordinal);
        var cost = Render<JobCostCard>(p => p.Add(x => x.TicketId, world.Kit.TicketId));
        cost.WaitForAssertion(() => Assert.Contains("outside work as billed", cost.Markup, StringComparison.Ordinal));
        Assert.Contains("3,850.00", cost.Markup, StringComparison.Ordinal); // 950 + 1,900 + 3,000 - 2,000
    }
}
