using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Web.Common;

namespace Battwheels.Web.Inventory;

/// <summary>Filters of the item list as they stand in the address; page and download read them alike.</summary>
public sealed record ItemListAddress(string? Q, string? Kind, string? Show, string? Store)
{
    public ItemFilter Filter(string? after = null) =>
        new(
            AddressText.Text(Q),
            AddressText.Member<ItemKind>(Kind),
            AddressText.Id(Store),
            LowOnly: Show == "low",
            Inactive: Show == "inactive",
            after
        );
}

/// <summary>The same for movements.</summary>
public sealed record MovementListAddress(string? Q, string? Type, string? Store, string? From, string? To)
{
    public MovementFilter Filter(string? after = null) =>
        new(
            AddressText.Text(Q),
            AddressText.Member<StockMovementType>(Type),
            AddressText.Id(Store),
            AddressText.Date(From),
            AddressText.Date(To),
            after
        );
}
