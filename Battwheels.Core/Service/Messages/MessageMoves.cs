using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Messages;

/// <summary>Steps of a message. Each is one guarded statement and a row that says what happened.</summary>
internal static class MessageMoves
{
    /// <returns>False when somebody else has it.</returns>
    public static async Task<bool> BeginAsync(IUnitOfWork unit, CustomerMessage message, CancellationToken ct)
    {
        DateTime? givenUp = unit.Now + MessageSender.Patience;
        var (id, before, due) = (message.Id, message.State, message.DueUtc);
        return await unit.UpdateWhereAsync<CustomerMessage>(
                m => m.Id == id && m.State == before && m.DueUtc == due,
                set => set.SetProperty(m => m.State, MessageState.Sending).SetProperty(m => m.DueUtc, givenUp),
                ct
            ) == 1;
    }

    public static async Task SentAsync(
        IUnitOfWork unit,
        CustomerMessage message,
        ProviderAnswer answer,
        CancellationToken ct
    )
    {
        DateTime? now = unit.Now;
        var (id, provider) = (message.Id, answer.Id);
        await unit.UpdateWhereAsync<CustomerMessage>(
            m => m.Id == id && m.State == MessageState.Sending,
            set =>
                set.SetProperty(m => m.State, MessageState.Sent)
                    .SetProperty(m => m.DueUtc, (DateTime?)null)
                    .SetProperty(m => m.ProviderId, provider)
                    .SetProperty(m => m.SentAtUtc, now),
            ct
        );
        Note(unit, message, TryOutcome.Accepted, answer.Answer);
    }

    /// <summary>
    /// A report is the truth about what was handed over, also about what was unclear. Of what arrived nothing else is said
    /// afterwards; what failed late goes on to the next way.
    /// </summary>
    public static async Task ReportedAsync(
        IUnitOfWork unit,
        CustomerMessage message,
        MessageReport report,
        CancellationToken ct
    )
    {
        var id = message.Id;
        var arrivedAt = report.HasArrived ? unit.Now : (DateTime?)null;
        var state = report.HasArrived ? MessageState.Delivered : MessageState.Failed;
        var provider = report.ProviderId ?? message.ProviderId;
        var moved = await unit.UpdateWhereAsync<CustomerMessage>(
            m =>
                m.Id == id
                && (m.State == MessageState.Sent || m.State == MessageState.Sending || m.State == MessageState.Unclear),
            set =>
                set.SetProperty(m => m.State, state)
                    .SetProperty(m => m.DueUtc, (DateTime?)null)
                    .SetProperty(m => m.ProviderId, provider)
                    .SetProperty(m => m.DeliveredAtUtc, arrivedAt),
            ct
        );
        if (moved == 0)
            return;
        Note(unit, message, report.HasArrived ? TryOutcome.Delivered : TryOutcome.Failed, report.Words);
        if (!report.HasArrived)
            await MessageNextWay.WriteAsync(unit, message, ct);
    }

    public static async Task AgainAsync(
        IUnitOfWork unit,
        CustomerMessage message,
        string answer,
        DateTime dueUtc,
        CancellationToken ct
    )
    {
        var (id, failures) = (message.Id, message.Failures + 1);
        await unit.UpdateWhereAsync<CustomerMessage>(
            m => m.Id == id && m.State == MessageState.Sending,
            set =>
                set.SetProperty(m => m.State, MessageState.Queued)
                    .SetProperty(m => m.DueUtc, (DateTime?)dueUtc)
                    .SetProperty(m => m.Failures, failures),
            ct
        );
        Note(unit, message, TryOutcome.FailedForNow, answer);
    }

    public static async Task FailAsync(IUnitOfWork unit, CustomerMessage message, string answer, CancellationToken ct)
    {
        var (id, failures) = (message.Id, message.Failures + 1);
        await unit.UpdateWhereAsync<CustomerMessage>(
            m => m.Id == id && m.State == MessageState.Sending,
            set =>
                set.SetProperty(m => m.State, MessageState.Failed)
                    .SetProperty(m => m.DueUtc, (DateTime?)null)
                    .SetProperty(m => m.Failures, failures),
            ct
        );
        Note(unit, message, TryOutcome.Failed, answer);
    }

    public static async Task UnclearAsync(IUnitOfWork unit, CustomerMessage message, string why, CancellationToken ct)
    {
        await EndAsync(unit, message, MessageState.Unclear, null, ct);
        Note(unit, message, TryOutcome.Unclear, why);
    }

    public static async Task KeepAsync(IUnitOfWork unit, CustomerMessage message, CancellationToken ct)
    {
        await EndAsync(unit, message, MessageState.Kept, null, ct);
        Note(unit, message, TryOutcome.Kept, null);
    }

    public static async Task NotSentAsync(
        IUnitOfWork unit,
        CustomerMessage message,
        ChannelHurdle hurdle,
        CancellationToken ct
    )
    {
        await EndAsync(unit, message, MessageState.NotSent, hurdle, ct);
        Note(unit, message, TryOutcome.NotSent, null);
        await MessageNextWay.WriteAsync(unit, message, ct);
    }

    /// <summary>Waits until the quiet hours end.</summary>
    public static async Task HoldAsync(
        IUnitOfWork unit,
        CustomerMessage message,
        DateTime untilUtc,
        CancellationToken ct
    )
    {
        var (id, before) = (message.Id, message.State);
        await unit.UpdateWhereAsync<CustomerMessage>(
            m => m.Id == id && m.State == before,
            set => set.SetProperty(m => m.State, MessageState.Held).SetProperty(m => m.DueUtc, (DateTime?)untilUtc),
            ct
        );
        if (before is not MessageState.Held)
            Note(unit, message, TryOutcome.Held, null);
    }

    private static Task<int> EndAsync(
        IUnitOfWork unit,
        CustomerMessage message,
        MessageState state,
        ChannelHurdle? hurdle,
        CancellationToken ct
    )
    {
        var (id, before) = (message.Id, message.State);
        return unit.UpdateWhereAsync<CustomerMessage>(
            m => m.Id == id && m.State == before,
            set =>
                set.SetProperty(m => m.State, state)
                    .SetProperty(m => m.Hurdle, hurdle)
                    .SetProperty(m => m.DueUtc, (DateTime?)null),
            ct
        );
    }

    private static void Note(IUnitOfWork unit, CustomerMessage message, TryOutcome outcome, string? answer) =>
        unit.Add(
            new MessageTry
            {
                MessageId = message.Id,
                AtUtc = unit.Now,
                Outcome = outcome,
                Answer = answer is { Length: > MessageTry.LongestAnswer } ? answer[..MessageTry.LongestAnswer] : answer,
            }
        );
}
