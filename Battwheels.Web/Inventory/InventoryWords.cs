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
    public static IReadOnlyList<Choice<ItemKind>> Kinds => Choices.OfEnum<ItemKind>();

    public static IReadOnlyList<Choice<string>> KindFilter =>
        [.. Kinds.Select(k => new Choice<string>(k.Value.ToString(), k.Text))];

    public static IReadOnlyList<Choice<string>> ShowFilter => [new("low", "Low stock"), new("inactive", "Inactive")];

    public static IReadOnlyList<Choice<ValuationMethod>> Methods =>
        [new(ValuationMethod.MovingAverage, "Moving average"), new(ValuationMethod.Fifo, "First in, first out (FIFO)")];

    public static IReadOnlyList<Choice<string?>> Uoms =>
        [.. Units.All.Select(u => new Choice<string?>(u.Code, $"{u.Code} · {u.Name}"))];

    public static IReadOnlyList<Choice<string>> TypeFilter =>
        [.. Enum.GetValues<StockMovementType>().Select(t => new Choice<string>(t.ToString(), Of(t)))];

    public static string Of(StockMovementType type) =>
        type switch
        {
            StockMovementType.Opening => T("Opening stock"),
            StockMovementType.Receipt => T("Receipt"),
            StockMovementType.IssueJob => T("Issue to job"),
            StockMovementType.IssueSale => T("Issue to sale"),
            StockMovementType.IssueInternal => T("Own use"),
            StockMovementType.ReturnJob => T("Return from job"),
            StockMovementType.ReturnSale => T("Return from sale"),
            StockMovementType.ReturnInternal => T("Return from own use"),
            StockMovementType.CountGain => T("Found at count"),
            StockMovementType.CountLoss => T("Missing at count"),
            StockMovementType.Reversal => T("Reversal"),
            StockMovementType.CostAdjustment => T("Change of cost"),
        };

    public static string Of(CostPayer payer) =>
        payer switch
        {
            CostPayer.Customer => T("Customer"),
            CostPayer.OemWarranty => T("Manufacturer's warranty"),
            CostPayer.Goodwill => T("Goodwill"),
            CostPayer.Internal => T("The garage"),
        };

    public static string Source(string type) =>
        type switch
        {
            GoodsReceipt.Source => T("Goods receipt"),
            OpeningStock.Source => T("Opening stock"),
            "PartIssue" => T("Job card"),
            "PartReturn" => T("Return of an issue"),
            "JobLine" => T("Job card"),
            _ => type,
        };

    /// <summary>What a movement undoes, by its own type.</summary>
    public static string Undone(StockMovementType type) =>
        type is StockMovementType.Reversal or StockMovementType.CostAdjustment ? T("What came in") : T("The issue");

    public static string Of(StockReversalView reversal) =>
        T($"Reversed by {reversal.By} on {Show.Time(reversal.AtUtc)}: {reversal.Reason}");

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
