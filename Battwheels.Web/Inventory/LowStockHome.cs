using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Inventory;

internal sealed class LowStockHome : IHomePanel
{
    public string Permission => InventoryPermissions.Read;
    public HomeKind Homes => HomeKind.Dashboard | HomeKind.Stores;
    public int Order => 40;
    public Type Component => typeof(LowStockPanel);
}

/// <summary>Items below their minimum; opens exactly those.</summary>
internal sealed class LowStockTile(ItemService items) : IHomeTiles
{
    public string Permission => InventoryPermissions.Read;
    public HomeKind Homes => HomeKind.Stores;
    public int Order => 31;

    public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) =>
        [new("Below reorder level", "items?show=low")];

    public async Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct) =>
        [new HomeFigure(Figures.Count(await items.CountLowAsync(ct)), "to be ordered")];
}
