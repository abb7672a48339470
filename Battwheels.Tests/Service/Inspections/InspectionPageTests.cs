using Battwheels.Core.Service.Inspections;
using Battwheels.Tests.Service.Estimates;
using Battwheels.Web.Service.Inspections;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Inspections;

/// <summary>Lamps and values on the tablet, over the real gate and a real database.</summary>
[Trait("Category", "Component")]
public sealed class InspectionPageTests : EstimatePageBase
{
    [Fact]
    public async Task Sheet_LampsValuesAndWhatCannotBeRead()
    {
        await SignInAsync("manager");
        Services.AddScoped<InspectionService>();
        var page = Render<InspectionPage>(p => p.Add(x => x.Id, World.Ticket));
        page.WaitForElement(".insp-offers .btn");
        Assert.Equal(
            ["Two-wheeler inspection", "Battery check", "Charging check", "Motor and controller check"],
            page.FindAll(".insp-offers .btn").Select(b => b.TextContent.Trim())
        );

        await page.FindAll(".insp-offers .btn")[3].ClickAsync();
        page.WaitForElement(".lamp");
        Assert.Contains("0 of 10 checked", page.Markup, StringComparison.Ordinal);
        await page.FindAll(".lamp").First(b => b.TextContent.Contains("Urgent", StringComparison.Ordinal)).ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("1 of 10 checked", page.Markup, StringComparison.Ordinal));
        var value = page.Find(".readstep .in");
        await value.ChangeAsync("95.5");
        page.WaitForAssertion(() =>
            Assert.Contains("Outside the limit: at most 90 °C", page.Find(".insp-readings .outside").TextContent)
        );
        await page.Find(".readstep .in").ChangeAsync("hot");
        Assert.Equal("hot", page.Find(".readstep .in").GetAttribute("value"));
        Assert.Equal("true", page.Find(".readstep .in").GetAttribute("aria-invalid"));
        await page.Find(".readstep .in").ChangeAsync("८५"); // Devanagari digits
        page.WaitForAssertion(() => Assert.Equal("85", page.Find(".readstep .in").GetAttribute("value")));

        var kept = (
            await LockOuts.Of(World.Db, World.Manager).OfTicketAsync(World.Ticket, default)
        )!.Inspections.Single();
        Assert.Equal(85m, kept.Points.Single(p => p.Label == "Motor temperature after the ride").Answer.Value);
        Assert.Equal(1, kept.Of(PointLight.Urgent));
    }
}
