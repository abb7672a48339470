using System.Text;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Platform.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Inventory;

[Trait("Category", "Data")]
public class InventoryImportTests
{
    /// <summary>333 items; 298 opening lines, 5,660 units, ₹30,15,802.38: added up from the files by hand.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Samples_PriceListThenOpeningStock_StandInStockAndInTheBooks(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        await ImportAsync(db, "items", await SampleAsync("price-list.csv"), ready: 333);
        Assert.Equal(333, await db.CountAsync<Item>(db.OrgA));
        await ImportAsync(db, "opening-stock", await SampleAsync("opening-stock.csv"), ready: 298);

        await ExpectOpenedAsync(db);
        Assert.Equal(0, await db.CountAsync<Item>(db.OrgB));
        Assert.Equal(0, await db.CountAsync<StockMovement>(db.OrgB));

        // The same files again bring nothing twice.
        await ImportAsync(db, "items", await SampleAsync("price-list.csv"), ready: 0, duplicate: 333);
        await ImportAsync(db, "opening-stock", await SampleAsync("opening-stock.csv"), ready: 0, duplicate: 298);
        await ExpectOpenedAsync(db);
    }

    [Fact]
    public async Task Items_BadRows_AreNamedByColumnValueAndReason()
    {
        await using var db = await TestDb.CreateAsync(TestEngine.Sqlite);
        const string file = """
            SKU,Name,Type,HSN/SAC,GST %,Unit,Sale price,Minimum stock,Barcode
            A-1,Brake shoe,Part,8714,18%,Nos.,"1,250.50",4,111
            A-2,Coolant,Liquid,3820,18,LTR,300,,
            A-3,Fuse,Part,85,18,NOS,12,,
            A-4,Labour,Service,8714,18,OTH,500,,
            A-5,Cable,Part,8544,18,YARD,90,,
            A-6,Bulb,Part,8539,18,NOS,,,
            A-7,Horn,Part,8512,18,NOS,90,1.5,
            ,Mirror,Part,7009,18,NOS,90,,
            A-9,Clip,Part,7318,eighteen,NOS,5,,
            A-1,Brake shoe,Part,8714,18,NOS,1250.50,4,111
            A-11,Other shoe,Part,8714,18,NOS,90,,111
            """;

        var rows = await CheckAsync(db, "items", file);

        Assert.Equal(
            [
                (3, "Type", "Liquid"),
                (4, "HSN/SAC", "85"),
                (5, "HSN/SAC", "8714"),
                (6, "Unit", "YARD"),
                (7, "Sale price", ""),
                (8, "Minimum stock", "1.5"),
                (9, "SKU", ""),
                (10, "GST %", "eighteen"),
                (12, "Barcode", "111"),
            ],
            rows.Bad.Select(r => (r.Line, r.Problems[0].Column, r.Problems[0].Value))
        );
        Assert.All(rows.Bad, r => Assert.EndsWith(".", r.Problems[0].Reason, StringComparison.Ordinal));
        Assert.Equal(11, Assert.Single(rows.Duplicate).Line);
        Assert.Equal(0, await db.CountAsync<Item>(db.OrgA));
    }

    [Fact]
    public async Task OpeningStock_BadRows_AreNamed_AndAnEarlierDayIsKept()
    {
        await using var db = await TestDb.CreateAsync(TestEngine.Sqlite);
        await db.ItemAsync("BP-1");
        await db.ItemAsync("LAB-1", kind: ItemKind.Service);
        var day = db
            .Clock.GetUtcNow()
            .UtcDateTime.AddDays(-2)
            .ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
        var file = $"""
            SKU,Store,Quantity,Unit cost,Date
            bp-1,main,4,312.5,{day}
            NONE,MAIN,1,10,
            LAB-1,MAIN,1,10,
            BP-1,VAN9,1,10,
            BP-1,,1.5,10,
            BP-1,,-1,10,
            BP-1,,3,1.23456,
            BP-1,,3,10,31/12/2999
            """;

        var rows = await CheckAsync(db, "opening-stock", file);

        Assert.Equal(
            ["SKU", "SKU", "Store", "Quantity", "Quantity", "Unit cost", "Date"],
            rows.Bad.Select(r => r.Problems[0].Column)
        );
        await ConfirmAsync(db, rows.Batch);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var movement = await raw.Set<StockMovement>().SingleAsync();
        Assert.Equal((4m, 1_250m), (movement.Quantity, movement.Value));
        Assert.NotNull(movement.JournalEntryId);
        Assert.Equal(
            day,
            movement.EffectiveDate.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    /// <summary>As a person would enter it: one document per store and day, every line with an entry of its own.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task OpeningStock_RowsOfOneDay_StandInOneDocument(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        foreach (var sku in (string[])["BP-1", "BP-2", "BP-3"])
            await db.ItemAsync(sku);
        var day = db
            .Clock.GetUtcNow()
            .UtcDateTime.AddDays(-2)
            .ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
        var file = $"SKU,Quantity,Unit cost,Date\nBP-1,4,312.5,{day}\nBP-2,2,100,{day}\nBP-3,1,50,\n";

        var rows = await CheckAsync(db, "opening-stock", file);
        Assert.Empty(rows.Bad);
        Assert.Equal(0, await db.CountAsync<OpeningStock>(db.OrgA));
        await ConfirmAsync(db, rows.Batch);

        await using var raw = db.Database(new TenantScope(db.OrgA));
        var documents = await raw.Set<OpeningStock>().OrderBy(d => d.Date).ToListAsync();
        Assert.Equal([(2, 1_450m), (1, 50m)], documents.Select(d => (d.LineCount, d.Value)));
        var moves = await raw.Set<StockMovement>()
            .OrderBy(m => m.EffectiveDate)
            .ThenBy(m => m.SourceLine)
            .ToListAsync();
        Assert.Equal(
            [(documents[0].Id, 1, 1_250m), (documents[0].Id, 2, 200m), (documents[1].Id, 1, 50m)],
            moves.Select(m => (m.SourceId, m.SourceLine, m.Value))
        );
        Assert.Equal(3, moves.Select(m => m.JournalEntryId).Distinct().Count());
        Assert.Equal(0, await db.CountAsync<OpeningStock>(db.OrgB));
    }

    [Fact]
    public async Task Upload_WithoutThePermissionOfTheKind_IsDenied()
    {
        await using var db = await TestDb.CreateAsync(TestEngine.Sqlite);

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            db.Service<ImportService>(ImportPermissions.Import, InventoryPermissions.Create)
                .UploadAsync(
                    new UploadImport("opening-stock", "x.csv"),
                    Bytes("SKU,Quantity,Unit cost\nA,1,1\n"),
                    CommandId.New(),
                    default
                )
        );
        Assert.Equal(0, await db.CountAsync<ImportBatch>(db.OrgA));
    }

    private static async Task ExpectOpenedAsync(TestDb db)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var moves = raw.Set<StockMovement>();
        Assert.Equal(298, await moves.CountAsync());
        Assert.Equal(5_660m, await moves.SumAsync(m => m.Quantity));
        Assert.Equal(3_015_802.38m, await moves.SumAsync(m => m.Value));
        Assert.Equal(298, await moves.Select(m => m.JournalEntryId).Distinct().CountAsync());
        Assert.Equal(2_694_435.40m, await db.BalanceAsync(AccountRoles.Inventory));
        Assert.Equal(186_284.98m, await db.BalanceAsync(AccountRoles.InventoryConsumable));
        Assert.Equal(135_082.00m, await db.BalanceAsync(AccountRoles.InventorySerial));
    }

    private static async Task ImportAsync(TestDb db, string kind, string text, int ready, int duplicate = 0)
    {
        var rows = await CheckAsync(db, kind, text);
        Assert.Empty(rows.Bad);
        Assert.Equal(
            (ready, duplicate),
            (rows.View.Count(ImportRowState.Ready), rows.View.Count(ImportRowState.Duplicate))
        );
        if (ready > 0)
            await ConfirmAsync(db, rows.Batch);
    }

    private static async Task ConfirmAsync(TestDb db, long batch)
    {
        Assert.Null((await Service(db).ConfirmAsync(batch, onlyGood: true, CommandId.New(), default)).Error);
        await WorkAsync(db);
        var done = (await Reports(db).GetAsync(batch, default))!;
        Assert.Equal((ImportState.Done, 0), (done.State, done.Count(ImportRowState.Failed)));
    }

    private static async Task<Checked> CheckAsync(TestDb db, string kind, string text)
    {
        var batch = (
            await Service(db).UploadAsync(new UploadImport(kind, $"{kind}.csv"), Bytes(text), CommandId.New(), default)
        ).Value;
        var view = (await Reports(db).GetAsync(batch, default))!;
        Assert.Null((await Service(db).MapAsync(batch, view.Mapping, CommandId.New(), default)).Error);
        await WorkAsync(db);
        return new Checked(
            batch,
            (await Reports(db).GetAsync(batch, default))!,
            (await Reports(db).RowsAsync(batch, ImportRowState.Bad, null, default)).Rows,
            (await Reports(db).RowsAsync(batch, ImportRowState.Duplicate, null, default)).Rows
        );
    }

    private static ImportService Service(TestDb db) =>
        db.Service<ImportService>(ImportPermissions.Import, InventoryPermissions.Create, InventoryPermissions.Backdate);

    private static ImportReportService Reports(TestDb db) => db.Service<ImportReportService>(ImportPermissions.Import);

    private static async Task WorkAsync(TestDb db)
    {
        var services = db.As(Actor.Job(db.OrgA, "import", ImportPermissions.Run));
        var worker = services.GetServices<IQueueWorker>().Single(w => w.Queue == ImportRunner.Queue);
        Assert.Null(await worker.WorkAsync(db.OrgA, default));
    }

    private static Task<string> SampleAsync(string name) => File.ReadAllTextAsync(SheetReaderTests.Sample(name));

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed record Checked(
        long Batch,
        ImportView View,
        IReadOnlyList<ImportRowView> Bad,
        IReadOnlyList<ImportRowView> Duplicate
    );
}
