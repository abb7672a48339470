using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access;

/// <summary>The list of members, by name.</summary>
internal static class MemberList
{
    public static async Task<Page<MemberRow>> PageAsync(
        IReadUnit unit,
        IPeople people,
        MemberFilter filter,
        Cursor? after,
        CancellationToken ct
    )
    {
        var members = unit.Set<Membership>();
        if (filter.Text?.Trim() is { Length: > 0 } text)
            members = members.Where(m => EF.Functions.Like(m.DisplayName, text.Replace("%", "") + "%"));
        if (filter.Status is { } status)
            members = members.Where(m => m.Status == status);
        if (filter.RoleId is { } role)
            members = members.Where(m => m.Roles.Any(r => r.RoleId == role));
        if (after is { } cursor)
            members = members.Where(m =>
                m.DisplayName.CompareTo(cursor.Key) > 0 || (m.DisplayName == cursor.Key && m.Id > cursor.Id)
            );
        var rows = await members
            .OrderBy(m => m.DisplayName)
            .ThenBy(m => m.Id)
            .Take(Lists.Default + 1)
            .Select(m => new
            {
                m.Id,
                m.PersonId,
                m.DisplayName,
                m.Status,
                m.JoinedAtUtc,
                RoleIds = m.Roles.Select(r => r.RoleId).ToList(),
            })
            .ToListAsync(ct);
        var emails = await people.EmailsAsync([.. rows.Select(r => r.PersonId)], ct);
        var names = await unit.Set<Role>().Take(100).ToDictionaryAsync(r => r.Id, r => r.Name, ct);
        return Lists.Cut(
            [
                .. rows.Select(r => new MemberRow(
                    r.Id,
                    r.DisplayName,
                    emails.GetValueOrDefault(r.PersonId, ""),
                    r.Status,
                    [.. r.RoleIds.Select(id => names[id]).Order(StringComparer.Ordinal)],
                    r.JoinedAtUtc
                )),
            ],
            Lists.Default,
            r => new Cursor(r.Name, r.Id)
        );
    }
}
