using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>
/// Hands an organization's due messages to their providers: marked as sending first, told afterwards, so that a server that
/// dies between leaves a message unclear and never a second one.
/// </summary>
public sealed class MessageSender(
    IUnitOfWorkFactory units,
    ISecretSeal seal,
    PublicAddress address,
    IEnumerable<IMessageProvider> providers
) : IQueueWorker
{
    public const string QueueName = "messages";

    /// <summary>A try that has not ended by then never will.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const int Batch = 10;

    public string Queue => QueueName;

    public string Permission => MessagePermissions.Send;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        await MessagePlans.WriteDueAsync(units, seal, ct);
        var due = await units.ReadAsync(
            Permission,
            unit =>
            {
                var now = unit.Now;
                return unit.Set<CustomerMessage>()
                    .Where(m => m.DueUtc <= now)
                    .OrderBy(m => m.DueUtc)
                    .Select(m => m.Id)
                    .Take(Batch)
                    .ToListAsync(ct);
            },
            ct
        );
        foreach (var id in due)
            await SendAsync(id, ct);
        return await units.ReadAsync(Permission, unit => NextAsync(unit, ct), ct);
    }

    private async Task SendAsync(long id, CancellationToken ct)
    {
        Parcel? parcel = null; // never the command's result, which is remembered: it holds the provider's secret
        var taken = await units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { message = id },
            async unit =>
            {
                parcel = await MessageParcels.TakeAsync(unit, seal, address, id, ct);
                return Done.Instance;
            },
            ct
        );
        if (taken.Value is null || parcel is null) // refused, it throws: it is logged, and the queue claims the work again
            return;
        var provider = providers.Last(p => p.Channel == parcel.Channel);
        var answer = await provider.SendAsync(parcel.Access, parcel.Message, ct);
        var kept = await units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { answered = id, answer },
            async unit =>
            {
                await MessageParcels.SettleAsync(unit, id, answer, ct);
                return Done.Instance;
            },
            CancellationToken.None // the provider has it: what it said is kept even while the server stops
        );
        _ = kept.Value;
    }

    private static async Task<DateTime?> NextAsync(IReadUnit unit, CancellationToken ct)
    {
        var message = await unit.Set<CustomerMessage>().MinAsync(m => m.DueUtc, ct);
        var plan = await unit.Set<MessagePlan>().MinAsync(p => (DateTime?)p.DueUtc, ct);
        return message is null || plan < message ? plan : message;
    }
}
