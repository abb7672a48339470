using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Web.Common;

namespace Battwheels.Web.Shell.Lines;

/// <summary>
/// The lines of a document while they are typed: what stands in each cell, what was understood of it, and the steps that
/// can be taken back. Knows nothing of the screen; <see cref="LineGrid"/> draws it.
/// </summary>
public sealed partial class LineSheet
{
    private readonly List<LineRow> _rows = [];
    private readonly Dictionary<string, int> _at;
    private int _next;

    /// <param name="most">The document holds no more.</param>
    /// <param name="least">So many stand there at the start.</param>
    public LineSheet(IReadOnlyList<LineColumn> columns, int most, int least = 1)
    {
        ArgumentNullException.ThrowIfNull(columns);
        (Columns, Most, Least) = (columns, most, least);
        _at = columns.Select((c, i) => (c.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);
        Pad();
    }

    public IReadOnlyList<LineColumn> Columns { get; }

    public int Most { get; }

    public int Least { get; }

    /// <summary>In order; the last one is blank, to be written into, while there is room.</summary>
    public IReadOnlyList<LineRow> Rows => _rows;

    /// <summary>Those with something in them: what is sent.</summary>
    public IReadOnlyList<LineRow> Filled => [.. _rows.Where(r => !r.IsBlank)];

    /// <summary>Adds a line behind the filled ones.</summary>
    public LineRow Add(Action<LineRow> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        var row = Spare() ?? Append();
        fill(row);
        Pad();
        return row;
    }

    /// <summary>What a copied line gets of the page's own.</summary>
    public Func<object?, object?> CopyOf { get; init; } = _ => null;

    /// <summary>A line that stands nowhere yet.</summary>
    public LineRow Make() => new(this, $"r{++_next}");

    /// <summary>These lines, in this order, and blank ones to write into; not a step that is taken back.</summary>
    public void Arrange(IEnumerable<LineRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        LineRow[] filled = [.. rows];
        LineRow[] blank = [.. _rows.Where(r => r.IsBlank).Except(filled).Take(Math.Max(0, Most - filled.Length))];
        _rows.Clear();
        _rows.AddRange(filled);
        _rows.AddRange(blank);
        Pad();
    }

    /// <summary>What could not be read, the first cell with the others beside it; field <c>Lines.{key}.{column}</c>.</summary>
    public Error? Unread(string name) =>
        Error.Of(
            _rows.SelectMany(
                (row, i) =>
                    Columns
                        .Where(c => row[c.Key].Fault is { Blocks: true })
                        .Select(c => new Error(
                            "CELL_INVALID",
                            $"{Head(c)}, line {i + 1}: {row[c.Key].Fault!.Message}",
                            $"{name}.{row.Key}.{c.Key}"
                        ))
            )
        );

    /// <summary>Puts a service's refusal of <c>Lines.2.Quantity</c> at its cell, and names the cell instead.</summary>
    public Error Locate(string name, Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return LocateOne(name, error) with { Also = [.. error.Also.Select(e => LocateOne(name, e))] };
    }

    private Error LocateOne(string name, Error error)
    {
        if (error.Field?.Split('.') is not [var of, var number, var column] || of != name)
            return error;
        var sent = Filled;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= sent.Count)
            return error;
        if (!_at.ContainsKey(column))
            return error with { Field = null };
        sent[at].Refuse(column, error.Message);
        return error with { Field = $"{name}.{sent[at].Key}.{column}" };
    }

    internal bool Has(string column) => _at.ContainsKey(column);

    internal int IndexOf(string column) => _at[column];

    internal LineRow? Find(string? key) => key is null ? null : _rows.Find(r => r.Key == key);

    internal LineCell Cell(string column, decimal? value) =>
        value is { } number
            ? new LineCell((Columns[IndexOf(column)].Format ?? Show.Number)(number), number)
            : LineCell.Empty;

    private static string Head(LineColumn column) => column.Label.ToString().TrimEnd(' ', '₹', '%');

    /// <summary>The first blank line behind all filled ones.</summary>
    private LineRow? Spare()
    {
        var last = _rows.FindLastIndex(r => !r.IsBlank);
        return last + 1 < _rows.Count ? _rows[last + 1] : null;
    }

    private LineRow Append()
    {
        var row = Make();
        _rows.Add(row);
        return row;
    }

    /// <summary>There is always a blank line to write into.</summary>
    private void Pad()
    {
        while (_rows.Count < Least || (_rows.Count < Most && _rows is [.., { IsBlank: false }]))
            Append();
    }
}
