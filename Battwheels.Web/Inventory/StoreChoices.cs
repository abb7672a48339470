using System.Globalization;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Inventory;

/// <summary>Stores and branches as lists to choose from.</summary>
internal static class StoreChoices
{
    public static IReadOnlyList<Choice<string>> ForFilter(IReadOnlyList<PlaceChoice> places) =>
        [.. places.Select(p => new Choice<string>(p.Id.ToString(CultureInfo.InvariantCulture), p.Name))];

    public static IReadOnlyList<Choice<long>> ForField(IReadOnlyList<PlaceChoice> places) =>
        [.. places.Select(p => new Choice<long>(p.Id, p.Name))];

    /// <summary>The default place; the first where none is.</summary>
    public static long Default(IReadOnlyList<PlaceChoice> places) =>
        places.OrderByDescending(p => p.IsDefault).Select(p => p.Id).FirstOrDefault();
}
