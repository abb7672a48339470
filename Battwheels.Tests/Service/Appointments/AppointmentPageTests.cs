using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Shell;
using Battwheels.Web.Service.Appointments;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Appointments;

/// <summary>Booking, moving and arriving on the pages, over the real gate; Wednesday 4 November 2026, 11:42 in India.</summary>
[Trait("Category", "Component")]
public sealed class AppointmentPageTests : ShellTestBase
{
    private static readonly string[] Desk =
    [
        TicketPermissions.Read,
        TicketPermissions.Create,
        TicketPermissions.Assign,
        ContactPermissions.Read,
        ContactPermissions.Create,
        VehiclePermissions.Read,
        VehiclePermissions.Create,
    ];

    private TestDb _db = null!;

    private string Here =>
        Services.GetRequiredService<NavigationManager>() is var address ? address.ToBaseRelativePath(address.Uri) : "";

    private AppointmentService Appointments => Services.GetRequiredService<AppointmentService>();

    [Fact]
    public async Task New_FreeTimePressed_IsBookedForThatTechnician_AndArrivesAsAVisit()
    {
        await SignInAsync(Desk);
        var vehicle = await VehicleAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"appointments/new?vehicle={vehicle}");
        var page = Render<NewAppointmentPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".slots .chip")));

        await page.FindAll(".slots .chip")[1].ClickAsync(new()); // 14:00 today
        page.WaitForAssertion(() =>
            Assert.Contains(
                "Ravi has 480 minutes on Wed 04 Nov and 60 would be planned.",
                page.Markup,
                StringComparison.Ordinal
            )
        );
        await page.Find("#f-Title").ChangeAsync("Annual service");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.StartsWith("appointments?day=2026-11-04", Here, StringComparison.Ordinal));
        var table = Render<AppointmentsPage>();
        table.WaitForAssertion(() => Assert.Contains("2:00 pm to 3:00 pm", table.Markup, StringComparison.Ordinal));
        Assert.Contains("1 h of 8 h, 7 h free", table.Markup, StringComparison.Ordinal);

        await table.Find(".kc .btn").ClickAsync(new());

        table.WaitForAssertion(() => Assert.StartsWith("tickets/", Here, StringComparison.Ordinal));
        Assert.Equal(1, await _db.CountAsync<ServiceTicket>(_db.OrgA));
        Assert.Equal(0, await _db.CountAsync<Appointment>(_db.OrgB));
    }

    [Fact]
    public async Task New_DayIsFull_WarnsInNumbersAndBooksAllTheSame()
    {
        await SignInAsync(Desk);
        var vehicle = await VehicleAsync();
        var ravi = (await Services.GetRequiredService<TicketService>().TechniciansAsync(default))[0].MembershipId;
        AppointmentInput full = new("Battery out", new(2026, 11, 5), new(9, 0), 480, TechnicianId: ravi);
        Assert.Null((await Appointments.BookAsync(new(full, vehicle), CommandId.New(), default)).Error);
        Services
            .GetRequiredService<NavigationManager>()
            .NavigateTo($"appointments/new?vehicle={vehicle}&day=2026-11-05&tech={ravi}");
        var page = Render<NewAppointmentPage>();
        await page.Find("#f-Title").ChangeAsync("Annual service");
        await page.Find("#f-Minutes").ChangeAsync("30");

        await page.Find("#f-Time").ChangeAsync("10:00");

        page.WaitForAssertion(() =>
            Assert.Contains(
                "Ravi has 480 minutes on Thu 05 Nov and 510 would be planned.",
                page.Markup,
                StringComparison.Ordinal
            )
        );
        Assert.Contains("This vehicle is booked already:", page.Markup, StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.StartsWith("appointments?", Here, StringComparison.Ordinal));
        Assert.Equal(2, await _db.CountAsync<Appointment>(_db.OrgA));
    }

    [Fact]
    public async Task Appointment_Reader_SeesItWithoutActs()
    {
        await SignInAsync(TicketPermissions.Read);
        var vehicle = await VehicleAsync();
        AppointmentInput input = new("Annual service", new(2026, 11, 5), new(9, 0), 60);
        var desk = _db.Service<AppointmentService>(Visits.Desk(_db.OrgA));
        var id = (await desk.BookAsync(new(input, vehicle), CommandId.New(), default)).Value;

        var page = Render<AppointmentPage>(p => p.Add(x => x.Id, id));

        page.WaitForAssertion(() => Assert.Contains("Annual service", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
        Assert.Empty(page.FindAll("header .btn"));
    }

    private async Task<long> VehicleAsync() =>
        await _db.VehicleAsync(await _db.ContactAsync(CrmSeeds.Person("Rahul Sharma")), CrmSeeds.Scooter("MH12QK0042"));

    private async Task SignInAsync(params string[] permissions)
    {
        _db = await TestDb.CreateAsync();
        await _db.MemberAsync(_db.OrgA, "Ravi", "technician");
        this.AddAuthorization().SetAuthorized("asha").SetPolicies(permissions);
        Services.AddSingleton<TimeProvider>(_db.Clock);
        Services.AddSingleton(_db.UnitsFor(permissions));
        Services.AddScoped<TicketService>();
        Services.AddScoped<AppointmentService>();
        Services.AddScoped<ContactService>();
        Services.AddScoped<VisitSearchService>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (_db is not null)
            await _db.DisposeAsync();
    }
}
