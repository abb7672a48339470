using System.Text.Json;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>What every follower that tells a customer does around its own work.</summary>
internal static class MessageFollowing
{
    /// <summary>One unit under the followers' key; nothing for an event of long ago. A refusal is thrown: it is tried again.</summary>
    /// <param name="tell">Gets the key of the one thing that is told.</param>
    public static async Task FollowAsync<T>(
        this IUnitOfWorkFactory units,
        long eventId,
        string payload,
        Func<IUnitOfWork, string, T, Task> tell,
        CancellationToken ct
    )
        where T : DomainEvent
    {
        var told = await units.RunAsync<Done>(
            MessagePermissions.Write,
            CommandId.New(),
            new { eventId },
            async unit =>
            {
                var happened = await unit.Set<OutboxMessage>()
                    .Where(m => m.Id == eventId)
                    .Select(m => (DateTime?)m.OccurredAtUtc)
                    .SingleOrDefaultAsync(ct);
                if (happened is { } at && unit.Now - at <= MessageWriting.Fresh)
                    await tell(unit, $"event:{eventId}", JsonSerializer.Deserialize<T>(payload)!);
                return Done.Instance;
            },
            ct
        );
        if (told.Error is { } error)
            throw new InvalidOperationException($"{error.Code}: {error.Message}");
    }

    /// <summary>Tells the customer of a visit.</summary>
    public static async Task TellOfVisitAsync(
        IUnitOfWork unit,
        ISecretSeal seal,
        MessageEvent what,
        string key,
        long ticketId,
        CancellationToken ct
    )
    {
        if (await MessageFactsReader.OfTicketAsync(unit, ticketId, ct) is { } facts)
            await MessageWriting.WriteAsync(unit, seal, what, key, facts, ct);
    }
}

/// <summary>The vehicle is in.</summary>
public sealed class ReceivedMessage(IUnitOfWorkFactory units, ISecretSeal seal) : IEventHandler
{
    public string Consumer => "message-received";

    public string EventType => new TicketCreated(0).Type;

    public string Permission => MessagePermissions.Write;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync<TicketCreated>(
            eventId,
            payload,
            async (unit, key, created) =>
            {
                // A visit of a form is not in yet; and a stranger must not have others written to.
                if (
                    !await unit.Set<ServiceTicket>()
                        .AnyAsync(
                            t =>
                                t.Id == created.TicketId
                                && (
                                    t.Source == TicketSource.PublicForm
                                    || t.Source == TicketSource.Qr
                                    || t.Source == TicketSource.Portal
                                ),
                            ct
                        )
                )
                    await MessageFollowing.TellOfVisitAsync(
                        unit,
                        seal,
                        MessageEvent.Received,
                        key,
                        created.TicketId,
                        ct
                    );
            },
            ct
        );
}

/// <summary>Somebody looks after it.</summary>
public sealed class AssignedMessage(IUnitOfWorkFactory units, ISecretSeal seal) : IEventHandler
{
    public string Consumer => "message-assigned";

    public string EventType => new TicketAssigned(0, 0).Type;

    public string Permission => MessagePermissions.Write;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync<TicketAssigned>(
            eventId,
            payload,
            (unit, key, assigned) =>
                MessageFollowing.TellOfVisitAsync(unit, seal, MessageEvent.Assigned, key, assigned.TicketId, ct),
            ct
        );
}

/// <summary>It waits for parts, is ready, or the customer has it back.</summary>
public sealed class VisitStepMessage(IUnitOfWorkFactory units, ISecretSeal seal) : IEventHandler
{
    /// <summary>How long after delivery a customer is asked.</summary>
    public static readonly TimeSpan FeedbackAfter = TimeSpan.FromHours(2);

    public string Consumer => "message-visit-step";

    public string EventType => new TicketStatusChanged(0, "", "", "").Type;

    public string Permission => MessagePermissions.Write;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync<TicketStatusChanged>(
            eventId,
            payload,
            (unit, key, step) => TellAsync(unit, key, step, ct),
            ct
        );

    private async Task TellAsync(IUnitOfWork unit, string key, TicketStatusChanged step, CancellationToken ct)
    {
        if (Of(step) is not { } what)
            return;
        await MessageFollowing.TellOfVisitAsync(unit, seal, what, key, step.TicketId, ct);
        if (what is MessageEvent.Delivered)
            await MessageWriting.PlanAsync(
                unit,
                new MessagePlan
                {
                    Event = MessageEvent.Feedback,
                    TicketId = step.TicketId,
                    SourceKey = $"feedback:{step.TicketId}", // once per visit, also when it is delivered again
                    DueUtc = unit.Now + FeedbackAfter,
                },
                ct
            );
    }

    /// <summary>Null for a step the customer need not hear of.</summary>
    public static MessageEvent? Of(TicketStatusChanged step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.From == step.To)
            return null;
        return step.Action switch
        {
            nameof(TicketAction.PassQc) => MessageEvent.Ready,
            nameof(TicketAction.Deliver) => MessageEvent.Delivered,
            _ => step.To == nameof(TicketState.AwaitingParts) ? MessageEvent.PartsDelay : null,
        };
    }
}

/// <summary>An estimate went to the customer; unanswered, they are reminded after a day.</summary>
public sealed class EstimateMessage(IUnitOfWorkFactory units, ISecretSeal seal) : IEventHandler
{
    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan ReminderAfter = TimeSpan.FromHours(24);

    public string Consumer => "message-estimate";

    public string EventType => new EstimateSent(0, 0, 0).Type;

    public string Permission => MessagePermissions.Write;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync<EstimateSent>(eventId, payload, (unit, key, sent) => TellAsync(unit, key, sent, ct), ct);

    private async Task TellAsync(IUnitOfWork unit, string key, EstimateSent sent, CancellationToken ct)
    {
        var facts = await MessageFactsReader.OfEstimateAsync(unit, sent.EstimateId, ct);
        if (facts?.Estimate is not { IsOffered: true } estimate || estimate.CurrentVersionNo != sent.VersionNo)
            return; // answered, replaced or taken back meanwhile
        await MessageWriting.WriteAsync(unit, seal, MessageEvent.Estimate, key, facts, ct);
        await MessageWriting.PlanAsync(
            unit,
            new MessagePlan
            {
                Event = MessageEvent.EstimateReminder,
                TicketId = sent.TicketId,
                EstimateId = sent.EstimateId,
                VersionNo = sent.VersionNo,
                SourceKey = $"{key}:reminder",
                DueUtc = unit.Now + ReminderAfter,
            },
            ct
        );
    }
}

/// <summary>The customer said yes to all or some of it.</summary>
public sealed class ApprovedMessage(IUnitOfWorkFactory units, ISecretSeal seal) : IEventHandler
{
    public string Consumer => "message-approved";

    public string EventType => new EstimateApproved(0, 0, 0).Type;

    public string Permission => MessagePermissions.Write;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync<EstimateApproved>(
            eventId,
            payload,
            async (unit, key, approved) =>
            {
                if (await MessageFactsReader.OfEstimateAsync(unit, approved.EstimateId, ct) is { } facts)
                    await MessageWriting.WriteAsync(unit, seal, MessageEvent.Approved, key, facts, ct);
            },
            ct
        );
}

/// <summary>There is a bill.</summary>
public sealed class InvoiceMessage(IUnitOfWorkFactory units, ISecretSeal seal) : IEventHandler
{
    public string Consumer => "message-invoice";

    public string EventType => new InvoiceIssued(0, null).Type;

    public string Permission => MessagePermissions.Write;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync<InvoiceIssued>(
            eventId,
            payload,
            async (unit, key, issued) =>
            {
                if (await MessageFactsReader.OfInvoiceAsync(unit, issued.InvoiceId, ct) is { } facts)
                    await MessageWriting.WriteAsync(unit, seal, MessageEvent.Invoice, key, facts, ct);
            },
            ct
        );
}

/// <summary>The bill is paid in full.</summary>
public sealed class PaidMessage(IUnitOfWorkFactory units, ISecretSeal seal) : IEventHandler
{
    public string Consumer => "message-paid";

    public string EventType => new InvoicePaid(0, null).Type;

    public string Permission => MessagePermissions.Write;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync<InvoicePaid>(
            eventId,
            payload,
            async (unit, key, paid) =>
            {
                if (await MessageFactsReader.OfInvoiceAsync(unit, paid.InvoiceId, ct) is { } facts)
                    await MessageWriting.WriteAsync(unit, seal, MessageEvent.Paid, key, facts, ct);
            },
            ct
        );
}
