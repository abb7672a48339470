using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Sla;

/// <summary>What a visit's clocks do when something happens to it, in the same transaction.</summary>
internal static class SlaClocks
{
    /// <summary>The visit is registered, or its deposit came: first response and resolution are promised from now.</summary>
    public static async Task StartAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        if (ticket.State is TicketState.AwaitingDeposit)
            return;
        var rules = await SlaRules.ReadAsync(unit, ct);
        if (rules.TermsFor(unit, ticket, SlaCause.Registered) is not { } terms)
            return;
        unit.Add(terms);
        SlaMoment begun = new(unit.Now, ticket.State);
        SlaCase visit = new(ticket, [begun], [], new() { [terms.Id] = terms }, new(rules.Calendars));
        foreach (var kind in new[] { SlaClockKind.FirstResponse, SlaClockKind.Arrival, SlaClockKind.Resolution })
            Begin(unit, visit, kind, 0, unit.Now);
        SlaReckoner.Show(visit);
    }

    /// <summary>The visit changed its state.</summary>
    public static async Task MovedAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TicketState from,
        TicketAction action,
        string? reason,
        CancellationToken ct
    )
    {
        var answers = action is TicketAction.ShareEstimate or TicketAction.Deliver;
        if (!answers && !StopsOrPauses(from) && !StopsOrPauses(ticket.State))
            return;
        if (from is TicketState.AwaitingDeposit && ticket.State is not TicketState.Cancelled)
        {
            await StartAsync(unit, ticket, ct);
            return;
        }

        if (await ReadAsync(unit, ticket, from, reason, ct) is not { } visit)
            return;
        if (answers)
            End(unit, visit, SlaClockKind.FirstResponse, SlaClockKind.NextResponse);
        if (ticket.State is TicketState.Cancelled)
            End(unit, visit, [.. visit.Clocks.Select(c => c.Kind).Distinct()]);
        else if (IsFinished(ticket.State))
            End(unit, visit, SlaClockKind.Resolution, SlaClockKind.Arrival);
        else if (IsFinished(from))
            TakeUp(unit, visit);
        Settle(unit, visit);
    }

    /// <summary>A person spoke to the customer, wrote, or saw them.</summary>
    public static async Task AnsweredAsync(IUnitOfWork unit, ServiceTicket ticket, bool arrived, CancellationToken ct)
    {
        if (await ReadAsync(unit, ticket, null, null, ct) is not { } visit)
            return;
        End(unit, visit, SlaClockKind.FirstResponse, SlaClockKind.NextResponse);
        if (arrived)
            End(unit, visit, SlaClockKind.Arrival);
        Settle(unit, visit);
    }

    /// <summary>The customer asked something: an answer is due, where the policy promises one.</summary>
    public static async Task AskedAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        if (await ReadAsync(unit, ticket, null, null, ct) is not { } visit)
            return;
        var known = visit.Clocks.Where(c => c.Kind is SlaClockKind.NextResponse).ToArray();
        // Before the first answer that one is owed; of several questions the first counts.
        var owes = visit.Clocks.Exists(c => c is { Kind: SlaClockKind.FirstResponse, State: not SlaClockState.Ended });
        if (owes || known.Any(c => c.State is not SlaClockState.Ended))
            return;
        Begin(unit, visit, SlaClockKind.NextResponse, known.Length, unit.Now);
        Settle(unit, visit);
    }

    /// <summary>Another priority, category or policy, other hours: what is undecided is promised anew from its old start.</summary>
    public static async Task PromiseAnewAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        SlaCause cause,
        CancellationToken ct
    )
    {
        if (await ReadAsync(unit, ticket, null, null, ct) is not { } visit)
            return;
        PromiseAnew(unit, visit, await SlaRules.ReadAsync(unit, ct), cause);
    }

    /// <param name="cause">What changed; where the hours did, that is what is said.</param>
    internal static void PromiseAnew(IUnitOfWork unit, SlaCase visit, SlaRules rules, SlaCause cause)
    {
        if (visit.Clocks.Exists(c => c.IsOpen))
        {
            var hoursChanged = cause is SlaCause.Policy && rules.EditionFor(visit.Ticket) != visit.Current.EditionId;
            var now = rules.TermsFor(unit, visit.Ticket, hoursChanged ? SlaCause.Calendar : cause);
            if (now is not null && Kept(visit.Current, now) is { } terms && !terms.PromisesTheSame(visit.Current))
                Promise(unit, visit, rules, terms);
        }

        Settle(unit, visit);
    }

    /// <summary>New terms for what is neither met nor missed.</summary>
    internal static void Promise(IUnitOfWork unit, SlaCase visit, SlaRules rules, SlaTerms terms)
    {
        unit.Add(terms);
        visit.Terms[terms.Id] = terms;
        visit.Calendars[terms.EditionId] = rules.Calendars[terms.EditionId];
        foreach (var clock in visit.Clocks.Where(c => c.IsOpen))
            if (terms.Target(clock.Kind) is { } minutes)
                (clock.TermsId, clock.TargetMinutes) = (terms.Id, minutes);
    }

    internal static void Settle(IUnitOfWork unit, SlaCase visit)
    {
        foreach (var clock in visit.Clocks)
            SlaReckoner.Reckon(unit, visit, clock);
        SlaReckoner.Show(visit);
    }

    /// <summary>An exception somebody made stays when hours or policies change; another priority ends it.</summary>
    private static SlaTerms Kept(SlaTerms before, SlaTerms now) =>
        before.Cause is SlaCause.Override && now.Cause is SlaCause.Calendar or SlaCause.Policy
            ? now.With(new(before.ResponseMinutes, before.ResolutionMinutes, before.Reason!), before.ActorName)
            : now;

    private static void Begin(IUnitOfWork unit, SlaCase visit, SlaClockKind kind, int generation, DateTime startUtc)
    {
        var terms = visit.Current;
        if (terms.Target(kind) is not { } minutes)
            return;
        SlaClock clock = new()
        {
            TicketId = visit.Ticket.Id,
            TermsId = terms.Id,
            Kind = kind,
            Generation = generation,
            StartedAtUtc = startUtc,
            TargetMinutes = minutes,
        };
        visit.Clocks.Add(unit.Add(clock));
        SlaReckoner.Reckon(unit, visit, clock);
    }

    private static void End(IUnitOfWork unit, SlaCase visit, params SlaClockKind[] kinds)
    {
        foreach (var clock in visit.Clocks)
            if (kinds.Contains(clock.Kind) && clock.State is not SlaClockState.Ended)
                clock.EndedAtUtc = unit.Now;
    }

    /// <summary>Reopened: a kept promise is taken up as another one from the old start, a missed one goes on.</summary>
    private static void TakeUp(IUnitOfWork unit, SlaCase visit)
    {
        if (visit.Clocks.FindLast(c => c.Kind is SlaClockKind.Resolution) is not { State: SlaClockState.Ended } last)
            return;
        if (last.Verdict is SlaVerdict.Breached)
            (last.State, last.EndedAtUtc) = (SlaClockState.Running, null);
        else
            Begin(unit, visit, SlaClockKind.Resolution, last.Generation + 1, last.StartedAtUtc);
    }

    /// <summary>History as it will be saved: the step just taken may not be in the database yet.</summary>
    private static async Task<SlaCase?> ReadAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TicketState? from,
        string? reason,
        CancellationToken ct
    )
    {
        if (await SlaCases.OneAsync(unit, ticket, ct) is not { } visit)
            return null;
        if (from is { } left && visit.Moments is [.., var last] && last.State != left)
        {
            await unit.FlushAsync(ct); // an earlier step of the same transaction
            return await SlaCases.OneAsync(unit, ticket, ct);
        }

        if (from is not null)
            visit.Moments.Add(new SlaMoment(unit.Now, ticket.State, reason));
        return visit;
    }

    private static bool StopsOrPauses(TicketState state) =>
        state is TicketState.AwaitingParts || TicketTransitions.Clock(state) is not ClockClass.Runs;

    private static bool IsFinished(TicketState state) => TicketTransitions.Clock(state) is ClockClass.Stopped;
}
