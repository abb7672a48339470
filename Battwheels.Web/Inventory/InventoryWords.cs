using Battwheels.Core.Accounting;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Inventory;

/// <summary>What the choices and figures of the store are called on screens.</summary>
internal static class InventoryWords
{
    public static readonly IReadOnlyList<Choice<ItemKind>> Kinds = Choices.OfEnum<ItemKind>();

    public static readonly IReadOnlyList<Choice<string>> KindFilter =
    [
        .. Kinds.Select(k => new Choice<string>(k.Value.ToString(), k.Text)),
    ];

    public static readonly IReadOnlyList<Choice<string>> ShowFilter =
    [
        new("low", "Low stock"),
        new("inactive", "Inactive"),
    ];

    public static readonly IReadOnlyList<Choice<ValuationMethod>> Methods =
    [
        new(ValuationMethod.MovingAverage, "Moving average"),
        new(ValuationMethod.Fifo, "First in, first out (FIFO)"),
    ];

    public static readonly IReadOnlyList<Choice<string?>> Uoms =
    [
        .. Units.All.Select(u => new Choice<string?>(u.Code, $"{u.Code} · {u.Name}")),
    ];

    public static readonly IReadOnlyList<Choice<string>> TypeFilter =
    [
        .. Enum.GetValues<StockMovementType>().Select(t => new Choice<string>(t.ToString(), Of(t))),
    ];

    public static string Of(StockMovementType type) =>
        type switch
        {
            StockMovementType.Opening => "Opening stock",
            StockMovementType.Receipt => "Receipt",
            StockMovementType.IssueJob => "Issue to job",
            StockMovementType.IssueSale => "Issue to sale",
            StockMovementType.IssueInternal => "Own use",
            StockMovementType.ReturnJob => "Return from job",
            StockMovementType.ReturnSale => "Return from sale",
            StockMovementType.ReturnInternal => "Return from own use",
            StockMovementType.CountGain => "Found at count",
            StockMovementType.CountLoss => "Missing at count",
            StockMovementType.Reversal => "Reversal",
            StockMovementType.CostAdjustment => "Change of cost",
        };

    public static string Of(CostPayer payer) =>
        payer switch
        {
            CostPayer.Customer => "Customer",
            CostPayer.OemWarranty => "Manufacturer's warranty",
            CostPayer.Goodwill => "Goodwill",
            CostPayer.Internal => "The garage",
        };

    public static string Source(string type) =>
        type switch
        {
            GoodsReceipt.Source => "Goods receipt",
            OpeningStock.Source => "Opening stock",
            "PartIssue" => "Job card",
            "PartReturn" => "Return of an issue",
            "JobLine" => "Job card",
            _ => type,
        };

    /// <summary>What a movement undoes, by its own type.</summary>
    public static string Undone(StockMovementType type) =>
        type is StockMovementType.Reversal or StockMovementType.CostAdjustment ? "What came in" : "The issue";

    public static string Of(StockReversalView reversal) =>
        $"Reversed by {reversal.By} on {Show.Time(reversal.AtUtc)}: {reversal.Reason}";

    /// <summary>A figure in rupees; a dash for those who may not see cost.</summary>
    public static string Cost(decimal? rupees) => rupees is { } value ? Show.Amount(value) : "–";

    /// <summary>+12 or -3, so that what comes and what goes are told apart without colour.</summary>
    public static string Signed(decimal quantity) =>
        quantity > 0m ? $"+{Show.Number(quantity)}" : Show.Number(quantity);

    public static MarkupString Stock(ItemRow item) =>
        item switch
        {
            { IsStocked: false } or { MinimumStock: 0m, OnHand: > 0m } => default,
            { IsLow: true, Available: <= 0m } => Status.Mark(Tone.Problem, "Out of stock"),
            { IsLow: true } => Status.Mark(Tone.Attention, "Low"),
            { OnHand: 0m } => Status.Mark(Tone.Neutral, "None"),
            _ => default,
        };
}
