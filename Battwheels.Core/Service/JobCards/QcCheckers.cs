using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>Who may check the quality of a visit: active members with the right who did not work on it (SOD-02).</summary>
internal static class QcCheckers
{
    private const int MostNames = 3;

    public static IQueryable<Membership> Of(IReadUnit unit, ServiceTicket ticket)
    {
        var checkers = unit.Set<RolePermission>().Where(p => p.Permission == JobPermissions.Qc).Select(p => p.RoleId);
        var timed = unit.Set<TimeEntry>().Where(t => t.TicketId == ticket.Id).Select(t => t.TechnicianId);
        return unit.Set<Membership>()
            .Where(m =>
                m.Status == MembershipStatus.Active
                && m.Id != ticket.CompletedByMembershipId
                && m.Id != ticket.PrimaryTechnicianId
                && m.Id != ticket.SecondTechnicianId
                && !timed.Contains(m.Id)
                && m.Roles.Any(r => checkers.Contains(r.RoleId))
            );
    }

    /// <summary>The first few by name.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        CancellationToken ct
    ) => await Of(unit, ticket).OrderBy(m => m.DisplayName).Take(MostNames).Select(m => m.DisplayName).ToListAsync(ct);
}
