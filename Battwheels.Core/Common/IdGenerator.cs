using System.Security.Cryptography;

namespace Battwheels.Core.Common;

/// <summary>
/// Makes ids: milliseconds since 2026 in the high 41 bits, 22 random bits below, rising within a process. Two processes
/// may collide in theory; the key's uniqueness is the guard.
/// </summary>
public sealed class IdGenerator(TimeProvider time)
{
    private static readonly DateTime Epoch = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly Lock _lock = new();
    private long _last;

    /// <summary>No id made at or after this moment is smaller: ids ask for a time without an index of their own.</summary>
    public static long FirstOf(DateTime utc) => Math.Max(0, (long)(utc - Epoch).TotalMilliseconds) << 22;

    public long Next()
    {
        var milliseconds = Math.Max(0, (long)(time.GetUtcNow().UtcDateTime - Epoch).TotalMilliseconds);
        var candidate = (milliseconds << 22) | (uint)RandomNumberGenerator.GetInt32(1 << 22);
        lock (_lock)
            return _last = Math.Max(candidate, _last + 1);
    }
}
