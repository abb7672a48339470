using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Service.Tickets;

/// <summary>What happened to a ticket, for the timeline.</summary>
internal static class TicketTimeline
{
    public static IReadOnlyList<Timeline.Event> Of(IEnumerable<TicketHappening> happenings) =>
        [
            .. happenings.Select(h => new Timeline.Event(
                h.AtUtc,
                h.Text,
                h.Who,
                h.IsComment ? "message"
                    : h.Deed is { } deed ? Icon(deed)
                    : Icon(h.Action),
                h.VoiceNoteId is { } voice ? $"voice-notes/{voice}" : null
            )),
        ];

    private static string Icon(TicketDeed deed) =>
        deed switch
        {
            TicketDeed.Intake => "edit",
            TicketDeed.Diagnosis => "search",
            TicketDeed.PartIssued => "box",
            TicketDeed.PartReturned => "back",
            TicketDeed.Paid => "rupee",
            TicketDeed.PaidBack => "x",
            TicketDeed.Photo => "camera",
            TicketDeed.Voice => "mic",
            TicketDeed.Sublet => "wrench",
            TicketDeed.Inspection => "check",
        };

    private static string Icon(TicketAction? action) =>
        action switch
        {
            null => "plus",
            TicketAction.Assign or TicketAction.Unassign => "user",
            TicketAction.SubmitEstimate
            or TicketAction.SubmitSupplement
            or TicketAction.ShareEstimate
            or TicketAction.ReviseEstimate
            or TicketAction.WithdrawEstimate
            or TicketAction.Invoice
            or TicketAction.ReverseInvoice => "doc",
            TicketAction.Hold or TicketAction.WaitForParts => "pause",
            TicketAction.Decline or TicketAction.Cancel or TicketAction.FailQc => "x",
            TicketAction.Approve or TicketAction.PassQc or TicketAction.CompleteWork or TicketAction.Close => "check",
            _ => "play",
        };
}
