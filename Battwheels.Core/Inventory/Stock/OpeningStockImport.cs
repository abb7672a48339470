using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>
/// Opening stock from a file: each row one item in one store, posted like an entry by hand (row 39). What was already
/// opened with the same figures is a duplicate, so the same file again brings nothing twice.
/// </summary>
public sealed class OpeningStockImport : IImportKind
{
    private const string Sku = "Sku";
    private const string Store = "Store";
    private const string Quantity = "Quantity";
    private const string UnitCost = "UnitCost";
    private const string Date = "Date";

    public string Code => "opening-stock";

    public string Title => T("Opening stock");

    /// <summary>Rows may name the earlier day the books began.</summary>
    public string Permission => InventoryPermissions.Backdate;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new(Sku, "SKU", true, "BRK-SHOE-VS1", "Item code", "Code", "Item no"),
        new(Store, "Store code or name", false, "MAIN", "Warehouse", "Godown", "Location"),
        new(Quantity, "Quantity", true, "12", "Qty", "Opening quantity", "On hand"),
        new(UnitCost, "Unit cost", true, "312.50", "Cost", "Rate", "Purchase rate", "Cost price"),
        new(Date, "Date", false, "01/04/2026", "As on", "Opening date"),
    ];

    public IEnumerable<ImportKey> Keys(ImportCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        yield return new ImportKey(
            Sku,
            $"{cells.Text(Sku)}|{cells.Text(Store)}".ToUpperInvariant(),
            $"{cells.Text(Quantity)}|{cells.Text(UnitCost)}|{cells.Text(Date)}"
        );
    }

    /// <summary>A document is reversed as a whole, as by hand.</summary>
    public bool TakesBackWhole => true;

    public IReadOnlyList<string> TakeBackPermissions { get; } = [InventoryPermissions.Adjust];

    public async Task<IReadOnlyList<Error?>> TakeBackAsync(
        IUnitOfWork unit,
        IReadOnlyList<ImportMade> made,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(made);
        ReverseStock input = new(made[0].OfId!.Value, "The import was undone.");
        var reversed = await StockReversals.PostAsync(unit, OpeningStock.Source, input, "This opening stock", ct);
        return [.. made.Select(_ => reversed.Error)];
    }

    public async Task<IReadOnlyList<Result<ImportMade>>> ApplyAsync(
        IUnitOfWork unit,
        IReadOnlyList<ImportCells> rows,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(rows);
        List<Result<ImportMade>> results = [];
        List<Document> documents = [];
        foreach (var cells in rows)
            results.Add(await ApplyAsync(unit, cells, documents, ct));
        foreach (var document in documents.Where(d => d.Lines > 0))
            unit.Add(document.ToOpening(unit));
        return results;
    }

    private static async Task<Result<ImportMade>> ApplyAsync(
        IUnitOfWork unit,
        ImportCells cells,
        List<Document> documents,
        CancellationToken ct
    )
    {
        var quantity = Needed(cells, Quantity, "quantity", Quantities.Largest);
        var cost = Needed(cells, UnitCost, "cost per unit", 100_000_000m);
        var date = cells.Date(Date) ?? unit.Today;
        var item = await ItemAsync(unit, cells, ct);
        var store = await StoreAsync(unit, cells, ct);
        if (cells.Faults is [{ } fault, ..] || item is null || store is null)
            return cells.Faults is [{ } first, ..] ? first : CommonErrors.NotFound;
        if (date > unit.Today)
            return StockErrors.DateInFuture;
        StockLineInput line = new(item.Id, quantity, cost);
        if ((Quantities.Refusal(item, quantity) ?? StockLines.CostRefusal(cost)) is { } refusal)
            return At(refusal);
        if (await AlreadyAsync(unit, line, store, date, ct) is { } already)
            return already;
        var document = documents.Find(d => d.Takes(store.Id, date));
        if (document is null)
            documents.Add(document = new Document(unit.NewId(), store.Id, date));
        return await document.OpenAsync(unit, line, ct);
    }

    /// <summary>The same figures again are a repeat; other figures are a contradiction, which opening refuses.</summary>
    private static async Task<Error?> AlreadyAsync(
        IUnitOfWork unit,
        StockLineInput line,
        Warehouse store,
        DateOnly date,
        CancellationToken ct
    )
    {
        var value = StockLines.Value(line);
        var same = await StockReversals
            .Standing(unit, unit.Set<StockMovement>())
            .AnyAsync(
                m =>
                    m.ItemId == line.ItemId
                    && m.WarehouseId == store.Id
                    && m.Type == StockMovementType.Opening
                    && m.Quantity == line.Quantity
                    && m.Value == value
                    && m.EffectiveDate <= date,
                ct
            );
        return same
            ? new Error(ImportErrors.AlreadyThere, $"This opening stock is already entered for {store.Name}.", Sku)
            : null;
    }

    private static async Task<Item?> ItemAsync(IUnitOfWork unit, ImportCells cells, CancellationToken ct)
    {
        var sku = cells.Text(Sku).ToUpperInvariant();
        if (sku.Length == 0)
            return cells.Fault<Item>(Sku, "The SKU is missing. Enter it as in the price list.");
        return await unit.Set<Item>().SingleOrDefaultAsync(i => i.Sku == sku, ct)
            ?? cells.Fault<Item>(Sku, $"No item has the SKU {sku}. Import the price list first, or correct it.");
    }

    /// <summary>By code or name; empty is the default store.</summary>
    private static async Task<Warehouse?> StoreAsync(IUnitOfWork unit, ImportCells cells, CancellationToken ct)
    {
        if (cells.TextOrNull(Store) is not { } text)
            return await unit.Set<Warehouse>().SingleAsync(w => w.IsDefault, ct);
        var code = text.ToUpperInvariant();
        var found = await unit.Set<Warehouse>()
            .Where(w => w.Code == code || w.Name == text)
            .OrderBy(w => w.Code == code ? 0 : 1)
            .FirstOrDefaultAsync(ct);
        return found ?? cells.Fault<Warehouse>(Store, $"No store is called {text}. Add it under Warehouses first.");
    }

    private static decimal Needed(ImportCells cells, string field, string what, decimal most)
    {
        if (cells.Text(field).Length == 0)
            return cells.Fault<decimal>(field, $"The {what} is missing. Enter it.");
        return cells.Number(field, 0m, most) ?? 0m;
    }

    /// <summary>The columns of the file in place of the ids the ledger speaks of.</summary>
    private static Error At(Error refusal) =>
        refusal.Field switch
        {
            "ItemId" => refusal with { Field = Sku },
            "WarehouseId" => refusal with { Field = Store },
            _ => refusal,
        };

    /// <summary>One document per store and day, as a person would enter it; every line moves and posts on its own.</summary>
    private sealed class Document(long id, long storeId, DateOnly date)
    {
        private decimal _value;

        public int Lines { get; private set; }

        public bool Takes(long store, DateOnly day) => (store, day) == (storeId, date) && Lines < StockLines.Most;

        public async Task<Result<ImportMade>> OpenAsync(IUnitOfWork unit, StockLineInput line, CancellationToken ct)
        {
            var value = StockLines.Value(line);
            var opened = await StockLedger.OpenAsync(
                unit,
                new OpeningStockLine(
                    line.ItemId,
                    storeId,
                    line.Quantity,
                    value,
                    date,
                    OpeningStock.Source,
                    id,
                    Lines + 1
                ),
                ct
            );
            if (opened.Error is { } refused)
                return At(refused);
            Lines++;
            _value += value;
            return new ImportMade(opened.Value.Id, id);
        }

        public OpeningStock ToOpening(IUnitOfWork unit) =>
            new(id)
            {
                Date = date,
                WarehouseId = storeId,
                LineCount = Lines,
                Value = _value,
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
                AtUtc = unit.Now,
            };
    }
}
