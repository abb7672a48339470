using System.Text.RegularExpressions;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Platform.Undo;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>What a person enters about a store.</summary>
public sealed record WarehouseInput(string Code, string Name, long BranchId, bool IsDefault, bool IsActive = true);

/// <param name="Items">Items with stock in it.</param>
/// <param name="Value">Rupees; null without inventory:cost:read.</param>
public sealed record WarehouseRow(
    long Id,
    int Version,
    string Code,
    string Name,
    long BranchId,
    string Branch,
    bool IsDefault,
    bool IsActive,
    int Items,
    decimal? Value
);

/// <summary>A store or branch to choose.</summary>
public sealed record PlaceChoice(long Id, string Name, bool IsDefault);

/// <summary>The stores of the organization; exactly one is the default.</summary>
public sealed partial class WarehouseService(IUnitOfWorkFactory units)
{
    private const int Most = 200;

    /// <returns>The new store's id; or REQUIRED, CODE_INVALID, CODE_TAKEN, BRANCH_UNKNOWN, TOO_MANY_WAREHOUSES.</returns>
    public Task<Result<long>> CreateAsync(WarehouseInput input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            InventoryPermissions.Create,
            command,
            input,
            async unit =>
            {
                if (await RefusalAsync(unit, input, id: 0, ct) is { } refusal)
                    return refusal;
                if (await unit.Set<Warehouse>().CountAsync(ct) >= Most)
                    return WarehouseErrors.TooMany;
                var made = unit.Add(
                    new Warehouse
                    {
                        Code = CodeOf(input),
                        Name = input.Name.Trim(),
                        BranchId = input.BranchId,
                        IsActive = true,
                    }
                );
                if (input.IsDefault)
                    await MakeDefaultAsync(unit, made, ct);
                return made.Id;
            },
            ct
        );

    /// <returns>Done; or as for creating, CONCURRENCY_CONFLICT, WAREHOUSE_DEFAULT, WAREHOUSE_HAS_STOCK.</returns>
    public Task<Result<Done>> UpdateAsync(
        long id,
        int version,
        WarehouseInput input,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            InventoryPermissions.Update,
            command,
            new
            {
                id,
                version,
                input,
            },
            async unit =>
            {
                if (await unit.Set<Warehouse>().SingleOrDefaultAsync(w => w.Id == id, ct) is not { } warehouse)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(warehouse, version) is { } stale)
                    return stale;
                var wasActive = warehouse.IsActive;
                if (await ChangeAsync(unit, warehouse, input, ct) is { } refusal)
                    return refusal;
                await ReversibleActs.KeepAsync(unit, InventoryUndo.Closed(warehouse, wasActive), ct);
                return Done.Instance;
            },
            ct
        );

    /// <summary>Who saved it last; null when nobody did yet.</summary>
    public Task<LastChange?> LastChangeAsync(long id, CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => LastChanges.OfAsync<Warehouse>(unit, id, ct), ct);

    /// <summary>All stores by code, the default first.</summary>
    [Bounded(Most)]
    public Task<IReadOnlyList<WarehouseRow>> ListAsync(CancellationToken ct) =>
        units.ReadAsync(InventoryPermissions.Read, unit => RowsAsync(unit, ct), ct);

    /// <summary>Active stores to choose from, the default first.</summary>
    [Bounded(Most)]
    public Task<IReadOnlyList<PlaceChoice>> ChoicesAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<PlaceChoice>>(
            InventoryPermissions.Read,
            async unit =>
                await unit.Set<Warehouse>()
                    .Where(w => w.IsActive)
                    .OrderByDescending(w => w.IsDefault)
                    .ThenBy(w => w.Name)
                    .Take(Most)
                    .Select(w => new PlaceChoice(w.Id, w.Name, w.IsDefault))
                    .ToListAsync(ct),
            ct
        );

    /// <summary>Branches a store can belong to.</summary>
    [Bounded(Most)]
    public Task<IReadOnlyList<PlaceChoice>> BranchesAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<PlaceChoice>>(
            InventoryPermissions.Read,
            async unit =>
                await unit.Set<Branch>()
                    .OrderByDescending(b => b.IsDefault)
                    .ThenBy(b => b.Name)
                    .Take(Most)
                    .Select(b => new PlaceChoice(b.Id, b.Name, b.IsDefault))
                    .ToListAsync(ct),
            ct
        );

    private static async Task<IReadOnlyList<WarehouseRow>> RowsAsync(IReadUnit unit, CancellationToken ct)
    {
        var withCost = unit.May(InventoryPermissions.ReadCost);
        var pools = unit.Set<StockPool>().Where(p => p.Quantity > 0m);
        return await unit.Set<Warehouse>()
            .Join(unit.Set<Branch>(), w => w.BranchId, b => b.Id, (w, b) => new { Store = w, Branch = b.Name })
            .OrderByDescending(r => r.Store.IsDefault)
            .ThenBy(r => r.Store.Code)
            .Take(Most)
            .Select(r => new WarehouseRow(
                r.Store.Id,
                r.Store.Version,
                r.Store.Code,
                r.Store.Name,
                r.Store.BranchId,
                r.Branch,
                r.Store.IsDefault,
                r.Store.IsActive,
                pools.Count(p => p.WarehouseId == r.Store.Id),
                withCost ? pools.Where(p => p.WarehouseId == r.Store.Id).Sum(p => p.Value) : null
            ))
            .ToListAsync(ct);
    }

    private static async Task<Error?> ChangeAsync(
        IUnitOfWork unit,
        Warehouse warehouse,
        WarehouseInput input,
        CancellationToken ct
    )
    {
        if (await RefusalAsync(unit, input, warehouse.Id, ct) is { } refusal)
            return refusal;
        if (warehouse.IsDefault && !(input.IsDefault && input.IsActive))
            return WarehouseErrors.Default;
        if (input is { IsDefault: true, IsActive: false })
            return WarehouseErrors.Default;
        var hasStock = await unit.Set<StockPool>().AnyAsync(p => p.WarehouseId == warehouse.Id && p.Quantity > 0m, ct);
        if (hasStock && !input.IsActive)
            return WarehouseErrors.HasStock("closed");
        if (hasStock && input.BranchId != warehouse.BranchId)
            return WarehouseErrors.HasStock(T("moved to another branch"));
        (warehouse.Code, warehouse.Name) = (CodeOf(input), input.Name.Trim());
        (warehouse.BranchId, warehouse.IsActive) = (input.BranchId, input.IsActive);
        if (input.IsDefault && !warehouse.IsDefault)
            await MakeDefaultAsync(unit, warehouse, ct);
        return null;
    }

    private static async Task<Error?> RefusalAsync(
        IUnitOfWork unit,
        WarehouseInput input,
        long id,
        CancellationToken ct
    )
    {
        if (string.IsNullOrWhiteSpace(input.Name))
            return CommonErrors.Required(nameof(input.Name), "Name");
        var code = CodeOf(input);
        if (!CodeForm().IsMatch(code))
            return WarehouseErrors.CodeInvalid;
        if (!await unit.Set<Branch>().AnyAsync(b => b.Id == input.BranchId, ct))
            return WarehouseErrors.BranchUnknown;
        return await unit.Set<Warehouse>().AnyAsync(w => w.Code == code && w.Id != id, ct)
            ? WarehouseErrors.CodeTaken(code)
            : null;
    }

    private static async Task MakeDefaultAsync(IUnitOfWork unit, Warehouse chosen, CancellationToken ct)
    {
        foreach (var former in await unit.Set<Warehouse>().Where(w => w.IsDefault).Take(Most).ToListAsync(ct))
            former.IsDefault = false;
        chosen.IsDefault = true;
    }

    private static string CodeOf(WarehouseInput input) => input.Code.Trim().ToUpperInvariant();

    [GeneratedRegex("^[A-Z0-9]{2,10}$")]
    private static partial Regex CodeForm();
}

public static class WarehouseErrors
{
    public static readonly Error CodeInvalid = new(
        "CODE_INVALID",
        "A store's code has 2 to 10 letters or digits, such as MAIN or VAN1.",
        nameof(WarehouseInput.Code)
    );

    public static readonly Error BranchUnknown = new(
        "BRANCH_UNKNOWN",
        "Choose the branch this store belongs to.",
        nameof(WarehouseInput.BranchId)
    );

    public static readonly Error Default = new(
        "WAREHOUSE_DEFAULT",
        "This is the store parts come from by default. Make another store the default first.",
        nameof(WarehouseInput.IsDefault)
    );

    public static readonly Error TooMany = new(
        "TOO_MANY_WAREHOUSES",
        "There are 200 stores, more than the lists can show. Rename one that is no longer used."
    );

    public static Error CodeTaken(string code) =>
        new("CODE_TAKEN", $"Another store already has the code {code}. Choose another.", nameof(WarehouseInput.Code));

    public static Error HasStock(string what) =>
        new(
            "WAREHOUSE_HAS_STOCK",
            $"There is stock in this store, so it cannot be {what}. Issue or correct the stock first.",
            nameof(WarehouseInput.IsActive)
        );
}
