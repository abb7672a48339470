using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access;

/// <summary>
/// What the holder of an invitation's link can do: see it, and become a member. Runs under a key no role can hold; the
/// link's secret is the proof.
/// </summary>
public sealed class JoinService(IUnitOfWorkFactory units, IPeople people)
{
    /// <returns>The offer; or INVITATION_INVALID, the same for unknown, used, withdrawn and expired links.</returns>
    public Task<Result<InvitationOffer>> ReadAsync(string token, CancellationToken ct) =>
        units.ReadAsync<Result<InvitationOffer>>(
            SystemPermissions.AcceptInvitation,
            async unit =>
            {
                if (await FindAsync(unit, token, ct) is not { } invitation)
                    return AccessErrors.InvitationInvalid;
                var roleIds = invitation.Roles.Select(r => r.RoleId).ToArray();
                return new InvitationOffer(
                    unit.Organization.Name,
                    invitation.Email,
                    await unit.Set<Role>()
                        .Where(r => roleIds.Contains(r.Id))
                        .OrderBy(r => r.Name)
                        .Select(r => r.Name)
                        .ToListAsync(ct),
                    await unit.Set<Membership>()
                        .Where(m => m.Id == invitation.InvitedByMembershipId)
                        .Select(m => m.DisplayName)
                        .SingleAsync(ct),
                    invitation.ExpiresAtUtc!.Value,
                    invitation.Email is { } email && await people.FindAsync(email, ct) is not null
                );
            },
            ct
        );

    /// <summary>Makes an account and the membership with it.</summary>
    /// <returns>
    /// The membership's id; or INVITATION_INVALID, SIGN_IN_FIRST where the address has an account, EMAIL_INVALID,
    /// REQUIRED, PASSWORD_REFUSED.
    /// </returns>
    public async Task<Result<long>> JoinAsync(JoinWithPassword join, CommandId command, CancellationToken ct)
    {
        // Only who holds a link that works makes us hash a password; the hash is made outside the transaction.
        var prepared = await PrepareAsync(join, ct);
        return await units.RunAsync<long>(
            SystemPermissions.AcceptInvitation,
            command,
            new
            {
                LinkToken.Read(join.Token)?.Hash,
                join.Email,
                join.FullName,
            },
            async unit =>
            {
                if (prepared.Error is { } refusal)
                    return refusal;
                if (await FindAsync(unit, join.Token, ct) is not { } invitation)
                    return AccessErrors.InvitationInvalid;
                var person = prepared.Value;
                if (await people.FindAsync(person.Email!, ct) is not null)
                    return AccessErrors.SignInFirst;
                people.Add(unit, person);
                return Admit(unit, invitation, unit.Add(NewMember(unit, person.Id, person.FullName)));
            },
            ct
        );
    }

    /// <summary>The signed-in person, who is the actor's, becomes a member under the name they have.</summary>
    /// <returns>
    /// The membership's id; or INVITATION_INVALID, SIGN_IN_FIRST, INVITATION_OTHER_ADDRESS, ALREADY_HERE.
    /// </returns>
    public Task<Result<long>> AcceptAsync(string token, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            SystemPermissions.AcceptInvitation,
            command,
            new { LinkToken.Read(token)?.Hash },
            async unit =>
            {
                if (await FindAsync(unit, token, ct) is not { } invitation)
                    return AccessErrors.InvitationInvalid;
                if (unit.Actor.PersonId is not { } person)
                    return AccessErrors.SignInFirst;
                var email = (await people.EmailsAsync([person], ct)).GetValueOrDefault(person, "");
                if (invitation.Email is { } wanted && !wanted.Equals(email, StringComparison.OrdinalIgnoreCase))
                    return AccessErrors.OtherAddress;
                var member = await unit.Set<Membership>()
                    .Include(m => m.Roles)
                    .SingleOrDefaultAsync(m => m.PersonId == person, ct);
                if (member is { Status: not MembershipStatus.Ended })
                    return AccessErrors.AlreadyHere;
                member?.SetStatus(MembershipStatus.Active, null);
                return Admit(unit, invitation, member ?? unit.Add(NewMember(unit, person, unit.Actor.Name)));
            },
            ct
        );

    private async Task<Result<Person>> PrepareAsync(JoinWithPassword join, CancellationToken ct)
    {
        var offer = await ReadAsync(join.Token, ct);
        if (offer.Error is { } closed)
            return closed;
        var email = offer.Value.Email ?? join.Email ?? "";
        return await people.FindAsync(email, ct) is null
            ? await people.PrepareAsync(
                new NewPerson(email, join.FullName, join.Password, offer.Value.Organization),
                ct
            )
            : AccessErrors.SignInFirst;
    }

    /// <summary>Null for what cannot be a token, is unknown, used, withdrawn, too old or no longer stood for.</summary>
    private static async Task<Invitation?> FindAsync(IReadUnit unit, string token, CancellationToken ct)
    {
        if (LinkToken.Read(token) is not { Hash: var hash })
            return null;
        var found = await unit.Set<Invitation>()
            .Include(i => i.Roles)
            .SingleOrDefaultAsync(i => i.TokenHash == hash, ct);
        return found is not null && found.IsOpen(unit.Now) && await InvitationList.IsVouchedAsync(unit, found, ct)
            ? found
            : null;
    }

    private static Membership NewMember(IReadUnit unit, long personId, string name) =>
        new()
        {
            PersonId = personId,
            DisplayName = name,
            JoinedAtUtc = unit.Now,
        };

    private static long Admit(IUnitOfWork unit, Invitation invitation, Membership member)
    {
        MemberRules.Give(unit, member, invitation.Roles.Select(r => r.RoleId));
        invitation.Accept(member.Id, unit.Now);
        return member.Id;
    }
}
