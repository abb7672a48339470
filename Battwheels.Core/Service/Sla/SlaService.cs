using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

/// <summary>The promises of one visit: why they stand where they stand, and exceptions from them.</summary>
public sealed class SlaService(IUnitOfWorkFactory units)
{
    private const int LongestReason = 400;

    /// <summary>Null when there is no such visit or nothing is promised for it.</summary>
    public Task<SlaView?> ExplainAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(
            SlaPermissions.Read,
            async unit =>
            {
                unit.Demand(TicketPermissions.Read);
                return
                    await TicketAccess.FindAsync(unit, ticketId, ct) is { } ticket
                    && await SlaCases.OneAsync(unit, ticket, ct) is { } visit
                    ? await ViewAsync(unit, visit, ct)
                    : null;
            },
            ct
        );

    /// <summary>Gives one visit other hours for what is neither met nor missed; with the reason, on record.</summary>
    /// <returns>Done; or NOT_FOUND, REASON_MISSING, TARGET_MISSING, TARGET_ORDER, NOTHING_OPEN.</returns>
    public Task<Result<Done>> OverrideAsync(OverrideSla input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            SlaPermissions.Override,
            command,
            input,
            async unit =>
            {
                if (await TicketAccess.FindAsync(unit, input.TicketId, ct) is not { } ticket)
                    return CommonErrors.NotFound;
                if (Refusal(input, ticket) is { } refusal)
                    return refusal;
                if (await SlaCases.OneAsync(unit, ticket, ct) is not { } visit || !visit.Clocks.Exists(c => c.IsOpen))
                    return SlaErrors.NothingOpen;
                var rules = await SlaRules.ReadAsync(unit, ct);
                if (rules.TermsFor(unit, ticket, SlaCause.Override) is not { } terms)
                    return SlaErrors.NothingOpen;
                SlaException exception = new(input.ResponseMinutes, input.ResolutionMinutes, input.Reason.Trim());
                SlaClocks.Promise(unit, visit, rules, terms.With(exception, unit.Actor.Name));
                SlaClocks.Settle(unit, visit);
                return Done.Instance;
            },
            ct
        );
    }

    private static Error? Refusal(OverrideSla input, ServiceTicket ticket)
    {
        if (string.IsNullOrWhiteSpace(input.Reason))
            return TicketErrors.ReasonMissing;
        if (input.Reason.Length > LongestReason)
            return CommonErrors.TooLong(nameof(input.Reason), input.Reason.Length, LongestReason);
        return SlaPolicyChecks.Refusal([new(ticket.Priority, input.ResponseMinutes, input.ResolutionMinutes)]);
    }

    private static async Task<SlaView> ViewAsync(IReadUnit unit, SlaCase visit, CancellationToken ct)
    {
        var told = await unit.Set<SlaEscalation>()
            .Where(e => e.TicketId == visit.Ticket.Id)
            .OrderBy(e => e.Id)
            .Take(SlaRules.MostPolicies)
            .ToListAsync(ct);
        return new SlaView(
            visit.Ticket.Id,
            visit.Ticket.Number,
            [.. visit.Clocks.OrderBy(c => c.Kind).ThenBy(c => c.Id).Select(c => Of(unit, visit, c, told))],
            [
                .. visit
                    .Terms.Values.OrderByDescending(t => t.Id)
                    .Select(t => new SlaTermsView(
                        t.AtUtc,
                        t.Cause,
                        t.PolicyName,
                        t.Priority,
                        t.ResponseMinutes,
                        t.ResolutionMinutes,
                        t.IsAroundTheClock,
                        t.ActorName,
                        t.Reason
                    )),
            ],
            unit.May(SlaPermissions.Override) && visit.Clocks.Exists(c => c.IsOpen)
        );
    }

    /// <summary>Reckoned anew: the page shows the same minutes the verdict rests on.</summary>
    private static SlaClockView Of(IReadUnit unit, SlaCase visit, SlaClock clock, List<SlaEscalation> told)
    {
        var r = SlaCalculator.Reckon(visit.Facts(clock), unit.Now);
        return new SlaClockView(
            clock.Kind,
            clock.Generation,
            clock.State,
            clock.Verdict is SlaVerdict.Running ? r.Verdict : clock.Verdict,
            clock.StartedAtUtc,
            r.DueUtc,
            clock.EndedAtUtc,
            TimeSpan.FromMinutes(clock.TargetMinutes),
            r.Used,
            r.Paused,
            r.LateBy,
            r.Stretches,
            [
                .. told.Where(e => e.ClockId == clock.Id)
                    .Select(e => new SlaTold(e.Level, e.ReachedAtUtc, e.SentAtUtc, e.IsLate)),
            ]
        );
    }
}
