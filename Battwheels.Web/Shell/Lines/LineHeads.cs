using System.Text.Json;

namespace Battwheels.Web.Shell.Lines;

/// <summary>
/// What the first row of a pasted block may call a column, so that a supplier's list fills the right cells in whatever order
/// it stands. Matched by js/lines.js without regard to case, blanks and signs.
/// </summary>
internal static class LineHeads
{
    /// <summary>By the column's key: English as spreadsheets say it, and Hindi.</summary>
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["Description"] =
        [
            "description",
            "item",
            "item name",
            "particulars",
            "details",
            "work",
            "part",
            "विवरण",
            "काम",
            "सामान",
        ],
        ["ItemId"] = ["item", "item name", "sku", "code", "item code", "part", "part number", "आइटम", "सामान", "कोड"],
        ["Kind"] = ["kind", "type", "प्रकार"],
        ["HsnSac"] = ["hsn", "sac", "hsn sac", "hsn code", "sac code", "hsn sac code", "एचएसएन"],
        ["Quantity"] = ["qty", "quantity", "nos", "pcs", "मात्रा", "संख्या"],
        ["Uom"] = ["unit", "units", "uom", "यूनिट", "इकाई"],
        ["UnitPrice"] =
        [
            "rate",
            "price",
            "unit price",
            "unit rate",
            "rate rs",
            "price rs",
            "mrp",
            "दर",
            "रेट",
            "भाव",
            "कीमत",
        ],
        ["UnitCost"] = ["rate", "cost", "unit cost", "price", "unit price", "rate rs", "दर", "रेट", "भाव", "लागत"],
        ["DiscountPercent"] = ["disc", "discount", "disc percent", "discount percent", "छूट"],
        ["RatePercent"] = ["gst", "gst rate", "gst percent", "tax", "tax rate", "tax percent", "जीएसटी", "टैक्स", "कर"],
        ["AccountId"] = ["account", "account name", "ledger", "खाता"],
        ["PartyId"] = ["party", "party name", "customer", "supplier", "पार्टी"],
        ["Memo"] = ["memo", "note", "remarks", "narration", "टिप्पणी"],
        ["Debit"] = ["debit", "dr", "debit rs", "डेबिट"],
        ["Credit"] = ["credit", "cr", "credit rs", "क्रेडिट", "जमा"],
    };

    /// <summary>Names of each typed column as JSON: its own head in the reader's language and in English, and what else is said.</summary>
    public static string Of(IEnumerable<LineColumn> columns) =>
        JsonSerializer.Serialize(
            columns
                .Where(c => c.IsTyped)
                .ToDictionary(
                    c => c.Key,
                    c =>
                        Known
                            .GetValueOrDefault(c.Key, [])
                            .Prepend(c.Label.English)
                            .Prepend(c.Label.ToString())
                            .Distinct(StringComparer.Ordinal)
                )
        );
}
