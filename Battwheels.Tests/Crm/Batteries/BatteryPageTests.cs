using Battwheels.Core.Crm.Batteries;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Web.Crm.Batteries;
using Battwheels.Web.Crm.Warranty;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Crm.Batteries;

[Trait("Category", "Component")]
public sealed class BatteryPageTests : CrmPageBase
{
    [Fact]
    public async Task VehicleTab_PackSwapped_ShowsTheOneThatWentIn()
    {
        var vehicle = await OpenAsync();
        var packs = Services.GetRequiredService<BatteryService>();
        await packs.RegisterAsync(new(new("LFP60001"), vehicle), Core.Common.CommandId.New(), default);
        await packs.RegisterAsync(new(new("LFP60002")), Core.Common.CommandId.New(), default);
        var tab = Render<VehicleBatteryPanel>(p => p.Add(x => x.Id, vehicle));
        var form = tab.FindComponent<FitPackForm>();

        await form.Find("#f-Serial").ChangeAsync("lfp-60002");
        await form.Find("#f-Reason").ChangeAsync("Weak cell");
        await form.Find("form").SubmitAsync();

        tab.WaitForAssertion(() =>
            Assert.Equal(
                ["LFP60002", "LFP60001"],
                tab.FindComponent<FitmentTable>().FindAll("tbody a").Select(a => a.TextContent)
            )
        );
    }

    [Fact]
    public async Task PackPage_ReadingWritten_StandsInChartAndTable()
    {
        await OpenAsync();
        var packs = Services.GetRequiredService<BatteryService>();
        var pack = (await packs.RegisterAsync(new(new("LFP60001")), Core.Common.CommandId.New(), default)).Value;
        var page = Render<PackPage>(p => p.Add(x => x.Id, pack));
        var form = page.FindComponent<SohForm>();

        await form.Find("#f-Percent").ChangeAsync("88.5");
        await form.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("88.5", page.Find(".twin tbody td").TextContent));
    }

    [Fact]
    public async Task BatteriesPage_Packs_LinkToPackAndVehicle()
    {
        var vehicle = await OpenAsync();
        var packs = Services.GetRequiredService<BatteryService>();
        var pack = (
            await packs.RegisterAsync(new(new("LFP60001"), vehicle), Core.Common.CommandId.New(), default)
        ).Value;

        var page = Render<BatteriesPage>();

        page.WaitForAssertion(() => Assert.NotNull(page.Find($"a[href='batteries/{pack}']")));
        Assert.NotNull(page.Find($"a[href='vehicles/{vehicle}?tab=battery']"));
    }

    [Fact]
    public async Task WarrantyTab_SoldVehicle_SaysWhatHoldsAndThatTermsAreUsual()
    {
        var vehicle = await OpenAsync();

        var tab = Render<VehicleWarrantyPanel>(p => p.Add(x => x.Id, vehicle));

        tab.WaitForAssertion(() => Assert.Equal(2, tab.FindAll("tbody tr").Count));
        Assert.Contains("In warranty", tab.Markup, StringComparison.Ordinal);
        Assert.Contains("Usual terms, not confirmed", tab.Markup, StringComparison.Ordinal);
    }

    private async Task<long> OpenAsync()
    {
        await SignInAsync([.. Desk, WarrantyPermissions.Read, WarrantyPermissions.Create]);
        var owner = await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        return await Db.VehicleAsync(owner, CrmSeeds.Scooter("MH12QK0042") with { SoldOn = new(2025, 12, 1) });
    }
}
