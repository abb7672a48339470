using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Sla;

/// <summary>A moment at which a visit changed its state.</summary>
public sealed record SlaMoment(DateTime AtUtc, TicketState State, string? Reason = null);

/// <summary>What a visit's history says to its clocks. Moments in the order of time, the first is the registration.</summary>
public static class SlaTimeline
{
    /// <summary>States in which every policy lets the resolution stand still.</summary>
    public static readonly IReadOnlyList<TicketState> AlwaysPaused =
    [
        .. Enum.GetValues<TicketState>().Where(s => TicketTransitions.Clock(s) is ClockClass.Paused),
    ];

    /// <summary>When the promise begins: the registration, or the deposit; null while it is waited for.</summary>
    public static DateTime? Start(IReadOnlyList<SlaMoment> moments) =>
        moments.FirstOrDefault(m => m.State is not TicketState.AwaitingDeposit)?.AtUtc;

    /// <summary>When the work was completed, if it is now; a step from there on does not make it later.</summary>
    public static DateTime? Resolved(IReadOnlyList<SlaMoment> moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        var running = moments.Count - 1;
        while (running >= 0 && IsStopped(moments[running]))
            running--;
        return running + 1 < moments.Count && moments[running + 1].State is not TicketState.Cancelled
            ? moments[running + 1].AtUtc
            : null;
    }

    /// <summary>Stretches in a state the policy pauses in, and those in which the visit was finished, up to a reopening.</summary>
    public static IReadOnlyList<SlaPause> Pauses(
        IReadOnlyList<SlaMoment> moments,
        IReadOnlyCollection<TicketState> pauseStates
    )
    {
        ArgumentNullException.ThrowIfNull(moments);
        ArgumentNullException.ThrowIfNull(pauseStates);
        List<SlaPause> pauses = [];
        foreach (var (i, moment) in moments.Index())
        {
            if (!IsStopped(moment) && !pauseStates.Contains(moment.State))
                continue;
            var until = i + 1 < moments.Count ? moments[i + 1].AtUtc : (DateTime?)null;
            pauses.Add(new SlaPause(moment.AtUtc, until, Why(moment)));
        }

        return pauses;
    }

    private static string Why(SlaMoment moment)
    {
        var state = TicketErrors.Words(moment.State);
        return string.IsNullOrWhiteSpace(moment.Reason) ? state : $"{state}: {moment.Reason}";
    }

    private static bool IsStopped(SlaMoment moment) => TicketTransitions.Clock(moment.State) is ClockClass.Stopped;
}
