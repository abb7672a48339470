using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access;

/// <summary>Asks people to become members. Nothing is sent: whoever makes the link hands it over.</summary>
public sealed class InvitationService(IUnitOfWorkFactory units, IPeople people, IPasswordConfirmation password)
{
    /// <summary>The roles somebody can be invited to.</summary>
    [Bounded(100)]
    public Task<IReadOnlyList<InvitableRole>> RolesAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<InvitableRole>>(
            OrganizationPermissions.Invite,
            async unit =>
            {
                var roles = await unit.Set<Role>()
                    .OrderBy(r => r.Id)
                    .Take(100)
                    .Select(r => new
                    {
                        r.Id,
                        r.Name,
                        Permissions = r.Permissions.Select(p => p.Permission).ToList(),
                    })
                    .ToListAsync(ct);
                return [.. roles.Select(r => new InvitableRole(r.Id, r.Name, r.Permissions.All(unit.May)))];
            },
            ct
        );

    /// <summary>Invitations nobody has used or withdrawn, the newest first.</summary>
    [Bounded(100)]
    public Task<IReadOnlyList<InvitationRow>> PendingAsync(CancellationToken ct) =>
        units.ReadAsync(OrganizationPermissions.Invite, unit => InvitationList.PendingAsync(unit, ct), ct);

    /// <returns>
    /// The invitation, with a link that works unless it waits; or ADDRESS_INVALID, ROLE_MISSING, NOT_FOUND for a role of
    /// somebody else, ALREADY_MEMBER, ALREADY_INVITED, PASSWORD_NEEDED.
    /// </returns>
    public Task<Result<InvitationMade>> InviteAsync(InvitePerson invite, CommandId command, CancellationToken ct) =>
        units.RunAsync<InvitationMade>(
            OrganizationPermissions.Invite,
            command,
            invite,
            async unit =>
            {
                var address = InvitationAddress.Read(invite.Address);
                if (address.Error is { } invalid)
                    return invalid;
                if (await AddressRefusalAsync(unit, address.Value, ct) is { } taken)
                    return taken;
                var beyond = await MemberRules.RolesRefusalAsync(unit, invite.RoleIds, ct);
                if (beyond is not null && beyond.Code != AccessErrors.BeyondOwnCode)
                    return beyond;
                if (await password.RefusalAsync(unit.Actor, ct) is { } needed)
                    return needed;
                Invitation invitation = new()
                {
                    Email = address.Value.Email,
                    Phone = address.Value.Phone,
                    InvitedAtUtc = unit.Now,
                    InvitedByMembershipId = unit.Actor.MembershipId!.Value,
                };
                invitation.Ask(invite.RoleIds);
                if (beyond is null)
                {
                    invitation.VouchFor(unit.Actor.MembershipId.Value);
                    invitation.MakeLink(invite.TokenHash, unit.Today, unit.Now);
                }

                return new InvitationMade(unit.Add(invitation).Id, Waits: beyond is not null);
            },
            ct
        );

    /// <summary>
    /// Makes a new link; the one before works no more. Only for somebody who holds all of the roles' permissions, who
    /// could use the link; it is also the consent an invitation waits for.
    /// </summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, ROLE_BEYOND_OWN, INVITATION_LINK_LIMIT.</returns>
    public Task<Result<Done>> NewLinkAsync(NewInvitationLink link, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            link,
            link.Id,
            link.Version,
            async (unit, invitation) =>
            {
                var beyond = await MemberRules.RolesRefusalAsync(unit, [.. invitation.Roles.Select(r => r.RoleId)], ct);
                if (beyond is not null)
                    return beyond;
                invitation.VouchFor(unit.Actor.MembershipId!.Value);
                return invitation.MakeLink(link.TokenHash, unit.Today, unit.Now);
            },
            ct
        );

    /// <summary>Its link opens nothing from now on.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT.</returns>
    public Task<Result<Done>> WithdrawAsync(WithdrawInvitation withdraw, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            withdraw,
            withdraw.Id,
            withdraw.Version,
            (unit, invitation) =>
            {
                invitation.Withdraw(unit.Now);
                return Task.FromResult<Error?>(null);
            },
            ct
        );

    private Task<Result<Done>> ActAsync(
        CommandId command,
        object input,
        long id,
        int version,
        Func<IUnitOfWork, Invitation, Task<Error?>> act,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            OrganizationPermissions.Invite,
            command,
            input,
            async unit =>
            {
                var found = await unit.Set<Invitation>()
                    .Include(i => i.Roles)
                    .SingleOrDefaultAsync(i => i.Id == id, ct);
                if (found is not { IsPending: true })
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(found, version) is { } stale)
                    return stale;
                return await act(unit, found) is { } error ? error : Done.Instance;
            },
            ct
        );

    /// <summary>Says nothing about accounts elsewhere, only about this organization's own list.</summary>
    private async Task<Error?> AddressRefusalAsync(IReadUnit unit, InvitationAddress address, CancellationToken ct)
    {
        var pending = unit.Set<Invitation>().Where(i => i.AcceptedAtUtc == null && i.WithdrawnAtUtc == null);
        if (address.Email is not { } email)
            return await pending.AnyAsync(i => i.Phone == address.Phone, ct) ? AccessErrors.AlreadyInvited : null;
        if (
            await people.FindAsync(email, ct) is { } person
            && await unit.Set<Membership>()
                .AnyAsync(m => m.PersonId == person && m.Status != MembershipStatus.Ended, ct)
        )
            return AccessErrors.AlreadyMember;
        return await pending.AnyAsync(i => i.Email == email, ct) ? AccessErrors.AlreadyInvited : null;
    }
}
