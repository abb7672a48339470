using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Undo;

namespace Battwheels.Core.Inventory;

/// <summary>Items and stores taken out of use, and brought back. Nothing that moves stock is among it.</summary>
internal sealed class InventoryUndo(ItemService items, WarehouseService warehouses) : IReversible
{
    public const string ItemRetire = "item.retire";
    public const string ItemRestore = "item.restore";
    public const string StoreClose = "store.close";
    public const string StoreOpen = "store.open";

    public IReadOnlyCollection<string> Kinds { get; } = [ItemRetire, ItemRestore, StoreClose, StoreOpen];

    public Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct) =>
        act.Kind is ItemRetire or ItemRestore ? ItemAsync(act, command, ct) : StoreAsync(act, command, ct);

    /// <summary>Null where it stays in use, or out of it.</summary>
    public static Reversal? Retired(Item item, bool wasActive) =>
        item.IsActive == wasActive ? null : new(wasActive ? ItemRetire : ItemRestore, (nameof(Item), item.Id), item);

    /// <summary>Null where it stays open, or closed.</summary>
    public static Reversal? Closed(Warehouse store, bool wasActive) =>
        store.IsActive == wasActive
            ? null
            : new(wasActive ? StoreClose : StoreOpen, (nameof(Warehouse), store.Id), store);

    private async Task<Result<Done>> ItemAsync(ActToUndo act, CommandId command, CancellationToken ct)
    {
        if (await items.GetAsync(act.RecordId, ct) is not { } item)
            return CommonErrors.NotFound;
        var input = item.Data with { IsActive = act.Kind is ItemRetire };
        return await items.UpdateAsync(act.RecordId, act.Version!.Value, input, command, ct);
    }

    private async Task<Result<Done>> StoreAsync(ActToUndo act, CommandId command, CancellationToken ct)
    {
        var stores = await warehouses.ListAsync(ct);
        if (stores.FirstOrDefault(w => w.Id == act.RecordId) is not { } store)
            return CommonErrors.NotFound;
        WarehouseInput input = new(store.Code, store.Name, store.BranchId, store.IsDefault, act.Kind is StoreClose);
        return await warehouses.UpdateAsync(act.RecordId, act.Version!.Value, input, command, ct);
    }
}
