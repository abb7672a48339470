using System.Collections.Concurrent;

namespace Battwheels.Data.Access;

/// <summary>Counts attempts per key in windows of time. Kept in memory: a restart forgets, the account's lock does not.</summary>
internal sealed class Throttle(TimeProvider time)
{
    private const int MostKeys = 50_000;
    private readonly ConcurrentDictionary<string, (long Window, int Count)> _taken = new();

    public bool TryTake(string key, int limit, TimeSpan window)
    {
        if (_taken.Count > MostKeys)
            _taken.Clear();
        var now = time.GetUtcNow().Ticks / window.Ticks;
        var (_, count) = _taken.AddOrUpdate(
            key,
            (now, 1),
            (_, before) => before.Window == now ? (now, before.Count + 1) : (now, 1)
        );
        return count <= limit;
    }

    /// <summary>What was tried before does not count any more.</summary>
    public void Forget(string key) => _taken.TryRemove(key, out _);
}
