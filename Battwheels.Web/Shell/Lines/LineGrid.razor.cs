using Battwheels.Core.Common;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Battwheels.Web.Shell.Lines;

/// <summary>Draws a <see cref="LineSheet"/> and takes what is done to it in the browser, step by step.</summary>
public sealed partial class LineGrid
{
    private const int MostOffers = 10;
    private static readonly Error Denied = new(
        "PERMISSION_DENIED",
        "Your role may not change this; nothing was saved. Ask a manager."
    );

    private readonly SemaphoreSlim _turn = new(1, 1);
    private DotNetObjectReference<LineSteps>? _steps;
    private ElementReference _root;
    private string _keys = "";
    private string _heads = "";
    private string? _said;

    /// <summary>Number of the last step that was taken.</summary>
    internal int Seen { get; private set; }

    [Parameter, EditorRequired]
    public required LineSheet Sheet { get; set; }

    /// <summary>The input record's list: first part of the fields that are refused.</summary>
    [Parameter]
    public string Name { get; set; } = T("Lines");

    [Parameter]
    public string Label { get; set; } = T("Lines");

    [Parameter]
    public string AddLabel { get; set; } = T("Add line");

    [Parameter]
    public string? Class { get; set; }

    /// <summary>After each step: work out the sums, or save it.</summary>
    [Parameter]
    public EventCallback<LineChange> OnChange { get; set; }

    /// <summary>A <c>tfoot</c> with the sums.</summary>
    [Parameter]
    public RenderFragment? Foot { get; set; }

    /// <summary>Above the table.</summary>
    [Parameter]
    public RenderFragment? Top { get; set; }

    /// <summary>Tags in the first cell of a line.</summary>
    [Parameter]
    public RenderFragment<LineRow>? Marks { get; set; }

    [CascadingParameter]
    public required FormScope Scope { get; set; }

    private string ListId => $"{Name}-found";

    private string HeadId(LineColumn column) => $"{Name}-{column.Key}";

    protected override void OnInitialized() => Scope.Locators.Add(Locate);

    protected override void OnParametersSet()
    {
        var keys = string.Join(' ', Sheet.Columns.Where(c => c.IsTyped).Select(c => c.Key));
        if (keys == _keys)
            return;
        (_keys, _heads) = (keys, LineHeads.Of(Sheet.Columns));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _steps = DotNetObjectReference.Create(new LineSteps(StepAsync, SuggestAsync));
        await InBrowserAsync("bwLines.meet", _root, _steps);
    }

    /// <summary>One step of the browser, in order; the form waits for it before it is sent.</summary>
    /// <returns>False where a step before it is missing.</returns>
    internal Task<bool> StepAsync(LineEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (edit.Seq <= Seen)
            return Task.FromResult(true);
        if (edit.Seq != Seen + 1)
            return Task.FromResult(false);
        Seen = edit.Seq;
        var work = TakeAsync(edit);
        Scope.Begin(work);
        return work;
    }

    private async Task<bool> TakeAsync(LineEdit edit)
    {
        await _turn.WaitAsync();
        try
        {
            var before = Sheet.Rows.Select(r => (r, r.Keep())).ToDictionary(p => p.r.Key, p => p.Item2);
            var change = await Sheet.ApplyAsync(edit, CancellationToken.None);
            _said = change.Said;
            ShowTyped(edit, before);
            foreach (var field in edit.Rows.SelectMany(r => r.Cells.Keys.Select(c => $"{Name}.{r.Key}.{c}")))
                Scope.Fill(field);
            if (change != LineChange.None)
                await OnChange.InvokeAsync(change);
        }
        catch (AccessDeniedException)
        {
            _said = Denied.Message;
        }
        finally
        {
            _turn.Release();
        }

        Scope.Tell(this, Sheet.Unread(Name));
        StateHasChanged();
        return true;
    }

    /// <summary>
    /// A box shows what was typed; where that was read as what had stood there before, it is written anew, and only a
    /// change is sent: first the typed words, then what they mean.
    /// </summary>
    private void ShowTyped(LineEdit edit, Dictionary<string, LineCell[]> before)
    {
        List<(LineRow Row, string Column, LineCell Cell)> again = [];
        foreach (var text in edit.Rows)
        {
            if (Sheet.Find(text.Key) is not { } row || !before.TryGetValue(row.Key, out var old))
                continue;
            foreach (var (column, typed) in text.Cells)
                if (
                    Sheet.Has(column)
                    && row.Text(column) != typed
                    && old[Sheet.IndexOf(column)].Text == row.Text(column)
                )
                    again.Add((row, column, row[column]));
        }

        if (again.Count == 0)
            return;
        foreach (var (row, column, cell) in again)
            row.Set(column, cell with { Text = edit.Rows.First(r => r.Key == row.Key).Cells[column] });
        StateHasChanged();
        foreach (var (row, column, cell) in again)
            row.Set(column, cell);
    }

    private async Task<IReadOnlyList<LinePick>> SuggestAsync(string column, string text)
    {
        if (!Sheet.Has(column) || Sheet.Columns[Sheet.IndexOf(column)].Suggest is not { } suggest)
            return [];
        try
        {
            return [.. (await suggest((text ?? "").Trim(), CancellationToken.None)).Take(MostOffers)];
        }
        catch (AccessDeniedException)
        {
            return [];
        }
    }

    private Error Locate(Error error)
    {
        var located = Sheet.Locate(Name, error);
        StateHasChanged();
        return located;
    }

    private async Task InBrowserAsync(string function, params object?[] arguments)
    {
        try
        {
            await Browser.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there to type.
        }
    }

    public ValueTask DisposeAsync()
    {
        Scope.Locators.Remove(Locate);
        Scope.Tell(this, null);
        _steps?.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>What js/lines.js may call of one grid.</summary>
public sealed class LineSteps(
    Func<LineEdit, Task<bool>> step,
    Func<string, string, Task<IReadOnlyList<LinePick>>> suggest
)
{
    [JSInvokable]
    public Task<bool> Step(LineEdit edit) => step(edit);

    [JSInvokable]
    public Task<IReadOnlyList<LinePick>> Suggest(string column, string text) => suggest(column, text);
}
