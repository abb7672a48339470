using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access;

/// <param name="Version">The version the page showed.</param>
/// <param name="Password">Told to the person once; they must replace it when they next sign in.</param>
public sealed record ResetPassword(long Id, int Version, string Password);

/// <summary>Gives a member who forgot the password a temporary one.</summary>
public sealed class PasswordResetService(
    IUnitOfWorkFactory units,
    IPeople people,
    IPlatformDirectory directory,
    ISessions sessions,
    IPasswordConfirmation password
)
{
    /// <summary>
    /// The old password and every session end, a lock is lifted. Never for somebody who also works elsewhere: one
    /// organization must not take over an account that opens another.
    /// </summary>
    /// <returns>
    /// Done; or NOT_FOUND, CONCURRENCY_CONFLICT, MEMBERSHIP_ENDED, SEPARATION_OF_DUTIES for oneself, ROLE_BEYOND_OWN,
    /// SHARED_ACCOUNT, PASSWORD_NEEDED, PASSWORD_REFUSED.
    /// </returns>
    public async Task<Result<Done>> ResetAsync(ResetPassword reset, CommandId command, CancellationToken ct)
    {
        // The password is hashed outside the transaction, and only for somebody who may use the result.
        var allowed = await units.ReadAsync(
            OrganizationPermissions.UpdateMembers,
            unit => FindAsync(unit, reset.Id, ct),
            ct
        );
        if (allowed.Error is { } refused)
            return refused;
        if (await units.ReadAsync(OrganizationPermissions.UpdateMembers, NeedsPasswordAsync, ct) is { } needed)
            return needed;
        var hash = await people.HashAsync(reset.Password, [allowed.Value.DisplayName], ct);
        var done = await units.RunAsync<Done>(
            OrganizationPermissions.UpdateMembers,
            command,
            new { reset.Id, reset.Version },
            async unit =>
            {
                if (hash.Error is { } unusable)
                    return unusable;
                var found = await FindAsync(unit, reset.Id, ct);
                if (found.Error is { } refusal)
                    return refusal;
                if (CommonErrors.Stale(found.Value, reset.Version) is { } stale)
                    return stale;
                await people.ReplacePasswordAsync(unit, found.Value.PersonId, hash.Value, ct);
                unit.Audit("PASSWORD_RESET", nameof(Membership), reset.Id);
                return Done.Instance;
            },
            ct
        );
        if (done.Error is null)
            await sessions.EndAllAsync(allowed.Value.PersonId, null, "password reset", CancellationToken.None);
        return done;
    }

    private Task<Error?> NeedsPasswordAsync(IReadUnit unit) => password.RefusalAsync(unit.Actor, default);

    private async Task<Result<Membership>> FindAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var member = await unit.Set<Membership>().Include(m => m.Roles).SingleOrDefaultAsync(m => m.Id == id, ct);
        if (member is null)
            return CommonErrors.NotFound;
        if (member.Status is MembershipStatus.Ended)
            return AccessErrors.Ended;
        if (await MemberRules.TargetRefusalAsync(unit, member, ct) is { } refusal)
            return refusal;
        var own = await directory.MembershipsAsync(member.PersonId, ct);
        return own.Any(m => m.OrganizationId != unit.Organization.Id) ? AccessErrors.SharedAccount : member;
    }
}
