using Battwheels.Core.Crm;
using Battwheels.Web.Crm;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Crm;

[Trait("Category", "Component")]
public sealed class CrmPageTests : CrmPageBase
{
    [Fact]
    public async Task VehicleForm_NumberOnRecord_LinksToTheVehicle()
    {
        await SignInAsync(Desk);
        var rahul = await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        var known = await Db.VehicleAsync(rahul, CrmSeeds.Scooter("MH12QK0042"));
        var form = Render<VehicleForm>(p => p.Add(f => f.ContactId, rahul));

        await form.Find("#f-Registration").ChangeAsync("mh12qk42");
        Assert.Equal("MH 12 QK 0042", form.Find("#f-Registration-help").TextContent);
        await form.Find("#f-Make").ChangeAsync("Ather");
        await form.Find("#f-Model").ChangeAsync("450X");
        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() =>
            Assert.Equal($"vehicles/{known}", form.Find(".note a[href^=vehicles]").GetAttribute("href"))
        );
        Assert.Contains("Rahul Sharma", form.Find("#f-Registration-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VehicleForm_Unregistered_SavesWithTheReason()
    {
        await SignInAsync(Desk);
        var rahul = await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        var form = Render<VehicleForm>(p => p.Add(f => f.ContactId, rahul));

        await form.Find("#f-Make").ChangeAsync("Ather");
        await form.Find("#f-Model").ChangeAsync("450X");
        await form.Find("#f-Year").ChangeAsync("2026");
        await form.Find("#f-RegistrationNote").ChangeAsync("Bought last week");
        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() => Assert.StartsWith("vehicles/", Here, StringComparison.Ordinal));
        var row = Assert.Single(await Db.Vehicles().OfContactAsync(rahul, default));
        Assert.Equal((null, RegistrationKind.Unregistered), (row.Registration, row.RegistrationKind));
    }

    [Fact]
    public async Task ContactPicker_Typed_OffersAndEnterChooses()
    {
        await SignInAsync(Desk);
        await Db.ContactAsync(CrmSeeds.Person("Asha Iyer"));
        var rahul = await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"));
        long? chosen = null;
        var picker = Render<ContactPicker>(p =>
            p.Add(x => x.Name, "ContactId").Add(x => x.Label, "Customer").Add(x => x.ValueChanged, v => chosen = v)
        );

        await picker.Find("input").InputAsync("98765");
        picker.WaitForAssertion(() =>
            Assert.Contains("Rahul Sharma", picker.Find("[role=option]").TextContent, StringComparison.Ordinal)
        );
        await picker.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        await picker.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal(rahul, chosen);
        Assert.Equal("Rahul Sharma", picker.Find("input").GetAttribute("value"));
        Assert.Equal("false", picker.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task ContactPage_Reader_SeesVehiclesAndNoActions()
    {
        await SignInAsync(ContactPermissions.Read, VehiclePermissions.Read);
        var rahul = await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"));
        await Db.VehicleAsync(rahul, CrmSeeds.Scooter("MH12QK0042"));

        var page = Render<ContactPage>(p => p.Add(x => x.Id, rahul));

        page.WaitForAssertion(() => Assert.Equal("MH 12 QK 0042", page.Find(".plate").TextContent));
        Assert.Equal("Rahul Sharma", page.Find("h1").TextContent);
        Assert.Equal("tel:+919876543210", page.Find(".kv a").GetAttribute("href"));
        Assert.Empty(page.FindAll(".acts .btn"));
    }

    [Fact]
    public async Task ContactPage_OfAnotherOrganization_IsNotFound()
    {
        await SignInAsync(Desk);
        var theirs = await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma"), Db.OrgB);

        var page = Render<ContactPage>(p => p.Add(x => x.Id, theirs));

        page.WaitForAssertion(() => Assert.DoesNotContain("Rahul", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".kv"));
    }

    [Fact]
    public async Task VehiclePage_Technician_SeesNoOwner()
    {
        await SignInAsync(VehiclePermissions.Read);
        var id = await Db.VehicleAsync(
            await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma")),
            CrmSeeds.Scooter("MH12QK0042") with
            {
                OdometerKm = 8_200,
            }
        );

        var page = Render<VehiclePage>(p => p.Add(x => x.Id, id));

        page.WaitForAssertion(() => Assert.Contains("8,200", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Rahul", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VehiclePage_LowerReading_AsksWhyAndSays()
    {
        await SignInAsync(Desk);
        var id = await Db.VehicleAsync(
            await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma")),
            CrmSeeds.Scooter("MH12QK0042") with
            {
                OdometerKm = 12_310,
            }
        );
        var page = Render<VehiclePage>(p => p.Add(x => x.Id, id));
        page.WaitForElement("#f-OdometerKm");

        await page.Find("#f-OdometerKm").ChangeAsync("12040");
        await page.Find("#f-Reason").ChangeAsync("Meter replaced");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() =>
            Assert.StartsWith(
                "Odometer 12,040 km is below",
                page.Find("#f-OdometerKm-error").TextContent,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task ContactsPage_Filtered_ShowsOnlyThose()
    {
        await SignInAsync(Desk);
        await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        await Db.ContactAsync(CrmSeeds.Person("Asha Iyer"));
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("contacts?q=ash");

        var page = Render<ContactsPage>();

        page.WaitForAssertion(() => Assert.Equal(["Asha Iyer"], page.FindAll(".row-link").Select(a => a.TextContent)));
        Assert.Contains("1 contact", page.Find(".ph .meta").TextContent, StringComparison.Ordinal);
    }
}
