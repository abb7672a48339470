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

    /// <summary>
    /// 400 rows in four chunks. Row 1 is on record, row 150 repeats row 20, row 250's plate is row 10's under another
    /// name, rows 300 and 301 are a second scooter of the customers of rows 2 and 299: 397 vehicles, 395 contacts new.
    /// </summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Import_ManyChunks_BringsExactlyTheNewOnes(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var first = await db.ContactAsync(CrmSeeds.Person("Customer One", Phone(1)));
        await db.VehicleAsync(first, CrmSeeds.Scooter(Plate(1)));
        var rows = Enumerable
            .Range(1, 400)
            .ToDictionary(i => i, i => (Name: Name(i), Phone: Phone(i), Plate: Plate(i)));
        rows[1] = ("Customer One", Phone(1), Plate(1));
        rows[150] = rows[20];
        rows[250] = ("Somebody Else", Phone(250), Plate(10));
        rows[300] = (Name(2), Phone(2), Plate(300));
        rows[301] = (Name(299), Phone(299), Plate(301));
        var file = string.Concat(rows.Values.Select(r => $"{r.Name},{r.Phone},411004,{r.Plate},Pavan,Z2\n"));

        var batch = await CheckAsync(db, "Customer name,Phone,PIN,Registration no,Make,Model\n" + file);
        var reports = db.Service<ImportReportService>(ImportPermissions.Import);
        var service = db.Service<ImportService>(ImportPermissions.Import, ContactPermissions.Create);
        var duplicates = (await reports.RowsAsync(batch, ImportRowState.Duplicate, null, default)).Rows;
        var bad = Assert.Single((await reports.RowsAsync(batch, ImportRowState.Bad, null, default)).Rows);
        await service.ConfirmAsync(batch, onlyGood: true, CommandId.New(), default);
        await WorkAsync(db);

        // The head is line 1, so a row stands one line further down.
        Assert.Equal([2, 151], duplicates.Select(r => r.Line));
        Assert.Equal((251, "Registration no", Plate(10)), (bad.Line, bad.Problems[0].Column, bad.Problems[0].Value));
        Assert.Contains("Line 11", bad.Problems[0].Reason, StringComparison.Ordinal);
        Assert.Equal(1 + 397, await db.CountAsync<Vehicle>(db.OrgA));
        Assert.Equal(1 + 395, await db.CountAsync<Contact>(db.OrgA));
        Assert.Equal(396, await db.CountAsync<ContactClaim>(db.OrgA)); // one per phone number
        Assert.Equal(0, await db.CountAsync<Contact>(db.OrgB));
        var owner = await db.UnitsFor("x:read").ReadAsync("x:read", OwnersOf(Plate(299), Plate(301)), default);
        Assert.Single(owner.Distinct());
    }

    /// <summary>A phone of five is a family's: the sixth name under it, in the same chunk or not, is somebody new.</summary>
    [Fact]
    public async Task Import_OnePhoneForAFamily_KeepsEveryName()
    {
        await using var db = await TestDb.CreateAsync();
        string[] family = ["Asha", "Vikram", "Deepa", "Manoj", "Farah", "Lata"];
        var file = string.Concat(family.Select(n => $"{n},98765 43210\n"));

        var batch = await CheckAsync(db, "Customer name,Phone\n" + file);
        await db.Service<ImportService>(ImportPermissions.Import, ContactPermissions.Create)
            .ConfirmAsync(batch, onlyGood: false, CommandId.New(), default);
        await WorkAsync(db);

        Assert.Equal(6, await db.CountAsync<Contact>(db.OrgA));
        Assert.Equal(1, await db.CountAsync<ContactClaim>(db.OrgA));
    }

    private static Func<IReadUnit, Task<List<long>>> OwnersOf(params string[] plates) =>
        unit =>
            unit.Set<Vehicle>()
                .Where(v => plates.Contains(v.RegistrationKey))
                .Select(v => v.ContactId)
                .ToListAsync(CancellationToken.None);

    /// <summary>Names that sound unlike each other: a syllable per digit.</summary>
    private static string Name(int i) =>
        string.Concat(
            $"{i:000}".Select(d => ((string[])["Ba", "Ce", "Di", "Fo", "Gu", "Ka", "Le", "Mi", "No", "Ru"])[d - '0'])
        );

    private static string Phone(int i) => $"98{i:00000000}";

    private static string Plate(int i) => $"MH12QK{i:0000}";

    private static async Task<long> CheckAsync(TestDb db, string text)
    {
        var service = db.Service<ImportService>(ImportPermissions.Import, ContactPermissions.Create);
        using MemoryStream file = new(Encoding.UTF8.GetBytes(text));
        UploadImport upload = new("contacts", "contacts.csv");
        var batch = (await service.UploadAsync(upload, file, CommandId.New(), default)).Value;
        var view = (await db.Service<ImportReportService>(ImportPermissions.Import).GetAsync(batch, default))!;
        Assert.Null((await service.MapAsync(batch, view.Mapping, CommandId.New(), default)).Error);
        await WorkAsync(db);
        return batch;
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
