using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <param name="Most">Tries ...</param>
/// <param name="Within">... in any stretch of this length.</param>
public sealed record KnockLimit(int Most, TimeSpan Within);

/// <summary>Limits of what strangers may try, inside the caller's transaction.</summary>
public static class PublicKnocks
{
    /// <summary>How long tries are remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(2);

    public static readonly Error TooMany = new(
        "TOO_MANY_TRIES",
        "That was tried too often. Wait a while and try again, or call the workshop."
    );

    /// <summary>Codes and links to one number or address.</summary>
    public static readonly IReadOnlyList<KnockLimit> Destination =
    [
        new(1, TimeSpan.FromMinutes(1)),
        new(5, TimeSpan.FromHours(1)),
        new(10, TimeSpan.FromDays(1)),
    ];

    /// <summary>Codes and links asked for from one network address.</summary>
    public static readonly IReadOnlyList<KnockLimit> Asking = [new(20, TimeSpan.FromHours(1))];

    /// <summary>Intake and tracking from one network address.</summary>
    public static readonly IReadOnlyList<KnockLimit> Visiting = [new(5, TimeSpan.FromMinutes(1))];

    /// <summary>Intake and tracking of one number.</summary>
    public static readonly IReadOnlyList<KnockLimit> Number = [new(30, TimeSpan.FromDays(1))];

    /// <summary>Is one more allowed after these?</summary>
    /// <param name="before">Times of earlier tries.</param>
    public static bool Allows(IReadOnlyList<KnockLimit> limits, IReadOnlyList<DateTime> before, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return limits.All(limit => before.Count(at => at > now - limit.Within) < limit.Most);
    }

    /// <summary>SHA-256 of what a limit counts by, hexadecimal.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Counts one try.</summary>
    /// <returns>Null; or TOO_MANY_TRIES, with nothing counted.</returns>
    internal static async Task<Error?> TakeAsync(
        IUnitOfWork unit,
        KnockKind kind,
        string key,
        IReadOnlyList<KnockLimit> limits,
        CancellationToken ct
    )
    {
        var hash = Hash(key);
        var before = await unit.Set<PublicKnock>()
            .Where(k => k.Kind == kind && k.KeyHash == hash)
            .OrderByDescending(k => k.Nth)
            .Take(limits.Max(l => l.Most))
            .Select(k => new { k.Nth, k.AtUtc })
            .ToListAsync(ct);
        if (!Allows(limits, [.. before.Select(b => b.AtUtc)], unit.Now))
            return TooMany;
        unit.Add(
            new PublicKnock
            {
                Kind = kind,
                KeyHash = hash,
                Nth = before.Count == 0 ? 1 : before[0].Nth + 1,
                AtUtc = unit.Now,
            }
        );
        return null;
    }

    /// <summary>How many tries were counted lately.</summary>
    internal static Task<int> CountAsync(
        IReadUnit unit,
        KnockKind kind,
        string key,
        TimeSpan within,
        CancellationToken ct
    )
    {
        var (hash, since) = (Hash(key), unit.Now - within);
        return unit.Set<PublicKnock>().CountAsync(k => k.Kind == kind && k.KeyHash == hash && k.AtUtc > since, ct);
    }
}
