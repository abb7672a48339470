using System.Text;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Tests.Common;
using Battwheels.Tests.Platform.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Crm;

[Trait("Category", "Data")]
public class ContactImportTests
{
    /// <summary>What the sample file has wrong, line by line, as its README says.</summary>
    private static readonly (int Line, string Column, string ReasonHas)[] Faults =
    [
        (220, "GSTIN", "14 characters"),
        (221, "GSTIN", "last character"),
        (222, "State code", "Karnataka"),
        (223, "Customer name", "missing"),
        (224, "Phone", "5 digits"),
        (225, "Odometer km", "not a number"),
        (226, "Registration no", "XX"),
        (227, "VIN", "never contains I"),
        (231, "Year", "1887"),
        (232, "Registration no", "Line 9"),
    ];

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Sample_EveryOddRowIsNamed_AndTheGoodOnesAreImported(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var service = db.Service<ImportService>(ImportPermissions.Import, ContactPermissions.Create);
        var reports = db.Service<ImportReportService>(ImportPermissions.Import);
        await using var file = File.OpenRead(SheetReaderTests.Sample("contacts-vehicles.csv"));
        var batch = (
            await service.UploadAsync(
                new UploadImport("contacts", "contacts-vehicles.csv"),
                file,
                CommandId.New(),
                default
            )
        ).Value;
        var view = (await reports.GetAsync(batch, default))!;

        Assert.Null((await service.MapAsync(batch, view.Mapping, CommandId.New(), default)).Error);
        await WorkAsync(db);

        var bad = (await reports.RowsAsync(batch, ImportRowState.Bad, null, default)).Rows;
        Assert.Equal(Faults.Select(f => f.Line), bad.Select(r => r.Line));
        foreach (var (row, fault) in bad.Zip(Faults))
        {
            var problem = Assert.Single(row.Problems);
            Assert.Equal(fault.Column, problem.Column);
            Assert.Contains(fault.ReasonHas, problem.Reason, StringComparison.OrdinalIgnoreCase);
        }

        var twice = Assert.Single((await reports.RowsAsync(batch, ImportRowState.Duplicate, null, default)).Rows);
        Assert.Equal(217, twice.Line);
        Assert.Equal(0, await db.CountAsync<Contact>(db.OrgA));

        await service.ConfirmAsync(batch, onlyGood: true, CommandId.New(), default);
        await WorkAsync(db);

        Assert.Equal(220, await db.CountAsync<Vehicle>(db.OrgA));
        Assert.Equal(218, await db.CountAsync<Contact>(db.OrgA)); // two rows brought a second vehicle of a known customer
        Assert.Equal(0, await db.CountAsync<Contact>(db.OrgB));
        Assert.True(await HasAsync(db, "गणेश पाटील", "+919000000019"));
        Assert.True(await HasAsync(db, "=HYPERLINK(\"http://example.invalid\",\"Free\")", "+919000000018"));
    }

    [Fact]
    public async Task Check_TextTooLongForItsField_IsNamedWithItsColumn()
    {
        await using var db = await TestDb.CreateAsync();
        var service = db.Service<ImportService>(ImportPermissions.Import, ContactPermissions.Create);
        var reports = db.Service<ImportReportService>(ImportPermissions.Import);
        var rows = $"Customer name,City\n{new string('x', 201)},Pune\nAsha,{new string('y', 101)}\nRavi,Pune\n";
        using MemoryStream file = new(Encoding.UTF8.GetBytes(rows));
        UploadImport upload = new("contacts", "long.csv");
        var batch = (await service.UploadAsync(upload, file, CommandId.New(), default)).Value;
        var view = (await reports.GetAsync(batch, default))!;

        Assert.Null((await service.MapAsync(batch, view.Mapping, CommandId.New(), default)).Error);
        await WorkAsync(db);

        var bad = (await reports.RowsAsync(batch, ImportRowState.Bad, null, default)).Rows;
        Assert.Equal([(2, "Customer name"), (3, "City")], bad.Select(r => (r.Line, Assert.Single(r.Problems).Column)));
        Assert.Contains("201 characters; at most 200", bad[0].Problems[0].Reason, StringComparison.Ordinal);
    }

    private static Task<bool> HasAsync(TestDb db, string name, string phone) =>
        db.UnitsFor("x:read")
            .ReadAsync("x:read", u => u.Set<Contact>().AnyAsync(c => c.Name == name && c.Phone == phone), default);

    private static async Task WorkAsync(TestDb db)
    {
        var services = db.As(Actor.Job(db.OrgA, "import", ImportPermissions.Run));
        var worker = services.GetServices<IQueueWorker>().Single(w => w.Queue == ImportRunner.Queue);
        Assert.Null(await worker.WorkAsync(db.OrgA, default));
    }
}
