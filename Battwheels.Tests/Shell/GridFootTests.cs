using Battwheels.Web.Common;
using Battwheels.Web.Shell.Lists;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Shell;

/// <summary>The row of sums below a list and the preview beside it.</summary>
[Trait("Category", "Component")]
public sealed class GridFootTests : ShellTestBase
{
    private static readonly GridColumn<Row>[] Columns =
    [
        new("number", "Invoice") { Cell = r => b => b.AddMarkupContent(0, $"<a class=\"row-link\">{r.Number}</a>") },
        new("customer", "Customer") { Text = r => r.Number },
        new("total", "Total ₹") { Class = "num", Text = _ => "1.00" },
        new("status", "Status") { Text = _ => "Paid" },
    ];

    [Theory]
    [InlineData(37, null, "Sum of all 37")]
    [InlineData(37, "without 2 cancelled", "Sum of all 37, without 2 cancelled")]
    [InlineData(9_999, null, "Sum of all 9,999")]
    [InlineData(10_000, null, "Sum of the newest 10,000")]
    public void Title_SaysOfHowMany(int count, string? without, string expected) =>
        Assert.Equal(expected, GridSums.Of(count, without, ("total", 1m))!.Title);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Sums_OfLessThanTwo_AreNone(int count) => Assert.Null(GridSums.Of(count, null, ("total", 1m)));

    /// <summary>Under its column, right like its figures, and said where it cannot be seen.</summary>
    [Fact]
    public void Row_StandsUnderItsColumnAndIsSaid()
    {
        var grid = Grid(GridSums.Of(2, null, ("total", 120_500.5m)));

        var row = grid.Find("tfoot tr.sums");
        Assert.Equal("Sum of all 2", row.QuerySelector("th[scope=row]")!.TextContent);
        Assert.Equal("2", row.QuerySelector("th")!.GetAttribute("colspan"));
        Assert.Equal("1,20,500.50", row.QuerySelector("td.num")!.TextContent);
        Assert.Equal(4, row.Children.Sum(c => int.Parse(c.GetAttribute("colspan") ?? "1", Plain)));
        Assert.Equal("Sum of all 2: Total ₹ 1,20,500.50", grid.Find("p[role=status]").TextContent);
    }

    /// <summary>A column somebody does not show has no sum either, and what is left keeps its place.</summary>
    [Fact]
    public void Row_ColumnNotShown_IsNotDrawn()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("invoices?cols=number,status");

        Assert.Empty(Grid(GridSums.Of(2, null, ("total", 1m))).FindAll("tr.sums"));
    }

    [Fact]
    public async Task Preview_OfARow_IsReadOnceAndShowsWhatMatters()
    {
        List<long> read = [];
        var grid = Grid(
            null,
            (id, _) =>
            {
                read.Add(id);
                return Task.FromResult<GridPeek?>(
                    id == 2
                        ? null
                        : new GridPeek($"INV-{id}", $"invoices/{id}")
                        {
                            Text = "<b>bold</b>",
                            Amounts = [new("Balance", "12.00")],
                        }
                );
            }
        );
        Assert.Equal("Preview of INV-1", grid.Find("[data-grid-look]").GetAttribute("aria-label"));
        Assert.Empty(read); // nothing is read before somebody looks

        await grid.Find("[data-grid-peek]").ChangeAsync("1");

        Assert.Equal("INV-1", grid.Find(".peek h2").TextContent);
        Assert.Equal("invoices/1", grid.Find(".peek a.btn").GetAttribute("href"));
        Assert.Equal("1", grid.Find(".peek [data-of]").GetAttribute("data-of"));
        Assert.Equal("<b>bold</b>", grid.Find(".peek .words").TextContent);
        Assert.Equal("12.00", grid.Find(".peek .amounts dd").TextContent.Trim());
        await grid.Find("[data-grid-peek]").ChangeAsync("2");
        Assert.Contains("There is no such record any more", grid.Find(".peek [role=alert]").TextContent);
        Assert.Equal([1, 2], read);
    }

    private static readonly System.Globalization.CultureInfo Plain = System.Globalization.CultureInfo.InvariantCulture;

    private IRenderedComponent<DataGrid<Row>> Grid(
        GridSums? sums,
        Func<long, CancellationToken, Task<GridPeek?>>? peek = null
    ) =>
        Render<DataGrid<Row>>(p =>
            p.Add(t => t.Rows, [new Row(1), new Row(2)])
                .Add(t => t.Label, "Invoices")
                .Add(t => t.Columns, Columns)
                .Add(t => t.KeyOf, r => r.Id)
                .Add(t => t.NameOf, r => r.Number)
                .Add(t => t.Sums, sums)
                .Add(t => t.Peek, peek)
        );

    private sealed record Row(long Id)
    {
        public string Number => $"INV-{Id}";
    }
}

/// <summary>The last row of a file.</summary>
[Trait("Category", "Unit")]
public sealed class TableSumsTests
{
    [Fact]
    public async Task WithSums_SeveralRows_EndsWithTheSumOfThoseThatCount()
    {
        object?[][] rows =
        [
            ["A", 100.25m, "yes"],
            ["B", 50m, "no"],
            ["C", 0.75m, "yes"],
        ];

        var all = await rows.ToAsyncEnumerable().WithSums([1], row => Equals(row[2], "yes")).ToListAsync();

        Assert.Equal(4, all.Count);
        Assert.Equal(["Sum", 101m, null], all[^1]);
    }

    [Fact]
    public async Task WithSums_OneRow_AddsNothing() =>
        Assert.Single(
            await new object?[][] { ["A", 1m] }
                .ToAsyncEnumerable()
                .WithSums([1])
                .ToListAsync()
        );
}
