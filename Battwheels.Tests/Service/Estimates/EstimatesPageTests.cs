using Battwheels.Web.Service.Estimates;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Estimates;

[Trait("Category", "Component")]
public sealed class EstimatesPageTests : EstimatePageBase
{
    [Fact]
    public async Task List_Estimates_ShowsTotalsAndStatesNewestFirst()
    {
        await SignInAsync();
        var first = World.Ticket;
        await World.SharedAsync(EstimateWorld.Labour("Belt", 1m, 450m));
        var second = await World.NextVisitAsync("TKT-MAIN-2627-00002");
        World.Db.Clock.Advance(TimeSpan.FromMinutes(5));
        await World.DraftAsync();

        var page = List("");

        var rows = page.FindAll("tbody tr");
        Assert.Equal(2, rows.Count);
        Assert.Contains("Draft", rows[0].TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"tickets/{second}/estimate", rows[0].QuerySelector("a")!.GetAttribute("href"));
        foreach (
            var part in (string[])["EST-2627-00001", "MH 12 QK 0427", "Aarav Kulkarni", "11 Nov 2026", "531.00", "Sent"]
        )
            Assert.Contains(part, rows[1].TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"tickets/{first}/estimate", rows[1].QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("?state=Sent", 1)]
    [InlineData("?state=Draft", 0)]
    [InlineData("?state=nonsense", 1)]
    [InlineData("?q=mh12qk", 1)]
    [InlineData("?q=0427", 1)]
    [InlineData("?q=EST-2627-00001", 1)]
    [InlineData("?q=nobody", 0)]
    public async Task List_Filtered_ShowsWhatFits(string query, int rows)
    {
        await SignInAsync();
        await World.SharedAsync();

        Assert.Equal(rows, List(query).FindAll("tbody tr").Count(r => r.QuerySelector("a.row-link") is not null));
    }

    [Fact]
    public async Task List_NoneYet_SaysWhereEstimatesAreWritten()
    {
        await SignInAsync();

        Assert.Contains("No estimates yet", List("").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Export_CarriesTheFilter()
    {
        await SignInAsync();

        Assert.Equal("estimates/export.csv?state=Sent", List("?state=Sent").Find("a[download]").GetAttribute("href"));
    }

    private IRenderedComponent<EstimatesPage> List(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"estimates{query}");
        var page = Render<EstimatesPage>();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skel")));
        return page;
    }
}
