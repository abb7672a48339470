using System.Globalization;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.JobCards;

/// <summary>Jobs and their lines in the technician's words.</summary>
internal static class JobMarks
{
    public static bool CanStart(TicketState state) =>
        state is TicketState.Approved or TicketState.InProgress or TicketState.OnHold;

    public static bool IsWaiting(TicketState state) =>
        state
            is TicketState.EstimateReview
                or TicketState.AwaitingCustomer
                or TicketState.AwaitingParts
                or TicketState.OnHold;

    public static MarkupString Of(TicketState state) => Status.Mark(ToneOf(state), Status.Words(state));

    private static Tone ToneOf(TicketState state) =>
        IsWaiting(state) ? Tone.Waiting
        : state is TicketState.WorkCompleted or TicketState.Invoiced or TicketState.Delivered or TicketState.Closed
            ? Tone.Done
        : state is TicketState.Cancelled ? Tone.Neutral
        : Tone.Active;

    /// <summary>Where the part of a line is.</summary>
    public static MarkupString PartOf(JobLineView line) =>
        line switch
        {
            { Issued: var issued, Quantity: var quantity } when issued >= quantity => Status.Mark(Tone.Done, "Issued"),
            { Requested: > 0m } => Status.Mark(Tone.Waiting, "Requested"),
            { Lacking: > 0m, ComesOn: { } day } => Status.Mark(Tone.Waiting, $"Comes {Show.Date(day)}"),
            { Lacking: > 0m } => Status.Mark(Tone.Problem, $"Short by {Show.Number(line.Lacking)}"),
            { Reserved: > 0m } => Status.Mark(Tone.Active, "Reserved"),
            _ => Status.Mark(Tone.Neutral, "In store"),
        };

    /// <summary>0:07:30, or nothing while no timer runs.</summary>
    public static string Elapsed(DateTime? sinceUtc, DateTime nowUtc) =>
        sinceUtc is { } since
            ? (nowUtc - since) is var time
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}"
                )
                : ""
            : "";

    public static string Outcome(ResolutionOutcome outcome) =>
        outcome switch
        {
            ResolutionOutcome.Success => T("Repaired"),
            ResolutionOutcome.Partial => T("Partly repaired"),
            ResolutionOutcome.Failure => T("Not repaired"),
            ResolutionOutcome.NoFaultFound => T("No fault found"),
            ResolutionOutcome.Declined => T("Customer declined"),
        };
}
