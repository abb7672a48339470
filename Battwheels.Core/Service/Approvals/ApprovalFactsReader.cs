using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Common;
using Battwheels.Core.Gst;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sublets;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Approvals;

/// <summary>What the policy looks at, read for some lines of a visit.</summary>
internal static class ApprovalFactsReader
{
    private const int Most = 2_000;

    /// <summary>Work before tax: neither place nor scheme matter.</summary>
    private static readonly OfferTerms BeforeTax = new(false, "", SupplyKind.IntraState, RoundToRupee: false);

    /// <param name="own">Lines that are to be approved.</param>
    /// <param name="estimates">The estimates they are on; nothing of these is other work.</param>
    public static async Task<ApprovalNeeds> NeedsAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        IReadOnlyList<JobLine> own,
        IReadOnlyCollection<long> estimates,
        CancellationToken ct
    )
    {
        var rules = await RulesAsync(unit, ticket.BranchId, ct);
        var others = await OthersAsync(unit, ticket, estimates, ct);
        var costs = await CostsAsync(unit, ticket, [.. own, .. others], ct);
        var agreed = await SubletCosts.AgreedAsync(unit, [.. own, .. others], ct);
        var packs = await PacksAsync(unit, own, ct);
        return ApprovalCalculator.Needs(rules, Lines(own, costs, agreed, packs), Lines(others, costs, agreed, packs));
    }

    /// <summary>Percent below which a margin is asked about today; null where no rule asks.</summary>
    public static async Task<decimal?> MarginFloorAsync(IReadUnit unit, long branchId, CancellationToken ct) =>
        (await RulesAsync(unit, branchId, ct)).Where(r => r.Basis is ApprovalBasis.Margin).Max(r => r.To);

    private static async Task<IReadOnlyList<ApprovalRule>> RulesAsync(
        IReadUnit unit,
        long branchId,
        CancellationToken ct
    )
    {
        var today = unit.Today;
        var rows = await unit.Set<ApprovalPolicy>()
            .Where(p => p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo >= today))
            .OrderBy(p => p.Id)
            .Take(Most)
            .ToListAsync(ct);
        return ApprovalCalculator.InForce(rows.Select(r => r.ToRule()), branchId, today);
    }

    /// <summary>Live lines of the visit's other estimates, and of the vehicle's in the last 30 days.</summary>
    private static Task<List<JobLine>> OthersAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        IReadOnlyCollection<long> own,
        CancellationToken ct
    )
    {
        var (since, today) = (unit.Now - ApprovalCalculator.SameVehicle, unit.Today);
        var cancelled = unit.Set<ServiceTicket>().Where(t => t.State == TicketState.Cancelled).Select(t => t.Id);
        var live =
            from estimate in unit.Set<Estimate>()
            where estimate.VehicleId == ticket.VehicleId && !own.Contains(estimate.Id)
            where !cancelled.Contains(estimate.TicketId)
            where
                estimate.State != EstimateState.Draft
                && estimate.State != EstimateState.Declined
                && estimate.State != EstimateState.Expired
                && estimate.State != EstimateState.Void
            where
                !(estimate.State == EstimateState.Sent || estimate.State == EstimateState.Viewed)
                || !(estimate.ValidUntil < today)
            join version in unit.Set<EstimateVersion>() on estimate.CurrentVersionId equals version.Id
            where estimate.TicketId == ticket.Id || version.SubmittedAtUtc >= since
            select estimate.Id;
        return unit.Set<JobLine>()
            .AsNoTracking()
            .Where(l => l.EstimateId != null && live.Contains(l.EstimateId.Value))
            .Where(l =>
                l.State == JobLineState.Quoted || l.State == JobLineState.Approved || l.State == JobLineState.Done
            )
            .OrderBy(l => l.Id)
            .Take(Most)
            .ToListAsync(ct);
    }

    /// <summary>What one unit of each item costs in the visit's store; an item that was never there is not among them.</summary>
    private static async Task<Dictionary<long, (decimal Value, decimal Quantity)>> CostsAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        IReadOnlyList<JobLine> lines,
        CancellationToken ct
    )
    {
        long[] items = [.. lines.Where(l => l.TakesStock).Select(l => l.ItemId!.Value).Distinct()];
        if (items.Length == 0)
            return [];
        var store = await PartSupply.WarehouseAsync(unit, ticket.BranchId, ct);
        var pools = await unit.Set<StockPool>()
            .Where(p => p.WarehouseId == store && items.Contains(p.ItemId) && p.Quantity > 0m)
            .Select(p => new
            {
                p.ItemId,
                p.Value,
                p.Quantity,
            })
            .ToListAsync(ct);
        return pools.ToDictionary(p => p.ItemId, p => (p.Value, p.Quantity));
    }

    private static async Task<HashSet<long>> PacksAsync(
        IReadUnit unit,
        IReadOnlyList<JobLine> lines,
        CancellationToken ct
    )
    {
        long[] items = [.. lines.Select(l => l.ItemId).OfType<long>().Distinct()];
        if (items.Length == 0)
            return [];
        return
        [
            .. await unit.Set<Item>()
                .Where(i => items.Contains(i.Id) && i.Kind == ItemKind.Battery)
                .Select(i => i.Id)
                .ToListAsync(ct),
        ];
    }

    private static ApprovalLine[] Lines(
        IReadOnlyList<JobLine> lines,
        Dictionary<long, (decimal Value, decimal Quantity)> costs,
        Dictionary<long, decimal> agreed,
        HashSet<long> packs
    )
    {
        var amounts = OfferCalculator.Lines(lines.Select(OfferPrices.Of), BeforeTax);
        return
        [
            .. lines.Zip(
                amounts,
                (line, amount) =>
                    new ApprovalLine(
                        Key(line),
                        amount.Gross,
                        amount.Taxable,
                        line.DiscountPercent,
                        line.Payer,
                        CostOf(line, costs, agreed),
                        line.OpensHvBattery || (line.ItemId is { } item && packs.Contains(item)),
                        OptionOf(line)
                    )
            ),
        ];
    }

    /// <summary>What the store has it for, or what another workshop agreed to do it for; null when nobody knows.</summary>
    private static decimal? CostOf(
        JobLine line,
        Dictionary<long, (decimal Value, decimal Quantity)> costs,
        Dictionary<long, decimal> agreed
    ) =>
        line.TakesStock && costs.TryGetValue(line.ItemId!.Value, out var cost)
            ? Money.Round(cost.Value * line.Quantity / cost.Quantity)
        : line.Kind is JobLineKind.Sublet && agreed.TryGetValue(line.Id, out var outside) ? outside
        : null;

    /// <summary>Two estimates may choose among the same words; worked lines are chosen already.</summary>
    private static LineOption? OptionOf(JobLine line) =>
        line.State is JobLineState.Proposed or JobLineState.Quoted
            ? LineOption.Of(
                line.OptionSet is null
                    ? null
                    : string.Create(CultureInfo.InvariantCulture, $"{line.EstimateId}/{line.OptionSet}"),
                line.OptionName,
                line.IsRecommended
            )
            : null;

    /// <summary>What a line is about, without its price and quantity.</summary>
    private static string Key(JobLine line) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{line.Kind}\t{line.ItemId}\t{line.Payer}\t{line.OpensHvBattery}\t{line.Description}"
                    )
                )
            )
        )[..16];
}
