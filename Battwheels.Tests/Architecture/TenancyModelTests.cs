using System.Reflection;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Battwheels.Tests.Architecture;

/// <summary>T1 and T2: every entity is classified, and whatever belongs to an organization is keyed and filtered by it.</summary>
[Trait("Category", "Architecture")]
public sealed class TenancyModelTests
{
    private const string OrganizationId = nameof(TenantEntity.OrganizationId);

    public static TheoryData<DatabaseProvider> Engines => Models.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public void Entities_EveryOne_IsOfExactlyOneClass(DatabaseProvider engine)
    {
        var unclear = Models
            .Of(engine)
            .GetEntityTypes()
            .Where(e => !Reviewed.LibraryTables.Contains(e.ClrType.Name))
            .Where(e => Classes(e.ClrType) != 1)
            .Select(e => e.Name());

        Assert.Empty(unclear);
    }

    [Fact]
    public void Classes_OfCoreThatHoldData_AreInTheModel()
    {
        var mapped = Models.Of(DatabaseProvider.Sqlite).GetEntityTypes().Select(e => e.ClrType).ToHashSet();

        Assert.Empty(typeof(TenantEntity).Assembly.GetTypes().Where(TenantModel.IsEntity).Except(mapped));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void TenantEntities_Key_IsOrganizationAndId(DatabaseProvider engine) =>
        Assert.All(
            Models.Tenant(Models.Of(engine)),
            e =>
                Assert.Equal(
                    [OrganizationId, nameof(TenantEntity.Id)],
                    e.FindPrimaryKey()!.Properties.Select(p => p.Name)
                )
        );

    [Theory]
    [MemberData(nameof(Engines))]
    public void TenantEntities_KeysAndIndexes_StartWithOrganization(DatabaseProvider engine)
    {
        var crossing =
            from entity in Models.Tenant(Models.Of(engine))
            from columns in entity
                .GetKeys()
                .Select(k => k.Properties)
                .Concat(entity.GetIndexes().Select(i => i.Properties))
            where columns[0].Name != OrganizationId
            select Text(entity, columns);

        Assert.Empty(crossing.Except(Reviewed.CrossingIndexes));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void ForeignKeys_BetweenTenantTables_CarryTheOrganizationOnBothSides(DatabaseProvider engine)
    {
        var crossing =
            from entity in Models.Tenant(Models.Of(engine))
            from key in entity.GetForeignKeys()
            where
                key.Properties[0].Name != OrganizationId
                || key.PrincipalKey.Properties[0].Name != OrganizationId
                || !key.PrincipalEntityType.ClrType.IsAssignableTo(typeof(TenantEntity))
            select Text(entity, key.Properties);

        Assert.Empty(crossing.Except(Reviewed.CrossingForeignKeys));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void ForeignKeys_OnDelete_AreRestricted(DatabaseProvider engine) =>
        Assert.All(
            Models.Of(engine).GetEntityTypes().SelectMany(e => e.GetForeignKeys()),
            key => Assert.Equal(DeleteBehavior.Restrict, key.DeleteBehavior)
        );

    [Theory]
    [MemberData(nameof(Engines))]
    public void PlatformTables_ForeignKeys_NeverLeadIntoAnOrganization(DatabaseProvider engine)
    {
        var leading =
            from entity in Models.Of(engine).GetEntityTypes()
            where !entity.ClrType.IsAssignableTo(typeof(TenantEntity))
            from key in entity.GetForeignKeys()
            where key.PrincipalEntityType.ClrType.IsAssignableTo(typeof(TenantEntity))
            select Text(entity, key.Properties);

        Assert.Empty(leading);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Filters_TenantAndCustomer_AreOnEveryRoot(DatabaseProvider engine) =>
        Assert.All(
            Models.Of(engine).GetEntityTypes(),
            entity =>
            {
                var tenant = entity.ClrType.IsAssignableTo(typeof(TenantEntity));
                var customer = entity.ClrType.IsAssignableTo(typeof(ICustomerOwned));
                var names = entity.GetDeclaredQueryFilters().Select(f => f.Key).ToArray();
                Assert.Equal(tenant, names.Contains(TenantModel.TenantFilter));
                Assert.Equal(customer, names.Contains(TenantModel.CustomerFilter));
                Assert.True(entity.BaseType is null, $"{entity.Name()}: filters act on roots only.");
                Assert.All(names, Assert.NotNull);
            }
        );

    [Fact]
    public void Entities_CrossFeatureIds_HaveForeignKeys()
    {
        var model = Models.Of(DatabaseProvider.Sqlite);
        var names = Models.Tenant(model).Select(e => e.Name()).ToHashSet();
        var loose =
            from entity in Models.Tenant(model)
            from property in entity.GetProperties()
            where property.Name.EndsWith("Id", StringComparison.Ordinal) && names.Contains(property.Name[..^2])
            where !entity.GetForeignKeys().Any(k => k.Properties.Contains(property))
            select $"{entity.Name()}.{property.Name}";

        Assert.Empty(loose.Except(LooseIds));
    }

    /// <summary>Ids that name a row without a foreign key. A new line is a decision to review.</summary>
    private static readonly string[] LooseIds =
    [
        "AuditEntry.MembershipId", // the log outlives whatever it names
        "TicketComment.MembershipId", // who wrote it: stamped from the actor, never chosen
        "TicketStateChange.MembershipId", // the same
    ];

    [Fact]
    public void Core_NamesOfEntities_AreUnique() =>
        Assert.Equal(
            Models.Of(DatabaseProvider.Sqlite).GetEntityTypes().Count(),
            Models.Of(DatabaseProvider.Sqlite).GetEntityTypes().Select(e => e.GetTableName()).Distinct().Count()
        );

    private static int Classes(Type type) =>
        (type.IsAssignableTo(typeof(TenantEntity)) ? 1 : 0)
        + (type.IsDefined(typeof(PlatformEntityAttribute)) ? 1 : 0)
        + (type.IsDefined(typeof(SharedReferenceAttribute)) ? 1 : 0);

    private static string Text(IReadOnlyEntityType entity, IReadOnlyList<IReadOnlyProperty> columns) =>
        $"{entity.ClrType.Name}({string.Join(", ", columns.Select(c => c.Name))})";
}
