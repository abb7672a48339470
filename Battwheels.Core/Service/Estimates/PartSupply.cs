using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Parts of a visit in its branch's store: setting aside what is there, naming what is not.</summary>
public static class PartSupply
{
    /// <summary>The store parts of a ticket come from: its branch's, else the organization's.</summary>
    public static async Task<long> WarehouseAsync(IReadUnit unit, long branchId, CancellationToken ct) =>
        await unit.Set<Warehouse>()
            .Where(w => w.IsActive)
            .OrderByDescending(w => w.BranchId == branchId)
            .ThenByDescending(w => w.IsDefault)
            .ThenBy(w => w.Id)
            .Select(w => w.Id)
            .FirstAsync(ct);

    /// <summary>Reserves what is available of each line.</summary>
    /// <returns>Lines that could not be reserved in full.</returns>
    internal static async Task<IReadOnlyList<PartShortage>> ReserveAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        IReadOnlyList<JobLine> lines,
        CancellationToken ct
    )
    {
        if (lines.Count == 0)
            return [];
        var warehouse = await WarehouseAsync(unit, ticket.BranchId, ct);
        List<PartShortage> shortages = [];
        // One order for everybody: two approvals of the same parts never wait for each other.
        foreach (var line in lines.OrderBy(l => l.ItemId).ThenBy(l => l.Id))
        {
            var held = await Reservations.ReserveAsync(
                unit,
                line.ItemId!.Value,
                warehouse,
                line.Quantity,
                JobLine.StockSource,
                line.Id,
                ct
            );
            if (held < line.Quantity)
                shortages.Add(new PartShortage(line.Id, line.Description, line.Uom, line.Quantity, held));
        }

        return shortages;
    }
}
