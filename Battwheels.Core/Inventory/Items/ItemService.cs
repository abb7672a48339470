using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Undo;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Items;

/// <param name="Code">As it was scanned.</param>
public sealed record LinkItemCode(long ItemId, string Code);

/// <summary>The catalogue of parts, batteries, consumables and services.</summary>
public sealed class ItemService(IUnitOfWorkFactory units)
{
    /// <returns>The new item's id; or the refusals of <see cref="ItemCatalog.CreateAsync"/>.</returns>
    public Task<Result<long>> CreateAsync(ItemInput input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            InventoryPermissions.Create,
            command,
            input,
            async unit =>
            {
                var item = await ItemCatalog.CreateAsync(unit, input, ct);
                return item.Error is { } refusal ? refusal : item.Value.Id;
            },
            ct
        );

    /// <param name="version">As read; somebody else's change in between is refused.</param>
    public Task<Result<Done>> UpdateAsync(
        long id,
        int version,
        ItemInput input,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            InventoryPermissions.Update,
            command,
            new
            {
                id,
                version,
                input,
            },
            async unit =>
            {
                if (await unit.Set<Item>().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } item)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(item, version) is { } stale)
                    return stale;
                var wasActive = item.IsActive;
                if (await ItemCatalog.ChangeAsync(unit, item, input, ct) is { } refusal)
                    return refusal;
                await ReversibleActs.KeepAsync(unit, InventoryUndo.Retired(item, wasActive), ct);
                return Done.Instance;
            },
            ct
        );

    /// <summary>Gives an item without a barcode the one somebody has scanned.</summary>
    /// <returns>Done; or NOT_FOUND, REQUIRED, TEXT_TOO_LONG, BARCODE_TAKEN, ITEM_HAS_BARCODE.</returns>
    public Task<Result<Done>> LinkCodeAsync(LinkItemCode link, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            InventoryPermissions.Update,
            command,
            link,
            async unit => await ItemCatalog.LinkCodeAsync(unit, link, ct) is { } refusal ? refusal : Done.Instance,
            ct
        );

    /// <summary>Who saved it last; null when nobody did yet.</summary>
    public Task<LastChange?> LastChangeAsync(long id, CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => LastChanges.OfAsync<Item>(unit, id, ct), ct);

    /// <summary>One item with what every store has of it; null when there is none.</summary>
    public Task<ItemView?> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.Read,
            async unit =>
            {
                if (await unit.Set<Item>().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } item)
                    return null;
                var stores = await ItemStock.OfAsync(unit, [id], warehouseId: null, ct);
                var hasMoved = await ItemCatalog.HasMovedAsync(unit, id, ct);
                return new ItemView(item.Id, item.Version, ItemList.Data(item), hasMoved, [.. stores[id]]);
            },
            ct
        );

    /// <summary>Items by SKU, with what is on hand per store.</summary>
    public Task<Page<ItemRow>> ListAsync(ItemFilter filter, CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => ItemList.PageAsync(unit, filter, Lists.Default, ct), ct);

    /// <summary>How many items several filters find, in one statement; null where a text would have to be searched.</summary>
    [Bounded(ManyCounts.Most)]
    public Task<IReadOnlyList<int?>> CountsAsync(IReadOnlyList<ItemFilter> filters, CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => ItemList.CountsAsync(unit, filters, ct), ct);

    /// <summary>Active items whose available stock, over all stores, is below their minimum.</summary>
    public Task<int> CountLowAsync(CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => ItemStock.Low(unit, warehouseId: null).CountAsync(ct), ct);

    /// <summary>Puts on record that somebody takes the list out of the system; then read it page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(ItemFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            InventoryPermissions.Read,
            command,
            filter,
            unit =>
            {
                unit.Audit("EXPORTED", nameof(Item), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>The same list in long pages, for the file; call it with the last page's cursor until there is none.</summary>
    public Task<Page<ItemRow>> ExportPageAsync(ItemFilter filter, CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.Read,
            unit => ItemList.PageAsync(unit, filter, ItemList.ExportSize, ct),
            ct
        );
}
