using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Sla;

/// <summary>Why the promises of a visit are what they are from then on.</summary>
public enum SlaCause
{
    Registered,
    Priority,
    Details,
    Policy,
    Calendar,
    Override,
}

/// <summary>Other hours for one visit.</summary>
internal sealed record SlaException(int ResponseMinutes, int ResolutionMinutes, string Reason);

/// <summary>What is promised for one visit, as it was when it was promised. The last one holds for what is undecided.</summary>
public sealed class SlaTerms : TenantEntity, IAppendOnly
{
    public required long TicketId { get; init; }

    public required long PolicyId { get; init; }

    public required string PolicyName { get; init; }

    public required TicketPriority Priority { get; init; }

    public required int ResponseMinutes { get; init; }

    public required int ResolutionMinutes { get; init; }

    public int? ArrivalMinutes { get; init; }

    public int? NextResponseMinutes { get; init; }

    public bool IsAroundTheClock { get; init; }

    /// <summary>The branch's hours and holidays then.</summary>
    public required long EditionId { get; init; }

    public bool PausesForParts { get; init; }

    public bool PausesFirstResponse { get; init; }

    public required SlaCause Cause { get; init; }

    /// <summary>Said by whoever made an exception.</summary>
    public string? Reason { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>Nobody has to be told that anything changed.</summary>
    public bool PromisesTheSame(SlaTerms other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Promised(this).Equals(Promised(other));
    }

    /// <summary>An exception for one visit: other hours, with the reason.</summary>
    internal SlaTerms With(SlaException exception, string actorName) =>
        new()
        {
            TicketId = TicketId,
            PolicyId = PolicyId,
            PolicyName = PolicyName,
            Priority = Priority,
            ResponseMinutes = exception.ResponseMinutes,
            ResolutionMinutes = exception.ResolutionMinutes,
            ArrivalMinutes = ArrivalMinutes,
            NextResponseMinutes = NextResponseMinutes,
            IsAroundTheClock = IsAroundTheClock,
            EditionId = EditionId,
            PausesForParts = PausesForParts,
            PausesFirstResponse = PausesFirstResponse,
            Cause = SlaCause.Override,
            Reason = exception.Reason,
            ActorName = actorName,
            AtUtc = AtUtc,
        };

    /// <summary>What they would be by a policy that is not saved yet.</summary>
    internal SlaTerms Under(SlaPolicy policy, SlaTarget target) =>
        new()
        {
            TicketId = TicketId,
            PolicyId = policy.Id,
            PolicyName = policy.Name,
            Priority = Priority,
            ResponseMinutes = target.ResponseMinutes,
            ResolutionMinutes = target.ResolutionMinutes,
            ArrivalMinutes = target.ArrivalMinutes,
            NextResponseMinutes = target.NextResponseMinutes,
            IsAroundTheClock = target.IsAroundTheClock,
            EditionId = EditionId,
            PausesForParts = policy.PausesForParts,
            PausesFirstResponse = policy.PausesFirstResponse,
            Cause = SlaCause.Policy,
            ActorName = ActorName,
            AtUtc = AtUtc,
        };

    private static object Promised(SlaTerms t) =>
        (
            (t.PolicyId, t.PolicyName, t.Priority, t.EditionId, t.Reason),
            (t.ResponseMinutes, t.ResolutionMinutes, t.ArrivalMinutes, t.NextResponseMinutes),
            (t.IsAroundTheClock, t.PausesForParts, t.PausesFirstResponse)
        );

    /// <summary>Minutes; null: not promised.</summary>
    public int? Target(SlaClockKind kind) =>
        kind switch
        {
            SlaClockKind.FirstResponse => ResponseMinutes,
            SlaClockKind.Resolution => ResolutionMinutes,
            SlaClockKind.Arrival => ArrivalMinutes,
            SlaClockKind.NextResponse => NextResponseMinutes,
        };

    /// <summary>States in which a clock of this kind stands still.</summary>
    public IReadOnlyCollection<TicketState> PauseStates(SlaClockKind kind)
    {
        if (kind is SlaClockKind.FirstResponse or SlaClockKind.NextResponse && !PausesFirstResponse)
            return [];
        return PausesForParts ? [.. SlaTimeline.AlwaysPaused, TicketState.AwaitingParts] : SlaTimeline.AlwaysPaused;
    }
}
