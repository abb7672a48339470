using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Crm;

[Trait("Category", "Data")]
public class ContactServiceTests
{
    private static readonly ContactInput Fleet = new(
        ContactKind.Business,
        "  GreenFleet   Logistics Pvt Ltd ",
        "020-2612 3456",
        "accounts@greenfleet.example",
        GstTreatment.Registered,
        "27 aapfu0939f 1zv",
        AddressLine1: "12 MIDC Road",
        City: "Pune",
        PinCode: "411019"
    );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreateAsync_Business_StoresNormalizedValues(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        var id = await db.ContactAsync(Fleet);

        var saved = (await db.Contacts().GetAsync(id, default)).Value;
        Assert.Equal(
            ("GreenFleet Logistics Pvt Ltd", "02026123456", "27AAPFU0939F1ZV", "AAPFU0939F", "27"),
            (saved.Name, saved.Phone, saved.Gstin, saved.Pan, saved.StateCode)
        );
        Assert.Equal(0, await db.CountAsync<Contact>(db.OrgB));
    }

    public static TheoryData<ContactInput, string, string> Refused =>
        new()
        {
            { Fleet with { Name = " " }, "REQUIRED", "Name" },
            { Fleet with { IsCustomer = false }, "CONTACT_ROLE_MISSING", "IsCustomer" },
            { Fleet with { Email = "accounts" }, "EMAIL_INVALID", "Email" },
            { Fleet with { Gstin = "27AAPFU0939F1Z" }, "GSTIN_LENGTH", "Gstin" },
            { Fleet with { Gstin = "27AAPFU0939F1ZW" }, "GSTIN_CHECK_DIGIT", "Gstin" },
            { Fleet with { Gstin = "" }, "GSTIN_MISSING", "Gstin" },
            { Fleet with { GstTreatment = GstTreatment.Unregistered }, "GSTIN_CATEGORY", "GstTreatment" },
            {
                Fleet with
                {
                    GstTreatment = GstTreatment.Sez,
                    Gstin = "0717UNO00157UNO",
                },
                "GSTIN_CATEGORY",
                "GstTreatment"
            },
            { Fleet with { Pan = "AAPFU0939" }, "PAN_INVALID", "Pan" },
            { Fleet with { Pan = "AAPFU0939G" }, "PAN_DIFFERS", "Pan" },
            { Fleet with { StateCode = "29" }, "STATE_DIFFERS", "StateCode" },
            { Fleet with { StateCode = "28" }, "STATE_INVALID", "StateCode" },
            { Fleet with { PinCode = "041101" }, "PIN_INVALID", "PinCode" },
            { Fleet with { CreditLimit = -1m }, "CREDIT_LIMIT_INVALID", "CreditLimit" },
            { Fleet with { CreditLimit = 0.001m }, "CREDIT_LIMIT_INVALID", "CreditLimit" },
            { Fleet with { Name = new string('x', 201) }, "TEXT_TOO_LONG", "Name" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task CreateAsync_WrongData_SaysWhereAndSavesNothing(ContactInput input, string code, string field)
    {
        await using var db = await TestDb.CreateAsync();

        var refused = await db.Contacts().CreateAsync(input, CommandId.New(), default);

        Assert.Equal((code, field), (refused.Error!.Code, refused.Error.Field));
        Assert.Equal(0, await db.CountAsync<Contact>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<ContactClaim>(db.OrgA));
    }

    [Fact]
    public async Task CreateAsync_BuyerAbroad_HasTheStateOfOtherCountries()
    {
        await using var db = await TestDb.CreateAsync();

        var id = await db.ContactAsync(
            new(ContactKind.Person, "Jan Berg", "+47 22 12 34 56", GstTreatment: GstTreatment.Overseas, PinCode: "0150")
        );

        Assert.Equal("96", (await db.Contacts().GetAsync(id, default)).Value.StateCode);
    }

    [Fact]
    public async Task CreateAsync_CreditLimitWithoutThePermission_IsDenied()
    {
        await using var db = await TestDb.CreateAsync();
        var contacts = db.Service<ContactService>(ContactPermissions.Create);

        var denied = await Assert.ThrowsAsync<AccessDeniedException>(() =>
            contacts.CreateAsync(Fleet with { CreditLimit = 50_000m }, CommandId.New(), default)
        );

        Assert.Equal(ContactPermissions.Credit, denied.Permission);
        Assert.Equal(0, await db.CountAsync<Contact>(db.OrgA));
        Assert.Null((await contacts.CreateAsync(Fleet, CommandId.New(), default)).Error);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task UpdateAsync_NewNameAndPhone_AreFoundAndTheOldAreNot(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var id = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"));

        var updated = await db.Contacts()
            .UpdateAsync(new(id, 0, CrmSeeds.Person("Rohit Sharma", "9123450678")), CommandId.New(), default);

        Assert.Null(updated.Error);
        Assert.Equal([id], await FindAsync(db, "rohit"));
        Assert.Equal([id], await FindAsync(db, "91234 50678"));
        Assert.Empty(await FindAsync(db, "rahul"));
        Assert.Empty(await FindAsync(db, "98765 43210"));
    }

    [Fact]
    public async Task UpdateAsync_StaleVersion_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var id = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma"));
        await db.Contacts().UpdateAsync(new(id, 0, CrmSeeds.Person("Rahul K Sharma")), CommandId.New(), default);

        var stale = await db.Contacts().UpdateAsync(new(id, 0, CrmSeeds.Person("R Sharma")), CommandId.New(), default);

        Assert.Equal("CONCURRENCY_CONFLICT", stale.Error!.Code);
        Assert.Equal("Rahul K Sharma", (await db.Contacts().GetAsync(id, default)).Value.Name);
    }

    [Fact]
    public async Task UpdateAsync_ChangedCreditLimit_NeedsThePermission()
    {
        await using var db = await TestDb.CreateAsync();
        var id = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma") with { CreditLimit = 5_000m });
        var contacts = db.Service<ContactService>(ContactPermissions.Update);

        var same = await contacts.UpdateAsync(
            new(id, 0, CrmSeeds.Person("Rahul Sharma") with { CreditLimit = 5_000m, City = "Pune" }),
            CommandId.New(),
            default
        );

        Assert.Null(same.Error);
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            contacts.UpdateAsync(new(id, 1, CrmSeeds.Person("Rahul Sharma")), CommandId.New(), default)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ArchiveAsync_ThenRestore_LeavesAndReturnsToLists(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var id = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"));

        Assert.Null((await db.Contacts().ArchiveAsync(new(id, 0, true), CommandId.New(), default)).Error);
        Assert.Empty(await FindAsync(db, "rahul"));
        Assert.Empty(await FindAsync(db, ""));
        var archived = await db.Contacts().ListAsync(new(Archived: true), null, default);
        Assert.Equal([id], archived.Rows.Select(r => r.Id));
        Assert.Equal(
            "CONTACT_ARCHIVED",
            (await db.Contacts().UpdateAsync(new(id, 1, CrmSeeds.Person("R")), CommandId.New(), default)).Error!.Code
        );

        Assert.Null((await db.Contacts().ArchiveAsync(new(id, 1, false), CommandId.New(), default)).Error);
        Assert.Equal([id], await FindAsync(db, "98765"));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task EveryMethod_IdOfAnotherOrganization_IsNotFound(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var theirs = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"), db.OrgB);
        var contacts = db.Contacts();

        Assert.Equal("NOT_FOUND", (await contacts.GetAsync(theirs, default)).Error!.Code);
        Assert.Equal(
            "NOT_FOUND",
            (await contacts.UpdateAsync(new(theirs, 0, CrmSeeds.Person("Mine")), CommandId.New(), default)).Error!.Code
        );
        Assert.Equal(
            "NOT_FOUND",
            (await contacts.ArchiveAsync(new(theirs, 0, true), CommandId.New(), default)).Error!.Code
        );
        Assert.Empty((await contacts.ListAsync(new(), null, default)).Rows);
        Assert.Empty(await FindAsync(db, "rahul"));
        Assert.Empty(await contacts.DuplicatesAsync(new("Rahul Sharma", "9876543210"), default));
        // The same person may be a customer of both.
        Assert.Null(
            (await contacts.CreateAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"), CommandId.New(), default)).Error
        );
        Assert.Equal("Rahul Sharma", (await db.Contacts(db.OrgB).GetAsync(theirs, default)).Value.Name);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ListAsync_ManyContacts_PagesByNameWithoutGapOrRepeat(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        string[] names = [.. Enumerable.Range(0, 61).Select(i => $"Customer {i * 7 % 61 / 2:D2}")]; // pairs of one name
        foreach (var name in names)
            await db.ContactAsync(CrmSeeds.Person(name));

        List<ContactRow> rows = [];
        string? after = null;
        do
        {
            var page = await db.Contacts().ListAsync(new(), after, default);
            rows.AddRange(page.Rows);
            after = page.Next;
        } while (after is not null);

        Assert.Equal(names.Order(StringComparer.Ordinal), rows.Select(r => r.Name));
        Assert.Equal(61, rows.Select(r => r.Id).Distinct().Count());
        Assert.Equal(61, await db.Contacts().CountAsync(new(), default));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ListAsync_Plate_FindsTheOwner(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var rahul = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"));
        await db.VehicleAsync(rahul, CrmSeeds.Scooter("MH12QK6167"));
        await db.VehicleAsync(
            await db.ContactAsync(CrmSeeds.Person("Theirs"), db.OrgB),
            CrmSeeds.Scooter("MH12QK6168"),
            db.OrgB
        );

        foreach (var text in (string[])["6167", "MH 12 QK 6167", "mh12qk", "MH-12-QK-6167"])
            Assert.Equal([rahul], await FindAsync(db, text));
        Assert.Empty(await FindAsync(db, "MH12QK6168"));
        Assert.Equal(1, await db.Contacts().CountAsync(new("6167"), default));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ListAsync_Text_FindsWordPhoneOrGstin(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var fleet = await db.ContactAsync(Fleet);
        var rahul = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"));
        await db.ContactAsync(CrmSeeds.Person("Asha Iyer") with { IsCustomer = false, IsVendor = true });

        Assert.Equal([fleet], await FindAsync(db, "logis"));
        Assert.Equal([fleet], await FindAsync(db, "greenfleet log"));
        Assert.Equal([fleet], await FindAsync(db, "27aapfu"));
        Assert.Equal([rahul], await FindAsync(db, "+91 9876"));
        Assert.Empty(await FindAsync(db, "ogistics"));
        Assert.Empty(await FindAsync(db, "--"));
        var vendors = await db.Contacts().ListAsync(new(Role: ContactRole.Vendor), null, default);
        Assert.Equal(["Asha Iyer"], vendors.Rows.Select(r => r.Name));
    }

    [Fact]
    public async Task BeginExportAsync_LeavesAnAuditRow()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ContactAsync(Fleet);

        await db.Contacts().BeginExportAsync(new("green"), CommandId.New(), default);
        var rows = await db.Contacts().ExportAsync(new("green"), null, default);

        Assert.Equal("27AAPFU0939F1ZV", Assert.Single(rows.Rows).Gstin);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(1, await raw.Set<AuditEntry>().CountAsync(a => a.Action == "CONTACTS_EXPORTED"));
    }

    [Theory]
    [InlineData("technician")]
    [InlineData("hr")]
    public async Task ListAsync_RoleWithoutContacts_IsDenied(string role)
    {
        await using var db = await TestDb.CreateAsync();
        var contacts = db.Service<ContactService>(await db.MemberAsync(db.OrgA, "kiran", role));

        await Assert.ThrowsAsync<AccessDeniedException>(() => contacts.ListAsync(new(), null, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => contacts.DuplicatesAsync(new("x"), default));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Visitor_WithALink_SeesOnlyTheirOwnRows(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var rahul = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"));
        var asha = await db.ContactAsync(CrmSeeds.Person("Asha Iyer", "9123450678"));
        await db.VehicleAsync(rahul, CrmSeeds.Scooter("MH12QK0042"));
        await db.VehicleAsync(asha, CrmSeeds.Scooter("KA05MN7777"));
        var visitor = db.UnitsFor(Actor.PublicLink(db.OrgA, rahul, "link", null, "portal:estimates:decide"));

        var seen = await visitor.ReadAsync(
            "portal:estimates:decide",
            async unit => new
            {
                Contacts = await unit.Set<Contact>().Select(c => c.Name).ToListAsync(),
                Keys = await unit.Set<ContactKey>().Select(k => k.ContactId).Distinct().ToListAsync(),
                Vehicles = await unit.Set<Vehicle>().Select(v => v.Registration).ToListAsync(),
                Owners = await unit.Set<VehicleOwnership>().Select(o => o.ContactId).ToListAsync(),
            },
            default
        );

        Assert.Equal(["Rahul Sharma"], seen.Contacts);
        Assert.Equal([rahul], seen.Keys);
        Assert.Equal(["MH12QK0042"], seen.Vehicles);
        Assert.Equal([rahul], seen.Owners);
    }

    private static async Task<long[]> FindAsync(TestDb db, string text) =>
        [.. (await db.Contacts().ListAsync(new(text), null, default)).Rows.Select(r => r.Id)];
}
