using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Lines;

namespace Battwheels.Web.Inventory;

/// <summary>Finds an item for a line, and what it cost last.</summary>
public interface IStockItems
{
    Task<IReadOnlyList<ItemMatch>> FindAsync(string text, CancellationToken ct);

    Task<ItemMatch?> GetAsync(long id, CancellationToken ct);

    /// <summary>Null where it never came, or cost may not be seen.</summary>
    Task<decimal?> LastCostAsync(long id, CancellationToken ct);
}

/// <summary>Lines of a receipt or of opening stock while they are typed.</summary>
public sealed class StockLinesModel
{
    private const string Item = nameof(StockLineInput.ItemId);
    private const string Quantity = nameof(StockLineInput.Quantity);
    private const string UnitCost = nameof(StockLineInput.UnitCost);
    private const string Uom = "Uom";
    private const string Value = "Value";
    private const int AtFirst = 3;

    public StockLinesModel() => Lines = new LineSheet(Columns(), StockLines.Most, AtFirst);

    public LineSheet Lines { get; }

    /// <summary>Set by the editor before anything is typed.</summary>
    public IStockItems? Items { get; set; }

    /// <summary>Rupees, as it will be posted.</summary>
    public decimal Total => Lines.Rows.Sum(ValueOf);

    /// <summary>The same item again is one more of it: so a scanner counts.</summary>
    public async Task AddAsync(ItemMatch item, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (Lines.Filled.FirstOrDefault(l => l.Id(Item) == item.Id) is { } known)
        {
            known.Fill(Quantity, (known.Number(Quantity) ?? 0m) + 1m);
            Work(known);
            return;
        }

        var found = await WithCostAsync(item, ct);
        Lines.Add(row =>
        {
            row.Fill(Item, PickOf(found));
            Take(row, found);
            Work(row);
        });
    }

    /// <summary>Works out what follows from the cells.</summary>
    public void Work(LineChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        foreach (var row in change.Changed)
            Work(row);
    }

    /// <summary>A quantity or cost that was not entered is refused by its line, never taken for zero.</summary>
    public IReadOnlyList<StockLineInput> ToInput() =>
        [
            .. Lines.Filled.Select(l => new StockLineInput(
                l.Id(Item) ?? 0,
                l.Number(Quantity) ?? 0m,
                l.Number(UnitCost) ?? -1m
            )),
        ];

    private IReadOnlyList<LineColumn> Columns() =>
        [
            new(Item, "Item")
            {
                Kind = LineKind.Pick,
                Class = "wide",
                What = T("a stocked item"),
                Suggest = SuggestAsync,
                Find = FindAsync,
                Chosen = (row, pick) => Take(row, (Found)pick.Of!),
            },
            new(Quantity, "Quantity")
            {
                Kind = LineKind.Number,
                Class = "num w-m",
                Decimals = 3,
            },
            new(Uom, "Unit") { Kind = LineKind.Shown, Class = "w-s" },
            new(UnitCost, "Cost per unit ₹")
            {
                Kind = LineKind.Number,
                Class = "num w-m",
                Decimals = 4,
            },
            new(Value, "Value ₹") { Kind = LineKind.Shown, Class = "num w-m" },
        ];

    private async Task<IReadOnlyList<LinePick>> SuggestAsync(string text, CancellationToken ct) =>
        Items is null ? [] : [.. (await Items.FindAsync(text, ct)).Select(i => PickOf(new Found(i, null)))];

    /// <summary>By id, by code, or the only one the words fit.</summary>
    private async Task<LinePick?> FindAsync(string text, string? id, CancellationToken ct)
    {
        if (Items is null)
            return null;
        ItemMatch? item;
        if (long.TryParse(id, CultureInfo.InvariantCulture, out var known))
            item = await Items.GetAsync(known, ct);
        else
        {
            var found = await Items.FindAsync(text, ct);
            item = found.FirstOrDefault(i => IsExact(i, text)) ?? (found is [var only] ? only : null);
        }

        return item is null ? null : PickOf(await WithCostAsync(item, ct));
    }

    private async Task<Found> WithCostAsync(ItemMatch item, CancellationToken ct) =>
        new(item, Items is null ? null : await Items.LastCostAsync(item.Id, ct));

    /// <summary>The code as a scanner types it, or as the cell itself writes it.</summary>
    public static bool IsExact(ItemMatch item, string code)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Same(code, item.Barcode)
            || Same(code, item.Sku)
            || Same(code, item.PartNumber)
            || Same(code, TextOf(item))
            || Same(code, item.Name);
    }

    private static bool Same(string code, string? other) => code.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The cost it last came at stands in the line to be confirmed.</summary>
    private static void Take(LineRow row, Found found)
    {
        row.Fill(Uom, found.Item.Uom);
        if (row.Text(Quantity).Length == 0)
            row.Fill(Quantity, 1m);
        if (row.Text(UnitCost).Length == 0)
            row.Fill(UnitCost, found.LastCost);
    }

    private static void Work(LineRow row)
    {
        if (row.Text(Item).Length == 0)
            row.Fill(Uom, "");
        row.Fill(Value, ValueOf(row) is var value && value == 0m ? "" : Show.Amount(value));
    }

    private static decimal ValueOf(LineRow row) =>
        Money.Round((row.Number(Quantity) ?? 0m) * (row.Number(UnitCost) ?? 0m));

    private static LinePick PickOf(Found found) =>
        new(
            found.Item.Id.ToString(CultureInfo.InvariantCulture),
            TextOf(found.Item),
            Note: $"{Show.Number(found.Item.Available)} {found.Item.Uom}"
        )
        {
            Of = found,
        };

    private static string TextOf(ItemMatch item) => $"{item.Sku} {item.Name}";

    private sealed record Found(ItemMatch Item, decimal? LastCost);
}
