using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

/// <summary>Which policy and which hours hold for a visit.</summary>
/// <param name="EditionOf">By branch; those without follow <paramref name="DefaultEdition"/>.</param>
internal sealed record SlaRules(
    IReadOnlyList<SlaPolicy> Policies,
    IReadOnlyDictionary<long, long> EditionOf,
    long? DefaultEdition,
    IReadOnlyDictionary<long, WorkingCalendar> Calendars
)
{
    public const int MostPolicies = 200;

    public static async Task<SlaRules> ReadAsync(IReadUnit unit, CancellationToken ct)
    {
        var policies = await unit.Set<SlaPolicy>()
            .AsNoTracking()
            .Include(p => p.Targets)
            .OrderBy(p => p.Id)
            .Take(MostPolicies)
            .ToListAsync(ct);
        var calendars = await (
            from c in unit.Set<SlaCalendar>()
            join b in unit.Set<Branch>() on c.BranchId equals b.Id
            join e in unit.Set<SlaEdition>() on c.EditionId equals e.Id
            select new
            {
                c.BranchId,
                b.IsDefault,
                Edition = e,
            }
        )
            .AsNoTracking()
            .Take(MostPolicies)
            .ToListAsync(ct);
        return new SlaRules(
            policies,
            calendars.ToDictionary(c => c.BranchId, c => c.Edition.Id),
            calendars.Find(c => c.IsDefault)?.Edition.Id,
            calendars.ToDictionary(c => c.Edition.Id, c => c.Edition.Read())
        );
    }

    /// <summary>The first that fits: customer, branch and category, one of them, default; the older of two equals.</summary>
    public SlaPolicy? PolicyOf(ServiceTicket ticket) =>
        Policies
            .Select(p => (Policy: p, Rank: p.Rank(ticket)))
            .Where(p => p.Rank is not null)
            .OrderBy(p => p.Rank)
            .ThenBy(p => p.Policy.Id)
            .Select(p => p.Policy)
            .FirstOrDefault();

    /// <summary>The same with one policy as it would be.</summary>
    public SlaRules With(SlaPolicy draft, long? replaces) =>
        this with
        {
            Policies = [.. Policies.Where(p => p.Id != replaces), draft],
        };

    /// <summary>The hours that hold for a visit now; null where nobody said when work is done.</summary>
    public long? EditionFor(ServiceTicket ticket) =>
        EditionOf.TryGetValue(ticket.BranchId, out var own) ? own : DefaultEdition;

    /// <summary>Null where nothing is promised, or nobody said when work is done.</summary>
    public SlaTerms? TermsFor(IUnitOfWork unit, ServiceTicket ticket, SlaCause cause)
    {
        if (PolicyOf(ticket) is not { } policy || EditionFor(ticket) is not { } edition)
            return null;
        var target = policy.For(ticket.Priority);
        // A service contract goes before every policy; an answer is not promised later than the work.
        var contract = ticket.AmcResponseMinutes is { } promised
            ? Math.Min(promised, target.ResolutionMinutes)
            : (int?)null;
        return new SlaTerms
        {
            TicketId = ticket.Id,
            PolicyId = policy.Id,
            PolicyName = contract is null ? policy.Name : $"{policy.Name} + AMC",
            Priority = ticket.Priority,
            ResponseMinutes = contract ?? target.ResponseMinutes,
            ResolutionMinutes = target.ResolutionMinutes,
            ArrivalMinutes = ticket.Mode is ServiceMode.Onsite ? target.ArrivalMinutes : null,
            NextResponseMinutes = target.NextResponseMinutes,
            IsAroundTheClock = target.IsAroundTheClock,
            EditionId = edition,
            PausesForParts = policy.PausesForParts,
            PausesFirstResponse = policy.PausesFirstResponse,
            Cause = cause,
            ActorName = unit.Actor.Name,
            AtUtc = unit.Now,
        };
    }
}
