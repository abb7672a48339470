using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Platform.Audit;

/// <summary>Numbers and links an organization's audit rows, and checks the chain.</summary>
internal sealed class AuditSealer(DbFactory databases, WriteQueue queue, TimeProvider time) : IAuditChain
{
    private const int Batch = 1000;

    /// <summary>A row may commit later than one with a higher id; the search goes back this far below the last seal.</summary>
    private static readonly long Window = (long)TimeSpan.FromHours(1).TotalMilliseconds << 22;

    public async Task<int> SealAsync(long organizationId, CancellationToken ct)
    {
        var total = 0;
        for (var attempt = 0; ; )
        {
            try
            {
                var count = await SealBatchAsync(organizationId, ct);
                total += count;
                if (count < Batch)
                    return total;
            }
            catch (DbUpdateException e) when (DatabaseFaults.IsUniqueViolation(e) && ++attempt < 5)
            {
                // Another node sealed the same rows; look again at what is left.
            }
        }
    }

    public async Task<ChainReport> VerifyAsync(long organizationId, CancellationToken ct)
    {
        await SealAsync(organizationId, ct);
        await using var db = databases.Create(new TenantScope(organizationId));
        var (sequence, previous) = (0L, "");
        while (true)
        {
            var page = await (
                from seal in db.Set<AuditSeal>().AsNoTracking()
                where seal.Sequence > sequence
                join entry in db.Set<AuditEntry>().AsNoTracking()
                    on new { seal.OrganizationId, Id = seal.AuditEntryId } equals new { entry.OrganizationId, entry.Id }
                    into entries
                from entry in entries.DefaultIfEmpty()
                orderby seal.Sequence
                select new { Seal = seal, Entry = (AuditEntry?)entry }
            )
                .Take(Batch)
                .ToListAsync(ct);
            foreach (var row in page)
            {
                if (row.Seal.Sequence != sequence + 1)
                    return Broken(sequence + 1, "is missing");
                if (row.Entry is null)
                    return Broken(row.Seal.Sequence, "points to a row that is gone");
                if (Hash(previous, row.Entry) != row.Seal.Hash)
                    return Broken(row.Seal.Sequence, "does not match its row");
                (sequence, previous) = (row.Seal.Sequence, row.Seal.Hash);
            }

            if (page.Count < Batch)
                break;
        }

        var rows = await db.Set<AuditEntry>().LongCountAsync(ct);
        return rows == sequence
            ? new ChainReport(sequence, null)
            : Broken(sequence, $"is the last, but there are {rows} rows");
    }

    private async Task<int> SealBatchAsync(long organizationId, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(new TenantScope(organizationId));
        var last = await db.Set<AuditSeal>()
            .AsNoTracking()
            .OrderByDescending(s => s.Sequence)
            .Select(s => new
            {
                s.Sequence,
                s.Hash,
                s.AuditEntryId,
            })
            .FirstOrDefaultAsync(ct);
        var from = last is null ? 0 : last.AuditEntryId - Window;
        var rows = await db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(e => e.Id > from && !db.Set<AuditSeal>().Any(s => s.AuditEntryId == e.Id))
            .OrderBy(e => e.Id)
            .Take(Batch)
            .ToListAsync(ct);

        var (sequence, hash) = (last?.Sequence ?? 0, last?.Hash ?? "");
        foreach (var row in rows)
        {
            hash = Hash(hash, row);
            db.Add(
                new AuditSeal
                {
                    Sequence = ++sequence,
                    AuditEntryId = row.Id,
                    Hash = hash,
                    SealedAtUtc = time.GetUtcNow().UtcDateTime,
                }
            );
        }

        await db.SaveChangesAsync(ct);
        return rows.Count;
    }

    private static ChainReport Broken(long sequence, string what) => new(sequence, $"Seal {sequence} {what}.");

    private static string Hash(string previous, AuditEntry row) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\u001f',
                        previous,
                        row.OrganizationId,
                        row.Id,
                        $"{row.AtUtc:yyyy-MM-ddTHH:mm:ss.ffffff}",
                        row.ActorKind,
                        row.MembershipId,
                        row.ActorName,
                        row.SessionId,
                        row.IpAddress,
                        row.Permission,
                        row.Action,
                        row.EntityType,
                        row.EntityId,
                        row.Changes,
                        row.CorrelationId
                    )
                )
            )
        );
}
