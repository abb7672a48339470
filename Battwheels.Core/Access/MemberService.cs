using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access;

/// <summary>The people of an organization and what they may do.</summary>
public sealed class MemberService(IUnitOfWorkFactory units, IPeople people, IPasswordConfirmation password)
{
    /// <summary>By name.</summary>
    public Task<Page<MemberRow>> ListAsync(MemberFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            OrganizationPermissions.ReadMembers,
            unit => MemberList.PageAsync(unit, people, filter, Cursor.Read(after), ct),
            ct
        );

    /// <summary>Puts on record that somebody takes the list out of the system; then read it page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(MemberFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            OrganizationPermissions.ReadMembers,
            command,
            filter,
            unit =>
            {
                unit.Audit("EXPORTED", nameof(Membership), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <returns>The member; or NOT_FOUND.</returns>
    public Task<Result<MemberView>> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync<Result<MemberView>>(
            OrganizationPermissions.ReadMembers,
            async unit =>
            {
                if (await WithRoles(unit).SingleOrDefaultAsync(m => m.Id == id, ct) is not { } member)
                    return CommonErrors.NotFound;
                var email = (await people.EmailsAsync([member.PersonId], ct)).GetValueOrDefault(member.PersonId, "");
                return new MemberView(
                    member.Id,
                    member.Version,
                    member.DisplayName,
                    email,
                    member.Status,
                    member.StatusReason,
                    member.IsHvCertified,
                    member.JoinedAtUtc,
                    [.. member.Roles.Select(r => r.RoleId)],
                    member.Id == unit.Actor.MembershipId
                );
            },
            ct
        );

    /// <summary>The roles of the organization with their permissions, as the matrix shows them.</summary>
    [Bounded(100)]
    public Task<IReadOnlyList<RoleView>> RolesAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<RoleView>>(
            OrganizationPermissions.ReadRoles,
            async unit =>
            {
                var roles = await unit.Set<Role>()
                    .OrderBy(r => r.Id)
                    .Take(100)
                    .Select(r => new
                    {
                        r.Id,
                        r.Code,
                        r.Name,
                        r.IsSystem,
                        Permissions = r.Permissions.Select(p => p.Permission).ToList(),
                        Holders = unit.Set<Membership>()
                            .Count(m => m.Status == MembershipStatus.Active && m.Roles.Any(h => h.RoleId == r.Id)),
                    })
                    .ToListAsync(ct);
                return
                [
                    .. roles.Select(r => new RoleView(
                        r.Id,
                        r.Code,
                        r.Name,
                        r.IsSystem,
                        r.Holders,
                        r.Permissions.All(unit.May),
                        r.Permissions
                    )),
                ];
            },
            ct
        );

    /// <summary>Makes an account with a password for the first sign-in, and the membership with it.</summary>
    /// <returns>
    /// The membership's id; or ROLE_MISSING, ROLE_BEYOND_OWN, PASSWORD_NEEDED, EMAIL_INVALID, EMAIL_TAKEN, REQUIRED,
    /// PASSWORD_REFUSED.
    /// </returns>
    public async Task<Result<long>> AddAsync(AddMember add, CommandId command, CancellationToken ct)
    {
        // The password is hashed outside the transaction, and only for somebody who may use the result.
        var (refusal, organization) = await units.ReadAsync(
            OrganizationPermissions.UpdateMembers,
            async unit =>
                (
                    await MemberRules.RolesRefusalAsync(unit, add.RoleIds, ct)
                        ?? await password.RefusalAsync(unit.Actor, ct),
                    unit.Organization.Name
                ),
            ct
        );
        if (refusal is not null)
            return refusal;
        var prepared = await people.PrepareAsync(
            new NewPerson(add.Email, add.FullName, add.Password, organization, MustChangePassword: true),
            ct
        );
        if (prepared.Error is { } invalid)
            return invalid;
        return await units.RunAsync<long>(
            OrganizationPermissions.UpdateMembers,
            command,
            add with
            {
                Password = "", // what is kept of the input is a quick hash: no password may be in it
            },
            async unit =>
            {
                if (await MemberRules.RolesRefusalAsync(unit, add.RoleIds, ct) is { } beyond)
                    return beyond;
                if (await people.FindAsync(add.Email, ct) is not null)
                    return AccessErrors.InviteInstead;
                people.Add(unit, prepared.Value);
                Membership member = new()
                {
                    PersonId = prepared.Value.Id,
                    DisplayName = prepared.Value.FullName,
                    JoinedAtUtc = unit.Now,
                    IsHvCertified = add.IsHvCertified,
                };
                member.SetRoles(add.RoleIds);
                return unit.Add(member).Id;
            },
            ct
        );
    }

    /// <returns>
    /// Done; or NOT_FOUND, CONCURRENCY_CONFLICT, SEPARATION_OF_DUTIES for oneself, ROLE_MISSING, ROLE_BEYOND_OWN,
    /// LAST_OWNER, PASSWORD_NEEDED where roles change.
    /// </returns>
    public Task<Result<Done>> ChangeAsync(ChangeMember change, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            change,
            change.Id,
            change.Version,
            async (unit, member) =>
            {
                if (string.IsNullOrWhiteSpace(change.Name))
                    return CommonErrors.Required("Name", "Name");
                if (await MemberRules.RolesRefusalAsync(unit, change.RoleIds, ct) is { } refusal)
                    return refusal;
                var keeps = await MemberRules.HoldsOwnerAsync(unit, change.RoleIds, ct);
                if (await MemberRules.LastOwnerAsync(unit, member, keeps, ct) is { } last)
                    return last;
                var isOther = !member.Roles.Select(r => r.RoleId).ToHashSet().SetEquals(change.RoleIds);
                if (isOther && await password.RefusalAsync(unit.Actor, ct) is { } needed)
                    return needed;
                (member.DisplayName, member.IsHvCertified) = (change.Name.Trim(), change.IsHvCertified);
                if (isOther)
                    MemberRules.Give(unit, member, change.RoleIds);
                return null;
            },
            ct
        );

    /// <summary>Ends access at once: the next command is refused within 5 s, open pages close within 10 s.</summary>
    public Task<Result<Done>> SuspendAsync(SuspendMember suspend, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            suspend,
            suspend.Id,
            suspend.Version,
            async (unit, member) =>
            {
                if (string.IsNullOrWhiteSpace(suspend.Reason))
                    return AccessErrors.ReasonMissing;
                if (await MemberRules.LastOwnerAsync(unit, member, keeps: false, ct) is { } last)
                    return last;
                member.SetStatus(MembershipStatus.Suspended, suspend.Reason.Trim());
                unit.Raise(new MemberAccessEnded(member.Id));
                return null;
            },
            ct
        );

    /// <summary>Gives access back to a suspended member, with the roles they had.</summary>
    public Task<Result<Done>> RestoreAsync(RestoreMember restore, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            restore,
            restore.Id,
            restore.Version,
            (_, member) =>
            {
                member.SetStatus(MembershipStatus.Active, null);
                return Task.FromResult<Error?>(null);
            },
            ct
        );

    /// <summary>Ends the membership for good: access goes as with a suspension, history keeps the name.</summary>
    /// <returns>
    /// Done; or NOT_FOUND, CONCURRENCY_CONFLICT, MEMBERSHIP_ENDED, REASON_MISSING, SEPARATION_OF_DUTIES for oneself,
    /// ROLE_BEYOND_OWN, LAST_OWNER.
    /// </returns>
    public Task<Result<Done>> EndAsync(EndMember end, CommandId command, CancellationToken ct) =>
        ActAsync(
            command,
            end,
            end.Id,
            end.Version,
            async (unit, member) =>
            {
                if (string.IsNullOrWhiteSpace(end.Reason))
                    return AccessErrors.ReasonMissing;
                if (await MemberRules.LastOwnerAsync(unit, member, keeps: false, ct) is { } last)
                    return last;
                member.SetStatus(MembershipStatus.Ended, end.Reason.Trim());
                unit.Raise(new MemberAccessEnded(member.Id));
                return null;
            },
            ct,
            OrganizationPermissions.RemoveMembers
        );

    /// <summary>The caller's own membership ends.</summary>
    /// <returns>Done; or LAST_OWNER.</returns>
    public Task<Result<Done>> LeaveAsync(CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            SelfPermissions.Profile,
            command,
            "leave",
            async unit =>
            {
                var own = await WithRoles(unit).SingleOrDefaultAsync(m => m.Id == unit.Actor.MembershipId, ct);
                if (own is null)
                    return CommonErrors.NotFound;
                if (await MemberRules.LastOwnerAsync(unit, own, keeps: false, ct) is { } last)
                    return last;
                own.SetStatus(MembershipStatus.Ended, "Left");
                unit.Raise(new MemberAccessEnded(own.Id));
                return Done.Instance;
            },
            ct
        );

    private Task<Result<Done>> ActAsync(
        CommandId command,
        object input,
        long id,
        int version,
        Func<IUnitOfWork, Membership, Task<Error?>> act,
        CancellationToken ct,
        string permission = OrganizationPermissions.UpdateMembers
    ) =>
        units.RunAsync<Done>(
            permission,
            command,
            input,
            async unit =>
            {
                if (await WithRoles(unit).SingleOrDefaultAsync(m => m.Id == id, ct) is not { } member)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(member, version) is { } stale)
                    return stale;
                if (member.Status is MembershipStatus.Ended)
                    return AccessErrors.Ended;
                if (await MemberRules.TargetRefusalAsync(unit, member, ct) is { } refusal)
                    return refusal;
                return await act(unit, member) is { } error ? error : Done.Instance;
            },
            ct
        );

    private static IQueryable<Membership> WithRoles(IReadUnit unit) => unit.Set<Membership>().Include(m => m.Roles);
}
