using System.Globalization;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Messages;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <summary>Tells a customer what their contract paid.</summary>
public sealed class AmcUsedMessage(IUnitOfWorkFactory units, ISecretSeal seal) : IEventHandler
{
    public string Consumer => "message-amc-used";

    public string EventType => new AmcUsed(0, 0, 0, 0).Type;

    public string Permission => MessagePermissions.Write;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync<AmcUsed>(eventId, payload, (unit, key, used) => TellAsync(unit, key, used, ct), ct);

    private async Task TellAsync(IUnitOfWork unit, string key, AmcUsed used, CancellationToken ct)
    {
        var uses = unit.Set<AmcUsage>().Where(u => u.JobLineId == used.JobLineId);
        if (await uses.SumAsync(u => u.Quantity, ct) <= 0)
            return; // given back meanwhile
        if (await MessageFactsReader.OfTicketAsync(unit, used.TicketId, ct) is not { } facts)
            return;
        var contract = await unit.Set<AmcContract>()
            .Include(c => c.Entitlements)
            .SingleAsync(c => c.Id == used.AmcContractId, ct);
        AmcFacts.Fill(facts, contract);
        facts.Values[TemplateText.Service] = contract.Entitlements.Single(e => e.Id == used.EntitlementId).Name;
        await MessageWriting.WriteAsync(unit, seal, MessageEvent.AmcUsed, key, facts, ct);
    }
}

/// <summary>Tells a customer that their contract ends.</summary>
public sealed class AmcExpiringMessage(IUnitOfWorkFactory units, ISecretSeal seal) : IEventHandler
{
    public string Consumer => "message-amc-expiring";

    public string EventType => new AmcExpiring(0, 0).Type;

    public string Permission => MessagePermissions.Write;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync<AmcExpiring>(
            eventId,
            payload,
            async (unit, key, expiring) =>
            {
                var contract = await unit.Set<AmcContract>().SingleAsync(c => c.Id == expiring.AmcContractId, ct);
                if (contract.State is not AmcState.Active)
                    return;
                var facts = await MessageFactsReader.OfCustomerAsync(unit, contract.ContactId, ct);
                AmcFacts.Fill(facts, contract);
                await MessageWriting.WriteAsync(unit, seal, MessageEvent.AmcExpiring, key, facts, ct);
            },
            ct
        );
}

/// <summary>The invoice of a contract was cancelled: the contract ends with it.</summary>
public sealed class AmcInvoiceFollower(IUnitOfWorkFactory units) : IEventHandler
{
    public string Consumer => "amc-invoice-cancelled";

    public string EventType => new InvoiceCancelled(0, null).Type;

    public string Permission => AmcPermissions.SystemWatch;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync(
            Permission,
            eventId,
            async unit =>
            {
                var id = System.Text.Json.JsonSerializer.Deserialize<InvoiceCancelled>(payload)!.InvoiceId;
                return await unit.Set<AmcContract>().SingleOrDefaultAsync(c => c.InvoiceId == id, ct) is { } contract
                    ? await AmcSelling.InvoiceGoneAsync(unit, contract, ct)
                    : null;
            },
            ct
        );
}

/// <summary>What messages say of a contract.</summary>
internal static class AmcFacts
{
    public static void Fill(MessageFacts facts, AmcContract contract)
    {
        facts.Values[TemplateText.Plan] = contract.PlanName;
        facts.Values[TemplateText.Contract] = contract.Number;
        facts.Values[TemplateText.Until] = contract.EndsOn.ToString("dd MMM yyyy", CultureInfo.InvariantCulture);
    }
}
