using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access;

/// <summary>Reading invitations: the pending ones, and whether somebody still stands for one.</summary>
internal static class InvitationList
{
    public static async Task<IReadOnlyList<InvitationRow>> PendingAsync(IReadUnit unit, CancellationToken ct)
    {
        var rows = await unit.Set<Invitation>()
            .Where(i => i.AcceptedAtUtc == null && i.WithdrawnAtUtc == null)
            .OrderByDescending(i => i.Id)
            .Take(100)
            .Select(i => new
            {
                Invitation = i,
                RoleIds = i.Roles.Select(r => r.RoleId).ToList(),
                InvitedBy = unit.Set<Membership>()
                    .Where(m => m.Id == i.InvitedByMembershipId)
                    .Select(m => m.DisplayName)
                    .Single(),
                Vouched = unit.Set<Membership>()
                    .Any(m => m.Id == i.VouchedByMembershipId && m.Status == MembershipStatus.Active),
                VoucherRoleIds = unit.Set<Membership>()
                    .Where(m => m.Id == i.VouchedByMembershipId)
                    .SelectMany(m => m.Roles)
                    .Select(r => r.RoleId)
                    .ToList(),
            })
            .ToListAsync(ct);
        var roles = await unit.Set<Role>()
            .Take(100)
            .Select(r => new
            {
                r.Id,
                r.Name,
                Permissions = r.Permissions.Select(p => p.Permission).ToList(),
            })
            .ToDictionaryAsync(r => r.Id, ct);
        return
        [
            .. rows.Select(r => new InvitationRow(
                r.Invitation.Id,
                r.Invitation.Version,
                r.Invitation.Email ?? r.Invitation.Phone ?? "",
                r.Invitation.Email is null,
                [.. r.RoleIds.Select(id => roles[id].Name).Order(StringComparer.Ordinal)],
                r.InvitedBy,
                r.Invitation.InvitedAtUtc,
                r.Invitation.ExpiresAtUtc,
                StateOf(r.Invitation, r.Vouched && Granted(r.RoleIds).IsSubsetOf(Granted(r.VoucherRoleIds)), unit.Now),
                r.RoleIds.All(id => roles[id].Permissions.All(unit.May))
            )),
        ];

        HashSet<string> Granted(IEnumerable<long> roleIds) => [.. roleIds.SelectMany(id => roles[id].Permissions)];
    }

    /// <summary>
    /// Whoever stands for it is active and holds all of its roles' permissions today; a link must not outlive the trust
    /// in whoever made it.
    /// </summary>
    public static async Task<bool> IsVouchedAsync(IReadUnit unit, Invitation invitation, CancellationToken ct)
    {
        if (invitation.VouchedByMembershipId is not { } voucher)
            return false;
        var roleIds = invitation.Roles.Select(r => r.RoleId).ToArray();
        var granted = await unit.Set<RolePermission>()
            .Where(p => roleIds.Contains(p.RoleId))
            .Select(p => p.Permission)
            .ToListAsync(ct);
        var held = await MemberPermissions.OfAsync(unit, voucher, ct);
        return held is not null && granted.TrueForAll(held.Contains);
    }

    private static InvitationState StateOf(Invitation invitation, bool vouched, DateTime utcNow) =>
        !vouched ? InvitationState.Waiting
        : invitation.IsOpen(utcNow) ? InvitationState.Open
        : InvitationState.Expired;
}
