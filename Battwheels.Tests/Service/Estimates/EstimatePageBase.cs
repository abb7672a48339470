using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Declined;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Shell;
using Battwheels.Web.Service.Estimates;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Estimates;

/// <summary>Pages of estimates over the real gate and a real database.</summary>
public abstract class EstimatePageBase : ShellTestBase
{
    private protected EstimateWorld World { get; private set; } = null!;

    /// <summary>Signs in the advisor, who may do everything an estimate needs, or a member of another role.</summary>
    private protected async Task SignInAsync(string role = "service_advisor")
    {
        World = await EstimateWorld.CreateAsync();
        var actor =
            role == "service_advisor" ? World.Advisor : await World.Db.MemberAsync(World.Db.OrgA, "Someone", role);
        var permissions = RoleTable.Roles.Single(r => r.Code == role).Permissions;
        this.AddAuthorization().SetAuthorized("asha").SetPolicies([.. permissions]);
        Services.AddSingleton<TimeProvider>(World.Db.Clock);
        Services.AddSingleton(World.Db.UnitsFor(actor));
        Services.AddSingleton(World.Db.Services.GetRequiredService<IQrEncoder>());
        Services.AddScoped<ApprovalService>();
        Services.AddScoped<EstimateService>();
        Services.AddScoped<DeclinedWorkService>();
        Services.AddScoped<ItemSearchService>();
        Services.AddScoped<TicketService>();
    }

    /// <summary>The estimate of the world's visit, loaded.</summary>
    private protected IRenderedComponent<EstimatePage> Open()
    {
        var page = Render<EstimatePage>(p => p.Add(x => x.Id, World.Ticket));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skel")));
        return page;
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (World is not null)
            await World.DisposeAsync();
    }
}
