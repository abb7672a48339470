using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <summary>What the last nightly check of an organization's books found.</summary>
/// <param name="Faults">One sentence each, naming the first document concerned; empty when all is in order.</param>
public sealed record BooksCheckResult(DateTime CheckedAtUtc, IReadOnlyList<string> Faults);

/// <summary>Recomputes books, invoices, receipts and stock every night and keeps the outcome.</summary>
/// <remarks>Safe to repeat: one outcome per day; a day that found faults may be checked again.</remarks>
public sealed class BooksCheckWorker(
    JobRuns runs,
    LedgerVerification ledger,
    BillingVerification billing,
    StockVerification stock,
    TimeProvider clock
) : IQueueWorker
{
    internal const string Job = "books-check";
    private const int LongestText = 2000;

    public string Queue => BooksChecking.Queue;

    public string Permission => SystemPermissions.Verify;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await runs.StartAsync(Permission, Job, $"{BooksChecking.DayOf(now):yyyy-MM-dd}", ct) is { } lease)
        {
            var faults = await StandingFaultsAsync(ct);
            if (faults.Count == 0)
                await runs.FinishAsync(Permission, lease, ct);
            else
                await runs.FailAsync(Permission, lease, Text(faults), ct);
        }

        return BooksChecking.NextAfter(now);
    }

    /// <summary>Found twice: what somebody is saving just now may look half done once.</summary>
    private async Task<IReadOnlyList<string>> StandingFaultsAsync(CancellationToken ct)
    {
        var first = await FaultsAsync(ct);
        return first.Count == 0 ? first : [.. first.Intersect(await FaultsAsync(ct))];
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken ct) =>
        [
            .. (await ledger.VerifyAsync(ct)).Faults,
            .. (await billing.VerifyAsync(ct)).Faults,
            .. (await stock.VerifyAsync(ct)).Faults,
        ];

    /// <summary>Whole sentences, one a line, as many as the row holds.</summary>
    private static string Text(IReadOnlyList<string> faults)
    {
        var text = "";
        foreach (var fault in faults)
        {
            var longer = text.Length == 0 ? fault : $"{text}\n{fault}";
            if (longer.Length > LongestText)
                break;
            text = longer;
        }

        return text.Length == 0 ? faults[0][..LongestText] : text;
    }
}

/// <summary>The outcome of the nightly check, for those who answer for the books.</summary>
public sealed class BooksCheckService(IUnitOfWorkFactory units)
{
    /// <returns>Null while no night has passed since the first entry.</returns>
    public Task<BooksCheckResult?> LatestAsync(CancellationToken ct) =>
        units.ReadAsync(
            AccountingPermissions.Read,
            async unit =>
            {
                var last = await unit.Set<JobRun>()
                    .Where(r => r.Job == BooksCheckWorker.Job && r.FinishedAtUtc != null)
                    .OrderByDescending(r => r.PeriodKey)
                    .Select(r => new { r.FinishedAtUtc, r.Error })
                    .FirstOrDefaultAsync(ct);
                return last is null
                    ? null
                    : new BooksCheckResult(last.FinishedAtUtc!.Value, last.Error is null ? [] : last.Error.Split('\n'));
            },
            ct
        );
}
