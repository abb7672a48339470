using System.Web;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Web.Common;

namespace Battwheels.Web.Inventory;

/// <summary>Filters of the item list as they stand in the address; page and download read them alike.</summary>
public sealed record ItemListAddress(string? Q, string? Kind, string? Show, string? Store, string? Sort = null)
{
    /// <param name="query">Of a saved view, without question mark.</param>
    public static ItemFilter Of(string query)
    {
        var value = HttpUtility.ParseQueryString(query);
        return new ItemListAddress(value["q"], value["kind"], value["show"], value["store"]).Filter();
    }

    public ItemFilter Filter(string? after = null) =>
        new(
            AddressText.Text(Q),
            AddressText.Member<ItemKind>(Kind),
            AddressText.Id(Store),
            LowOnly: Show == "low",
            Inactive: Show == "inactive",
            after,
            Core.Common.Sort.Read(Sort)
        );
}

/// <summary>The same for movements.</summary>
public sealed record MovementListAddress(
    string? Q,
    string? Type,
    string? Store,
    string? From,
    string? To,
    string? Sort = null
)
{
    public MovementFilter Filter(string? after = null) =>
        new(
            AddressText.Text(Q),
            AddressText.Member<StockMovementType>(Type),
            AddressText.Id(Store),
            AddressText.Date(From),
            AddressText.Date(To),
            after,
            Core.Common.Sort.Read(Sort)
        );
}
