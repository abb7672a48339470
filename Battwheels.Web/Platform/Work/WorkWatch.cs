using Battwheels.Core.Platform.Work;

namespace Battwheels.Web.Platform.Work;

/// <summary>
/// When a page that shows long work reads it again: as it is told that something moved, at most every two seconds, and
/// every five while something runs, for what another process does. While nothing runs it only listens.
/// </summary>
/// <param name="concerns">Whose work the page shows.</param>
/// <param name="isRunning">Is anything it shows under way?</param>
/// <param name="look">Reads and shows.</param>
internal sealed class WorkWatch(
    WorkNotices notices,
    Func<WorkNotice, bool> concerns,
    Func<bool> isRunning,
    Func<Task> look
) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _left = new();
    private readonly SemaphoreSlim _told = new(0, 1);

    public void Begin()
    {
        notices.Told += Hear;
        _ = LoopAsync();
    }

    /// <summary>Look now, for the person asked.</summary>
    public void Nudge()
    {
        lock (_told)
            if (_told.CurrentCount == 0)
                _told.Release();
    }

    private void Hear(WorkNotice notice)
    {
        if (concerns(notice) && (notice.Turned || isRunning()))
            Nudge();
    }

    private async Task LoopAsync()
    {
        try
        {
            while (true)
            {
                await _told.WaitAsync(isRunning() ? Slow : Timeout.InfiniteTimeSpan, _left.Token);
                await look();
                await Task.Delay(Rest, _left.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone; the work goes on.
        }
        catch (ObjectDisposedException)
        {
            // The circuit is gone.
        }
    }

    public void Dispose()
    {
        notices.Told -= Hear;
        _left.Cancel();
    }
}
