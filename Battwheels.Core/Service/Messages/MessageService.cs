using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>The outbox of an organization: what customers were told and what became of it.</summary>
public sealed class MessageService(IUnitOfWorkFactory units)
{
    private const int MostCounted = 1_000;

    /// <summary>Newest first; addresses masked.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks notifications:read.</exception>
    public Task<Page<MessageRow>> ListAsync(MessageFilter filter, CancellationToken ct) =>
        units.ReadAsync(MessagePermissions.Read, unit => MessageReading.ListAsync(unit, filter, ct), ct);

    /// <summary>What a visit's customer was told, newest first.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks notifications:read.</exception>
    [Bounded(MessageReading.MostOfTicket)]
    public Task<IReadOnlyList<MessageRow>> OfTicketAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<MessageRow>>(
            MessagePermissions.Read,
            async unit => await MessageReading.OfTicketAsync(unit, ticketId, ct),
            ct
        );

    /// <summary>One message with its tries and the ways it was tried.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks notifications:read.</exception>
    public Task<MessageView?> GetAsync(long messageId, CancellationToken ct) =>
        units.ReadAsync(MessagePermissions.Read, unit => MessageReading.GetAsync(unit, messageId, ct), ct);

    /// <summary>How many of these days failed.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks notifications:read.</exception>
    public Task<int> CountFailedAsync(DateOnly from, DateOnly to, CancellationToken ct) =>
        units.ReadAsync(
            MessagePermissions.Read,
            unit =>
                MessageReading
                    .Matching(unit, new MessageFilter(MessageState.Failed, From: from, To: to))
                    .Take(MostCounted)
                    .CountAsync(ct),
            ct
        );

    /// <summary>Puts on record who takes the outbox out.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks notifications:read.</exception>
    public Task<Result<Done>> BeginExportAsync(MessageFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            MessagePermissions.Read,
            command,
            filter,
            unit =>
            {
                unit.Audit("MESSAGES_EXPORTED", nameof(CustomerMessage), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>The same message once more, by this way. The one before stays as it is.</summary>
    /// <returns>The new message's id; or NOT_FOUND, MESSAGE_STILL_GOING, CHANNEL_CLOSED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:send or notifications:read.</exception>
    public Task<Result<long>> SendAgainAsync(
        long messageId,
        MessageChannel channel,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<long>(
            MessagePermissions.Resend,
            command,
            new { again = messageId, channel },
            async unit =>
            {
                unit.Demand(MessagePermissions.Read);
                var message = await unit.Set<CustomerMessage>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(m => m.Id == messageId, ct);
                if (message is null)
                    return CommonErrors.NotFound;
                if (message.DueUtc is not null)
                    return MessageErrors.StillGoing;
                var again = await MessageNextWay.AgainAsync(unit, message, channel, ct);
                if (again.Error is null)
                    unit.Audit("MESSAGE_SENT_AGAIN", nameof(CustomerMessage), messageId, new { channel });
                return again;
            },
            ct
        );
}

/// <param name="From">First day, in the organization's zone.</param>
/// <param name="To">Last day.</param>
/// <param name="After">Cursor of the page before.</param>
public sealed record MessageFilter(
    MessageState? State = null,
    MessageChannel? Channel = null,
    MessageEvent? Event = null,
    string? Text = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? After = null,
    int Size = Lists.Default,
    Sort? Sort = null
);

/// <param name="Address">Masked.</param>
public sealed record MessageRow(
    long Id,
    DateTime CreatedAtUtc,
    long ContactId,
    string CustomerName,
    long? TicketId,
    string? TicketNumber,
    MessageEvent Event,
    MessageChannel Channel,
    string? Address,
    MessageState State,
    ChannelHurdle? Hurdle,
    DateTime? DueUtc,
    int Failures
);

/// <param name="Row">Its address is whole for those who may read contacts.</param>
/// <param name="Ways">The same thing told other ways, in their order; this one among them.</param>
/// <param name="HasLink">The text's link is shown to nobody.</param>
public sealed record MessageView(
    MessageRow Row,
    string Subject,
    string Text,
    bool HasLink,
    string Language,
    string? ProviderId,
    DateTime? SentAtUtc,
    DateTime? DeliveredAtUtc,
    IReadOnlyList<MessageTryRow> Tries,
    IReadOnlyList<MessageRow> Ways
);

public sealed record MessageTryRow(DateTime AtUtc, TryOutcome Outcome, string? Answer);
