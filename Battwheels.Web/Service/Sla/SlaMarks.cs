using Battwheels.Core.Service.Sla;
using Battwheels.Web.Common;
using Battwheels.Web.Service.Tickets;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.Sla;

/// <summary>How promises look: icon, colour and words.</summary>
public static class SlaMarks
{
    /// <summary>What falls due first on a visit: time left, or how it ended.</summary>
    public static MarkupString Of(SlaMark mark, DateTime nowUtc)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return Status.Mark(ToneOf(mark, nowUtc), Words(mark, nowUtc));
    }

    /// <summary>The same as a sentence, for who points at it.</summary>
    public static string Hint(SlaMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return T($"{Kind(mark.Kind)} promised for {Show.Time(mark.DueUtc)}");
    }

    public static MarkupString Of(SlaVerdict verdict, bool isPaused = false) =>
        isPaused && verdict is SlaVerdict.Running
            ? Status.Mark(Tone.Waiting, T("Paused"))
            : Status.Mark(
                verdict switch
                {
                    SlaVerdict.Running => Tone.Active,
                    SlaVerdict.Met => Tone.Done,
                    SlaVerdict.Breached => Tone.Problem,
                    SlaVerdict.Void => Tone.Neutral,
                },
                Words(verdict)
            );

    public static string Words(SlaVerdict verdict) =>
        verdict switch
        {
            SlaVerdict.Running => T("Running"),
            SlaVerdict.Met => T("Met"),
            SlaVerdict.Breached => T("Breached"),
            SlaVerdict.Void => T("Cancelled"),
        };

    public static string Kind(SlaClockKind kind) =>
        kind switch
        {
            SlaClockKind.FirstResponse => T("First response"),
            SlaClockKind.Arrival => T("Arrival"),
            SlaClockKind.NextResponse => T("Answer"),
            SlaClockKind.Resolution => T("Resolution"),
        };

    /// <summary>"7 h 20 min".</summary>
    public static string Length(TimeSpan time)
    {
        var minutes = (long)time.TotalMinutes;
        return (minutes / 60, minutes % 60) switch
        {
            (0, var m) => T($"{m} min"),
            (var h, 0) => T($"{h} h"),
            var (h, m) => T($"{h} h {m} min"),
        };
    }

    private static Tone ToneOf(SlaMark mark, DateTime nowUtc) =>
        mark switch
        {
            { Verdict: SlaVerdict.Breached } => Tone.Problem,
            { Verdict: SlaVerdict.Met } => Tone.Done,
            { Verdict: SlaVerdict.Void } => Tone.Neutral,
            { State: SlaClockState.Paused } => Tone.Waiting,
            _ when mark.DueUtc < nowUtc => Tone.Problem,
            { Level: >= 50 } => Tone.Attention,
            _ => mark.DueUtc < nowUtc.AddHours(1) ? Tone.Attention : Tone.Active,
        };

    private static string Words(SlaMark mark, DateTime nowUtc)
    {
        if (mark.State is SlaClockState.Ended)
            return mark.Verdict switch
            {
                SlaVerdict.Met => T("SLA met"),
                SlaVerdict.Breached => T("SLA missed"),
                SlaVerdict.Running or SlaVerdict.Void => T("No SLA"),
            };
        if (mark.DueUtc < nowUtc && mark.State is SlaClockState.Running)
            return T($"SLA {TicketWords.Late(nowUtc - mark.DueUtc)}"); // beside the promise to the customer, which may be late too
        if (mark.State is SlaClockState.Paused)
            return mark.Verdict is SlaVerdict.Breached ? T("SLA missed") : T("SLA paused");
        var left = mark.DueUtc - nowUtc;
        return left < TimeSpan.FromHours(8)
            ? T($"{Length(left)} left")
            : T($"by {TicketWords.Promised(mark.DueUtc, nowUtc)}");
    }
}
