using System.Text.Json;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Fleet;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <param name="IpAddress">Whence it was asked.</param>
public sealed record AskForCode(string Destination, string? IpAddress);

/// <param name="SessionHash">Of the token the browser is given when it is let in.</param>
public sealed record EnterByCode(string Destination, string Code, string SessionHash, string? Browser);

/// <param name="SessionHash">Of the token the browser is given when it is let in.</param>
public sealed record EnterByLink(string Token, string SessionHash, string? Browser);

/// <summary>Whose session it is.</summary>
/// <param name="NowId">Who that contact is today, where it was merged into another.</param>
/// <param name="WasSeenLately">Within the last hour; else it is to be marked as seen.</param>
public sealed record PortalBearer(long ContactId, long NowId, string Name, long SessionId, bool WasSeenLately)
{
    /// <summary>Who of the account it is; null for the customer itself.</summary>
    public PortalPerson? Person { get; init; }

    /// <summary>From now on acts as whoever it is, with what their role may do and no more.</summary>
    public Actor ToActor(long organizationId, string? ipAddress) =>
        Actor.PublicLink(
            organizationId,
            ContactId,
            Person?.Name ?? Name,
            ipAddress,
            Person is null ? PortalPermissions.Visitor : FleetPermissions.Of(Person.Role)
        ) with
        {
            MergedIntoId = NowId,
            AccountPersonId = Person?.Id,
            DriverId = Person is { Role: FleetRole.Driver } ? Person.Id : null,
        };
}

/// <summary>A person of an account who is signed in.</summary>
public sealed record PortalPerson(long Id, string Name, FleetRole Role);

/// <summary>What everybody may know of a workshop.</summary>
public sealed record PublicWorkshop(string Name, string City, string? Phone);

/// <summary>
/// The door of the customer portal. Whoever knocks gets the same answer in the same time, whether the number is known or not:
/// the same rows are written, and a worker looks for the contact afterwards.
/// </summary>
public sealed class PortalDoorService(IUnitOfWorkFactory units, ISecretSeal seal)
{
    private static readonly Error DestinationUnclear = new(
        "DESTINATION_UNCLEAR",
        "Type a mobile number of ten digits, or an e-mail address.",
        nameof(AskForCode.Destination)
    );

    /// <exception cref="AccessDeniedException">The actor lacks system:portal:door.</exception>
    public Task<PublicWorkshop> WorkshopAsync(CancellationToken ct) =>
        units.ReadAsync(
            PortalPermissions.Door,
            unit =>
                unit.Set<OrganizationProfile>()
                    .Select(p => new PublicWorkshop(p.TradeName, p.City, p.Phone))
                    .SingleAsync(ct),
            ct
        );

    /// <summary>A code and a link are on their way, if the number is known here.</summary>
    /// <returns>Done, known or not; or DESTINATION_UNCLEAR, TOO_MANY_TRIES.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks system:portal:door.</exception>
    public Task<Result<Done>> AskAsync(AskForCode input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            PortalPermissions.Door,
            command,
            input,
            async unit =>
            {
                if (PortalDestination.Read(input.Destination) is not { } destination)
                    return DestinationUnclear;
                var from = Network.Of(input.IpAddress);
                if (
                    await PublicKnocks.TakeAsync(unit, KnockKind.PortalCode, $"ip:{from}", PublicKnocks.Asking, ct) is
                    { } often
                )
                    return often;
                if (
                    await PublicKnocks.TakeAsync(
                        unit,
                        KnockKind.PortalCode,
                        $"to:{destination.Hash}",
                        PublicKnocks.Destination,
                        ct
                    ) is
                    { } again
                )
                    return again;
                Challenge(unit, destination);
                return Done.Instance;
            },
            ct
        );
    }

    /// <summary>Five tries at a code; the right one lets in once.</summary>
    /// <returns>Was it right? Wrong, old, spent, tried out and never sent are all the same.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks system:portal:door.</exception>
    public Task<Result<bool>> EnterAsync(EnterByCode input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<bool>(
            PortalPermissions.Door,
            command,
            input,
            async unit =>
            {
                if (
                    PortalDestination.Read(input.Destination) is not { Hash: var hash }
                    || PortalCodes.Read(input.Code) is not { } code
                )
                    return false;
                var since = unit.Now - PortalChallenge.CodeLife;
                var challenge = await unit.Set<PortalChallenge>()
                    .AsNoTracking()
                    .Where(c => c.DestinationHash == hash && c.AtUtc > since)
                    .OrderByDescending(c => c.Id)
                    .FirstOrDefaultAsync(ct);
                return challenge is not null
                    && await PortalEntries.TryAsync(unit, challenge.Id, ct)
                    && PortalCodes.Matches(code, challenge.LinkHash, challenge.CodeHash)
                    && await PortalEntries.EnterAsync(unit, challenge, input.SessionHash, input.Browser, ct);
            },
            ct
        );
    }

    /// <summary>The link lets in once.</summary>
    /// <returns>Was it open? Unknown, old and spent are all the same.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks system:portal:door.</exception>
    public Task<Result<bool>> OpenAsync(EnterByLink input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<bool>(
            PortalPermissions.Door,
            command,
            new
            {
                link = LinkToken.Read(input.Token)?.Hash,
                input.SessionHash,
                input.Browser,
            },
            async unit =>
            {
                if (LinkToken.Read(input.Token) is not { Hash: var hash })
                    return false;
                var since = unit.Now - PortalChallenge.LinkLife;
                var challenge = await unit.Set<PortalChallenge>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(c => c.LinkHash == hash && c.AtUtc > since, ct);
                return challenge is not null
                    && await PortalEntries.EnterAsync(unit, challenge, input.SessionHash, input.Browser, ct);
            },
            ct
        );
    }

    /// <summary>Whose cookie it is.</summary>
    /// <returns>Null for unknown, expired and revoked ones, and for a contact that is gone.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks system:portal:door.</exception>
    public Task<PortalBearer?> FindAsync(string token, CancellationToken ct) =>
        units.ReadAsync<PortalBearer?>(
            PortalPermissions.Door,
            async unit =>
            {
                if (LinkToken.Read(token) is not { Hash: var hash })
                    return null;
                var now = unit.Now;
                var found = await (
                    from session in unit.Set<PortalSession>()
                    where session.TokenHash == hash && session.RevokedAtUtc == null && session.ExpiresAtUtc > now
                    join contact in unit.Set<Contact>() on session.ContactId equals contact.Id
                    where !contact.IsArchived || contact.MergedIntoId != null
                    from person in unit.Set<FleetPerson>().Where(p => p.Id == session.FleetPersonId).DefaultIfEmpty()
                    where session.FleetPersonId == null || person!.IsActive
                    select new
                    {
                        session.Id,
                        session.LastSeenUtc,
                        session.ContactId,
                        contact.Name,
                        Person = person == null ? null : new PortalPerson(person.Id, person.Name, person.Role),
                    }
                ).SingleOrDefaultAsync(ct);
                return found is null
                    ? null
                    : new PortalBearer(
                        found.ContactId,
                        await MergedParties.NowAsync(unit, found.ContactId, ct),
                        found.Name,
                        found.Id,
                        found.LastSeenUtc > now.AddHours(-1)
                    )
                    {
                        Person = found.Person,
                    };
            },
            ct
        );

    /// <exception cref="AccessDeniedException">The actor lacks system:portal:door.</exception>
    public Task<Result<Done>> SeenAsync(long sessionId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            PortalPermissions.Door,
            command,
            new { seen = sessionId },
            async unit =>
            {
                var now = unit.Now;
                await unit.UpdateWhereAsync<PortalSession>(
                    s => s.Id == sessionId && s.RevokedAtUtc == null,
                    set => set.SetProperty(s => s.LastSeenUtc, now),
                    ct
                );
                return Done.Instance;
            },
            ct
        );

    private void Challenge(IUnitOfWork unit, PortalDestination destination)
    {
        var (code, link) = (PortalCodes.New(), LinkToken.New());
        PortalErrand errand = new(destination.Kind, destination.Key, code, link.Text);
        unit.Add(
            new PortalChallenge
            {
                DestinationHash = destination.Hash,
                CodeHash = PortalCodes.Hash(code, link.Hash),
                LinkHash = link.Hash,
                Sealed = seal.Close(JsonSerializer.Serialize(errand), PortalErrand.Place(unit.Organization.Id)),
                AtUtc = unit.Now,
            }
        );
        unit.WorkDue(PortalTeller.QueueName, unit.Now);
    }
}

/// <summary>What the worker needs to write the message, and nobody else may read.</summary>
internal sealed record PortalErrand(ContactKeyKind Kind, string Key, string Code, string Link)
{
    public static string Place(long organizationId) => $"{organizationId}|{nameof(PortalChallenge)}";
}
