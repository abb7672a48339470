using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Events;

/// <summary>Events of one type that were given up after the last retry.</summary>
/// <param name="LastError">Why the newest of them failed.</param>
public sealed record DeadEvents(string Type, int Count, DateTime OldestUtc, string? LastError);

/// <summary>For the operator: which events nobody delivers any more, and a new try when the cause is mended.</summary>
public sealed class EventReplayService(IUnitOfWorkFactory units)
{
    [Bounded(Lists.Longest)]
    public Task<IReadOnlyList<DeadEvents>> ListAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<DeadEvents>>(
            SystemPermissions.ReplayEvents,
            async unit =>
            {
                var groups = await Dead(unit)
                    .GroupBy(m => m.Type)
                    .Select(g => new
                    {
                        Type = g.Key,
                        Count = g.Count(),
                        Oldest = g.Min(m => m.OccurredAtUtc),
                        Newest = g.Max(m => m.Id),
                    })
                    .OrderBy(g => g.Type)
                    .Take(Lists.Longest)
                    .ToListAsync(ct);
                if (groups.Count == 0)
                    return [];
                var newest = groups.ConvertAll(g => g.Newest);
                var errors = await unit.Set<OutboxMessage>()
                    .Where(m => newest.Contains(m.Id))
                    .ToDictionaryAsync(m => m.Id, m => m.LastError, ct);
                return [.. groups.Select(g => new DeadEvents(g.Type, g.Count, g.Oldest, errors[g.Newest]))];
            },
            ct
        );

    /// <summary>All of them are due at once, with every retry before them. Consumers that had their part skip it.</summary>
    /// <returns>How many.</returns>
    public Task<Result<int>> ReplayAsync(CommandId command, CancellationToken ct) =>
        units.RunAsync<int>(
            SystemPermissions.ReplayEvents,
            command,
            new { replay = true },
            async unit =>
            {
                DateTime? now = unit.Now;
                var count = await unit.UpdateWhereAsync<OutboxMessage>(
                    m => m.DueUtc == null && m.DeliveredAtUtc == null,
                    set => set.SetProperty(m => m.DueUtc, now).SetProperty(m => m.Attempts, 0),
                    ct
                );
                if (count == 0)
                    return 0;
                unit.WorkDue(Outbox.Queue, unit.Now);
                unit.Audit("EVENTS_REPLAYED", nameof(OutboxMessage), 0, new { count });
                return count;
            },
            ct
        );

    private static IQueryable<OutboxMessage> Dead(IReadUnit unit) =>
        unit.Set<OutboxMessage>().Where(m => m.DueUtc == null && m.DeliveredAtUtc == null);
}
