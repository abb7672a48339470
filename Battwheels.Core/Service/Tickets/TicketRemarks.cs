using Battwheels.Core.Common;
using Battwheels.Core.Service.Sla;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Remarks on a ticket; they stay as written.</summary>
internal static class TicketRemarks
{
    /// <summary>The same where it also says that the customer was reached, or asked.</summary>
    /// <returns>The remark's id; or REQUIRED, NOT_ON_SITE.</returns>
    public static async Task<Result<long>> LogAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        CommentTicket input,
        CancellationToken ct
    )
    {
        if (input.Contact is CustomerContact.Arrived && ticket.Mode is not ServiceMode.Onsite)
            return TicketErrors.NotOnSite;
        var remark = Add(unit, ticket, input.Text, unit.Now, input.Contact);
        if (remark.Error is { } error)
            return error;
        if (input.Contact is CustomerContact.Asked)
            await SlaClocks.AskedAsync(unit, ticket, ct);
        else if (input.Contact is { } reached)
            await SlaClocks.AnsweredAsync(unit, ticket, reached is CustomerContact.Arrived, ct);
        return remark.Value.Id;
    }

    /// <returns>The remark; or REQUIRED, TOO_LONG.</returns>
    public static Result<TicketComment> Add(
        IUnitOfWork unit,
        ServiceTicket ticket,
        string? text,
        DateTime atUtc,
        CustomerContact? contact = null
    )
    {
        if (string.IsNullOrWhiteSpace(text))
            return CommonErrors.Required("Text", "The comment");
        return unit.Add(
            new TicketComment
            {
                TicketId = ticket.Id,
                Text = text.Trim(),
                Contact = contact,
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
                AtUtc = atUtc,
            }
        );
    }
}
