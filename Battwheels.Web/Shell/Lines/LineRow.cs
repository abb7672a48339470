namespace Battwheels.Web.Shell.Lines;

/// <param name="Message">Why, and what to enter.</param>
/// <param name="Blocks">Not understood: nothing is sent with it. Else a service refused it.</param>
public sealed record LineFault(string Message, bool Blocks);

/// <summary>What one cell holds.</summary>
/// <param name="Text">As it stands in the box; also what could not be read.</param>
/// <param name="Value">As it was read: number, day, the record chosen, yes.</param>
/// <param name="Id">Of the record chosen.</param>
public sealed record LineCell(string Text, object? Value = null, string? Id = null, LineFault? Fault = null)
{
    public static readonly LineCell Empty = new("");
}

/// <summary>One line; its cells are replaced, never changed, so that a step can be taken back.</summary>
public sealed class LineRow
{
    private readonly LineSheet _sheet;
    private LineCell[] _cells;

    internal LineRow(LineSheet sheet, string key)
    {
        (_sheet, Key) = (sheet, key);
        _cells = new LineCell[sheet.Columns.Count];
        Array.Fill(_cells, LineCell.Empty);
    }

    /// <summary>Stays while the line moves.</summary>
    public string Key { get; }

    /// <summary>What the page keeps with the line, such as its record.</summary>
    public object? Of { get; set; }

    /// <summary>Grows with every change: an unchanged line is not drawn anew.</summary>
    internal int Version { get; private set; }

    /// <summary>Nobody has entered anything: it is not sent.</summary>
    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < _cells.Length; i++)
                if (_sheet.Columns[i].IsTyped && _cells[i].Text.Length > 0)
                    return false;
            return true;
        }
    }

    public LineCell this[string column] => _cells[_sheet.IndexOf(column)];

    public bool Has(string column) => _sheet.Has(column);

    public string Text(string column) => this[column].Text;

    public decimal? Number(string column) => this[column].Value as decimal?;

    public DateOnly? Day(string column) => this[column].Value as DateOnly?;

    public bool Is(string column) => this[column].Value is true;

    /// <summary>Number of the record chosen.</summary>
    public long? Id(string column) =>
        long.TryParse(this[column].Id, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Puts a number as if it had been typed.</summary>
    public void Fill(string column, decimal? value) => Set(column, _sheet.Cell(column, value));

    public void Fill(string column, string? text) =>
        Set(column, string.IsNullOrEmpty(text) ? LineCell.Empty : new LineCell(text, text));

    public void Fill(string column, LinePick pick)
    {
        ArgumentNullException.ThrowIfNull(pick);
        Set(column, new LineCell(pick.Text, pick.Of, pick.Id));
    }

    public void Tick(string column, bool on) => Set(column, new LineCell(on ? "1" : "", on));

    /// <summary>A cell could not be read: the line is not saved.</summary>
    public bool IsUnread => Array.Exists(_cells, c => c.Fault is { Blocks: true });

    public bool IsRefused => Array.Exists(_cells, c => c.Fault is not null);

    /// <summary>What stands beside the cells (marks, sums) has changed.</summary>
    public void Touch() => Version++;

    internal void Set(string column, LineCell cell)
    {
        var at = _sheet.IndexOf(column);
        if (_cells[at] == cell)
            return;
        _cells = [.. _cells];
        _cells[at] = cell;
        Version++;
    }

    /// <summary>Shows a service's refusal at this cell; null takes it away.</summary>
    public void Refuse(string column, string? message) =>
        Set(column, this[column] with { Fault = message is null ? null : new LineFault(message, Blocks: false) });

    internal LineCell[] Keep() => _cells;

    internal void PutBack(LineCell[] cells)
    {
        if (ReferenceEquals(_cells, cells))
            return;
        _cells = cells;
        Version++;
    }
}
