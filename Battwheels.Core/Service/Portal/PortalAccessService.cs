using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Fleet;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <summary>How a customer uses the portal, for the people of the workshop.</summary>
/// <param name="MaySignIn">There is a number or address a code can be sent to.</param>
public sealed record PortalAccess(bool MaySignIn, IReadOnlyList<PortalSessionRow> Sessions);

/// <summary>Inviting a customer to the portal and ending their sessions. Nobody of the workshop can sign in as them.</summary>
public sealed class PortalAccessService(IUnitOfWorkFactory units, ISecretSeal seal)
{
    /// <returns>Null for no such contact.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks contacts:read.</exception>
    public Task<PortalAccess?> OfContactAsync(long contactId, CancellationToken ct) =>
        units.ReadAsync<PortalAccess?>(
            ContactPermissions.Read,
            async unit =>
            {
                var contact = await unit.Set<Contact>()
                    .Where(c => c.Id == contactId)
                    .Select(c => new
                    {
                        c.PhoneKey,
                        c.Email,
                        c.IsArchived,
                    })
                    .SingleOrDefaultAsync(ct);
                if (contact is null)
                    return null;
                return new PortalAccess(
                    !contact.IsArchived && (contact.PhoneKey is not null || contact.Email is not null),
                    await PortalEntries
                        .Open(unit)
                        .Where(s => s.ContactId == contactId)
                        .OrderByDescending(s => s.Id)
                        .Take(PortalSession.Most * 3)
                        .Select(s => new PortalSessionRow(
                            s.Id,
                            s.CreatedAtUtc,
                            s.LastSeenUtc,
                            s.Browser,
                            false,
                            unit.Set<FleetPerson>()
                                .Where(p => p.Id == s.FleetPersonId)
                                .Select(p => p.Name)
                                .FirstOrDefault()
                        ))
                        .ToListAsync(ct)
                );
            },
            ct
        );

    /// <summary>Sends the portal's address, nothing secret: the customer signs in with a code of their own.</summary>
    /// <returns>Done; or NOT_FOUND, CONTACT_UNREACHABLE.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks contacts:update.</exception>
    public Task<Result<Done>> InviteAsync(long contactId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            ContactPermissions.Update,
            command,
            new { invite = contactId },
            async unit =>
            {
                var contact = await unit.Set<Contact>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(c => c.Id == contactId && !c.IsArchived, ct);
                if (contact is null)
                    return CommonErrors.NotFound;
                if (contact.PhoneKey is null && contact.Email is null)
                    return new Error(
                        "CONTACT_UNREACHABLE",
                        "This contact has no mobile number and no e-mail address. Enter one first."
                    );
                await PortalMessages.InviteAsync(unit, seal, contactId, $"portal-invite:{command.Value:N}", ct);
                unit.Audit("PORTAL_INVITED", nameof(Contact), contactId);
                return Done.Instance;
            },
            ct
        );

    /// <summary>Ends one session of a customer; their browser has to sign in again.</summary>
    /// <returns>Done; or NOT_FOUND.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks contacts:update.</exception>
    public Task<Result<Done>> RevokeAsync(long contactId, long sessionId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            ContactPermissions.Update,
            command,
            new { contactId, sessionId },
            async unit =>
            {
                if (!await unit.Set<PortalSession>().AnyAsync(s => s.Id == sessionId && s.ContactId == contactId, ct))
                    return CommonErrors.NotFound;
                await PortalEntries.RevokeAsync(unit, sessionId, contactId, unit.Actor.Name, ct);
                unit.Audit("PORTAL_SESSION_ENDED", nameof(Contact), contactId, new { sessionId });
                return Done.Instance;
            },
            ct
        );
}
