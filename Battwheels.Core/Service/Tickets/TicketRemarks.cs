using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Remarks on a ticket; they stay as written.</summary>
internal static class TicketRemarks
{
    /// <returns>The remark; or REQUIRED, TOO_LONG.</returns>
    public static Result<TicketComment> Add(IUnitOfWork unit, ServiceTicket ticket, string? text, DateTime atUtc)
    {
        if (string.IsNullOrWhiteSpace(text))
            return CommonErrors.Required("Text", "The comment");
        return unit.Add(
            new TicketComment
            {
                TicketId = ticket.Id,
                Text = text.Trim(),
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
                AtUtc = atUtc,
            }
        );
    }
}
