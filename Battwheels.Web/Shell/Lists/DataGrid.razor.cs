using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Battwheels.Web.Shell.Lists;

/// <summary>See the example at the head of the markup.</summary>
public partial class DataGrid<TRow>
{
    private readonly Dictionary<(object Row, int Part), MarkupString> _kept = [];
    private IReadOnlyList<TRow>? _keptOf;
    private ElementReference _root;

    /// <summary>Null while loading.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TRow>? Rows { get; set; }

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The first is always shown and holds the row's link, of class <c>row-link</c>.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<GridColumn<TRow>> Columns { get; set; } = [];

    /// <summary>Cursor of the next page; null on the last.</summary>
    [Parameter]
    public string? Next { get; set; }

    /// <summary>The list's address, for saved views: <c>tickets</c>. Null: a list without views of its own.</summary>
    [Parameter]
    public string? List { get; set; }

    [Parameter]
    public IReadOnlyList<GridPreset> Presets { get; set; } = [];

    /// <summary>Rows of several queries at once, null where a count would cost too much; asked after the rows are shown.</summary>
    [Parameter]
    public Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyList<int?>>>? CountsOf { get; set; }

    /// <summary>What the search box finds; null: none.</summary>
    [Parameter]
    public string? Search { get; set; }

    /// <summary>What a camera reads into the search: "an item"; null where nothing has a code.</summary>
    [Parameter]
    public string? Scans { get; set; }

    [Parameter]
    public IReadOnlyList<GridFilter> Filters { get; set; } = [];

    /// <summary>Address of the export without ending and query; null: the list has none.</summary>
    [Parameter]
    public string? ExportHref { get; set; }

    /// <summary>The permission an export asks for where it is another one than the page's.</summary>
    [Parameter]
    public string? ExportPolicy { get; set; }

    /// <summary>Names a row for keys, selection and coming back; null: a list without these.</summary>
    [Parameter]
    public Func<TRow, long>? KeyOf { get; set; }

    /// <summary>What a row is called aloud.</summary>
    [Parameter]
    public Func<TRow, string>? NameOf { get; set; }

    /// <summary>
    /// Where E leads from a row, as in that page's @page line: <c>contacts/{Id:long}/edit</c>; null: rows are not edited on
    /// a page of their own. It stands below the row's own address.
    /// </summary>
    [Parameter]
    public string? EditPage { get; set; }

    /// <summary>Acts on the ticked rows; null: nothing to tick.</summary>
    [Parameter]
    public RenderFragment? Bulk { get; set; }

    /// <summary>Rows the filters match over all pages, 10,000 for that and more.</summary>
    [Parameter]
    public int? Matching { get; set; }

    /// <summary>Sums over everything the filters match.</summary>
    [Parameter]
    public GridSums? Sums { get; set; }

    /// <summary>First use: one sentence and the first action.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>Rows of sums.</summary>
    [Parameter]
    public RenderFragment? Foot { get; set; }

    /// <summary>What else stands above the rows: sums, a download of another kind.</summary>
    [Parameter]
    public RenderFragment? Bar { get; set; }

    /// <summary>"c" compact, "lg" roomy, for what is always so.</summary>
    [Parameter]
    public string? Class { get; set; }

    [Parameter]
    public Func<TRow, string?>? RowClass { get; set; }

    /// <summary>Reads the essentials of a row's record for the panel beside the list; null: the list has no preview.</summary>
    [Parameter]
    public Func<long, CancellationToken, Task<GridPeek?>>? Peek { get; set; }

    private bool Looks => Peek is not null && KeyOf is not null && NameOf is not null;

    private bool Selects => Bulk is not null && KeyOf is not null && NameOf is not null;

    /// <summary>What is ticked now; the browser knows.</summary>
    public async Task<GridSelection> SelectionAsync() =>
        await Browser.InvokeAsync<GridSelection>("bwGrid.selection", _root);

    /// <summary>Ticks these rows of the page and no others.</summary>
    public async Task SelectAsync(IEnumerable<long> ids) =>
        await Browser.InvokeVoidAsync(
            "bwGrid.select",
            _root,
            ids.Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray()
        );

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_keptOf, Rows))
            return;
        _keptOf = Rows;
        _kept.Clear();
    }

    /// <summary>
    /// A part of a row as one piece of markup where nothing in it is alive. The text of the last drawing is used again where
    /// it is the same, so that a circuit does not hold it twice.
    /// </summary>
    private RenderFragment Kept(TRow row, int part, RenderFragment fragment)
    {
        if (Flat.Of(fragment) is not { } drawn)
            return fragment;
        (object, int) place = (KeyOf is null ? row! : KeyOf(row), part);
        if (_kept.TryGetValue(place, out var before) && before.Value == drawn.Value)
            drawn = before;
        _kept[place] = drawn;
        return builder => builder.AddMarkupContent(0, drawn.Value);
    }

    private List<GridColumn<TRow>> Shown(GridAddress here)
    {
        if (here.Columns is not { } chosen)
            return [.. Columns.Where(c => !c.Extra)];
        var known = chosen.Select(k => Columns.FirstOrDefault(c => c.Key == k)).OfType<GridColumn<TRow>>().Distinct();
        return [Columns[0], .. known.Where(c => c != Columns[0])];
    }

    private static string? SortedHow(GridColumn<TRow> column, GridAddress here) =>
        column.Sort is null || here.Sort?.Name != column.Sort ? null
        : here.Sort.Value.Down ? "descending"
        : "ascending";

    /// <summary>One way, the other way, and back to the list's own order.</summary>
    private static string SortHref(GridColumn<TRow> column, GridAddress here)
    {
        var (first, second) = column.Down ? ($"-{column.Sort}", column.Sort) : (column.Sort, $"-{column.Sort}");
        var now = here.Sort?.ToString();
        return here.With(
            "sort",
            now == first ? second
                : now == second ? null
                : first
        );
    }

    /// <summary>The sums in words, for who cannot see them change.</summary>
    private static string Said(GridSums sums, IEnumerable<GridColumn<TRow>> shown) =>
        $"{sums.Title}: {string.Join(", ", shown.Where(c => sums.Figures.ContainsKey(c.Key)).Select(c => $"{c.Title} {sums.Figures[c.Key]}"))}";

    private bool Narrowed(GridAddress here) =>
        here.After is not null || here.Get("q") is not null || Filters.Any(f => here.Get(f.Name) is not null);

    private string Cleared(GridAddress here) =>
        here.With([("q", null), ("view", null), .. Filters.Select(f => (f.Name, (string?)null))]);

    private string NothingMatches(GridAddress here)
    {
        var count = Filters.Count(f => here.Get(f.Name) is not null) + (here.Get("q") is null ? 0 : 1);
        return T(
            $"No {Label.ToLowerInvariant()} match {(count == 1 ? T("this filter") : T($"these {count} filters"))}"
        );
    }

    /// <summary>What somebody typed into the address and the list does not know: told, never obeyed half.</summary>
    private List<string> Ignored(GridAddress here)
    {
        List<string> ignored = [];
        if (here.Sort is { } sort && Columns.All(c => c.Sort != sort.Name))
            ignored.Add($"sort={sort}");
        ignored.AddRange((here.Columns ?? []).Where(k => Columns.All(c => c.Key != k)).Select(k => T($"column {k}")));
        ignored.AddRange(
            Filters
                .Where(f => here.Get(f.Name) is { } value && f.Words(value) is null)
                .Select(f => $"{f.Name}={here.Get(f.Name)}")
        );
        return [.. ignored.Select(i => i.Length > 60 ? $"{i[..60]}…" : i)];
    }
}
