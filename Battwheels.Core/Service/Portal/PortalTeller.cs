using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Service.Fleet;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <summary>
/// Looks for whoever asked to be let in and writes the message with code and link; nothing for a number nobody has. Forgets
/// old tries.
/// </summary>
public sealed class PortalTeller(IUnitOfWorkFactory units, ISecretSeal seal) : IQueueWorker
{
    public const string QueueName = "portal-codes";
    private const int Batch = 20;
    private const int MostForgotten = 200;

    public string Queue => QueueName;

    public string Permission => PortalPermissions.Tell;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        while (await TellAsync(ct) == Batch)
            ct.ThrowIfCancellationRequested();
        return await ForgetAsync(ct);
    }

    private async Task<int> TellAsync(CancellationToken ct) =>
        (
            await units.RunAsync<int>(
                Permission,
                CommandId.New(),
                new { portal = "tell" },
                async unit =>
                {
                    var waiting = await unit.Set<PortalChallenge>()
                        .Where(c => c.Sealed != null)
                        .OrderBy(c => c.Id)
                        .Take(Batch)
                        .ToListAsync(ct);
                    foreach (var challenge in waiting)
                        await TellAsync(unit, challenge, ct);
                    return waiting.Count;
                },
                ct
            )
        ).Value;

    private async Task TellAsync(IUnitOfWork unit, PortalChallenge challenge, CancellationToken ct)
    {
        var errand = JsonSerializer.Deserialize<PortalErrand>(
            seal.Open(challenge.Sealed!, PortalErrand.Place(unit.Organization.Id))
        )!;
        challenge.Sealed = null;
        if (unit.Now - challenge.AtUtc > PortalChallenge.CodeLife)
            return; // the server was down: what it would send is over
        var (contact, person) = await FindAsync(unit, errand, ct);
        (challenge.ContactId, challenge.FleetPersonId) = (contact, person?.Id);
        if (contact is { } contactId)
            await PortalMessages.WriteCodeAsync(unit, seal, contactId, person, errand, $"portal:{challenge.Id}", ct);
    }

    /// <summary>
    /// A customer with this number goes before a person of somebody else's account: who adds a number to an account takes
    /// nobody's own records away. Where the number is an account's and one of its people's, it is the person's.
    /// </summary>
    private static async Task<(long? Contact, FleetPerson? Person)> FindAsync(
        IReadUnit unit,
        PortalErrand errand,
        CancellationToken ct
    )
    {
        var contact = await ContactAsync(unit, errand, ct);
        var key = errand.Key;
        var people =
            errand.Kind is ContactKeyKind.Phone
                ? unit.Set<FleetPerson>().Where(p => p.MobileKey == key)
                : unit.Set<FleetPerson>().Where(p => p.MailKey == key);
        var person = await (
            from someone in people
            where someone.IsActive
            join account in unit.Set<Contact>() on someone.ContactId equals account.Id
            where !account.IsArchived && account.IsCustomer && (contact == null || account.Id == contact)
            orderby someone.Id
            select someone
        ).FirstOrDefaultAsync(ct);
        return (person?.ContactId ?? contact, person);
    }

    /// <summary>The oldest live customer with this number or address.</summary>
    private static async Task<long?> ContactAsync(IReadUnit unit, PortalErrand errand, CancellationToken ct)
    {
        var (kind, key) = (errand.Kind, errand.Key);
        var holders = unit.Set<ContactKey>().Where(k => k.Kind == kind && k.Key == key).Select(k => k.ContactId);
        return await unit.Set<Contact>()
            .Where(c => !c.IsArchived && c.IsCustomer && holders.Contains(c.Id))
            .OrderBy(c => c.Id)
            .Select(c => (long?)c.Id)
            .FirstOrDefaultAsync(ct);
    }

    /// <returns>When there is something to forget next; null where there is nothing left.</returns>
    private async Task<DateTime?> ForgetAsync(CancellationToken ct)
    {
        await units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { portal = "forget" },
            async unit =>
            {
                var before = unit.Now - PublicKnocks.Memory;
                foreach (
                    var knock in await unit.Set<PublicKnock>()
                        .Where(k => k.AtUtc < before)
                        .OrderBy(k => k.Id)
                        .Take(MostForgotten)
                        .ToListAsync(ct)
                )
                    unit.Remove(knock);
                foreach (
                    var challenge in await unit.Set<PortalChallenge>()
                        .Where(c => c.AtUtc < before)
                        .OrderBy(c => c.Id)
                        .Take(MostForgotten)
                        .ToListAsync(ct)
                )
                    unit.Remove(challenge);
                return Done.Instance;
            },
            ct
        );
        var oldest = await units.ReadAsync(
            Permission,
            unit => unit.Set<PublicKnock>().MinAsync(k => (DateTime?)k.AtUtc, ct),
            ct
        );
        return oldest + PublicKnocks.Memory + TimeSpan.FromMinutes(1);
    }
}
