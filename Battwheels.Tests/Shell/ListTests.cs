using Battwheels.Web.Shell.Lists;
using Battwheels.Web.Shell.Parts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Component")]
public sealed class ListTests : ShellTestBase
{
    private static readonly GridFilter[] Filters =
    [
        new GridChoice("stage", "Stage", [new("Open", "Open"), new("Qc", "Quality check")]),
        new GridDay("from", "From"),
    ];

    private NavigationManager Address => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Grid_NoRowsAtAll_InvitesTheFirst() =>
        Assert.Contains("First use", Grid([]).Markup, StringComparison.Ordinal);

    [Fact]
    public void Grid_NoRowsUnderFilters_NamesThemAndOffersToClear()
    {
        Address.NavigateTo("tickets?q=zzz&stage=Qc&sort=number");

        var grid = Grid([]);

        Assert.Contains("No tickets match these 2 filters", grid.Markup, StringComparison.Ordinal);
        Assert.Equal("http://localhost/tickets?sort=number", grid.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public void Grid_MoreRows_LinksToThemAndKeepsTheFilter()
    {
        Address.NavigateTo("tickets?q=mh12");

        var grid = Grid(["TKT-1", "TKT-2"], next: "a+b");

        Assert.Equal(2, grid.FindAll("tbody tr").Count);
        Assert.Equal("http://localhost/tickets?q=mh12&after=a%2Bb", grid.Find("[data-grid-next]").GetAttribute("href"));
    }

    /// <summary>Chips say what is set in words; each takes itself off, and the page begins again.</summary>
    [Fact]
    public void Grid_Filters_AreChipsThatTakeThemselvesOff()
    {
        Address.NavigateTo("tickets?stage=qc&from=2026-11-04&after=abc");

        var chips = Grid(["TKT-1"]).FindAll("a.chip");

        Assert.Equal(
            ["Stage: Quality check. Take off", "From: 04 Nov 2026. Take off"],
            chips.Select(c => c.GetAttribute("aria-label"))
        );
        Assert.Equal("http://localhost/tickets?from=2026-11-04", chips[0].GetAttribute("href"));
    }

    [Fact]
    public void Grid_WhatNobodyKnowsInTheAddress_IsToldAndLeftOut()
    {
        Address.NavigateTo("tickets?stage=Nowhere&sort=-colour&cols=number,engine");

        var grid = Grid(["TKT-1"]);

        Assert.Contains(
            "sort=-colour, column engine, stage=Nowhere",
            grid.Find(".tbar .meta").TextContent,
            StringComparison.Ordinal
        );
        Assert.Single(grid.FindAll("thead th"));
    }

    /// <summary>One press, the other way, and off again.</summary>
    [Theory]
    [InlineData("tickets", "http://localhost/tickets?sort=-number", null)]
    [InlineData("tickets?sort=-number", "http://localhost/tickets?sort=number", "descending")]
    [InlineData("tickets?sort=number&after=x", "http://localhost/tickets", "ascending")]
    public void Grid_HeadPressed_SortsTurnsAndReturns(string at, string leadsTo, string? said)
    {
        Address.NavigateTo(at);

        var head = Grid(["TKT-1"]).Find("thead th");

        Assert.Equal(said, head.GetAttribute("aria-sort"));
        Assert.Equal(leadsTo, head.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Grid_TextOfAnybody_IsEncoded()
    {
        var grid = Grid(["<img src=x>"]);

        Assert.Empty(grid.FindAll("img"));
        Assert.Equal("<img src=x>", grid.FindAll("tbody td")[1].GetAttribute("title"));
    }

    [Fact]
    public async Task Bar_TextTyped_GoesIntoTheAddressFromTheFirstPageAndStaysAsTyped()
    {
        Address.NavigateTo("tickets?after=abc&stage=Open");
        var grid = Grid(["TKT-1"]);

        await grid.Find("input[type=search]").ChangeAsync("MH 12 ");

        Assert.Equal("http://localhost/tickets?stage=Open&q=MH+12", Address.Uri);
        grid.Render();
        Assert.Equal("MH 12 ", grid.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public void Mark_TextWithMarkup_IsEncoded() =>
        Assert.Contains("&lt;b&gt;", Status.Mark(Tone.Problem, "<b>").Value, StringComparison.Ordinal);

    private IRenderedComponent<DataGrid<string>> Grid(string[] rows, string? next = null)
    {
        GridColumn<string>[] columns =
        [
            new("number", "Ticket")
            {
                Text = r => r,
                Sort = "number",
                Down = true,
            },
            new("concern", "Concern") { Text = r => r, Class = "el" },
        ];
        return Render<DataGrid<string>>(p =>
            p.Add(t => t.Rows, rows)
                .Add(t => t.Label, "Tickets")
                .Add(t => t.Columns, columns)
                .Add(t => t.Next, next)
                .Add(t => t.Search, "Number")
                .Add(t => t.Filters, Filters)
                .Add(t => t.Empty, "First use")
        );
    }
}
