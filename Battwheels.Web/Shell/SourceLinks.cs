using System.Collections.Frozen;
using System.Globalization;

namespace Battwheels.Web.Shell;

/// <summary>From a posting back to the document that caused it. A feature whose documents post adds its line here.</summary>
public static class SourceLinks
{
    private static readonly FrozenDictionary<string, string> Places = new Dictionary<string, string>
    {
        ["Invoice"] = "invoices/{0}",
        ["Receipt"] = "payments/{0}",
        ["Allocation"] = "payments/allocations/{0}",
        ["StockMovement"] = "stock/movements/{0}",
        ["GoodsReceipt"] = "receipts/{0}",
        ["SubletOrder"] = "sublets/{0}",
        ["Journal"] = "journals/{0}",
    }.ToFrozenDictionary();

    /// <summary>Address relative to the organization; null where the kind has no page of its own.</summary>
    public static string? To(string sourceType, long sourceId) =>
        Places.TryGetValue(sourceType, out var place)
            ? string.Format(CultureInfo.InvariantCulture, place, sourceId)
            : null;
}
