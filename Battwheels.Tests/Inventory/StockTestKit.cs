using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Inventory;

/// <summary>Items, stores and short forms of what the stock tests do.</summary>
internal static class StockTestKit
{
    private const string Test = "inventory:issue";

    public static Task<Result<T>> RunAsync<T>(this TestDb db, Func<IUnitOfWork, Task<Result<T>>> body) =>
        db.RunAsync(CommandId.New(), body);

    public static Task<Result<T>> RunAsync<T>(
        this TestDb db,
        CommandId command,
        Func<IUnitOfWork, Task<Result<T>>> body
    ) => db.UnitsFor(Test).RunAsync(Test, command, new { command }, body, default);

    public static async Task<long> ItemAsync(
        this TestDb db,
        string sku = "BP-01",
        ValuationMethod valuation = ValuationMethod.MovingAverage,
        string uom = "NOS",
        ItemKind kind = ItemKind.Part
    ) =>
        (
            await db.RunAsync<long>(unit =>
                Task.FromResult<Result<long>>(
                    unit.Add(
                        new Item
                        {
                            Sku = sku,
                            Name = $"Brake pad {sku}",
                            Kind = kind,
                            Hsn = "8708",
                            GstRatePercent = 18m,
                            Uom = uom,
                            Valuation = valuation,
                        }
                    ).Id
                )
            )
        ).Value;

    /// <summary>A second store, named "Branch 2".</summary>
    public static async Task<long> StoreAsync(this TestDb db, string code = "B2", string name = "Branch 2") =>
        (
            await db.RunAsync<long>(async unit =>
                unit.Add(
                    new Warehouse
                    {
                        Code = code,
                        Name = name,
                        BranchId = await unit.Set<Warehouse>().Select(w => w.BranchId).FirstAsync(),
                    }
                ).Id
            )
        ).Value;

    /// <summary>A vendor named "Amar Spares".</summary>
    public static async Task<long> VendorAsync(this TestDb db) =>
        (
            await db.RunAsync<long>(async unit =>
            {
                ContactInput input = new(ContactKind.Business, "Amar Spares", IsCustomer: false, IsVendor: true);
                var made = await Contacts.CreateAsync(unit, input, default);
                return made.Error is { } error ? error : made.Value.Id;
            })
        ).Value;

    public static async Task<long> MainStoreAsync(this TestDb db)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<Warehouse>().Where(w => w.IsDefault).Select(w => w.Id).SingleAsync();
    }

    /// <summary>Opens stock: needs no vendor.</summary>
    public static Task<Result<long>> OpenAsync(
        this TestDb db,
        long item,
        long store,
        decimal quantity,
        decimal value,
        int line = 1
    ) =>
        db.RunAsync<long>(async unit =>
            Id(
                await StockLedger.OpenAsync(
                    unit,
                    new OpeningStockLine(item, store, quantity, value, unit.Today, "OpeningStock", item, line),
                    default
                )
            )
        );

    public static Task<Result<long>> IssueAsync(
        this TestDb db,
        long item,
        long store,
        decimal quantity,
        long source = 1,
        int line = 1,
        decimal fromReservation = 0m,
        CostPayer payer = CostPayer.Customer
    ) =>
        db.RunAsync<long>(async unit =>
            Id(
                await StockLedger.IssueAsync(
                    unit,
                    new StockIssue(
                        item,
                        store,
                        quantity,
                        "PartIssue",
                        source,
                        line,
                        payer,
                        fromReservation,
                        JobCardId: null,
                        VehicleId: null
                    ),
                    default
                )
            )
        );

    public static Task<Result<long>> ReturnAsync(this TestDb db, long issue, decimal quantity, int line = 1) =>
        db.RunAsync<long>(async unit =>
            Id(
                await StockLedger.ReturnAsync(
                    unit,
                    new StockReturn(issue, quantity, "PartReturn", issue, line),
                    default
                )
            )
        );

    public static Task<Result<decimal>> ReserveAsync(
        this TestDb db,
        long item,
        long store,
        decimal quantity,
        long source
    ) =>
        db.RunAsync<decimal>(async unit =>
            await Reservations.ReserveAsync(unit, item, store, quantity, "PartIssue", source, default)
        );

    public static async Task<StockPool> PoolAsync(this TestDb db, long item, long store)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<StockPool>().AsNoTracking().SingleAsync(p => p.ItemId == item && p.WarehouseId == store);
    }

    public static async Task<StockMovement> MovementAsync(this TestDb db, long id)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<StockMovement>().AsNoTracking().SingleAsync(m => m.Id == id);
    }

    /// <summary>Balance of the account behind a role, debit positive, from the journal lines themselves.</summary>
    public static async Task<decimal> BalanceAsync(this TestDb db, string role)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var account = await raw.Set<Account>().Where(a => a.Role == role).Select(a => a.Id).SingleAsync();
        var lines = raw.Set<JournalLine>().Where(l => l.AccountId == account);
        return await lines.SumAsync(l => l.Debit) - await lines.SumAsync(l => l.Credit);
    }

    private static Result<long> Id(Result<StockMovement> result) => result.Error is { } error ? error : result.Value.Id;
}
