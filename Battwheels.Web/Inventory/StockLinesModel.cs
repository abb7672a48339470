using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;

namespace Battwheels.Web.Inventory;

/// <summary>Lines of a receipt or of opening stock while they are typed.</summary>
public sealed class StockLinesModel
{
    private readonly List<Line> _lines = [];

    public IReadOnlyList<Line> Lines => _lines;

    /// <summary>Rupees, as it will be posted.</summary>
    public decimal Total => _lines.Sum(l => l.Value);

    /// <summary>The same item again is one more of it: so a scanner counts.</summary>
    public void Add(ItemMatch item, decimal? unitCost)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (_lines.Find(l => l.ItemId == item.Id) is { } known)
            known.Quantity = (known.Quantity ?? 0m) + 1m;
        else
            _lines.Add(new Line(item) { UnitCost = unitCost });
    }

    public void Remove(Line line) => _lines.Remove(line);

    /// <summary>A quantity or cost that was not entered is refused by its line, never taken for zero.</summary>
    public IReadOnlyList<StockLineInput> ToInput() =>
        [.. _lines.Select(l => new StockLineInput(l.ItemId, l.Quantity ?? 0m, l.UnitCost ?? -1m))];

    public sealed class Line(ItemMatch item)
    {
        public long ItemId { get; } = item.Id;

        public string Sku { get; } = item.Sku;

        public string Name { get; } = item.Name;

        public string Uom { get; } = item.Uom;

        public decimal? Quantity { get; set; } = 1m;

        /// <summary>Rupees per unit.</summary>
        public decimal? UnitCost { get; set; }

        public decimal Value => Money.Round((Quantity ?? 0m) * (UnitCost ?? 0m));
    }
}
