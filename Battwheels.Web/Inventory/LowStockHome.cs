using Battwheels.Core.Inventory;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Inventory;

internal sealed class LowStockHome : IHomePanel
{
    public string Permission => InventoryPermissions.Read;
    public int Order => 40;
    public Type Component => typeof(LowStockPanel);
}
