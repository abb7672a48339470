using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Items;

/// <summary>A price list: each row one new item; an SKU on record is a duplicate and stays as it is.</summary>
public sealed class ItemImport(IRecordUse use) : IImportKind
{
    private const decimal MostRupees = 1_000_000_000m;

    private static readonly Dictionary<string, ItemKind> Kinds = new(StringComparer.Ordinal)
    {
        ["PART"] = ItemKind.Part,
        ["GOODS"] = ItemKind.Part,
        ["BATTERY"] = ItemKind.Battery,
        ["CONSUMABLE"] = ItemKind.Consumable,
        ["SERVICE"] = ItemKind.Service,
        ["LABOUR"] = ItemKind.Service,
    };

    private static readonly Dictionary<string, ValuationMethod> Methods = new(StringComparer.Ordinal)
    {
        ["AVERAGE"] = ValuationMethod.MovingAverage,
        ["MOVING AVERAGE"] = ValuationMethod.MovingAverage,
        ["FIFO"] = ValuationMethod.Fifo,
    };

    /// <summary>What people write for the codes of the returns.</summary>
    private static readonly Dictionary<string, string> UnitWords = new(StringComparer.Ordinal)
    {
        ["NO"] = "NOS",
        ["EACH"] = "NOS",
        ["PC"] = "PCS",
        ["PAIR"] = "PRS",
        ["PACK"] = "PAC",
        ["KG"] = "KGS",
        ["L"] = "LTR",
        ["LITRE"] = "LTR",
        ["M"] = "MTR",
        ["METRE"] = "MTR",
    };

    public string Code => "items";

    public string Title => T("Price list");

    public string Permission => InventoryPermissions.Create;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new(nameof(ItemInput.Sku), "SKU", true, "BRK-SHOE-VS1", "Item code", "Code", "Item no"),
        new(nameof(ItemInput.Name), "Name", true, "Brake shoe, Vayu S1", "Item name", "Item", "Description"),
        new(nameof(ItemInput.Kind), "Part, battery, consumable or service", false, "Part", "Type", "Kind", "Category"),
        new(nameof(ItemInput.Hsn), "HSN or SAC", true, "8714", "HSN/SAC", "HSN", "SAC", "HSN code"),
        new(nameof(ItemInput.GstRatePercent), "GST %", true, "18", "GST", "GST rate", "Tax %", "Tax rate"),
        new(nameof(ItemInput.Uom), "Unit", true, "NOS", "UoM", "UQC", "Units"),
        new(nameof(ItemInput.SalesPrice), "Sale price", true, "450.00", "Price", "Selling price", "Sales price"),
        new(nameof(ItemInput.Mrp), "MRP", false, "486.00", "Maximum retail price"),
        new(nameof(ItemInput.MinimumStock), "Minimum stock", false, "4", "Min stock", "Reorder level", "Minimum"),
        new(nameof(ItemInput.Barcode), "Barcode", false, "0890100000000", "EAN", "Bar code"),
        new(nameof(ItemInput.PartNumber), "Part number", false, "004100", "Part no", "MPN", "OEM part no"),
        new(nameof(ItemInput.CompatibleModels), "Fits", false, "Vayu S1", "Models", "Compatible models"),
        new(nameof(ItemInput.Valuation), "Cost method", false, "FIFO", "Valuation", "Costing"),
    ];

    public IEnumerable<ImportKey> Keys(ImportCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var sku = cells.Text(nameof(ItemInput.Sku)).ToUpperInvariant();
        yield return new ImportKey(nameof(ItemInput.Sku), sku, cells.Text(nameof(ItemInput.Name)).ToUpperInvariant());
        if (cells.TextOrNull(nameof(ItemInput.Barcode)) is { } barcode)
            yield return new ImportKey(nameof(ItemInput.Barcode), barcode, sku);
    }

    public IReadOnlyList<string> TakeBackPermissions { get; } = [InventoryPermissions.Update];

    /// <summary>An item nothing speaks of yet leaves no gap: it is removed, and its SKU is free again.</summary>
    public async Task<IReadOnlyList<Error?>> TakeBackAsync(
        IUnitOfWork unit,
        IReadOnlyList<ImportMade> made,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(made);
        long[] ids = [.. made.Select(m => m.Id)];
        var items = await unit.Set<Item>().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var used = await use.UsedAsync<Item>(unit, ids, [], ct);
        return [.. ids.Select(id => TakeBack(unit, items.GetValueOrDefault(id), used))];
    }

    private static Error? TakeBack(IUnitOfWork unit, Item? item, IReadOnlySet<long> used)
    {
        if (item is null)
            return null;
        if (item.Version > 0 || used.Contains(item.Id))
            return ImportErrors.Touched(item.Sku);
        unit.Remove(item);
        return null;
    }

    public async Task<IReadOnlyList<Result<ImportMade>>> ApplyAsync(
        IUnitOfWork unit,
        IReadOnlyList<ImportCells> rows,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(rows);
        var inputs = rows.Select(Input).ToList();
        var known = await KnownItems.LoadAsync(unit, inputs, ct);
        return [.. rows.Zip(inputs, (cells, input) => Add(unit, cells, input, known))];
    }

    private static Result<ImportMade> Add(IUnitOfWork unit, ImportCells cells, ItemInput input, KnownItems known)
    {
        if (cells.Faults is [{ } fault, ..])
            return fault;
        if (input.Refusal() is { } refusal)
            return refusal;
        if (known.NameOf(input.Sku) is { } name)
            return new Error(ImportErrors.AlreadyThere, $"{input.Sku} is on record as {name}.", nameof(ItemInput.Sku));
        if (known.SkuWith(input.Barcode) is { } other)
            return ItemErrors.BarcodeTaken(other);
        return new ImportMade(ItemCatalog.Add(unit, input).Id);
    }

    private static ItemInput Input(ImportCells cells) =>
        new ItemInput(
            cells.Text(nameof(ItemInput.Sku)),
            cells.Text(nameof(ItemInput.Name)),
            cells.OneOf(nameof(ItemInput.Kind), Kinds) ?? ItemKind.Part,
            cells.Text(nameof(ItemInput.Hsn)),
            Needed(cells, nameof(ItemInput.GstRatePercent), "GST rate", 100m),
            Unit(cells.Text(nameof(ItemInput.Uom))),
            cells.OneOf(nameof(ItemInput.Valuation), Methods) ?? ValuationMethod.MovingAverage,
            Needed(cells, nameof(ItemInput.SalesPrice), "sale price", MostRupees),
            cells.Number(nameof(ItemInput.Mrp), 0m, MostRupees),
            cells.TextOrNull(nameof(ItemInput.Barcode)),
            cells.TextOrNull(nameof(ItemInput.PartNumber)),
            cells.TextOrNull(nameof(ItemInput.CompatibleModels)),
            cells.Number(nameof(ItemInput.MinimumStock), 0m, 10_000_000m) ?? 0m
        ).Clean();

    /// <summary>An empty cell is not a zero: nobody gets a part for nothing because a cell was forgotten.</summary>
    private static decimal Needed(ImportCells cells, string field, string what, decimal most)
    {
        if (cells.Text(field).Length == 0)
            return cells.Fault<decimal>(field, $"The {what} is missing. Enter it, or 0.");
        return cells.Number(field, 0m, most) ?? 0m;
    }

    private static string Unit(string text)
    {
        var code = text.TrimEnd('.').ToUpperInvariant();
        return UnitWords.GetValueOrDefault(code, code);
    }
}
