using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Setup;

namespace Battwheels.Core.Inventory;

/// <summary>A price for work: estimates take labour from the items.</summary>
internal sealed class RatesStep : ISetupStep
{
    public string Code => "rates";

    public int Order => 40;

    public IQueryable<long> Evidence(IReadUnit unit) =>
        unit.Set<Item>().Where(i => i.Kind == ItemKind.Service && i.IsActive).Select(i => i.Id);
}

/// <summary>What lies in the store: opening stock, or goods received since.</summary>
internal sealed class StockStep : ISetupStep
{
    public string Code => "stock";

    public int Order => 50;

    public IQueryable<long> Evidence(IReadUnit unit) => unit.Set<StockMovement>().Select(m => m.Id);
}
