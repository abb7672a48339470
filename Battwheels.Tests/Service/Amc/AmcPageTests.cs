using Battwheels.Core.Billing;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Shell;
using Battwheels.Web.Service.Amc;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Amc;

[Trait("Category", "Component")]
public sealed class AmcPageTests : ShellTestBase
{
    [Fact]
    public async Task TicketCard_OnePress_LetsTheContractPayAndAnotherTheCustomer()
    {
        await using var world = await AmcWorld.CreateAsync(services: 4);
        SignIn(world);
        await world.SoldAsync();
        var visit = await world.VisitAsync(world.Rohit, TicketState.InDiagnosis);

        var card = Render<TicketAmcCard>(p => p.Add(c => c.TicketId, visit.Ticket));
        card.WaitForAssertion(() =>
            Assert.Contains("Periodic service: 4 of 4 left", card.Markup, StringComparison.Ordinal)
        );
        await Press(card, "Cover it");
        card.WaitForAssertion(() => Assert.Contains("Contract pays", card.Markup, StringComparison.Ordinal));
        await Press(card, "Customer pays");
        card.WaitForAssertion(() => Assert.Contains("Cover it", card.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_FromPlanToRenewal_ShowTheContract()
    {
        await using var world = await AmcWorld.CreateAsync();
        SignIn(world);
        var id = await world.SoldAsync();
        world.GoTo(new(2027, 1, 10));

        var list = Render<AmcListPage>();
        list.WaitForAssertion(() =>
            Assert.Contains("Due to renew", list.Find("tbody").InnerHtml, StringComparison.Ordinal)
        );
        Assert.Contains("AMC-2627-00001", list.Markup, StringComparison.Ordinal);
        var page = Render<AmcPage>(p => p.Add(x => x.Id, id));
        page.WaitForAssertion(() => Assert.Contains("1 of 1 left", page.Markup, StringComparison.Ordinal));
        Assert.Contains("10 % off parts", page.Markup, StringComparison.Ordinal);
        await Press(page, "Renew");
        page.WaitForAssertion(() => Assert.Contains("amc/", Here, StringComparison.Ordinal));
        var plan = Render<PlanPage>(p => p.Add(x => x.Id, world.Plan));
        plan.WaitForAssertion(() => Assert.Equal("Gold", plan.Find("input[name='Name']").GetAttribute("value")));
        Assert.Equal(2, plan.FindAll("input[name$='.Name']").Count);
    }

    private string Here =>
        new Uri(Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri).AbsolutePath;

    private static async Task Press<T>(IRenderedComponent<T> part, string label)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        part.WaitForAssertion(() =>
            Assert.Contains(part.FindAll("button"), b => b.TextContent.Trim() == label && !b.HasAttribute("disabled"))
        );
        await part.FindAll("button").First(b => b.TextContent.Trim() == label).ClickAsync(new());
    }

    private void SignIn(AmcWorld world)
    {
        string[] permissions =
        [
            AmcPermissions.Read,
            AmcPermissions.Create,
            AmcPermissions.Update,
            AmcPermissions.Use,
            AmcPermissions.Cancel,
            AmcPermissions.UpdatePlans,
            InvoicePermissions.Create,
            InvoicePermissions.Void,
            ContactPermissions.Read,
            TicketPermissions.Read,
        ];
        this.AddAuthorization().SetAuthorized("asha").SetPolicies(permissions);
        Services.AddSingleton<TimeProvider>(world.Db.Clock);
        Services.AddSingleton(world.Db.UnitsFor(permissions));
        Services.AddScoped<AmcService>();
        Services.AddScoped<AmcPlanService>();
        Services.AddScoped<AmcCoverService>();
        Services.AddScoped<ContactService>();
    }
}
