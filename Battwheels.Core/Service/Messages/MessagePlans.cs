using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>What was to be told later becomes a message when its time has come, if it is still true.</summary>
internal static class MessagePlans
{
    private const int Batch = 50;

    public static async Task WriteDueAsync(IUnitOfWorkFactory units, ISecretSeal seal, CancellationToken ct)
    {
        var due = await units.ReadAsync(
            MessagePermissions.Send,
            unit =>
            {
                var now = unit.Now;
                return unit.Set<MessagePlan>()
                    .Where(p => p.DueUtc <= now)
                    .OrderBy(p => p.DueUtc)
                    .Select(p => p.Id)
                    .Take(Batch)
                    .ToListAsync(ct);
            },
            ct
        );
        foreach (var id in due)
            _ = (
                await units.RunAsync<Done>(
                    MessagePermissions.Send,
                    CommandId.New(),
                    new { plan = id },
                    async unit =>
                    {
                        if (await unit.Set<MessagePlan>().SingleOrDefaultAsync(p => p.Id == id, ct) is { } plan)
                            await WriteAsync(unit, seal, plan, ct);
                        return Done.Instance;
                    },
                    ct
                )
            ).Value; // refused, it throws: it is logged, and the queue claims the work again
    }

    private static async Task WriteAsync(IUnitOfWork unit, ISecretSeal seal, MessagePlan plan, CancellationToken ct)
    {
        unit.Remove(plan);
        if (unit.Now - plan.DueUtc > MessageWriting.Fresh)
            return;
        var facts = plan.EstimateId is { } estimate
            ? await MessageFactsReader.OfEstimateAsync(unit, estimate, ct)
            : await MessageFactsReader.OfTicketAsync(unit, plan.TicketId, ct);
        if (plan.Event is MessageEvent.Feedback && !await HasLeftAsync(unit, plan.TicketId, ct))
            return; // back in the workshop
        if (facts is null || (plan.Event is MessageEvent.EstimateReminder && !IsUnanswered(unit, facts, plan)))
            return;
        await MessageWriting.WriteAsync(unit, seal, plan.Event, plan.SourceKey, facts, ct);
    }

    private static Task<bool> HasLeftAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        unit.Set<ServiceTicket>().AnyAsync(t => t.Id == ticketId && t.HasLeft, ct);

    private static bool IsUnanswered(IReadUnit unit, MessageFacts facts, MessagePlan plan) =>
        facts.Estimate is { IsOffered: true } offered
        && offered.CurrentVersionNo == plan.VersionNo
        && offered.ValidUntil >= unit.Today;
}
