using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Closes visits a week after delivery.</summary>
/// <remarks>Safe to repeat: a closed visit is not delivered any more.</remarks>
public sealed class TicketAutoClose(IUnitOfWorkFactory units, TimeProvider clock) : IQueueWorker
{
    public const string QueueName = "ticket-autoclose";
    private const int Batch = 50;

    public static readonly TimeSpan After = TimeSpan.FromDays(7);

    public string Queue => QueueName;

    public string Permission => TicketPermissions.SystemAutoClose;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        var due = await units.ReadAsync(
            Permission,
            unit =>
                Waiting(unit)
                    .Where(t => t.StateSinceUtc <= unit.Now - After)
                    .OrderBy(t => t.StateSinceUtc)
                    .Select(t => t.Id)
                    .Take(Batch)
                    .ToListAsync(ct),
            ct
        );
        var refused = false;
        foreach (var id in due)
            refused |= await CloseAsync(id, ct) is not null;
        var next = await units.ReadAsync(
            Permission,
            unit => Waiting(unit).MinAsync(t => (DateTime?)t.StateSinceUtc, ct),
            ct
        );
        var (at, now) = (next + After, clock.GetUtcNow().UtcDateTime);
        return refused && at <= now ? now.AddDays(1) : at; // what cannot close is tried once a day, not without end
    }

    /// <summary>Delivered, and complete enough to be closed.</summary>
    private static IQueryable<ServiceTicket> Waiting(IReadUnit unit) =>
        unit.Set<ServiceTicket>()
            .Where(t =>
                t.State == TicketState.Delivered
                && t.Outcome != null
                && t.ConfirmedFault != null
                && t.ConfirmedFault != ""
            );

    private async Task<Error?> CloseAsync(long id, CancellationToken ct) =>
        (
            await units.RunAsync<Done>(
                Permission,
                CommandId.New(),
                new { autoclose = id },
                async unit =>
                {
                    if (await TicketAccess.FindAsync(unit, id, ct) is not { } ticket)
                        return CommonErrors.NotFound;
                    TransitionNote note = new("seven days after delivery");
                    return await TicketFlow.ApplyAsync(unit, ticket, TicketAction.Close, note, ct) is { } refused
                        ? refused
                        : Done.Instance;
                },
                ct
            )
        ).Error;
}
