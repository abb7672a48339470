using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Web.Crm;
using Bunit;

namespace Battwheels.Tests.Crm;

[Trait("Category", "Component")]
public sealed class ContactFormTests : CrmPageBase
{
    [Fact]
    public async Task Save_NewPerson_StoresAndOpensTheContact()
    {
        await SignInAsync(Desk);
        var form = Render<ContactForm>();

        await form.Find("#f-Name").ChangeAsync("Rahul Sharma");
        await form.Find("#f-Phone").ChangeAsync("98765 43210");
        Assert.Equal("+91 98765 43210", form.Find("#f-Phone-help").TextContent);
        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() => Assert.StartsWith("contacts/", Here, StringComparison.Ordinal));
        var saved = Assert.Single((await Db.Contacts().ListAsync(new(), null, default)).Rows);
        Assert.Equal(("Rahul Sharma", "+919876543210"), (saved.Name, saved.Phone));
    }

    [Fact]
    public async Task Gstin_TypedWrong_IsCaughtBeforeSaving()
    {
        await SignInAsync(Desk);
        var form = Render<ContactForm>();

        await form.Find("#f-Gstin").ChangeAsync("27AAPFU0939F1Z");

        form.WaitForAssertion(() =>
            Assert.StartsWith(
                "GSTIN has 14 characters; it needs 15.",
                form.Find("#f-Gstin-error").TextContent,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task Gstin_TypedRight_FillsRegistrationStateAndPan()
    {
        await SignInAsync(Desk);
        var form = Render<ContactForm>();

        await form.Find("#f-Name").ChangeAsync("Unity Motors");
        await form.Find("#f-Gstin").ChangeAsync("27 aapfu0939f1zv");
        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() => Assert.StartsWith("contacts/", Here, StringComparison.Ordinal));
        var row = Assert.Single((await Db.Contacts().ListAsync(new(), null, default)).Rows);
        var saved = (await Db.Contacts().GetAsync(row.Id, default)).Value;
        Assert.Equal(
            (GstTreatment.Registered, "27AAPFU0939F1ZV", "27", "AAPFU0939F"),
            (saved.GstTreatment, saved.Gstin, saved.StateCode, saved.Pan)
        );
    }

    [Fact]
    public async Task Save_NothingTyped_NamesTheFieldAndKeepsTheForm()
    {
        await SignInAsync(Desk);
        var form = Render<ContactForm>();

        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() =>
            Assert.Contains("Name is missing", form.Find("#f-Name-error").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(0, await Db.CountAsync<Contact>(Db.OrgA));
    }

    [Fact]
    public async Task Save_SomeoneLikely_IsShownFirstAndSavedOnTheSecondPress()
    {
        await SignInAsync(Desk);
        await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma") with { Email = "rahul@example.com" });
        var form = Render<ContactForm>();
        await form.Find("#f-Name").ChangeAsync("Rahul Sharrma");
        await form.Find("#f-Email").ChangeAsync("rahul@example.com");

        await form.Find("form").SubmitAsync();
        form.WaitForAssertion(() => Assert.Contains("press Save again", form.Markup, StringComparison.Ordinal));
        Assert.Contains("Rahul Sharma", form.Find(".dups").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Db.CountAsync<Contact>(Db.OrgA));

        await form.Find("form").SubmitAsync();
        form.WaitForAssertion(() => Assert.StartsWith("contacts/", Here, StringComparison.Ordinal));
        Assert.Equal(2, await Db.CountAsync<Contact>(Db.OrgA));
    }

    [Fact]
    public async Task Save_SomeoneCertain_NeedsTheReason()
    {
        await SignInAsync(Desk);
        await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"));
        var form = Render<ContactForm>();
        await form.Find("#f-Name").ChangeAsync("Rahul Sharma");
        await form.Find("#f-Phone").ChangeAsync("9876543210");

        await form.Find("form").SubmitAsync();
        form.WaitForAssertion(() =>
            Assert.Contains("same phone number", form.Find("#f-Phone-error").TextContent, StringComparison.Ordinal)
        );

        await form.Find("#f-DuplicateReason").ChangeAsync("Father and son");
        await form.Find("form").SubmitAsync();
        form.WaitForAssertion(() => Assert.StartsWith("contacts/", Here, StringComparison.Ordinal));
        Assert.Equal(2, await Db.CountAsync<Contact>(Db.OrgA));
    }

    [Fact]
    public async Task Save_ChangedByAnotherMeanwhile_ShowsBothAndKeepsOursOnTheSecondPress()
    {
        await SignInAsync(Desk);
        var id = await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma") with { City = "Pune" });
        var view = (await Db.Contacts().GetAsync(id, default)).Value;
        var form = Render<ContactForm>(p => p.Add(f => f.Existing, view));
        await form.Find("#f-City").ChangeAsync("Nagpur");
        await Db.Contacts()
            .UpdateAsync(
                new(id, 0, CrmSeeds.Person("Rahul Sharma") with { City = "Nashik" }),
                CommandId.New(),
                default
            );

        await form.Find("form").SubmitAsync();
        form.WaitForAssertion(() =>
            Assert.Equal(
                ["City", "Nagpur", "Nashik"],
                form.FindAll("#conflict tbody :is(th, td)").Select(cell => cell.TextContent.Trim())
            )
        );

        await form.Find("form").SubmitAsync();
        form.WaitForAssertion(() => Assert.Equal($"contacts/{id}", Here));
        Assert.Equal("Nagpur", (await Db.Contacts().GetAsync(id, default)).Value.City);
    }

    [Fact]
    public async Task CreditLimit_OnlyWithThePermission()
    {
        await SignInAsync(Desk);

        Assert.Empty(Render<ContactForm>().FindAll("#f-CreditLimit"));
    }

    [Fact]
    public async Task CreditLimit_WithThePermission_IsSaved()
    {
        await SignInAsync([.. Desk, ContactPermissions.Credit]);
        var form = Render<ContactForm>();

        await form.Find("#f-Name").ChangeAsync("GreenFleet");
        await form.Find("#f-CreditLimit").ChangeAsync("1,20,500");
        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() => Assert.StartsWith("contacts/", Here, StringComparison.Ordinal));
        var row = Assert.Single((await Db.Contacts().ListAsync(new(), null, default)).Rows);
        Assert.Equal(1_20_500m, (await Db.Contacts().GetAsync(row.Id, default)).Value.CreditLimit);
    }
}
