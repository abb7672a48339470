namespace Battwheels.Web.Shell.Lines;

/// <summary>What a browser did to the lines, one step; at most 32 KB, longer ones come in parts of one block.</summary>
public sealed record LineEdit
{
    /// <summary>Counts up from 1: a step that comes twice acts once.</summary>
    public int Seq { get; init; }

    /// <summary>put, block, all, move, copy, remove or undo.</summary>
    public string Op { get; init; } = "";

    /// <summary>The line it is about.</summary>
    public string? Key { get; init; }

    /// <summary>How far a line moves.</summary>
    public int By { get; init; }

    /// <summary>Parts with the same number are taken back together.</summary>
    public int Block { get; init; }

    /// <summary>Columns of a pasted block that had no place.</summary>
    public int Dropped { get; init; }

    /// <summary>The pasted block named its columns in its first row.</summary>
    public bool ByHeads { get; init; }

    public IReadOnlyList<LineText> Rows { get; init; } = [];
}

/// <summary>Words for the cells of one line.</summary>
/// <param name="Key">Null for a new one.</param>
/// <param name="Ids">Records that were chosen from a list.</param>
public sealed record LineText(
    string? Key,
    IReadOnlyDictionary<string, string> Cells,
    IReadOnlyDictionary<string, string>? Ids = null
);

/// <summary>What became of a step.</summary>
/// <param name="Changed">Lines that hold something else than before.</param>
/// <param name="Removed">Lines that are gone.</param>
/// <param name="Said">For who cannot see it at once; null for what needs no word.</param>
public sealed record LineChange(
    string Op,
    IReadOnlyList<LineRow> Changed,
    IReadOnlyList<LineRow> Removed,
    string? Said = null
)
{
    public static readonly LineChange None = new("", [], []);
}
