using Battwheels.Core.Service.Tickets;

namespace Battwheels.Web.Service.Tickets;

/// <summary>Addresses of a ticket's pages, relative to the organization.</summary>
public static class TicketPlaces
{
    public static string Address(long ticketId, TicketPlace place) =>
        place switch
        {
            TicketPlace.Overview => $"tickets/{ticketId}",
            TicketPlace.Intake => $"tickets/{ticketId}/intake",
            TicketPlace.JobCard => $"tickets/{ticketId}/job",
            TicketPlace.Estimate => $"tickets/{ticketId}/estimate",
            TicketPlace.Billing => $"tickets/{ticketId}/billing",
            TicketPlace.Delivery => $"tickets/{ticketId}/delivery",
        };
}
