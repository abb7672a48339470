using Battwheels.Core.Common;
using Battwheels.Core.Gst;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Everything that is typed on one line of a draft.</summary>
/// <param name="ItemId">The catalogue item; null for labour and parts that are in no catalogue.</param>
/// <param name="HsnSac">May be empty until the estimate is submitted.</param>
/// <param name="Uom">GST unit code.</param>
/// <param name="UnitPrice">Rupees before discount and tax.</param>
/// <param name="OpensHvBattery">The high-voltage battery is opened or replaced by this work.</param>
/// <param name="Option">The option it belongs to; null for a line that is in every choice.</param>
public sealed record LineInput(
    JobLineKind Kind,
    string Description,
    decimal Quantity,
    decimal UnitPrice,
    string HsnSac = "",
    string Uom = "NOS",
    decimal DiscountPercent = 0m,
    decimal RatePercent = 0m,
    long? ItemId = null,
    LinePayer Payer = LinePayer.Customer,
    bool IsSafetyCritical = false,
    bool IsOptional = false,
    bool OpensHvBattery = false,
    LineOption? Option = null
)
{
    public static LineInput Of(JobLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new LineInput(
            line.Kind,
            line.Description,
            line.Quantity,
            line.UnitPrice,
            line.HsnSac,
            line.Uom,
            line.DiscountPercent,
            line.RatePercent,
            line.ItemId,
            line.Payer,
            line.IsSafetyCritical,
            line.IsOptional,
            line.OpensHvBattery,
            LineOption.Of(line.OptionSet, line.OptionName, line.IsRecommended)
        );
    }

    public static LineInput Of(EstimateLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new LineInput(
            line.Kind,
            line.Description,
            line.Quantity,
            line.UnitPrice,
            line.HsnSac,
            line.Uom,
            line.DiscountPercent,
            line.RatePercent,
            line.ItemId,
            line.Payer,
            line.IsSafetyCritical,
            line.IsOptional,
            Option: LineOption.Of(line.OptionSet, line.OptionName, line.IsRecommended)
        );
    }

    internal LineInput Tidied() =>
        this with
        {
            Description = (Description ?? "").Trim(),
            HsnSac = (HsnSac ?? "").Trim(),
            Uom = (Uom ?? "").Trim().ToUpperInvariant(),
            Option = Option?.Tidied(),
        };

    internal void WriteTo(JobLine line)
    {
        (line.Kind, line.ItemId, line.Description) = (Kind, ItemId, Description);
        (line.HsnSac, line.Uom, line.Quantity) = (HsnSac, Uom, Quantity);
        (line.UnitPrice, line.DiscountPercent, line.RatePercent) = (UnitPrice, DiscountPercent, RatePercent);
        (line.Payer, line.IsSafetyCritical, line.IsOptional) = (Payer, IsSafetyCritical, IsOptional);
        line.OpensHvBattery = OpensHvBattery;
        (line.OptionSet, line.OptionName) = (Option?.Set, Option?.Name);
        line.IsRecommended = Option?.IsRecommended is true;
        if (Payer is not LinePayer.Amc)
            line.AmcEntitlementId = null;
    }
}

/// <summary>What a line may say; what may still be missing in a draft is asked for when it is submitted.</summary>
internal static class LineRules
{
    public static Error? Refusal(IReadUnit unit, LineInput line)
    {
        if (line.Description.Length == 0)
            return CommonErrors.Required(nameof(LineInput.Description), "Description");
        if (line.Description.Length > 400)
            return CommonErrors.TooLong(nameof(LineInput.Description), line.Description.Length, 400);
        if (line.Quantity is <= 0m or > EstimateLimits.Quantity || Money.RoundTo(line.Quantity, 3) != line.Quantity)
            return new Error(
                "QUANTITY_INVALID",
                "The quantity must be above zero, with at most three decimals. Enter how many.",
                nameof(LineInput.Quantity)
            );
        if (line.UnitPrice is < 0m or > EstimateLimits.Price || Money.Round(line.UnitPrice) != line.UnitPrice)
            return new Error(
                "PRICE_INVALID",
                "The price is in rupees with at most two decimals, and not below zero. Enter it again.",
                nameof(LineInput.UnitPrice)
            );
        return Percents(unit, line) ?? Codes(line) ?? line.Option?.Refusal();
    }

    /// <summary>What the store could never issue is not offered: half a contactor, or labour as a part.</summary>
    public static async Task<Error?> StockRefusalAsync(IReadUnit unit, LineInput line, CancellationToken ct)
    {
        if (line.ItemId is not { } id || line.Kind is not (JobLineKind.Part or JobLineKind.Consumable))
            return null;
        return await unit.Set<Item>().SingleOrDefaultAsync(i => i.Id == id, ct) is { } item
            ? Quantities.Refusal(item, line.Quantity)
            : CommonErrors.NotFound;
    }

    private static Error? Percents(IReadUnit unit, LineInput line)
    {
        if (line.DiscountPercent is < 0m or > 100m || Money.RoundTo(line.DiscountPercent, 2) != line.DiscountPercent)
            return new Error(
                "DISCOUNT_INVALID",
                "A discount is 0 to 100 percent. Enter it again.",
                nameof(LineInput.DiscountPercent)
            );
        if (line.DiscountPercent > EstimateLimits.DiscountCap && !unit.May(EstimatePermissions.DiscountOverride))
            return EstimateErrors.DiscountAboveCap(EstimateLimits.DiscountCap);
        return !GstRates.IsSlab(line.RatePercent)
            ? new Error(
                "RATE_INVALID",
                $"GST has no rate of {line.RatePercent:0.###} percent. Enter the rate of the HSN or SAC, as 18.",
                nameof(LineInput.RatePercent)
            )
            : null;
    }

    private static Error? Codes(LineInput line)
    {
        if (line.HsnSac.Length > 8 || !line.HsnSac.All(char.IsAsciiDigit))
            return new Error(
                "HSN_INVALID",
                "HSN and SAC are digits only, at most eight. Enter the code without spaces.",
                nameof(LineInput.HsnSac)
            );
        return line.Uom.Length is 0 or > 10
            ? new Error("UNIT_MISSING", "Choose the unit the quantity is counted in.", nameof(LineInput.Uom))
            : null;
    }
}
