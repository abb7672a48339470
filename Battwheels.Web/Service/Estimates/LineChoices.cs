using Battwheels.Core.Gst;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Web.Common;

namespace Battwheels.Web.Service.Estimates;

/// <summary>One thing that can be put on an estimate.</summary>
/// <param name="IsShort">The ticket's store has none of it.</param>
internal sealed record LineOffer(string Title, string Sub, string Price, LineInput Line, bool IsShort = false);

/// <summary>What the field "Add part or labour" offers for the text that was typed.</summary>
internal static class LineChoices
{
    /// <summary>SAC of maintenance and repair of vehicles.</summary>
    private const string RepairSac = "998714";
    private const int Most = 8;

    public static IReadOnlyList<LineOffer> Of(
        IEnumerable<ItemMatch> items,
        string text,
        long warehouseId,
        DateOnly today
    )
    {
        var typed = text.Trim();
        List<LineOffer> all = [.. items.Take(Most).Select(i => Of(i, warehouseId))];
        if (typed.Length == 0)
            return all;
        all.Add(new LineOffer(typed, T($"Labour, SAC {RepairSac}, hours"), "", New(typed, JobLineKind.Labour, today)));
        all.Add(new LineOffer(typed, T("Part outside the catalogue"), "", New(typed, JobLineKind.Part, today)));
        return all;
    }

    /// <summary>A line that is no item of the catalogue: labour by the hour, anything else by number.</summary>
    public static LineInput New(string text, JobLineKind kind, DateOnly today)
    {
        var rate = GstRates.Find(RepairSac, today)?.Rate ?? 0m;
        return kind is JobLineKind.Labour
            ? new LineInput(kind, text, 1m, 0m, RepairSac, "HRS", RatePercent: rate)
            : new LineInput(kind, text, 1m, 0m, RatePercent: rate);
    }

    public static LineOffer Of(ItemMatch item, long warehouseId)
    {
        LineInput line = new(
            KindOf(item.Kind),
            item.Name,
            1m,
            item.OfferPrice,
            item.Hsn,
            item.Uom,
            RatePercent: item.GstRatePercent,
            ItemId: item.Id
        );
        var here = item.Stores.FirstOrDefault(s => s.WarehouseId == warehouseId)?.Available ?? 0m;
        var service = item.Kind is ItemKind.Service;
        return new LineOffer(
            item.Name,
            service ? T($"{item.Sku} · service") : $"{item.Sku} · {Stock(item, warehouseId, here)}",
            Show.Rupees(item.OfferPrice),
            line,
            !service && here <= 0m
        );
    }

    private static string Stock(ItemMatch item, long warehouseId, decimal here)
    {
        var other = item.Stores.FirstOrDefault(s => s.WarehouseId != warehouseId && s.Available > 0m);
        return here > 0m || other is null
            ? T($"{Show.Number(here)} here")
            : T($"0 here, {other.Warehouse} has {Show.Number(other.Available)}");
    }

    private static JobLineKind KindOf(ItemKind kind) =>
        kind switch
        {
            ItemKind.Part or ItemKind.Battery => JobLineKind.Part,
            ItemKind.Consumable => JobLineKind.Consumable,
            ItemKind.Service => JobLineKind.Labour,
        };
}
