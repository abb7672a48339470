using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Platform.Audit;

/// <summary>
/// The audit stream of what has no organization, hash-chained as it is written. Each row names its predecessor once: of
/// two nodes that write at the same moment one finds the place taken and takes the next.
/// </summary>
internal sealed class PlatformAudit(DbFactory databases, WriteQueue queue, TimeProvider time, IdGenerator ids)
    : IPlatformAudit
{
    private const int Attempts = 10;
    private const int Batch = 1_000;

    /// <summary>The end of the chain is among these, even where the clocks of two nodes differ.</summary>
    private const int Window = 50;
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
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await AppendAsync(action, subject, ipAddress, details, ct);
                    return;
                }
                catch (DbUpdateException e) when (attempt < Attempts && DatabaseFaults.IsUniqueViolation(e))
                {
                    // Another node was faster; its row is the one before ours now.
                }
            }
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    public async Task<ChainReport> VerifyAsync(CancellationToken ct)
    {
        await using var db = databases.Create(TenantScope.Platform("platform audit"));
        var (count, previous, last) = (0L, "", 0L);
        Dictionary<string, PlatformAuditEntry> waiting = []; // rows of two nodes may lie a little out of order
        while (true)
        {
            var page = await db.Set<PlatformAuditEntry>()
                .AsNoTracking()
                .Where(e => e.Id > last)
                .OrderBy(e => e.Id)
                .Take(Batch)
                .ToListAsync(ct);
            foreach (var row in page)
                waiting[row.Previous] = row;
            for (; waiting.Remove(previous, out var row); (count, previous) = (count + 1, row.Hash))
                if (row.Hash != Hash(row))
                    return new ChainReport(count, $"The platform's row {row.Id} does not match its hash.");
            if (page.Count < Batch)
                break;
            last = page[^1].Id;
        }

        return waiting.Count == 0
            ? new ChainReport(count, null)
            : new ChainReport(count, $"The platform's chain ends after {count} rows; {waiting.Count} do not follow.");
    }

    private async Task AppendAsync(
        string action,
        string? subject,
        string? ipAddress,
        string? details,
        CancellationToken ct
    )
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(TenantScope.Platform("platform audit"));
        var rows = db.Set<PlatformAuditEntry>();
        var newest = await rows.OrderByDescending(e => e.Id)
            .Take(Window)
            .Select(e => new { e.Hash, e.Previous })
            .ToListAsync(ct);
        var followed = newest.Select(e => e.Previous).ToHashSet();
        var previous = newest.Select(e => e.Hash).FirstOrDefault(h => !followed.Contains(h)) ?? "";
        PlatformAuditEntry row = new()
        {
            Id = ids.Next(),
            AtUtc = Microseconds(time.GetUtcNow().UtcDateTime),
            Action = action,
            Subject = subject,
            IpAddress = ipAddress,
            Details = details,
            Previous = previous,
            Hash = "",
        };
        db.Add(row);
        db.Entry(row).Property(e => e.Hash).CurrentValue = Hash(row);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>As fine as every engine keeps it, so that the hash can be computed again from what was read.</summary>
    private static DateTime Microseconds(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));

    private static string Hash(PlatformAuditEntry row) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\u001f',
                        row.Previous,
                        $"{row.AtUtc:yyyy-MM-ddTHH:mm:ss.ffffff}",
                        row.Action,
                        row.Subject,
                        row.IpAddress,
                        row.Details
                    )
                )
            )
        );
}
