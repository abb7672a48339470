using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Recalls;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Shell;
using Battwheels.Web.Service.Tickets;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Tickets;

/// <summary>The pages of a ticket over the real gate and a real database.</summary>
[Trait("Category", "Component")]
public sealed class TicketPageTests : ShellTestBase
{
    private static readonly string[] Desk =
    [
        TicketPermissions.Read,
        TicketPermissions.Create,
        TicketPermissions.Update,
        TicketPermissions.Assign,
        ContactPermissions.Read,
        ContactPermissions.Create,
        VehiclePermissions.Read,
        VehiclePermissions.Create,
    ];

    private TestDb _db = null!;

    private string Here =>
        Services.GetRequiredService<NavigationManager>() is var address ? address.ToBaseRelativePath(address.Uri) : "";

    [Fact]
    public async Task Board_NothingOpen_OffersTheFirstVisit_ThenShowsItInItsColumn()
    {
        await SignInAsync(Desk);
        var empty = Render<BoardPage>();
        empty.WaitForAssertion(() => Assert.NotNull(empty.Find(".empty a[href='tickets/new']")));
        Assert.Empty(empty.FindAll(".lane"));

        await _db.RegisterAsync();
        var page = Render<BoardPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".lane .kc")));
        Assert.Equal(8, page.FindAll(".lane").Count);
        Assert.Empty(page.FindAll(".empty"));
    }

    [Fact]
    public async Task NewTicket_UnknownPlate_RegistersCustomerVehicleAndVisit()
    {
        await SignInAsync(Desk);
        var page = Render<NewTicketPage>();

        await SearchAsync(page, "mh12qk427");
        await page.Find("#f-Name").ChangeAsync("Aarav Kulkarni");
        await page.Find("#f-Make").ChangeAsync("Ather");
        await page.Find("#f-Model").ChangeAsync("450X");
        await page.FindAll(".chip")[0].ClickAsync();
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.StartsWith("tickets/", Here, StringComparison.Ordinal));
        var row = Assert.Single((await Tickets.ListAsync(new TicketFilter(), null, default)).Rows);
        Assert.Equal(
            ("Does not start", "MH12QK0427", "Aarav Kulkarni"),
            (row.Title, row.Registration, row.CustomerName)
        );
        Assert.Equal(0, await _db.CountAsync<ServiceTicket>(_db.OrgB));
    }

    [Fact]
    public async Task NewTicket_KnownPlate_TakesTheVehicleOnRecord()
    {
        await SignInAsync(Desk);
        var rahul = await _db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"));
        await _db.VehicleAsync(rahul, CrmSeeds.Scooter("MH12QK0042"));
        var page = Render<NewTicketPage>();

        await SearchAsync(page, "MH 12 QK 42");
        page.WaitForAssertion(() =>
            Assert.Contains("Rahul Sharma", page.Find(".arrival").TextContent, StringComparison.Ordinal)
        );
        Assert.Empty(page.FindAll("#f-Name"));
        await page.Find("#f-Description").ChangeAsync("Rear brake grinds");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.StartsWith("tickets/", Here, StringComparison.Ordinal));
        Assert.Equal(1, await _db.CountAsync<Contact>(_db.OrgA));
        Assert.Equal(1, await _db.CountAsync<Vehicle>(_db.OrgA));
    }

    [Fact]
    public async Task NewTicket_PromiseIsNoDay_RegistersNothing()
    {
        await SignInAsync(Desk);
        var page = Render<NewTicketPage>();

        await SearchAsync(page, "MH12QK0427");
        await page.Find("#f-Name").ChangeAsync("Aarav Kulkarni");
        await page.FindAll(".chip")[0].ClickAsync();
        await page.Find("#f-PromisedAtUtc").ChangeAsync("31/02/2026");
        await page.Find("form").SubmitAsync();

        Assert.StartsWith("Promised for: ", page.Find(".note.problem a").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _db.CountAsync<Contact>(_db.OrgA));
    }

    [Fact]
    public async Task NewTicket_NothingIsWrong_AsksForTheComplaintAndKeepsWhatWasTyped()
    {
        await SignInAsync(Desk);
        var page = Render<NewTicketPage>();

        await SearchAsync(page, "MH12QK0427");
        await page.Find("#f-Name").ChangeAsync("Aarav Kulkarni");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() =>
            Assert.Contains(
                "Say what is wrong",
                page.Find("#f-Description-error").TextContent,
                StringComparison.Ordinal
            )
        );
        Assert.Equal("Aarav Kulkarni", page.Find("#f-Name").GetAttribute("value"));
        Assert.Equal(0, await _db.CountAsync<Contact>(_db.OrgA));
    }

    [Fact]
    public async Task TicketPage_Open_ShowsTheOneNextStep()
    {
        await SignInAsync(Desk);
        var id = await _db.RegisterAsync();

        var page = Render<TicketPage>(p => p.Add(x => x.Id, id));

        page.WaitForAssertion(() => Assert.Equal("Take the vehicle in", page.Find(".next h2").TextContent));
        Assert.Equal($"tickets/{id}/intake", page.Find(".next a.btn.f").GetAttribute("href"));
        Assert.Single(page.FindAll(".btn.f"));
        Assert.Equal("Sudden cut-off above 40 km/h", page.Find("h1").TextContent);
    }

    [Fact]
    public async Task TicketPage_ReaderWithoutContacts_SeesAMaskedNumber()
    {
        await SignInAsync(TicketPermissions.Read);
        var contact = await _db.ContactAsync(CrmSeeds.Person("Leela Hegde", "9812345678"));
        var vehicle = await _db.VehicleAsync(contact, CrmSeeds.Scooter("MH12RB6648"));
        var id = await _db.RegisterAsync(new NewTicket(VehicleId: vehicle, Title: "Rear brake grinding"));

        var page = Render<TicketPage>(p => p.Add(x => x.Id, id));

        page.WaitForAssertion(() => Assert.Contains("Show number", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("98123", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Add comment", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TicketPage_AnotherOrganizationsTicket_IsNotFound()
    {
        await SignInAsync(Desk);
        var theirs = await _db.RegisterAsync(organization: _db.OrgB);

        var page = Render<TicketPage>(p => p.Add(x => x.Id, theirs));

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".answer")));
        Assert.DoesNotContain("Aarav", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditPage_BillToChosenAndCleared_StandsOnTheTicket()
    {
        await SignInAsync(Desk);
        var id = await _db.RegisterAsync();
        var employer = await _db.ContactAsync(CrmSeeds.Person("Kaveri Rides", "9812345678"));
        var edit = Render<TicketEditPage>(p => p.Add(x => x.Id, id));
        edit.WaitForElement("#f-BillToContactId");

        await edit.Find("#f-BillToContactId").InputAsync("Kaveri");
        edit.WaitForElement("#f-BillToContactId-list [role=option] b");
        await edit.Find("#f-BillToContactId-list [role=option]").ClickAsync(new MouseEventArgs());
        await edit.Find("form").SubmitAsync();

        edit.WaitForAssertion(() => Assert.Equal($"tickets/{id}", Here));
        Assert.Equal(employer, (await _db.TicketAsync(id)).BillToContactId);
        var page = Render<TicketPage>(p => p.Add(x => x.Id, id));
        page.WaitForAssertion(() => Assert.Contains("Kaveri Rides", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Change who pays", page.Markup, StringComparison.Ordinal);

        var again = Render<TicketEditPage>(p => p.Add(x => x.Id, id));
        again.WaitForAssertion(() =>
            Assert.Equal("Kaveri Rides", again.Find("#f-BillToContactId").GetAttribute("value"))
        );
        await again.Find("#f-BillToContactId").InputAsync("");
        await again.Find("form").SubmitAsync();
        again.WaitForAssertion(() => Assert.Equal($"tickets/{id}", Here));
        Assert.Null((await _db.TicketAsync(id)).BillToContactId);
    }

    private TicketService Tickets => _db.Service<TicketService>(Desk);

    private static async Task SearchAsync(IRenderedComponent<NewTicketPage> page, string text)
    {
        page.WaitForElement("#f-find");
        await page.Find("#f-find").InputAsync(text);
        await page.Find("#f-find").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        page.WaitForElement("form");
    }

    private async Task SignInAsync(params string[] permissions)
    {
        _db = await TestDb.CreateAsync();
        this.AddAuthorization().SetAuthorized("sneha").SetPolicies(permissions);
        Services.AddSingleton<TimeProvider>(_db.Clock);
        Services.AddSingleton(_db.UnitsFor(permissions));
        Services.AddScoped<TicketService>();
        Services.AddScoped<ContactService>();
        Services.AddScoped<VisitSearchService>();
        Services.AddScoped<Core.Service.Appointments.AppointmentService>();
        Services.AddScoped<RecallService>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (_db is not null)
            await _db.DisposeAsync();
    }
}
