using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Seals what is not sealed yet; safe to repeat and to run twice at once.</summary>
public sealed class LedgerSealWorker(IUnitOfWorkFactory units, TimeProvider clock) : IQueueWorker
{
    public string Queue => LedgerSealing.Queue;

    public string Permission => SystemPermissions.Verify;

    public bool RunsWhileSuspended => true;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        if (await LedgerSealer.SealAsync(units, ct) > 0)
            await CheckTonightAsync(ct);
        return null;
    }

    /// <summary>What was entered today is recomputed tonight.</summary>
    private Task<Result<Done>> CheckTonightAsync(CancellationToken ct) =>
        units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { check = "books" },
            unit =>
            {
                unit.WorkDue(BooksChecking.Queue, BooksChecking.NextAfter(clock.GetUtcNow().UtcDateTime));
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );
}

/// <summary>
/// Links the entries of each fiscal year by hashes, in the order of their sequence. That order is the order of commits
/// (the counter's row is held until then), so an entry can neither slip in behind the last seal nor be taken out.
/// </summary>
internal static class LedgerSealer
{
    internal const int Batch = 500;

    /// <returns>Entries sealed.</returns>
    public static async Task<long> SealAsync(IUnitOfWorkFactory units, CancellationToken ct)
    {
        var total = 0L;
        while (true)
        {
            var batch = await units.RunAsync<int>(
                SystemPermissions.Verify,
                CommandId.New(),
                new { sealing = "ledger" },
                unit => SealBatchAsync(unit, ct),
                ct
            );
            total += batch.Value;
            if (batch.Value < Batch)
                return total;
        }
    }

    /// <summary>SHA-256 over the hash before and everything the entry says, hexadecimal.</summary>
    internal static string Hash(string previous, JournalEntry entry)
    {
        StringBuilder text = new(previous);
        Append(text, entry.OrganizationId, entry.Id, entry.JournalType, entry.Number, entry.Sequence, entry.FyLabel);
        Append(text, entry.EntryDate, entry.PostedAtUtc, entry.SourceType, entry.SourceId, entry.Purpose);
        Append(text, entry.PayloadHash, entry.Narration, entry.Total, entry.ReversesEntryId);
        Append(text, entry.PostedBy, entry.PostedByName);
        foreach (var l in entry.Lines.OrderBy(l => l.LineNo))
        {
            text.Append('\n');
            Append(text, l.Id, l.LineNo, l.AccountId, l.EntryDate, l.Debit, l.Credit, l.PartyId, l.BranchId);
            Append(text, l.WarehouseId, l.JobCardId, l.VehicleId, l.TaxHead, l.DueDate, l.Memo);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static async Task<Result<int>> SealBatchAsync(IUnitOfWork unit, CancellationToken ct)
    {
        var left = Batch;
        foreach (var year in await Ledger.YearsAsync(unit, ct))
        {
            var last = await unit.Set<LedgerSeal>()
                .AsNoTracking()
                .Where(s => s.FyLabel == year)
                .OrderByDescending(s => s.Sequence)
                .Select(s => new { s.Sequence, s.Hash })
                .FirstOrDefaultAsync(ct);
            var (sequence, hash) = (last?.Sequence ?? 0, last?.Hash ?? "");
            var entries = await unit.Set<JournalEntry>()
                .AsNoTracking()
                .Include(e => e.Lines)
                .Where(e => e.FyLabel == year && e.Sequence > sequence)
                .OrderBy(e => e.Sequence)
                .Take(left)
                .ToListAsync(ct);
            foreach (var entry in entries)
            {
                hash = Hash(hash, entry);
                unit.Add(
                    new LedgerSeal
                    {
                        FyLabel = year,
                        Sequence = entry.Sequence,
                        EntryId = entry.Id,
                        Hash = hash,
                        SealedAtUtc = unit.Now,
                    }
                );
            }

            left -= entries.Count;
            if (left == 0)
                break;
        }

        return Batch - left;
    }

    private static void Append(StringBuilder text, params ReadOnlySpan<object?> fields)
    {
        foreach (var field in fields)
            text.Append('\u001f')
                .Append(
                    field switch
                    {
                        decimal amount => amount.ToString("0.00", CultureInfo.InvariantCulture),
                        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        DateTime at => at.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture),
                        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
                        _ => field,
                    }
                );
    }
}
