using System.Text;
using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Work;
using Battwheels.Core.Service.Sla;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Inventory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Import;

[Trait("Category", "Data")]
public class ImportUndoTests
{
    private static readonly string[] Importing =
    [
        ImportPermissions.Import,
        ContactPermissions.Create,
        ContactPermissions.Archive,
        VehiclePermissions.Archive,
        SlaPermissions.Update,
        InventoryPermissions.Create,
        InventoryPermissions.Update,
        InventoryPermissions.Backdate,
        InventoryPermissions.Adjust,
    ];

    private const string Items = """
        SKU,Name,Type,HSN/SAC,GST %,Unit,Sale price
        A-1,Brake shoe,Part,8714,18,NOS,450
        A-2,Horn,Part,8512,18,NOS,90
        A-3,Bulb,Part,8539,18,NOS,40
        """;

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Inventory_WhatWasNotUsedGoes_AndOpeningStockIsReversedAsAWhole(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await ImportAsync(db, "items", Items, db.OrgB);
        var items = await ImportAsync(db, "items", Items);
        var stock = await ImportAsync(db, "opening-stock", "SKU,Qty,Cost\nA-1,10,300\nA-2,4,50\n");
        Assert.Equal(3_200m, await db.BalanceAsync(AccountRoles.Inventory)); // 10 x 300 + 4 x 50

        var view = await UndoAsync(db, items);

        Assert.Equal((ImportState.Undone, 1, 2), Counts(view));
        Assert.Equal(["A-1", "A-2"], await SkusAsync(db));
        var kept = (await Reports(db).RowsAsync(items, ImportRowState.Kept, null, default)).Rows;
        Assert.Contains("A-1 was changed or used", kept[0].Problems[0].Reason, StringComparison.Ordinal);

        Assert.Equal((ImportState.Undone, 2, 0), Counts(await UndoAsync(db, stock)));
        Assert.Equal(0m, await db.BalanceAsync(AccountRoles.Inventory));
        await using var raw = db.Database(new(db.OrgA));
        Assert.Equal(0m, await raw.Set<StockMovement>().SumAsync(m => m.Quantity));
        Assert.Equal(3, await db.CountAsync<Item>(db.OrgB));

        // The SKU that went is free for the corrected file, those that stayed are known.
        var again = await CheckAsync(db, "items", Items);
        Assert.Equal((1, 2), (again.View.Count(ImportRowState.Ready), again.View.Count(ImportRowState.Duplicate)));
    }

    /// <summary>
    /// 130 rows in two chunks, each a customer with a scooter; row 120 brings a second one of row 2's customer. Row 3's
    /// scooter was read again, row 4's customer got another one: rows 3 and 4 stay, 128 go.
    /// </summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Customers_TouchedOnesStay_TheOthersLeaveListsAndSearchAndMayComeAgain(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var file =
            "Customer name,Phone,Registration no,Make,Model\n"
            + string.Concat(
                Enumerable.Range(1, 130).Select(i => $"{Who(i == 120 ? 2 : i)},MH12QK{1000 + i},Pavan,Z2\n")
            );
        var batch = await ImportAsync(db, "contacts", file);
        await using (var raw = db.Database(new(db.OrgA)))
        {
            var third = await raw.Set<Vehicle>().SingleAsync(v => v.Registration == "MH12QK1003");
            var fourth = await raw.Set<Vehicle>().SingleAsync(v => v.Registration == "MH12QK1004");
            Assert.Null(
                (
                    await db.Service<VehicleService>(VehiclePermissions.Update)
                        .ReadOdometerAsync(new(third.Id, 1_200, null), CommandId.New(), default)
                ).Error
            );
            await db.VehicleAsync(fourth.ContactId, CrmSeeds.Scooter("MH14AB0007"));
        }

        var view = await UndoAsync(db, batch);

        Assert.Equal((ImportState.Undone, 128, 2), Counts(view));
        Assert.Equal(
            [4, 5],
            (await Reports(db).RowsAsync(batch, ImportRowState.Kept, null, default)).Rows.Select(r => r.Line)
        );
        Assert.Equal("128 rows taken back, 2 stay: changed or used since.", view.Note);
        var contacts = db.Service<ContactService>(ContactPermissions.Read);
        Assert.Equal(2, await contacts.CountAsync(new ContactFilter(), default));
        Assert.Equal(127, await contacts.CountAsync(new ContactFilter(Archived: true), default));

        var again = await CheckAsync(db, "contacts", file);
        Assert.Equal(
            (128, 2),
            (
                again.View.Count(ImportRowState.Ready),
                again.View.Count(ImportRowState.Bad) + again.View.Count(ImportRowState.Duplicate)
            )
        );
    }

    [Fact]
    public async Task Holidays_AreTakenOffTheCalendarAgain()
    {
        await using var db = await TestDb.CreateAsync();
        var before = await db.CountAsync<SlaHoliday>(db.OrgA);
        const string file = "Date,Name\n26/01/2027,Republic Day\n15/08/2027,Independence Day\n";
        var batch = await ImportAsync(db, "holidays", file);
        Assert.Equal(before + 2, await db.CountAsync<SlaHoliday>(db.OrgA));

        Assert.Equal((ImportState.Undone, 2, 0), Counts(await UndoAsync(db, batch)));
        Assert.Equal(before, await db.CountAsync<SlaHoliday>(db.OrgA));
        var again = await CheckAsync(db, "holidays", file);
        Assert.Equal(2, again.View.Count(ImportRowState.Ready));
    }

    [Fact]
    public async Task Undo_CancelledHalfWay_LeavesTheRestImportedAndMayGoOn()
    {
        await using var db = await TestDb.CreateAsync();
        var rows = string.Concat(Enumerable.Range(1, 250).Select(i => $"B-{i},Part {i},Part,8714,18,NOS,10\n"));
        var batch = await ImportAsync(db, "items", "SKU,Name,Type,HSN/SAC,GST %,Unit,Sale price\n" + rows);
        Assert.Null((await Undos(db).UndoAsync(batch, CommandId.New(), default)).Error);
        var run = (await Reports(db).GetAsync(batch, default))!.WorkRunId!.Value;
        Assert.Null(
            (
                await db.Service<WorkService>([.. Importing, SelfPermissions.Profile])
                    .CancelAsync(run, CommandId.New(), default)
            ).Error
        );
        await WorkAsync(db);

        var view = (await Reports(db).GetAsync(batch, default))!;
        Assert.Equal((ImportState.Stopped, 250), (view.State, view.Count(ImportRowState.Imported)));

        Assert.Equal((ImportState.Undone, 250, 0), Counts(await UndoAsync(db, batch)));
        Assert.Equal(0, await db.CountAsync<Item>(db.OrgA));
        Assert.Equal("IMPORT_STEP", (await Undos(db).UndoAsync(batch, CommandId.New(), default)).Error?.Code);
    }

    [Fact]
    public async Task Undo_WithoutThePermissionToArchive_OrFromAnotherOrganization_ChangesNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var batch = await ImportAsync(db, "items", Items);

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            db.Service<ImportUndoService>(ImportPermissions.Import, InventoryPermissions.Create)
                .UndoAsync(batch, CommandId.New(), default)
        );
        var stranger = db.Service<ImportUndoService>(Actor.Job(db.OrgB, "test", Importing));
        Assert.Equal("NOT_FOUND", (await stranger.UndoAsync(batch, CommandId.New(), default)).Error?.Code);
        Assert.Equal(3, await db.CountAsync<Item>(db.OrgA));
    }

    private static string Who(int number) => $"Customer {Words(number)},90000{10_000 + number}";

    /// <summary>Names nobody takes for one another.</summary>
    private static string Words(int number) =>
        string.Concat(
            $"{number:000}".Select(d => $"{"bacodufemi"[(2 * (d - '0') % 10)..][..2]}{(char)('k' + d - '0')}")
        );

    private static (ImportState, int Undone, int Kept) Counts(ImportView view) =>
        (view.State, view.Count(ImportRowState.Undone), view.Count(ImportRowState.Kept));

    private static async Task<ImportView> UndoAsync(TestDb db, long batch)
    {
        Assert.Null((await Undos(db).UndoAsync(batch, CommandId.New(), default)).Error);
        await WorkAsync(db);
        return (await Reports(db).GetAsync(batch, default))!;
    }

    private static async Task<long> ImportAsync(TestDb db, string kind, string text, long? organization = null)
    {
        var org = organization ?? db.OrgA;
        var (batch, view) = await CheckAsync(db, kind, text, org);
        Assert.Equal(view.RowCount, view.Count(ImportRowState.Ready));
        Assert.Null(
            (
                await db.Service<ImportService>(Actor.Job(org, "test", Importing))
                    .ConfirmAsync(batch, onlyGood: true, CommandId.New(), default)
            ).Error
        );
        await WorkAsync(db, org);
        return batch;
    }

    private static async Task<(long Batch, ImportView View)> CheckAsync(
        TestDb db,
        string kind,
        string text,
        long? organization = null
    )
    {
        var org = organization ?? db.OrgA;
        var service = db.Service<ImportService>(Actor.Job(org, "test", Importing));
        var reports = db.Service<ImportReportService>(Actor.Job(org, "test", Importing));
        using MemoryStream bytes = new(Encoding.UTF8.GetBytes(text));
        var batch = (await service.UploadAsync(new(kind, $"{kind}.csv"), bytes, CommandId.New(), default)).Value;
        var view = (await reports.GetAsync(batch, default))!;
        Assert.Null((await service.MapAsync(batch, view.Mapping, CommandId.New(), default)).Error);
        await WorkAsync(db, org);
        return (batch, (await reports.GetAsync(batch, default))!);
    }

    private static async Task<IEnumerable<string>> SkusAsync(TestDb db)
    {
        await using var raw = db.Database(new(db.OrgA));
        return await raw.Set<Item>().OrderBy(i => i.Sku).Select(i => i.Sku).ToListAsync();
    }

    private static ImportUndoService Undos(TestDb db) => db.Service<ImportUndoService>(Importing);

    private static ImportReportService Reports(TestDb db) => db.Service<ImportReportService>(ImportPermissions.Import);

    private static async Task WorkAsync(TestDb db, long? organization = null)
    {
        var org = organization ?? db.OrgA;
        var services = db.As(Actor.Job(org, "import", ImportPermissions.Run));
        var worker = services.GetServices<IQueueWorker>().Single(w => w.Queue == ImportRunner.Queue);
        Assert.Null(await worker.WorkAsync(org, default));
    }
}
