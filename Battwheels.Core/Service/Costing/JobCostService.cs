using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Costing;

/// <param name="FrozenAtUtc">When the visit was closed and this was kept; null while it is reckoned anew each time.</param>
public sealed record JobCostView(JobCost Cost, DateTime? FrozenAtUtc);

/// <summary>What jobs earned, for those who may see cost.</summary>
public sealed class JobCostService(IUnitOfWorkFactory units)
{
    /// <summary>What a visit earned; or NOT_FOUND.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks inventory:cost:read or tickets:read.</exception>
    public Task<Result<JobCostView>> OfTicketAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync<Result<JobCostView>>(
            InventoryPermissions.ReadCost,
            async unit =>
            {
                unit.Demand(TicketPermissions.Read);
                return await JobCostReader.ReadAsync(unit, ticketId, ct) is { } view ? view : CommonErrors.NotFound;
            },
            ct
        );
}
