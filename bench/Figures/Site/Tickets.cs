using Battwheels.Core.Service.Tickets;

namespace Battwheels.Figures.Site;

/// <summary>Visits of two years in the order they came; one in eight is still in the workshop.</summary>
internal static class Tickets
{
    private static readonly TicketState[] Open =
    [
        TicketState.Open,
        TicketState.InDiagnosis,
        TicketState.EstimateReview,
        TicketState.AwaitingCustomer,
        TicketState.InProgress,
        TicketState.Qc,
    ];

    public static async Task FillAsync(BenchSite site, Garage garage, Random random)
    {
        var count = garage.Sizes.Tickets;
        await Bulk.SaveAsync(
            site,
            garage.Id,
            Enumerable.Range(1, count).Select(i => Visit(garage, random, i, count)).ToArray()
        );
    }

    private static ServiceTicket Visit(Garage garage, Random random, int sequence, int count)
    {
        var at = Bulk.Now.AddMinutes(-(count - sequence + 1) * (700.0 * 1_440 / count));
        var vehicle = random.Next(garage.Vehicles.Count);
        ServiceTicket ticket = new()
        {
            Number = $"PUN-{at:yy}-{sequence:D5}",
            Sequence = sequence,
            BranchId = garage.Branch,
            Source = TicketSource.Counter,
            Mode = ServiceMode.Workshop,
            Category = TicketCategory.Breakdown,
            Title = "Range drops after a full charge",
            Description = "Customer reports half the usual range since last week.",
            ContactId = garage.Contacts[vehicle],
            VehicleId = garage.Vehicles[vehicle],
            PrimaryTechnicianId = random.Next(3) > 0 ? garage.Owner.MembershipId : null,
            PromisedAtUtc = at.AddDays(2),
            StateSinceUtc = at,
            CreatedAtUtc = at,
        };
        if (sequence < count * 7 / 8)
            ticket.Enter(TicketState.Closed, null, null, at.AddDays(3));
        else
            ticket.Enter(Open[random.Next(Open.Length)], null, null, at);
        return ticket;
    }
}
