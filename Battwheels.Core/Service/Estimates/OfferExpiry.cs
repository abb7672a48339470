using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Says once of each offer nobody answered in time that its days are over.</summary>
/// <remarks>Safe to repeat; after an outage what was missed happens once.</remarks>
public sealed class OfferExpiry(IUnitOfWorkFactory units) : IQueueWorker
{
    public const string QueueName = "estimate-expiry";
    private const int Batch = 100;

    public string Queue => QueueName;

    public string Permission => EstimatePermissions.Expire;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        while (await SayAsync(ct) == Batch)
            ct.ThrowIfCancellationRequested();
        return await units.ReadAsync<DateTime?>(
            Permission,
            async unit =>
                await Waiting(unit).MinAsync(e => e.ValidUntil, ct) is { } next
                    ? OfferSharing.EndOf(next, unit.Organization.TimeZoneId)
                    : null,
            ct
        );
    }

    private static IQueryable<Estimate> Waiting(IReadUnit unit) =>
        unit.Set<Estimate>()
            .Where(e =>
                (e.State == EstimateState.Sent || e.State == EstimateState.Viewed)
                && e.ValidUntil != null
                && e.ExpiryToldAtUtc == null
            );

    private async Task<int> SayAsync(CancellationToken ct) =>
        (
            await units.RunAsync<int>(
                Permission,
                CommandId.New(),
                new { estimates = "expiry" },
                async unit =>
                {
                    var today = unit.Today;
                    var over = await Waiting(unit)
                        .Where(e => e.ValidUntil < today)
                        .OrderBy(e => e.Id)
                        .Take(Batch)
                        .ToListAsync(ct);
                    foreach (var estimate in over)
                    {
                        estimate.ExpiryToldAtUtc = unit.Now;
                        unit.Raise(new EstimateExpired(estimate.Id, estimate.TicketId, estimate.CurrentVersionNo));
                    }

                    return over.Count;
                },
                ct
            )
        ).Value; // refused, it throws: it is logged, and the queue claims the work again
}
