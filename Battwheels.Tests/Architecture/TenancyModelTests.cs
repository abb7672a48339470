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

        Faults.None(unclear);
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

        Faults.None(crossing.Except(Reviewed.CrossingIndexes));
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

        Faults.None(crossing.Except(Reviewed.CrossingForeignKeys));
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

        Faults.None(leading);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Filters_TenantAndCustomer_AreOnEveryRoot(DatabaseProvider engine) =>
        Assert.All(
            Models.Of(engine).GetEntityTypes(),
            entity =>
            {
                var tenant = entity.ClrType.IsAssignableTo(typeof(TenantEntity));
                var customer =
                    entity.ClrType.IsAssignableTo(typeof(ICustomerOwned))
                    || entity.ClrType.IsAssignableTo(typeof(ICustomer));
                var names = entity.GetDeclaredQueryFilters().Select(f => f.Key).ToArray();
                Assert.Equal(tenant, names.Contains(TenantModel.TenantFilter));
                Assert.Equal(customer, names.Contains(TenantModel.CustomerFilter));
                Assert.True(entity.BaseType is null, $"{entity.Name()}: filters act on roots only.");
                Assert.All(names, Assert.NotNull);
            }
        );

    /// <summary>
    /// Ids that name a row without a foreign key: whatever they hold was written by the product itself, not chosen by a
    /// caller. A new line is a decision to review.
    /// </summary>
    private static readonly string[] LooseIds =
    [
        // One of several kinds of document; the kind stands beside it.
        "AuditEntry.EntityId",
        "ContactMergeRow.RowId",
        "ImportRow.ResultId",
        "ImportRow.ResultOfId",
        "JournalEntry.SourceId",
        "OutboxMessage.AggregateId",
        "PersonKey.SubjectId",
        "Reservation.SourceId",
        "StockMovement.SourceId",
        "StockReversal.SourceId",
        "TicketStateChange.EvidenceId",
        "WorkRun.SubjectId",
        "SlaTerms.PolicyId", // what was promised outlives its policy
        "SlaCalendar.EditionId", // the edition points back
        // What it told of; the event may be gone when the notification is still read.
        "Notification.SourceEventId",
        "ReversibleAct.RecordId", // of whatever kind the act was
        // Who did it: stamped from the actor the gate knows.
        "AuditEntry.MembershipId",
        "Estimate.LastEditedByMembershipId",
        "EstimateDecision.RecordedByMembershipId",
        "EstimateLink.CreatedByMembershipId",
        "EstimateVersion.SubmittedByMembershipId",
        "ImportBatch.StartedByMembershipId",
        "ServiceTicket.CompletedByMembershipId",
        "ServiceTicket.CreatedByMembershipId",
        "TicketComment.MembershipId",
        "TicketStateChange.MembershipId",
        // A row written together with this one, in the same transaction; each points to the other.
        "Estimate.CurrentVersionId",
        // Copies of the id beside them while the row is open, unique so that the database refuses a second one.
        "BatteryFitment.OpenPackId",
        "ClaimLine.LiveJobLineId",
        "SubletOrder.LiveJobLineId",
    ];

    [Fact]
    public void Entities_Ids_HaveForeignKeysOrAreReviewed()
    {
        var loose =
            from entity in Models.Tenant(Models.Of(DatabaseProvider.Sqlite))
            from property in entity.GetProperties()
            where property.Name.EndsWith("Id", StringComparison.Ordinal) && !property.IsPrimaryKey()
            where (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(long)
            where !entity.GetForeignKeys().Any(k => k.Properties.Contains(property))
            select $"{entity.Name()}.{property.Name}";

        Faults.None(loose.Except(LooseIds));
    }

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
