using Battwheels.Core.Service.Reports;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Crm;
using Battwheels.Web.Service.Reports;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Reports;

[Trait("Category", "Component")]
public sealed class ServiceReportPageTests : CrmPageBase
{
    [Fact]
    public async Task Turnaround_OneVisit_LinksFigureAndVisitAndTakesThemOut()
    {
        var ticket = await OpenAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("reports/service/turnaround?by=Technician");

        var page = Render<TurnaroundPage>();

        page.WaitForAssertion(() =>
            Assert.Equal($"tickets/{ticket}", page.Find(".dgrid a.row-link").GetAttribute("href"))
        );
        Assert.Contains("key=0", page.Find("tbody a.row-link").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Nobody", page.Find("tbody a.row-link").TextContent);
        Assert.Contains(
            page.FindAll(".acts a").Select(a => a.GetAttribute("href")),
            h => h == "reports/service/export.csv?kind=Turnaround&from=2026-11-01&to=2026-11-30&by=Technician&branch="
        );
        Assert.NotEmpty(page.FindAll(".twin tbody tr")); // the chart's table
    }

    [Fact]
    public async Task Comebacks_NothingInTheseDays_SaysSo()
    {
        await OpenAsync();
        Services
            .GetRequiredService<NavigationManager>()
            .NavigateTo("reports/service/comebacks?from=2026-01-01&to=2026-01-31");

        var page = Render<ComebacksPage>();

        page.WaitForAssertion(() => Assert.Equal("Nothing to count in these days", page.Find(".empty h2").TextContent));
    }

    [Fact]
    public async Task List_WhoSeesNoPrices_IsNotOfferedThem()
    {
        await OpenAsync();

        var page = Render<ServiceReportsPage>();

        page.WaitForAssertion(() =>
            Assert.Equal(
                ["reports/service/turnaround", "reports/service/efficiency", "reports/service/comebacks"],
                page.FindAll("tbody a").Select(a => a.GetAttribute("href"))
            )
        );
    }

    /// <summary>A visit handed over just now, and somebody who sees visits and no prices.</summary>
    private async Task<long> OpenAsync()
    {
        await SignInAsync(ServiceReportPermissions.Read, TicketPermissions.Read);
        Services.AddScoped<ServiceReportService>();
        var ticket = await Db.RegisterAsync();
        await Db.ChangeAsync<ServiceTicket>(
            ticket,
            t => t.Enter(TicketState.Delivered, null, null, Db.Clock.GetUtcNow().UtcDateTime)
        );
        return ticket;
    }
}
