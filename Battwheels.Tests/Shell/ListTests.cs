using Battwheels.Web.Shell.Parts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Component")]
public sealed class ListTests : ShellTestBase
{
    private NavigationManager Address => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void DataTable_NoRowsAtAll_InvitesTheFirst() =>
        Assert.Contains("First use", Table([]).Markup, StringComparison.Ordinal);

    [Fact]
    public void DataTable_NoRowsUnderAFilter_OffersToClear()
    {
        Address.NavigateTo("tickets?q=zzz");

        var table = Table([], filtered: true);

        Assert.Contains("Nothing matches", table.Markup, StringComparison.Ordinal);
        Assert.Equal("http://localhost/tickets", table.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public void DataTable_MoreRows_LinksToThemAndKeepsTheFilter()
    {
        Address.NavigateTo("tickets?q=mh12");

        var table = Table(["TKT-1", "TKT-2"], next: "abc");

        Assert.Equal(2, table.FindAll("tbody tr").Count);
        Assert.Equal("http://localhost/tickets?q=mh12&after=abc", table.Find(".tfoot a").GetAttribute("href"));
    }

    [Fact]
    public async Task FilterBar_TextChanged_GoesIntoTheAddressFromTheFirstPage()
    {
        Address.NavigateTo("tickets?after=abc&state=Open");
        var bar = Render<FilterBar>(p =>
            p.AddChildContent<FilterText>(t => t.Add(f => f.Name, "q").Add(f => f.Label, "Search tickets"))
        );

        await bar.Find("input").ChangeAsync(" MH 12 ");

        Assert.Equal("http://localhost/tickets?state=Open&q=MH%2012", Address.Uri);
    }

    [Fact]
    public void Mark_TextWithMarkup_IsEncoded() =>
        Assert.Contains("&lt;b&gt;", Status.Mark(Tone.Problem, "<b>").Value, StringComparison.Ordinal);

    private IRenderedComponent<DataTable<string>> Table(string[] rows, string? next = null, bool filtered = false) =>
        Render<DataTable<string>>(p =>
            p.Add(t => t.Rows, rows)
                .Add(t => t.Label, "Tickets")
                .Add(t => t.Next, next)
                .Add(t => t.Filtered, filtered)
                .Add(t => t.Head, "<th>Ticket</th>")
                .Add(t => t.Row, row => $"<td>{row}</td>")
                .Add(t => t.Empty, "First use")
        );
}
