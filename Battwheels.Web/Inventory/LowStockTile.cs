using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Inventory;

/// <summary>Items below their minimum; opens exactly those.</summary>
internal sealed class LowStockTile(ItemService items) : IHomeTile
{
    public string Permission => InventoryPermissions.Read;
    public int Order => 40;
    public string Label => "Low stock";
    public string Href => "items?show=low";

    public async Task<HomeFigure> ReadAsync(CancellationToken ct)
    {
        var low = await items.CountLowAsync(ct);
        return new HomeFigure(Show.Number(low), low == 1 ? "item below its minimum" : "items below their minimum");
    }
}
