using Battwheels.Core.Common;
using Battwheels.Web.Platform.Undo;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Shell;

public enum PageState
{
    Loading,
    Loaded,
    NotFound,
    Forbidden,
    Failed,
}

/// <summary>
/// A page that reads something: state of the reading, its errors in words, a token that ends with the page. Load in
/// <c>OnParametersSetAsync</c>; put the content into <c>PageBody</c>, which shows the other states.
/// </summary>
public abstract partial class PageBase : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private Func<CancellationToken, Task<Error?>>? _lastLoad;
    private int _round;

    protected PageBase() => Ct = _left.Token;

    [Inject]
    private ILoggerFactory Logs { get; set; } = null!;

    [Inject]
    private UndoOffers Undone { get; set; } = null!;

    public PageState State { get; private set; } = PageState.Loading;

    /// <summary>Reading again while the former content is still shown.</summary>
    public bool Refreshing { get; private set; }

    /// <summary>Why it was refused, when the service said so.</summary>
    public Error? Problem { get; private set; }

    /// <summary>The permission that was missing, where the reading was refused.</summary>
    public string? Missing { get; private set; }

    /// <summary>For the log, when something broke.</summary>
    public string? Reference { get; private set; }

    /// <summary>Ends when the person leaves the page: for reading. Writes use <see cref="CancellationToken.None"/>.</summary>
    protected CancellationToken Ct { get; }

    /// <summary>Reads a value and keeps it; null becomes "not found".</summary>
    protected Task LoadAsync<T>(Func<CancellationToken, Task<T?>> read, Action<T> keep)
        where T : class =>
        RunAsync(async ct =>
        {
            if (await read(ct) is not { } value)
                return CommonErrors.NotFound;
            keep(value);
            return null;
        });

    /// <summary>Reads a result and keeps its value; the code NOT_FOUND becomes "not found".</summary>
    protected Task LoadResultAsync<T>(Func<CancellationToken, Task<Result<T>>> read, Action<T> keep) =>
        RunAsync(async ct =>
        {
            var result = await read(ct);
            if (result.Error is null)
                keep(result.Value);
            return result.Error;
        });

    /// <summary>Reads several things.</summary>
    protected Task LoadAsync(Func<CancellationToken, Task> read) =>
        RunAsync(async ct =>
        {
            await read(ct);
            return null;
        });

    /// <summary>The same reading once more: after a write, or when it failed.</summary>
    public Task ReloadAsync() => _lastLoad is null ? Task.CompletedTask : RunAsync(_lastLoad);

    /// <summary>Something was taken back, perhaps of what is shown here.</summary>
    private void ReadAgain() => _ = InvokeAsync(ReloadAsync);

    private async Task RunAsync(Func<CancellationToken, Task<Error?>> load)
    {
        if (_lastLoad is null)
            Undone.Undone += ReadAgain;
        _lastLoad = load;
        var round = ++_round;
        Refreshing = State is PageState.Loaded;
        if (!Refreshing)
            State = PageState.Loading;
        var outcome = await OutcomeAsync(load);
        if (round != _round || _left.IsCancellationRequested)
            return; // a later reading has begun, or nobody looks any more
        (State, Problem, Reference) = outcome;
        Refreshing = false;
        await InvokeAsync(StateHasChanged);
    }

    private async Task<(PageState, Error?, string?)> OutcomeAsync(Func<CancellationToken, Task<Error?>> load)
    {
        try
        {
            var error = await load(Ct);
            return error switch
            {
                null => (PageState.Loaded, null, null),
                { Code: "NOT_FOUND" } => (PageState.NotFound, error, null),
                _ => (PageState.Failed, error, null),
            };
        }
        catch (AccessDeniedException denied)
        {
            Missing = denied.Permission;
            return (PageState.Forbidden, null, null);
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            return (PageState.Loading, null, null);
        }
#pragma warning disable CA1031 // The edge of the circuit: the person gets a reference, the log the exception.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            var reference = Guid.NewGuid().ToString("N")[..8];
            LogFault(Logs.CreateLogger(GetType()), GetType().Name, reference, fault);
            return (PageState.Failed, null, reference);
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _left.IsCancellationRequested)
            return;
        Undone.Undone -= ReadAgain;
        _left.Cancel();
        _left.Dispose();
    }

    [LoggerMessage(LogLevel.Error, "{Page} failed to load, reference {Reference}")]
    private static partial void LogFault(ILogger logger, string page, string reference, Exception fault);
}
