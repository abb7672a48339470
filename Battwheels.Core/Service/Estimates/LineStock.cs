using Battwheels.Core.Common;
using Battwheels.Core.Gst;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sublets;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>
/// What the ticket's store has of the parts on some lines and, for those who may know, what these and outside work cost.
/// </summary>
internal sealed class LineStock
{
    private readonly Dictionary<long, Pool> _pools;
    private readonly Dictionary<long, decimal> _reserved;
    private readonly Dictionary<long, decimal> _agreed;
    private readonly bool _showsCost;

    private LineStock(
        long warehouseId,
        Dictionary<long, Pool> pools,
        Dictionary<long, decimal> reserved,
        Dictionary<long, decimal> agreed,
        bool cost
    ) => (WarehouseId, _pools, _reserved, _agreed, _showsCost) = (warehouseId, pools, reserved, agreed, cost);

    public long WarehouseId { get; }

    public static async Task<LineStock> ReadAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        IReadOnlyList<JobLine> lines,
        CancellationToken ct
    )
    {
        var warehouse = await PartSupply.WarehouseAsync(unit, ticket.BranchId, ct);
        var showsCost = unit.May(InventoryPermissions.ReadCost);
        var agreed = showsCost ? await SubletCosts.AgreedAsync(unit, lines, ct) : [];
        long[] items = [.. lines.Where(l => l.TakesStock).Select(l => l.ItemId!.Value).Distinct()];
        if (items.Length == 0)
            return new LineStock(warehouse, [], [], agreed, showsCost);
        long[] ids = [.. lines.Where(l => l.TakesStock).Select(l => l.Id)];
        var pools = await unit.Set<StockPool>()
            .Where(p => p.WarehouseId == warehouse && items.Contains(p.ItemId))
            .ToDictionaryAsync(p => p.ItemId, p => new Pool(p.Quantity, p.Reserved, p.Value), ct);
        var reserved = await unit.Set<Reservation>()
            .Where(r => r.SourceType == JobLine.StockSource && ids.Contains(r.SourceId) && r.Quantity > 0m)
            .Select(r => new { r.SourceId, r.Quantity })
            .ToListAsync(ct);
        return new LineStock(
            warehouse,
            pools,
            reserved.GroupBy(r => r.SourceId).ToDictionary(g => g.Key, g => g.Sum(r => r.Quantity)),
            agreed,
            showsCost
        );
    }

    public LineView Line(JobLine line, LineAmounts amounts) =>
        new(
            line.Id,
            line.Version,
            line.Kind,
            line.ItemId,
            line.Description,
            line.HsnSac,
            line.Uom,
            line.Quantity,
            line.UnitPrice,
            line.DiscountPercent,
            line.RatePercent,
            line.Payer,
            line.State,
            line.IsSafetyCritical,
            line.IsOptional,
            amounts.Taxable,
            amounts.Tax.Total,
            line.TakesStock ? PoolOf(line.ItemId).Available : null,
            _reserved.GetValueOrDefault(line.Id),
            line.IssuedQuantity,
            CostOf(line) is { } cost && amounts.Taxable > 0m ? Percent(amounts.Taxable - cost, amounts.Taxable) : null
        )
        {
            OpensHvBattery = line.OpensHvBattery,
            Option = LineOption.Of(line.OptionSet, line.OptionName, line.IsRecommended),
        };

    /// <summary>Null for those who may not see cost.</summary>
    public OfferMargin? Margin(IReadOnlyList<LineView> lines)
    {
        if (!_showsCost)
            return null;
        var paid = lines.Where(l => l.Payer is LinePayer.Customer).ToArray();
        var taxable = paid.Sum(l => l.Taxable);
        var costs = paid.Where(l => l.Available is not null || l.Kind is JobLineKind.Sublet)
            .Select(l => l.Kind is JobLineKind.Sublet ? Agreed(l.Id) : Cost(l.ItemId, true, l.Quantity))
            .ToArray();
        var left = taxable - costs.Sum(c => c ?? 0m);
        return new OfferMargin(left, taxable > 0m ? Percent(left, taxable) : 0m, costs.Count(c => c is null));
    }

    private decimal? CostOf(JobLine line) =>
        line.Kind is JobLineKind.Sublet ? Agreed(line.Id) : Cost(line.ItemId, line.TakesStock, line.Quantity);

    /// <summary>What another workshop agreed to do it for, rupees; null when nothing is ordered.</summary>
    private decimal? Agreed(long? lineId) =>
        _showsCost && lineId is { } id && _agreed.TryGetValue(id, out var agreed) ? agreed : null;

    /// <summary>At the store's present average, rupees; null when unknown or not to be shown.</summary>
    private decimal? Cost(long? itemId, bool takesStock, decimal quantity) =>
        _showsCost && takesStock && PoolOf(itemId) is { Quantity: > 0m } pool
            ? Money.Round(pool.Value * quantity / pool.Quantity)
            : null;

    private Pool PoolOf(long? itemId) => itemId is { } id ? _pools.GetValueOrDefault(id) : default;

    private static decimal Percent(decimal part, decimal whole) => Money.RoundTo(part * 100m / whole, 1);

    private readonly record struct Pool(decimal Quantity, decimal Reserved, decimal Value)
    {
        public decimal Available => Quantity - Reserved;
    }
}
