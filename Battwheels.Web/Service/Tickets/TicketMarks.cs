using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.Tickets;

/// <summary>How states of tickets and their lines look: icon, word and colour.</summary>
public static class TicketMarks
{
    public static MarkupString Of(TicketState state) => Status.Mark(ToneOf(state), Words(state));

    public static MarkupString Of(JobLineState state) =>
        Status.Mark(
            state switch
            {
                JobLineState.Proposed or JobLineState.Quoted or JobLineState.Withdrawn => Tone.Neutral,
                JobLineState.Approved => Tone.Active,
                JobLineState.Declined => Tone.Problem,
                JobLineState.Done => Tone.Done,
            },
            Status.Words(state)
        );

    /// <summary>When it was promised; once that has passed and the work goes on, how late it is.</summary>
    public static MarkupString Promise(DateTime promisedAtUtc, TicketState state, DateTime nowUtc) =>
        IsLate(promisedAtUtc, state, nowUtc)
            ? Status.Mark(Tone.Problem, TicketWords.Late(nowUtc - promisedAtUtc))
            : Status.Plain(TicketWords.Promised(promisedAtUtc, nowUtc));

    private static bool IsLate(DateTime promisedAtUtc, TicketState state, DateTime nowUtc) =>
        promisedAtUtc < nowUtc && TicketStages.Open.Contains(state) && !TicketStages.Ready.Contains(state);

    public static string Words(TicketState state) => state is TicketState.Qc ? T("Quality check") : Status.Words(state);

    public static Tone ToneOf(TicketState state) =>
        state switch
        {
            TicketState.Open
            or TicketState.Assigned
            or TicketState.InDiagnosis
            or TicketState.Approved
            or TicketState.InProgress
            or TicketState.Qc
            or TicketState.Reopened => Tone.Active,
            TicketState.AwaitingDeposit
            or TicketState.EstimateReview
            or TicketState.AwaitingCustomer
            or TicketState.AwaitingParts
            or TicketState.OnHold => Tone.Waiting,
            TicketState.WorkCompleted or TicketState.Invoiced or TicketState.Delivered or TicketState.Closed =>
                Tone.Done,
            TicketState.Cancelled => Tone.Neutral,
        };
}
