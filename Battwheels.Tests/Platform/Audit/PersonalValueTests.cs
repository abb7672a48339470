using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Access;
using Battwheels.Data.Common;
using Battwheels.Data.Common.Keys;
using Battwheels.Tests.Architecture;
using Battwheels.Tests.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Audit;

/// <summary>The audit log holds what it says about people under their keys: readable while the key stands, never after.</summary>
[Trait("Category", "Data")]
public sealed class PersonalValueTests
{
    private const string Phone = "9000041827";
    private static readonly ContactInput Meera = new(ContactKind.Person, "Meera Joshi", Phone, "meera@example.in");

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Log_PersonalValue_IsStoredSealedAndShownPlain(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var id = await SaveAsync(db);

        var stored = string.Concat(await StoredAsync(db, id));
        var shown = Assert.Single(await ShownAsync(db, id)).Changes!;

        Assert.DoesNotContain("Meera", stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Phone, stored, StringComparison.Ordinal);
        Assert.Contains("\"Name\":\"Meera Joshi\"", shown, StringComparison.Ordinal);
        Assert.Contains("\"Phone\":\"+919000041827\"", shown, StringComparison.Ordinal);
        Assert.Contains("\"Kind\":\"Person\"", stored, StringComparison.Ordinal);
    }

    /// <summary>One key per person, made with the person; a change uses it and shows before and after.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Log_ChangedName_IsSealedUnderTheSameKey(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var keys = await db.CountAsync<PersonKey>(db.OrgA);
        var id = await SaveAsync(db);
        await RenameAsync(db, id, "Meera Kulkarni");

        var shown = await ShownAsync(db, id);

        Assert.Equal(keys + 1, await db.CountAsync<PersonKey>(db.OrgA));
        Assert.Contains("\"Name\":[\"Meera Joshi\",\"Meera Kulkarni\"]", shown[0].Changes!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Log_KeyDeleted_SaysErasedAndTheChainStaysWhole(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var id = await SaveAsync(db);
        var other = await SaveAsync(db, Meera with { Name = "Ravi Bhosale", Phone = "9000041828", Email = null });
        var chain = db.Services.GetRequiredService<IAuditChain>();
        await chain.SealAsync(db.OrgA, default);

        await EraseAsync(db, id);

        var shown = Assert.Single(await ShownAsync(db, id)).Changes!;
        Assert.Contains($"\"Name\":\"{IPersonalValues.Erased}\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Meera", shown, StringComparison.Ordinal);
        Assert.Contains("Ravi Bhosale", Assert.Single(await ShownAsync(db, other)).Changes!, StringComparison.Ordinal);
        Assert.Null((await chain.VerifyAsync(db.OrgA, default)).Fault);
    }

    /// <summary>A sealed value copied to another record does not open there.</summary>
    [Fact]
    public void Sealed_MovedElsewhere_DoesNotOpen()
    {
        MasterKeys keys = new(TestDb.Encryption());
        var text = keys.Wrap([1, 2, 3], "1|Contact|Name|7");

        Assert.Equal([1, 2, 3], keys.Unwrap(text, "1|Contact|Name|7"));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() =>
            keys.Unwrap(text, "2|Contact|Name|7")
        );
    }

    /// <summary>After a change of the current key, what the old one wrapped still opens.</summary>
    [Fact]
    public void MasterKeys_Rotated_OpensWhatTheOldOneWrapped()
    {
        EncryptionOptions options = new() { Current = "old", Keys = { ["old"] = MasterKeys.NewKey() } };
        var text = new MasterKeys(options).Wrap([42], "here");

        options.Keys["new"] = MasterKeys.NewKey();
        options.Current = "new";
        MasterKeys rotated = new(options);

        Assert.Equal([42], rotated.Unwrap(text, "here"));
        Assert.Equal("new", Sealed.KeyId(rotated.Wrap([42], "here")));
    }

    /// <summary>A copy of the database alone forges no cookie: no key of the ring lies in it in clear.</summary>
    [Fact]
    public async Task KeyRing_Stored_IsWrapped()
    {
        await using var db = await TestDb.CreateAsync();
        var services = new ServiceCollection()
            .AddSingleton(db.Services.GetRequiredService<KeyRing>())
            .AddSingleton(new MasterKeys(TestDb.Encryption()));
        AccessRegistration.ProtectKeyRing(services);
        services.AddDataProtection().SetApplicationName("Battwheels");
        await using var provider = services.BuildServiceProvider();
        var protector = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

        var text = protector.Protect("hello");

        await using var owner = db.Services.GetRequiredService<DbFactory>().Create(TenantScope.Platform("test"));
        var stored = Assert.Single(await owner.DataProtectionKeys.ToListAsync()).Xml!;
        Assert.Contains("v1|test|", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("<value>", stored, StringComparison.Ordinal);
        Assert.Equal("hello", protector.Unprotect(text));
    }

    /// <summary>Whoever adds a property that sounds like a person decides whether it is about one.</summary>
    [Fact]
    public void Model_PropertiesThatSoundPersonal_AreMarkedOrReviewed()
    {
        string[] sounds =
        [
            "Name",
            "Phone",
            "Email",
            "Gstin",
            "Pan",
            "Address",
            "Vin",
            "Registration",
            "Signer",
            "GivenBy",
            "Text",
        ];
        string[] reviewed =
        [
            // Staff who acted: the log must say who did it.
            "*.ActorName",
            "*.CreatedByName",
            "*.IssuedByName",
            "*.PostedByName",
            "*.RecordedByName",
            "MessageConsent.ByName",
            "Period.ChangedByName",
            // The workshop itself, its catalogue and its places.
            "Account.Name",
            "FirmwareRecord.VersionText",
            "RecallVin.VinKey", // of a maker's list: whose vehicle it is stands nowhere near it
            "WarrantyClaim.VerdictText", // months, kilometres and state of health
            "MessageTemplate.Text",
            "AmcContract.PlanName",
            "AmcEntitlement.Name",
            "AmcPlan.Name",
            "AmcPlanBenefit.Name",
            "Inspection.Name",
            "InspectionPoint.GroupName",
            "InspectionTemplate.Name",
            "InspectionTemplate.NameKey",
            "InspectionTemplatePoint.GroupName",
            "ServicePackage.Name",
            "ServicePackage.NameKey",
            "*.OptionName",
            "Item.Name",
            "Warehouse.Name",
            "SharedTablet.Name",
            "SlaHoliday.Name",
            "SlaPolicy.Name",
            "SlaTerms.PolicyName",
            "Branch.*",
            "Role.Name",
            "OrganizationProfile.*",
            "*.SupplierName",
            "*.SupplierTradeName",
            "*.SupplierAddress",
            "*.SupplierGstin",
            "*.SupplierPhone",
            "*.SupplierEmail",
            "ImportBatch.FileName",
        ];
        var open =
            from entity in Models.Tenant(Models.Of(DatabaseProvider.Sqlite))
            where !entity.ClrType.IsDefined(typeof(NotAuditedAttribute), false)
            from property in entity.GetProperties()
            where
                property.ClrType == typeof(string)
                && sounds.Any(s => property.Name.Contains(s, StringComparison.Ordinal))
            where property.PropertyInfo?.IsDefined(typeof(PersonalAttribute), false) is not true
            let name = $"{entity.ClrType.Name}.{property.Name}"
            where !reviewed.Any(r => r == name || r == $"*.{property.Name}" || r == $"{entity.ClrType.Name}.*")
            select $"{name} sounds personal: mark it [Personal], or review it here.";

        Faults.None(open);
    }

    private static async Task<long> SaveAsync(TestDb db, ContactInput? input = null)
    {
        var saved = await db.UnitsFor(ContactPermissions.Create)
            .RunAsync<long>(
                ContactPermissions.Create,
                CommandId.New(),
                "save",
                async unit => (await Contacts.CreateAsync(unit, input ?? Meera, default)).Value.Id,
                default
            );
        return saved.Value;
    }

    private static async Task RenameAsync(TestDb db, long id, string name)
    {
        var renamed = await db.UnitsFor(ContactPermissions.Create)
            .RunAsync<Done>(
                ContactPermissions.Create,
                CommandId.New(),
                name,
                async unit =>
                {
                    (await unit.Set<Contact>().SingleAsync(c => c.Id == id)).Name = name;
                    return Done.Instance;
                },
                default
            );
        Assert.Null(renamed.Error);
    }

    private static async Task EraseAsync(TestDb db, long id)
    {
        var erased = await db.UnitsFor(ContactPermissions.Create)
            .RunAsync<Done>(
                ContactPermissions.Create,
                CommandId.New(),
                id,
                async unit =>
                {
                    unit.Remove(await unit.Set<PersonKey>().SingleAsync(k => k.SubjectId == id));
                    return Done.Instance;
                },
                default
            );
        Assert.Null(erased.Error);
    }

    private static Task<List<string>> StoredAsync(TestDb db, long id) =>
        db.UnitsFor(ContactPermissions.Create)
            .ReadAsync(
                ContactPermissions.Create,
                unit =>
                    unit.Set<AuditEntry>()
                        .Where(a => a.EntityId == id)
                        .OrderBy(a => a.Id)
                        .Select(a => a.Changes!)
                        .ToListAsync(),
                default
            );

    private static async Task<IReadOnlyList<AuditRow>> ShownAsync(TestDb db, long id) =>
        (
            await db.Service<AuditLogService>(OrganizationPermissions.ReadAudit)
                .ListAsync(new AuditFilter(Record: nameof(Contact), RecordId: id), null, default)
        ).Rows;
}
