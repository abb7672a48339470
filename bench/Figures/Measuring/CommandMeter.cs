using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Battwheels.Figures.Measuring;

/// <summary>Counts statements and the time from sending each to having read its last row.</summary>
internal sealed class CommandMeter : DbCommandInterceptor
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, long> _started = [];

    public int Commands { get; private set; }

    public TimeSpan Time { get; private set; }

    public void Reset() => (Commands, Time) = (0, TimeSpan.Zero);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Begin(eventData.CommandId);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult> DataReaderClosingAsync(
        DbCommand command,
        DataReaderClosingEventData eventData,
        InterceptionResult result
    )
    {
        End(eventData.CommandId);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Begin(eventData.CommandId);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        End(eventData.CommandId);
        return ValueTask.FromResult(result);
    }

    private void Begin(Guid id)
    {
        lock (_lock)
        {
            Commands++;
            _started[id] = Stopwatch.GetTimestamp();
        }
    }

    private void End(Guid id)
    {
        lock (_lock)
            if (_started.Remove(id, out var at))
                Time += Stopwatch.GetElapsedTime(at);
    }
}
