using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Fleet;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <summary>Tries, and letting in, inside the caller's transaction.</summary>
internal static class PortalEntries
{
    /// <summary>Counts one try at the code.</summary>
    /// <returns>False when it is spent or tried out.</returns>
    public static async Task<bool> TryAsync(IUnitOfWork unit, long challengeId, CancellationToken ct) =>
        await unit.UpdateWhereAsync<PortalChallenge>(
            c => c.Id == challengeId && c.SpentAtUtc == null && c.Tries < PortalChallenge.MostTries,
            set => set.SetProperty(c => c.Tries, c => c.Tries + 1),
            ct
        ) == 1;

    /// <summary>Spends the challenge and makes the session.</summary>
    /// <returns>False when it was spent before, or nobody known asked.</returns>
    public static async Task<bool> EnterAsync(
        IUnitOfWork unit,
        PortalChallenge challenge,
        string sessionHash,
        string? browser,
        CancellationToken ct
    )
    {
        if (challenge.ContactId is not { } contactId)
            return false;
        if (!await unit.Set<Contact>().AnyAsync(c => c.Id == contactId && !c.IsArchived, ct))
            return false;
        var person = challenge.FleetPersonId;
        if (person is not null && !await unit.Set<FleetPerson>().AnyAsync(p => p.Id == person && p.IsActive, ct))
            return false;
        DateTime? now = unit.Now;
        var id = challenge.Id;
        if (
            await unit.UpdateWhereAsync<PortalChallenge>(
                c => c.Id == id && c.SpentAtUtc == null,
                set => set.SetProperty(c => c.SpentAtUtc, now),
                ct
            ) != 1
        )
            return false;
        await MakeRoomAsync(unit, contactId, person, ct);
        unit.Add(
            new PortalSession
            {
                ContactId = contactId,
                FleetPersonId = person,
                TokenHash = sessionHash,
                CreatedAtUtc = unit.Now,
                ExpiresAtUtc = unit.Now + PortalSession.Life,
                LastSeenUtc = unit.Now,
                Browser = browser is { Length: > PortalSession.LongestBrowser }
                    ? browser[..PortalSession.LongestBrowser]
                    : browser,
            }
        );
        return true;
    }

    /// <returns>Sessions ended: 0 for one that is somebody else's, or over.</returns>
    public static Task<int> RevokeAsync(
        IUnitOfWork unit,
        long sessionId,
        long contactId,
        string by,
        CancellationToken ct
    )
    {
        DateTime? now = unit.Now;
        return unit.UpdateWhereAsync<PortalSession>(
            s => s.Id == sessionId && s.ContactId == contactId && s.RevokedAtUtc == null,
            set => set.SetProperty(s => s.RevokedAtUtc, now).SetProperty(s => s.RevokedBy, by),
            ct
        );
    }

    /// <summary>Sessions that are open now.</summary>
    public static IQueryable<PortalSession> Open(IReadUnit unit)
    {
        var now = unit.Now;
        return unit.Set<PortalSession>().Where(s => s.RevokedAtUtc == null && s.ExpiresAtUtc > now);
    }

    /// <summary>Of those, the ones of whoever is signed in: a person of an account does not see the others'.</summary>
    public static IQueryable<PortalSession> Own(IReadUnit unit)
    {
        var person = unit.Actor.AccountPersonId;
        return Open(unit).Where(s => s.FleetPersonId == person);
    }

    private static async Task MakeRoomAsync(IUnitOfWork unit, long contactId, long? personId, CancellationToken ct)
    {
        var open = await Open(unit)
            .Where(s => s.ContactId == contactId && s.FleetPersonId == personId)
            .OrderByDescending(s => s.Id)
            .Select(s => s.Id)
            .Take(PortalSession.Most + 1)
            .ToListAsync(ct);
        foreach (var id in open.Skip(PortalSession.Most - 1))
            await RevokeAsync(unit, id, contactId, "limit", ct);
    }
}
