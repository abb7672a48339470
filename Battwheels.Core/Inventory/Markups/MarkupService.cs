using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Markups;

/// <param name="Version">To be given back when saving; 0 before anything was saved.</param>
/// <param name="Bands">The cheapest parts first.</param>
public sealed record MarkupView(int Version, IReadOnlyList<MarkupBand> Bands);

public sealed record SaveMarkups(int Version, IReadOnlyList<MarkupBand> Bands);

/// <summary>The markup on parts nobody gave a selling price.</summary>
public sealed class MarkupService(IUnitOfWorkFactory units)
{
    /// <exception cref="AccessDeniedException">The actor lacks inventory:cost:read.</exception>
    public Task<MarkupView> ReadAsync(CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.ReadCost,
            async unit =>
            {
                var table = await unit.Set<MarkupTable>().AsNoTracking().Include(t => t.Rows).SingleOrDefaultAsync(ct);
                return new MarkupView(table is null ? 0 : table.Version + 1, MarkupPrices.BandsOf(table));
            },
            ct
        );

    /// <summary>The whole table as it stands on the screen; an empty one suggests nothing.</summary>
    /// <returns>Done; or CONCURRENCY_CONFLICT, TOO_MANY_LINES, COST_INVALID, BAND_TWICE, MARKUP_INVALID by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks inventory:update or inventory:cost:read.</exception>
    public Task<Result<Done>> SaveAsync(SaveMarkups input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            InventoryPermissions.Update,
            command,
            input,
            async unit =>
            {
                unit.Demand(InventoryPermissions.ReadCost);
                if (MarkupCalculator.Refusal(input.Bands) is { } refusal)
                    return refusal;
                var table = await unit.Set<MarkupTable>().Include(t => t.Rows).SingleOrDefaultAsync(ct);
                if ((table is null ? 0 : table.Version + 1) != input.Version)
                    return CommonErrors.ConcurrencyConflict;
                table ??= unit.Add(new MarkupTable());
                foreach (var row in table.Rows.ToArray())
                    unit.Remove(row);
                foreach (var band in input.Bands)
                    table.Add(new MarkupRow { FromCost = band.FromCost, Percent = band.Percent });
                return Done.Instance;
            },
            ct
        );
    }
}
