using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Battwheels.Data.Platform.Events;

/// <summary>
/// Delivers an organization's events, at least once and in order per aggregate: a failed event holds back later ones of
/// the same aggregate. After the last retry it is dead: kept, due never again, until someone replays it.
/// </summary>
internal sealed partial class OutboxWorker(
    DbFactory databases,
    WriteQueue queue,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<OutboxWorker> log
) : IQueueWorker
{
    private const int Batch = 200;

    private static readonly TimeSpan[] Retries =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(12),
    ];

    public string Queue => Outbox.Queue;

    public string Permission => SystemPermissions.DeliverEvents;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        await using var db = databases.Create(new TenantScope(organizationId));
        var now = time.GetUtcNow().UtcDateTime;
        var messages = db.Set<OutboxMessage>();
        // What waits for its retry holds back its own aggregate and nobody else's place in the batch.
        var due = await messages
            .Where(m => m.DueUtc <= now)
            .Where(m => !messages.Any(e => e.AggregateId == m.AggregateId && e.Id < m.Id && e.DueUtc > now))
            .OrderBy(m => m.Id)
            .Take(Batch)
            .ToListAsync(ct);
        HashSet<long> heldBack = [];
        foreach (var message in due.Where(m => !heldBack.Contains(m.AggregateId)))
        {
            if (!await DeliverAsync(organizationId, message, ct))
                heldBack.Add(message.AggregateId);
            using var turn = await queue.EnterAsync(ct);
            await db.SaveChangesAsync(ct);
        }

        // Whatever is due by now and not delivered stands behind an event that waits for its retry.
        return due.Count == Batch ? now : await messages.Where(m => m.DueUtc > now).MinAsync(m => m.DueUtc, ct);
    }

    private async Task<bool> DeliverAsync(long organizationId, OutboxMessage message, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        try
        {
            await HandleAsync(organizationId, message, ct);
            (message.DeliveredAtUtc, message.DueUtc) = (now, null);
            return true;
        }
#pragma warning disable CA1031 // The edge: whatever a consumer throws is recorded on the event and retried.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            DeliveryFailed(log, e, message.Type, message.Id, organizationId);
            message.LastError = e.GetType().Name;
            message.DueUtc = message.Attempts < Retries.Length ? now + Retries[message.Attempts] : null;
            message.Attempts++;
            return false;
        }
    }

    private async Task HandleAsync(long organizationId, OutboxMessage message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (
            var handler in scope.ServiceProvider.GetServices<IEventHandler>().Where(h => h.EventType == message.Type)
        )
        {
            if (await IsConsumedAsync(organizationId, handler, message, ct))
                continue;

            var actor = scope.ServiceProvider.GetRequiredService<ICurrentActor>();
            using (actor.Become(Actor.Job(organizationId, handler.Consumer, handler.Permission)))
                await handler.HandleAsync(message.Id, message.Payload, ct);

            try
            {
                await KeepConsumedAsync(organizationId, handler, message, ct);
            }
            catch (DbUpdateException)
            {
                // Somebody else may have delivered it at the same moment; consumers take the same event twice in good part.
                if (!await IsConsumedAsync(organizationId, handler, message, ct))
                    throw;
            }
        }
    }

    private async Task<bool> IsConsumedAsync(
        long organizationId,
        IEventHandler handler,
        OutboxMessage message,
        CancellationToken ct
    )
    {
        await using var db = databases.Create(new TenantScope(organizationId));
        return await db.Set<ConsumedEvent>()
            .AnyAsync(c => c.Consumer == handler.Consumer && c.OutboxMessageId == message.Id, ct);
    }

    private async Task KeepConsumedAsync(
        long organizationId,
        IEventHandler handler,
        OutboxMessage message,
        CancellationToken ct
    )
    {
        await using var db = databases.Create(new TenantScope(organizationId));
        using var turn = await queue.EnterAsync(ct);
        db.Add(
            new ConsumedEvent
            {
                Consumer = handler.Consumer,
                OutboxMessageId = message.Id,
                AtUtc = time.GetUtcNow().UtcDateTime,
            }
        );
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Event {Type} {EventId} of organization {OrganizationId} was not delivered"
    )]
    private static partial void DeliveryFailed(
        ILogger log,
        Exception exception,
        string type,
        long eventId,
        long organizationId
    );
}
