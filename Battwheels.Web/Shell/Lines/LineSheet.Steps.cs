using Battwheels.Core.Common;
using Battwheels.Web.Common;

namespace Battwheels.Web.Shell.Lines;

public sealed partial class LineSheet
{
    private const int MostSteps = 50;
    private readonly LinkedList<Step> _steps = [];
    private (int Block, int Filled, int Wrong, int Left) _told; // of the parts of a block together

    /// <summary>How the lines stood before something was done.</summary>
    private sealed record Step(int Block, IReadOnlyList<(LineRow Row, LineCell[] Cells)> Before);

    /// <summary>Does what somebody did in the browser.</summary>
    public async Task<LineChange> ApplyAsync(LineEdit edit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(edit);
        switch (edit.Op)
        {
            case "put" or "block" or "all":
                return await PutAsync(edit, ct);
            case "undo":
                return Undo();
        }

        if (Find(edit.Key) is not { } row || (row.IsBlank && edit.Op != "remove"))
            return LineChange.None;
        return edit.Op switch
        {
            "move" => Move(row, edit.By),
            "copy" => Copy(row),
            "remove" => Remove(row),
            _ => LineChange.None,
        };
    }

    private LineChange Move(LineRow row, int by)
    {
        var at = _rows.IndexOf(row);
        var to = Math.Clamp(at + by, 0, _rows.FindLastIndex(r => !r.IsBlank));
        if (to == at)
            return LineChange.None;
        Remember();
        _rows.RemoveAt(at);
        _rows.Insert(to, row);
        return new LineChange("move", [row], [], T($"Now line {to + 1}."));
    }

    private LineChange Copy(LineRow row)
    {
        if (Filled.Count >= Most)
            return LineChange.None with { Said = Full(1) };
        Remember();
        var copy = Make();
        copy.PutBack([.. row.Keep()]);
        copy.Of = CopyOf(row.Of);
        _rows.Insert(_rows.IndexOf(row) + 1, copy);
        DropSpares();
        Pad();
        return new LineChange("copy", [copy], [], T("Line copied."));
    }

    private LineChange Remove(LineRow row)
    {
        if (row.IsBlank && _rows.Count <= Least)
            return LineChange.None;
        Remember();
        _rows.Remove(row);
        Pad();
        return new LineChange("remove", [], [row], T("Line removed. Ctrl Z brings it back."));
    }

    private LineChange Undo()
    {
        if (_steps.Last is not { Value: var step })
            return LineChange.None;
        _steps.RemoveLast();
        List<LineRow> gone = [.. _rows.Except(step.Before.Select(b => b.Row)).Where(r => !r.IsBlank)];
        List<LineRow> changed = [];
        foreach (var (row, cells) in step.Before)
        {
            if (!ReferenceEquals(row.Keep(), cells) || !_rows.Contains(row))
                changed.Add(row);
            row.PutBack(cells);
            if (row.IsBlank && changed.Remove(row))
                gone.Add(row);
        }

        _rows.Clear();
        _rows.AddRange(step.Before.Select(b => b.Row));
        Pad();
        return new LineChange("undo", changed, gone, T("Taken back."));
    }

    private async Task<LineChange> PutAsync(LineEdit edit, CancellationToken ct)
    {
        var isStep = Remember(edit.Block);
        if (edit.Op == "all")
            _rows.Clear();
        List<LineRow> changed = [];
        var left = 0;
        foreach (var text in edit.Rows)
        {
            var row = Find(text.Key) ?? (text.Key is null ? Spare() : null);
            if (row is null && _rows.Count < Most)
                row = Append();
            if (row is null)
                left++;
            else if (await WriteAsync(row, text, ct))
                changed.Add(row);
        }

        Pad();
        if (isStep && changed.Count == 0 && edit.Op != "all")
            _steps.RemoveLast();
        return new LineChange(edit.Op, changed, [], edit.Op == "put" && left == 0 ? null : Said(edit, changed, left));
    }

    private string Said(LineEdit edit, List<LineRow> changed, int left)
    {
        var before = edit.Block != 0 && _told.Block == edit.Block ? _told : default;
        _told = (
            edit.Block,
            before.Filled + changed.Count,
            before.Wrong + changed.Sum(r => Columns.Count(c => r[c.Key].Fault is { Blocks: true })),
            before.Left + left
        );
        List<string> said = [T($"{Lines(_told.Filled)} filled.")];
        if (edit.ByHeads)
            said.Add(T("The heads in the first row said which column is which."));
        if (_told.Wrong > 0)
            said.Add(
                T(
                    $"{(_told.Wrong == 1 ? T("1 cell") : T($"{Show.Number(_told.Wrong)} cells"))} could not be read; the text stays there, marked."
                )
            );
        if (edit.Dropped > 0)
            said.Add(
                T($"{(edit.Dropped == 1 ? T("1 column") : T($"{Show.Number(edit.Dropped)} columns"))} had no place.")
            );
        if (_told.Left > 0)
            said.Add(Full(_told.Left));
        said.Add(T("Ctrl Z takes it back."));
        return string.Join(' ', said);
    }

    private string Full(int left) => T($"{Most} lines are the most; {Lines(left)} did not fit.");

    private static string Lines(int number) => number == 1 ? T("1 line") : T($"{Show.Number(number)} lines");

    /// <summary>Records first: what they fill gives way to what was typed beside them.</summary>
    private async Task<bool> WriteAsync(LineRow row, LineText text, CancellationToken ct)
    {
        var before = row.Keep();
        HashSet<string> filled = [];
        foreach (var column in Columns.OrderBy(c => c.Kind is LineKind.Pick ? 0 : 1))
        {
            if (!text.Cells.TryGetValue(column.Key, out var typed))
                continue;
            typed = (typed ?? "").Trim();
            string? id = null;
            text.Ids?.TryGetValue(column.Key, out id);
            var now = row[column.Key];
            if (
                (typed == now.Text && (id is null || id == now.Id))
                || (typed.Length == 0 && filled.Contains(column.Key))
            )
                continue;
            var (cell, pick) = await ReadAsync(column, typed, id, ct);
            row.Set(column.Key, cell);
            if (pick is null || column.Chosen is null)
                continue;
            column.Chosen(row, pick);
            filled.UnionWith(Columns.Where(c => c != column && row[c.Key].Text.Length > 0).Select(c => c.Key));
        }

        Check(row);
        return !ReferenceEquals(before, row.Keep());
    }

    /// <summary>A refusal of the line as it was is past; what its cells say of each other is asked anew.</summary>
    private void Check(LineRow row)
    {
        foreach (var column in Columns)
        {
            var cell = row[column.Key];
            if (cell.Fault is { Blocks: false })
                row.Refuse(column.Key, null);
            if (column.Check is null || (cell.Fault is not null && cell.Value is null && cell.Text.Length > 0))
                continue;
            var wrong = cell.Text.Length == 0 ? null : column.Check(row);
            row.Set(
                column.Key,
                row[column.Key] with
                {
                    Fault = wrong is null ? null : new LineFault(wrong, Blocks: true),
                }
            );
        }
    }

    private static async Task<(LineCell Cell, LinePick? Pick)> ReadAsync(
        LineColumn column,
        string typed,
        string? id,
        CancellationToken ct
    )
    {
        if (typed.Length == 0)
            return (LineCell.Empty, null);
        if (column.Kind is LineKind.Pick && column.Find is { } find)
        {
            if (await find(typed, id, ct) is { } pick)
                return (new LineCell(pick.Text, pick.Of, pick.Id), pick);
            if (!column.Free)
                return (
                    Wrong(typed, T($"\"{typed}\" is not {column.What}. Choose one from the list, or enter its code.")),
                    null
                );
        }

        var cell = column.Kind switch
        {
            LineKind.Number => Number(column, typed),
            LineKind.Day => Day(column, typed),
            LineKind.Tick => new LineCell(typed is "1" ? "1" : "", typed is "1"),
            _ => Words(column, typed),
        };
        return (cell, null);
    }

    private static LineCell Words(LineColumn column, string typed) =>
        typed.Length <= column.MaxLength
            ? new LineCell(typed, typed)
            : Wrong(typed, T($"{typed.Length} characters are too many; {column.MaxLength} fit. Shorten it."));

    private static LineCell Number(LineColumn column, string typed)
    {
        if (!NumberText.TryRead(typed, out var value))
            return Wrong(typed, T($"\"{typed}\" is not a number. Enter digits, such as 1250.50."));
        value = Money.RoundTo(value, column.Decimals);
        return new LineCell((column.Format ?? Show.Number)(value), value);
    }

    private static LineCell Day(LineColumn column, string typed) =>
        !DateText.TryRead(typed, column.Today, out var day)
            ? Wrong(typed, T($"\"{typed}\" is not a day. Enter it as dd/mm/yyyy, such as 31/03/2026, or today, +7."))
        : Days.Has(day) ? new LineCell(DateText.Of(day), day)
        : Wrong(
            typed,
            T($"\"{typed}\" is too far away. Enter a day from {DateText.Of(Days.First)} to {DateText.Of(Days.Last)}.")
        );

    private static LineCell Wrong(string typed, string why) => new(typed, Fault: new LineFault(why, Blocks: true));

    /// <summary>Lines beyond the most that are only there to be written into.</summary>
    private void DropSpares()
    {
        while (_rows.Count > Most && _rows is [.., { IsBlank: true } last])
            _rows.Remove(last);
    }

    /// <returns>A step of its own, not a part of the one before.</returns>
    private bool Remember(int block = 0)
    {
        if (block != 0 && _steps.Last?.Value.Block == block)
            return false;
        _steps.AddLast(new Step(block, [.. _rows.Select(r => (r, r.Keep()))]));
        if (_steps.Count > MostSteps)
            _steps.RemoveFirst();
        return true;
    }
}
