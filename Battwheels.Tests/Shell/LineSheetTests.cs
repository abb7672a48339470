using Battwheels.Web.Shell.Lines;

namespace Battwheels.Tests.Shell;

/// <summary>What the lines of a document make of what is typed and pasted into them.</summary>
public sealed class LineSheetTests
{
    private static readonly LineColumn[] Columns =
    [
        new("Item", "Item")
        {
            Kind = LineKind.Pick,
            What = "an item",
            Find = (text, id, _) =>
                Task.FromResult(text == "BP-01" || id == "7" ? new LinePick("7", "Brake pad") : null),
            Chosen = (row, _) => row.Fill("Price", 90m),
        },
        new("Quantity", "Qty") { Kind = LineKind.Number, Decimals = 3 },
        new("Price", "Price ₹") { Kind = LineKind.Number },
        new("Day", "Day") { Kind = LineKind.Day, Today = new DateOnly(2026, 11, 4) },
        new("Note", "Note") { MaxLength = 5 },
    ];

    private readonly LineSheet _sheet = new(Columns, most: 4);

    [Theory]
    [InlineData("1.2L", "1,20,000")]
    [InlineData("=1200*1.18", "1,416")]
    [InlineData("१२", "12")]
    [InlineData("₹1,20,500.50", "1,20,500.5")]
    public async Task Number_AsPeopleTypeIt_IsRead(string typed, string shown)
    {
        await PutAsync(("Quantity", typed));

        Assert.Equal(shown, _sheet.Rows[0].Text("Quantity"));
    }

    [Fact]
    public async Task Put_LastLine_GetsABlankOneBehindIt()
    {
        await PutAsync(("Quantity", "1"));

        Assert.Equal([false, true], _sheet.Rows.Select(r => r.IsBlank));
    }

    [Fact]
    public async Task Put_CellNotUnderstood_KeepsItsTextAndNamesTheCell()
    {
        await PutAsync(("Quantity", "two"), ("Day", "+7"));

        Assert.Equal("two", _sheet.Rows[0].Text("Quantity"));
        Assert.Null(_sheet.Rows[0].Number("Quantity"));
        Assert.Equal("11/11/2026", _sheet.Rows[0].Text("Day"));
        var error = _sheet.Unread("Lines")!;
        Assert.Equal("Lines.r1.Quantity", error.Field);
        Assert.StartsWith("Qty, line 1: \"two\" is not a number.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A code fills the line; what was pasted beside it comes before what the record says.</summary>
    [Theory]
    [InlineData("", "90")]
    [InlineData("75", "75")]
    public async Task Put_CodeOfARecord_FillsTheLine(string price, string expected)
    {
        await PutAsync(("Item", "BP-01"), ("Price", price));

        Assert.Equal(
            ("Brake pad", "7", expected),
            (_sheet.Rows[0].Text("Item"), _sheet.Rows[0]["Item"].Id, _sheet.Rows[0].Text("Price"))
        );
    }

    [Fact]
    public async Task Block_LongerThanThereIsRoom_SaysWhatDidNotFitAndIsTakenBackAtOnce()
    {
        await PutAsync(("Quantity", "9"));
        LineText[] rows =
        [
            .. Enumerable.Range(1, 5).Select(i => Row(i == 1 ? "r1" : null, ("Quantity", i == 3 ? "x" : $"{i}"))),
        ];

        var first = await _sheet.ApplyAsync(
            new LineEdit
            {
                Op = "block",
                Block = 1,
                Rows = [.. rows.Take(2)],
            },
            default
        );
        var rest = await _sheet.ApplyAsync(
            new LineEdit
            {
                Op = "block",
                Block = 1,
                Rows = [.. rows.Skip(2)],
            },
            default
        );

        Assert.Equal(["1", "2", "x", "4"], _sheet.Filled.Select(r => r.Text("Quantity")));
        Assert.Equal("2 lines filled. Ctrl Z takes it back.", first.Said);
        Assert.Equal(
            "4 lines filled. 1 cell could not be read; the text stays there, marked. 4 lines are the most; 1 line did not fit. Ctrl Z takes it back.",
            rest.Said
        );
        await ActAsync("undo", null);
        Assert.Equal(["9"], _sheet.Filled.Select(r => r.Text("Quantity")));
    }

    [Fact]
    public async Task Lines_MovedCopiedRemoved_AreTakenBackStepByStep()
    {
        await PutAsync(("Note", "One"));
        await PutAsync(("Note", "Two"));

        await ActAsync("move", "r2", -1);
        Assert.Equal(["Two", "One"], Notes);
        await ActAsync("copy", "r2");
        Assert.Equal(["Two", "Two", "One"], Notes);
        await ActAsync("remove", "r1");
        Assert.Equal(["Two", "Two"], Notes);
        await ActAsync("undo", null);
        await ActAsync("undo", null);
        await ActAsync("undo", null);

        Assert.Equal(["One", "Two"], Notes);
    }

    [Fact]
    public async Task Move_BeyondTheEnds_Stays()
    {
        await PutAsync(("Note", "One"));

        Assert.Same(LineChange.None, await ActAsync("move", "r1", 1)); // never below the blank line
        Assert.Same(LineChange.None, await ActAsync("move", "r1", -1));
    }

    [Fact]
    public async Task Locate_RefusalOfASentLine_GoesToItsRowAndIsPastOnceChanged()
    {
        await PutAsync(("Quantity", "1"));
        await ActAsync("put", null, 0, Row("r2", ("Quantity", "2")));

        var located = _sheet.Locate("Lines", new("QUANTITY_INVALID", "Only whole ones.", "Lines.1.Quantity"));

        Assert.Equal("Lines.r2.Quantity", located.Field);
        Assert.Equal("Only whole ones.", _sheet.Rows[1]["Quantity"].Fault?.Message);
        Assert.Null(_sheet.Unread("Lines")); // it may be sent again
        await ActAsync("put", null, 0, Row("r2", ("Quantity", "3")));
        Assert.Null(_sheet.Rows[1]["Quantity"].Fault);
    }

    [Fact]
    public async Task Put_UnknownLineOrColumn_ChangesNothing()
    {
        await ActAsync("put", null, 0, Row("r1", ("Colour", "red")));
        await ActAsync("move", "r99", 1);

        Assert.Empty(_sheet.Filled);
    }

    private string[] Notes => [.. _sheet.Filled.Select(r => r.Text("Note"))];

    /// <summary>Into the first blank line.</summary>
    private Task<LineChange> PutAsync(params (string Column, string Text)[] cells) =>
        ActAsync("put", null, 0, Row(_sheet.Rows.First(r => r.IsBlank).Key, cells));

    private Task<LineChange> ActAsync(string op, string? key, int by = 0, params LineText[] rows) =>
        _sheet.ApplyAsync(
            new LineEdit
            {
                Op = op,
                Key = key,
                By = by,
                Rows = rows,
            },
            default
        );

    private static LineText Row(string? key, params (string Column, string Text)[] cells) =>
        new(key, cells.ToDictionary(c => c.Column, c => c.Text));
}
