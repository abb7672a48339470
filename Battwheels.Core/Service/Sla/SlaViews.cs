using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Sla;

/// <summary>What lists and cards show of a visit's promises: the one that falls due first.</summary>
/// <param name="Level">Percent of the target up to which was told: 0, 50, 75, 100, 150.</param>
public sealed record SlaMark(SlaClockKind Kind, SlaClockState State, SlaVerdict Verdict, int Level, DateTime DueUtc);

/// <summary>Every promise of a visit and how each minute was counted.</summary>
/// <param name="Terms">What was promised when, the newest first.</param>
public sealed record SlaView(
    long TicketId,
    string Number,
    IReadOnlyList<SlaClockView> Clocks,
    IReadOnlyList<SlaTermsView> Terms,
    bool MayOverride
);

/// <param name="Told">Who was told is in the notifications; here when, by level.</param>
public sealed record SlaClockView(
    SlaClockKind Kind,
    int Generation,
    SlaClockState State,
    SlaVerdict Verdict,
    DateTime StartedAtUtc,
    DateTime DueUtc,
    DateTime? EndedAtUtc,
    TimeSpan Target,
    TimeSpan Used,
    TimeSpan Paused,
    TimeSpan LateBy,
    IReadOnlyList<SlaStretch> Stretches,
    IReadOnlyList<SlaTold> Told
);

/// <param name="IsLate">The watch had not run when the level was reached.</param>
public sealed record SlaTold(int Level, DateTime ReachedAtUtc, DateTime SentAtUtc, bool IsLate);

public sealed record SlaTermsView(
    DateTime AtUtc,
    SlaCause Cause,
    string PolicyName,
    TicketPriority Priority,
    int ResponseMinutes,
    int ResolutionMinutes,
    bool IsAroundTheClock,
    string ActorName,
    string? Reason
);

/// <param name="ResponseMinutes">Open minutes from the visit's start, as is the other.</param>
public sealed record OverrideSla(long TicketId, int ResponseMinutes, int ResolutionMinutes, string Reason);
