using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>The workshop at a glance: how many visits stand where, and whose promise comes first.</summary>
/// <param name="Stages">The columns of the board, from left to right, with empty ones.</param>
/// <param name="Promises">At most six visits still in work, the earliest promise first.</param>
public sealed record TicketOverview(IReadOnlyList<StageCount> Stages, IReadOnlyList<PromisedTicket> Promises)
{
    public int Open => Stages.Sum(s => s.Count);
}

public sealed record StageCount(TicketSet Set, int Count);

/// <param name="PromisedAtUtc">When the customer was told to come.</param>
public sealed record PromisedTicket(
    long Id,
    string Title,
    string? Registration,
    string Vehicle,
    DateTime PromisedAtUtc,
    string? Technician
);

internal static class TicketOverviews
{
    private const int Promises = 6;

    public static async Task<TicketOverview> ReadAsync(IReadUnit unit, CancellationToken ct)
    {
        var open = TicketStages.Open;
        var byState = await unit.Set<ServiceTicket>()
            .Where(t => open.Contains(t.State))
            .GroupBy(t => t.State)
            .Select(g => new { State = g.Key, Count = g.Count() })
            .Take(open.Count)
            .ToDictionaryAsync(g => g.State, g => g.Count, ct);
        var stages = TicketSets.Lanes.Select(lane => new StageCount(
            lane,
            byState.Where(g => TicketSets.Holds(lane, g.Key)).Sum(g => g.Value)
        ));
        return new TicketOverview([.. stages], await PromisesAsync(unit, ct));
    }

    private static async Task<IReadOnlyList<PromisedTicket>> PromisesAsync(IReadUnit unit, CancellationToken ct)
    {
        var working = TicketStages.Open.Except(TicketStages.Ready).ToArray();
        return await (
            from t in unit.Set<ServiceTicket>()
            where working.Contains(t.State) && t.PromisedAtUtc != null
            join v in unit.Set<Vehicle>() on t.VehicleId equals v.Id
            join m in unit.Set<Membership>() on t.PrimaryTechnicianId equals m.Id into given
            from technician in given.DefaultIfEmpty()
            orderby t.PromisedAtUtc, t.Id
            select new PromisedTicket(
                t.Id,
                t.Title,
                v.Registration,
                VehicleNames.Of(v.Make, v.Model, null),
                t.PromisedAtUtc!.Value,
                technician.DisplayName
            )
        )
            .Take(Promises)
            .ToListAsync(ct);
    }
}
