using Battwheels.Core.Common;
using Battwheels.Core.Crm.Recalls;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Web.Crm.Recalls;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Crm.Recalls;

[Trait("Category", "Component")]
public sealed class RecallPageTests : CrmPageBase
{
    [Fact]
    public async Task Vehicle_RecallToldAtTheCounter_IsNoLongerDue()
    {
        var vehicle = await OpenAsync();
        var recalls = Services.GetRequiredService<RecallService>();
        RecallInput input = new("R-2026-03", "May switch off while riding", "Update the BMS", "Ather", IsSafety: true);
        var id = (await recalls.CreateAsync(input, CommandId.New(), default)).Value;
        var card = Render<RecallCard>(p => p.Add(x => x.VehicleId, vehicle));
        card.WaitForAssertion(() =>
            Assert.Contains("May switch off while riding", card.Markup, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Done at this visit", card.Markup, StringComparison.Ordinal); // there is no visit yet

        await card.Find("button.btn.s").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Empty(card.FindAll("button")));
        Assert.Equal(new RecallCounts(0, 1, 0, 0), (await recalls.GetAsync(id, default)).Value.Counts);
        var page = Render<RecallPage>(p => p.Add(x => x.Id, id));
        Assert.Contains("0 of 1", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewRecall_WrongVinInTheList_SaysWhichAndKeepsWhatWasTyped()
    {
        await OpenAsync();
        var form = Render<RecallForm>();
        await form.Find("#f-Reference").ChangeAsync("R-2026-03");
        await form.Find("#f-Title").ChangeAsync("May switch off while riding");
        await form.Find("#f-Remedy").ChangeAsync("Update the BMS");
        await form.Find("#f-Make").ChangeAsync("Ather");
        await form.Find("#f-Vins").ChangeAsync("MD2EV450X24000101\nMD2");

        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() => Assert.Contains("MD2 is no VIN", form.Markup, StringComparison.Ordinal));
        Assert.Equal("Ather", form.Find("#f-Make").GetAttribute("value"));
        Assert.Empty((await Services.GetRequiredService<RecallService>().ListAsync(new(null), null, default)).Rows);
    }

    private async Task<long> OpenAsync()
    {
        await SignInAsync([.. Desk, WarrantyPermissions.Create]);
        var owner = await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        return await Db.VehicleAsync(owner, CrmSeeds.Scooter("MH12QK0042"));
    }
}
