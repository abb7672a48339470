using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Somebody who can take a job.</summary>
/// <param name="MembershipId">What a ticket keeps.</param>
/// <param name="IsTechnician">By role; others may take jobs too, in a small garage.</param>
/// <param name="OpenJobs">How many they have now.</param>
public sealed record Technician(long MembershipId, string Name, bool IsTechnician, bool IsHvCertified, int OpenJobs);

internal static class TechnicianList
{
    public const int Most = 200;
    private const string Role = "technician";

    public static async Task<IReadOnlyList<Technician>> ReadAsync(IReadUnit unit, CancellationToken ct)
    {
        var people = await unit.Set<Membership>()
            .Where(m => m.Status == MembershipStatus.Active)
            .Where(m => m.Roles.Any(r => Workers(unit).Contains(r.RoleId)))
            .OrderBy(m => m.DisplayName)
            .Take(Most)
            .Select(m => new
            {
                m.Id,
                m.DisplayName,
                m.IsHvCertified,
                IsTechnician = m.Roles.Any(r => unit.Set<Role>().Any(x => x.Id == r.RoleId && x.Code == Role)),
                OpenJobs = unit.Set<ServiceTicket>()
                    .Count(t => t.PrimaryTechnicianId == m.Id && TicketStages.Open.Contains(t.State)),
            })
            .ToListAsync(ct);
        return
        [
            .. people
                .OrderByDescending(p => p.IsTechnician)
                .Select(p => new Technician(p.Id, p.DisplayName, p.IsTechnician, p.IsHvCertified, p.OpenJobs)),
        ];
    }

    /// <summary>Is this member active, and may they work on tickets?</summary>
    public static async Task<(bool CanWork, bool IsHvCertified)> FindAsync(
        IReadUnit unit,
        long membershipId,
        CancellationToken ct
    )
    {
        var found = await unit.Set<Membership>()
            .Where(m => m.Id == membershipId && m.Status == MembershipStatus.Active)
            .Select(m => new { m.IsHvCertified, CanWork = m.Roles.Any(r => Workers(unit).Contains(r.RoleId)) })
            .SingleOrDefaultAsync(ct);
        return found is null ? default : (found.CanWork, found.IsHvCertified);
    }

    /// <summary>Roles that may work on tickets.</summary>
    private static IQueryable<long> Workers(IReadUnit unit) =>
        unit.Set<RolePermission>().Where(p => p.Permission == TicketPermissions.Update).Select(p => p.RoleId);
}
