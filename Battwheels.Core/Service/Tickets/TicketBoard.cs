using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <param name="Count">All visits of the column, not only those shown; 10,000 stands for that and more.</param>
/// <param name="Cards">The first by promised time.</param>
public sealed record BoardLane(TicketSet Set, int Count, IReadOnlyList<BoardCard> Cards);

/// <param name="Moves">What the reader may do with it now.</param>
public sealed record BoardCard(TicketRow Ticket, IReadOnlyList<TicketMove> Moves);

internal static class TicketBoard
{
    public const int Lanes = 8;
    private const int Cards = 20;
    private const int Counted = 10_000;

    public static async Task<IReadOnlyList<BoardLane>> ReadAsync(
        IReadUnit unit,
        long? branchId,
        long? technicianId,
        CancellationToken ct
    )
    {
        List<BoardLane> lanes = [];
        foreach (var set in TicketSets.Lanes)
        {
            var tickets = TicketSets.Of(unit, set);
            if (branchId is { } branch)
                tickets = tickets.Where(t => t.BranchId == branch);
            if (technicianId is { } who)
                tickets = tickets.Where(t => t.PrimaryTechnicianId == who || t.SecondTechnicianId == who);
            lanes.Add(await LaneAsync(unit, set, tickets, ct));
        }

        return lanes;
    }

    private static async Task<BoardLane> LaneAsync(
        IReadUnit unit,
        TicketSet set,
        IQueryable<ServiceTicket> tickets,
        CancellationToken ct
    )
    {
        var first = tickets.OrderBy(t => t.PromisedAtUtc == null).ThenBy(t => t.PromisedAtUtc).ThenBy(t => t.Id);
        var held = await first.Take(Cards).ToListAsync(ct);
        var count = held.Count < Cards ? held.Count : await tickets.Take(Counted).CountAsync(ct);
        long[] ids = [0, .. held.Select(t => t.Id)];
        var rows = await TicketList
            .Rows(unit, unit.Set<ServiceTicket>().Where(t => ids.Contains(t.Id)))
            .ToDictionaryAsync(r => r.Id, ct);
        return new BoardLane(set, count, [.. held.Where(t => rows.ContainsKey(t.Id)).Select(CardOf)]);

        BoardCard CardOf(ServiceTicket ticket) =>
            new(
                rows[ticket.Id],
                TicketMoves.Of(
                    ticket,
                    unit.May,
                    unit.May(TicketPermissions.Update) && TicketScope.MayChange(unit, ticket)
                )
            );
    }
}
