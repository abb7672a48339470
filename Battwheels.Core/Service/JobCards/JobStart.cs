using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.JobCards;

/// <summary>Starting work: the ticket goes on where it must, and the caller's timer runs.</summary>
internal static class JobStart
{
    public static async Task<Error?> StartAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        long? jobLineId,
        DateTime atUtc,
        CancellationToken ct
    )
    {
        TicketAction? step = ticket.State switch
        {
            TicketState.OnHold => TicketAction.Resume,
            TicketState.InProgress => null,
            _ => TicketAction.StartWork,
        };
        if (
            step is { } action
            && await TicketFlow.ApplyAsync(unit, ticket, action, new TransitionNote(), ct) is { } refused
        )
            return refused;
        return await JobTimers.StartAsync(unit, ticket, jobLineId, atUtc, ct);
    }
}
