using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Approvals;

/// <summary>Members who may decide, and who stands in for whom today; read once for many requests.</summary>
internal sealed class ApprovalPeople(IReadOnlyList<ApprovalMember> members, IReadOnlyList<ApprovalDeputy> deputies)
{
    private const int Most = 500;

    public IReadOnlyList<ApprovalMember> Members => members;

    public static async Task<ApprovalPeople> ReadAsync(IReadUnit unit, CancellationToken ct)
    {
        var today = unit.Today;
        var deciders = unit.Set<RolePermission>()
            .Where(p => p.Permission == ApprovalPermissions.Decide)
            .Select(p => p.RoleId);
        var roles = await unit.Set<Role>().OrderBy(r => r.Id).Take(Most).ToDictionaryAsync(r => r.Id, r => r.Code, ct);
        var found = await unit.Set<Membership>()
            .Where(m => m.Status == MembershipStatus.Active && m.Roles.Any(r => deciders.Contains(r.RoleId)))
            .OrderBy(m => m.DisplayName)
            .ThenBy(m => m.Id)
            .Take(Most)
            .Select(m => new
            {
                m.Id,
                m.DisplayName,
                m.IsHvCertified,
                Roles = m.Roles.Select(r => r.RoleId).ToList(),
            })
            .ToListAsync(ct);
        var deputies = await unit.Set<ApprovalDelegation>()
            .Where(d => d.ValidFrom <= today && d.ValidTo >= today)
            .OrderBy(d => d.Id)
            .Take(Most)
            .Select(d => new ApprovalDeputy(d.Id, d.FromMembershipId, d.ToMembershipId, d.AmountCap))
            .ToListAsync(ct);
        return new ApprovalPeople(
            [
                .. found.Select(m => new ApprovalMember(
                    m.Id,
                    m.DisplayName,
                    m.Roles.Select(r => roles[r]).ToHashSet(),
                    m.IsHvCertified
                )),
            ],
            deputies
        );
    }

    /// <summary>Who may decide the current step.</summary>
    public Approvers Of(ApprovalRequest request, IReadOnlySet<long> conflicts)
    {
        var next = request.Steps.SingleOrDefault(s => s.Position == request.Step + 1)?.Approver;
        return ApproverCalculator.Of(
            request.Current.Approver,
            request.IsEscalated ? next ?? Approver.OfRole(ApprovalMember.OwnerRole) : null,
            request.TaxableValue,
            members,
            deputies,
            conflicts
        );
    }

    /// <summary>SOD-01, by request: who submitted, last edited or works on it, and who decided a step before.</summary>
    public static async Task<Dictionary<long, HashSet<long>>> ConflictsAsync(
        IReadUnit unit,
        IReadOnlyCollection<long> requests,
        CancellationToken ct
    )
    {
        if (requests.Count == 0)
            return [];
        var involved = await (
            from request in unit.Set<ApprovalRequest>()
            where requests.Contains(request.Id)
            join estimate in unit.Set<Estimate>() on request.EstimateId equals estimate.Id
            join version in unit.Set<EstimateVersion>() on request.EstimateVersionId equals version.Id
            join ticket in unit.Set<ServiceTicket>() on request.TicketId equals ticket.Id
            select new
            {
                request.Id,
                request.RequestedByMembershipId,
                version.SubmittedByMembershipId,
                estimate.LastEditedByMembershipId,
                ticket.PrimaryTechnicianId,
                ticket.SecondTechnicianId,
            }
        ).ToListAsync(ct);
        var decided = await unit.Set<ApprovalDecision>()
            .Where(d => requests.Contains(d.ApprovalRequestId))
            .Select(d => new
            {
                d.ApprovalRequestId,
                d.ByMembershipId,
                d.OnBehalfOfMembershipId,
            })
            .ToListAsync(ct);
        return involved.ToDictionary(
            i => i.Id,
            i =>
                new[]
                {
                    i.RequestedByMembershipId,
                    i.SubmittedByMembershipId,
                    i.LastEditedByMembershipId,
                    i.PrimaryTechnicianId,
                    i.SecondTechnicianId,
                }
                    .Concat(
                        decided
                            .Where(d => d.ApprovalRequestId == i.Id)
                            .SelectMany(d => new[] { d.ByMembershipId, d.OnBehalfOfMembershipId })
                    )
                    .OfType<long>()
                    .ToHashSet()
        );
    }
}
