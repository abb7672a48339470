using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

/// <summary>What is promised to whom.</summary>
public sealed class SlaPolicyService(IUnitOfWorkFactory units)
{
    private const int LongestName = 80;
    private const int Examples = 8;
    private const int MostOpen = 2_000;

    /// <summary>In the order they are asked; the default is the last.</summary>
    [Bounded(SlaRules.MostPolicies)]
    public Task<IReadOnlyList<PolicyRow>> ListAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<PolicyRow>>(
            SlaPermissions.Read,
            async unit =>
            {
                var rows = await (
                    from p in unit.Set<SlaPolicy>().Include(p => p.Targets)
                    join c in unit.Set<Contact>() on p.ContactId equals c.Id into customer
                    from contact in customer.DefaultIfEmpty()
                    join b in unit.Set<Branch>() on p.BranchId equals b.Id into place
                    from branch in place.DefaultIfEmpty()
                    orderby p.Id
                    select new
                    {
                        Policy = p,
                        Contact = contact.Name,
                        Branch = branch.Name,
                    }
                )
                    .Take(SlaRules.MostPolicies)
                    .ToListAsync(ct);
                return [.. rows.OrderBy(r => Order(r.Policy)).Select(r => Of(r.Policy, r.Contact, r.Branch))];
            },
            ct
        );

    /// <summary>Who saved it last; null when nobody did yet.</summary>
    public Task<LastChange?> LastChangeAsync(long policyId, CancellationToken ct) =>
        units.ReadAsync(SlaPermissions.Read, unit => LastChanges.OfAsync<SlaPolicy>(unit, policyId, ct), ct);

    /// <summary>Saves a policy; the watch moves what is undecided by it.</summary>
    /// <returns>Its id; or NOT_FOUND, CONCURRENCY_CONFLICT, REQUIRED, CONDITION_MISSING, TARGET_MISSING, TARGET_ORDER,
    /// REASSIGN_INVALID.</returns>
    public Task<Result<long>> SaveAsync(SavePolicy input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            SlaPermissions.Update,
            command,
            input,
            async unit =>
            {
                var found = await FindAsync(unit, input, ct);
                if (found.Error is { } refused)
                    return refused;
                Apply(found.Value, input);
                await SlaCalendars.ReckonAnewAsync(unit, ct);
                unit.WorkDue(SlaReassigning.QueueName, unit.Now);
                return found.Value.Id;
            },
            ct
        );
    }

    /// <summary>Removes a policy; visits it held for are promised what the next one says.</summary>
    /// <returns>Done; or NOT_FOUND, DEFAULT_STAYS.</returns>
    public Task<Result<Done>> RemoveAsync(long policyId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            SlaPermissions.Update,
            command,
            new { policyId },
            async unit =>
            {
                var policy = await unit.Set<SlaPolicy>()
                    .Include(p => p.Targets)
                    .SingleOrDefaultAsync(p => p.Id == policyId, ct);
                if (policy is null)
                    return CommonErrors.NotFound;
                if (policy.IsDefault)
                    return SlaErrors.DefaultStays;
                foreach (var target in policy.Targets.ToArray())
                    unit.Remove(target);
                unit.Remove(policy);
                await SlaCalendars.ReckonAnewAsync(unit, ct);
                return Done.Instance;
            },
            ct
        );

    /// <summary>What saving would do to the open visits; saves nothing.</summary>
    /// <returns>The effect; or what saving would be refused for.</returns>
    public Task<Result<PolicyEffect>> PreviewAsync(SavePolicy input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.ReadAsync<Result<PolicyEffect>>(
            SlaPermissions.Read,
            async unit =>
            {
                if (await RefusalAsync(unit, input, ct) is { } refusal)
                    return refusal;
                return await EffectAsync(unit, input, ct);
            },
            ct
        );
    }

    private static async Task<PolicyEffect> EffectAsync(IReadUnit unit, SavePolicy input, CancellationToken ct)
    {
        var rules = await SlaRules.ReadAsync(unit, ct);
        SlaPolicy draft = new() { Name = input.Name, IsDefault = await IsDefaultAsync(unit, input, ct) };
        Apply(draft, input);
        var after = rules.With(draft, input.PolicyId);
        var open = unit.Set<SlaClock>().Where(c => c.State != SlaClockState.Ended && c.Verdict == SlaVerdict.Running);
        var tickets = await unit.Set<ServiceTicket>()
            .Where(t => open.Any(c => c.TicketId == t.Id))
            .OrderBy(t => t.Id)
            .Take(MostOpen)
            .ToListAsync(ct);
        var fits = tickets.Where(t => after.PolicyOf(t) == draft).ToList();
        List<PolicyMove> moves = [];
        foreach (var visit in await SlaCases.ManyAsync(unit, fits, ct))
            moves.AddRange(Moves(visit, draft.For(visit.Ticket.Priority), draft, unit.Now));
        return new PolicyEffect(fits.Count, moves.Count, [.. moves.OrderBy(m => m.ToUtc).Take(Examples)]);
    }

    private static IEnumerable<PolicyMove> Moves(SlaCase visit, SlaTarget target, SlaPolicy draft, DateTime now)
    {
        var terms = visit.Current.Under(draft, target);
        foreach (var clock in visit.Clocks.Where(c => c.IsOpen))
        {
            if (terms.Target(clock.Kind) is not { } minutes)
                continue;
            var facts = visit.Facts(clock.Kind, clock.StartedAtUtc, minutes, terms, null);
            var due = SlaCalculator.Reckon(facts, now).DueUtc;
            var was = SlaCalculator.Reckon(visit.Facts(clock), now).DueUtc;
            if (due != was)
                yield return new PolicyMove(visit.Ticket.Id, visit.Ticket.Number, clock.Kind, was, due);
        }
    }

    private static async Task<Result<SlaPolicy>> FindAsync(IUnitOfWork unit, SavePolicy input, CancellationToken ct)
    {
        if (await RefusalAsync(unit, input, ct) is { } refusal)
            return refusal;
        if (input.PolicyId is not { } id)
            return unit.Add(new SlaPolicy { Name = input.Name });
        var policy = await unit.Set<SlaPolicy>().Include(p => p.Targets).SingleAsync(p => p.Id == id, ct);
        return CommonErrors.Stale(policy, input.Version) is { } stale ? stale : policy;
    }

    private static async Task<Error?> RefusalAsync(IReadUnit unit, SavePolicy input, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Name))
            return CommonErrors.Required(nameof(input.Name), "The name");
        if (input.Name.Length > LongestName)
            return CommonErrors.TooLong(nameof(input.Name), input.Name.Length, LongestName);
        if (input.PolicyId is { } id && !await unit.Set<SlaPolicy>().AnyAsync(p => p.Id == id, ct))
            return CommonErrors.NotFound;
        if (!await IsDefaultAsync(unit, input, ct) && input is { ContactId: null, BranchId: null, Category: null })
            return SlaErrors.ConditionMissing;
        if (!Enum.GetValues<TicketPriority>().All(p => input.Targets.Count(t => t.Priority == p) == 1))
            return SlaErrors.TargetMissing;
        if (input.ReassignAfterMinutes is <= 0 or > OpenHours.DayEnd)
            return SlaErrors.ReassignInvalid;
        return SlaPolicyChecks.Refusal(input.Targets);
    }

    private static async Task<bool> IsDefaultAsync(IReadUnit unit, SavePolicy input, CancellationToken ct) =>
        input.PolicyId is { } id && await unit.Set<SlaPolicy>().AnyAsync(p => p.Id == id && p.IsDefault, ct);

    private static void Apply(SlaPolicy policy, SavePolicy input)
    {
        policy.Name = input.Name.Trim();
        if (!policy.IsDefault)
            (policy.ContactId, policy.BranchId, policy.Category) = (input.ContactId, input.BranchId, input.Category);
        (policy.PausesForParts, policy.PausesFirstResponse) = (input.PausesForParts, input.PausesFirstResponse);
        policy.ReassignAfterMinutes = input.ReassignAfterMinutes;
        policy.SetTargets(input.Targets);
    }

    private static int Order(SlaPolicy p) =>
        p.IsDefault ? 3
        : p.ContactId is not null ? 0
        : p is { BranchId: not null, Category: not null } ? 1
        : 2;

    private static PolicyRow Of(SlaPolicy p, string? contact, string? branch) =>
        new(
            p.Id,
            p.Version,
            p.Name,
            p.IsDefault,
            p.ContactId,
            contact,
            p.BranchId,
            branch,
            p.Category,
            p.PausesForParts,
            p.PausesFirstResponse,
            [
                .. p
                    .Targets.OrderByDescending(t => t.Priority)
                    .Select(t => new TargetInput(
                        t.Priority,
                        t.ResponseMinutes,
                        t.ResolutionMinutes,
                        t.ArrivalMinutes,
                        t.NextResponseMinutes,
                        t.IsAroundTheClock
                    )),
            ],
            p.ReassignAfterMinutes
        );
}
