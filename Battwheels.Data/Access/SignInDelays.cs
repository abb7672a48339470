using Battwheels.Core.Access;

namespace Battwheels.Data.Access;

/// <summary>
/// Who fails at one account from one address (an IPv6 one counts by its /64) waits: from the fourth failure on 1, 2, 4 .. 60 seconds. Nobody is kept
/// waiting on a thread; the attempt is refused. Kept in memory, forgotten after a quarter of an hour without a failure.
/// </summary>
internal sealed class SignInDelays(TimeProvider time)
{
    private const int FreeFailures = 3;
    private const int MostKeys = 50_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Account, string Address), (int Failures, DateTimeOffset LastUtc)> _failed = [];

    /// <summary>
    /// Counts as a failure until it is forgotten, so that guesses sent at the same moment all count.
    /// </summary>
    /// <returns>How long to wait; null when the attempt may be made now.</returns>
    public TimeSpan? Begin(string account, string? address)
    {
        var key = (account, Network.Of(address));
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_failed.Count > MostKeys)
                _failed.Clear();
            var before = _failed.GetValueOrDefault(key);
            if (now - before.LastUtc > Remembered)
                before = default;
            if (before.LastUtc + DelayAfter(before.Failures) - now is { Ticks: > 0 } wait)
                return wait;
            _failed[key] = (before.Failures + 1, now);
            return null;
        }
    }

    /// <summary>It was the right password.</summary>
    public void Forget(string account, string? address)
    {
        lock (_lock)
            _failed.Remove((account, Network.Of(address)));
    }

    /// <summary>The account has another password now, wherever the old one was guessed at.</summary>
    public void Forget(string account)
    {
        lock (_lock)
            foreach (var key in _failed.Keys.Where(k => k.Account == account).ToArray())
                _failed.Remove(key);
    }

    private static TimeSpan DelayAfter(int failures) =>
        failures <= FreeFailures
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, failures - FreeFailures - 1)));
}
