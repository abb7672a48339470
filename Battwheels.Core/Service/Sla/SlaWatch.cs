using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

/// <summary>
/// Watches the clocks of one organization: misses what is missed, tells of levels reached, reckons anew what other hours or
/// policies moved. Reads only what is due by the index.
/// </summary>
/// <remarks>Safe to repeat: a level is told once for each clock. After an outage what was missed is told once, marked late.</remarks>
public sealed class SlaWatch(IUnitOfWorkFactory units) : IQueueWorker
{
    public const string QueueName = "sla";
    private const int Batch = 250;

    private SlaRules? _rules;

    public string Queue => QueueName;

    public string Permission => SlaPermissions.SystemWatch;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        while (await BatchAsync(ct) == Batch) { }

        return await units.ReadAsync(Permission, unit => Watched(unit).MinAsync(c => c.NextCheckUtc, ct), ct);
    }

    /// <returns>How many clocks were due.</returns>
    private async Task<int> BatchAsync(CancellationToken ct)
    {
        var done = await units.RunAsync<int>(
            Permission,
            CommandId.New(),
            new { sla = "watch" },
            async unit =>
            {
                var due = await Watched(unit)
                    .Where(c => c.NextCheckUtc <= unit.Now)
                    .OrderBy(c => c.NextCheckUtc)
                    .Select(c => c.TicketId)
                    .Take(Batch)
                    .ToListAsync(ct);
                long[] ids = [0, .. due.Distinct()];
                var tickets = await unit.Set<ServiceTicket>()
                    .AsNoTracking()
                    .Where(t => ids.Contains(t.Id))
                    .ToListAsync(ct);
                foreach (var visit in await SlaCases.ManyAsync(unit, tickets, ct))
                    await LookAsync(unit, visit, ct);
                return due.Count;
            },
            ct
        );
        return done.Value; // a refused round is a fault: it is logged, and the queue claims the work again
    }

    private async Task LookAsync(IUnitOfWork unit, SlaCase visit, CancellationToken ct)
    {
        if (visit.Clocks.Exists(c => c.IsStale))
            SlaClocks.PromiseAnew(unit, visit, _rules ??= await SlaRules.ReadAsync(unit, ct), SlaCause.Policy);
        else
            SlaClocks.Settle(unit, visit);
    }

    private static IQueryable<SlaClock> Watched(IReadUnit unit) =>
        unit.Set<SlaClock>()
            .Where(c => c.State == SlaClockState.Running || c.State == SlaClockState.Paused)
            .Where(c => c.NextCheckUtc != null);
}
