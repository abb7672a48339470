using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Platform.Audit;

/// <summary>The audit stream of what has no organization, hash-chained as it is written.</summary>
internal sealed class PlatformAudit(DbFactory databases, WriteQueue queue, TimeProvider time, IdGenerator ids)
    : IPlatformAudit
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public async Task WriteAsync(
        string action,
        string? subject,
        string? ipAddress,
        string? details,
        CancellationToken ct
    )
    {
        await OneAtATime.WaitAsync(ct);
        try
        {
            using var turn = await queue.EnterAsync(ct);
            await using var db = databases.Create(TenantScope.Platform("platform audit"));
            var previous = await db.Set<PlatformAuditEntry>()
                .OrderByDescending(e => e.Id)
                .Select(e => e.Hash)
                .FirstOrDefaultAsync(ct);
            var now = time.GetUtcNow().UtcDateTime;
            db.Add(
                new PlatformAuditEntry
                {
                    Id = ids.Next(),
                    AtUtc = now,
                    Action = action,
                    Subject = subject,
                    IpAddress = ipAddress,
                    Details = details,
                    Hash = Hash(previous, now, action, subject, ipAddress, details),
                }
            );
            await db.SaveChangesAsync(ct);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    internal static string Hash(string? previous, DateTime at, params IEnumerable<string?> fields) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', [previous, $"{at:O}", .. fields])))
        );
}
