using System.Linq.Expressions;
using System.Reflection;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace Battwheels.Data.Common;

/// <summary>What holds for every entity of an organization: mapped, keyed, filtered and scaled in one place.</summary>
internal static class TenantModel
{
    public const string TenantFilter = "Tenant";
    public const string CustomerFilter = "Customer";

    /// <summary>Every entity class of Core is in the model; nobody can forget one.</summary>
    public static void AddEntities(ModelBuilder builder)
    {
        foreach (var type in typeof(TenantEntity).Assembly.GetTypes().Where(IsEntity))
            builder.Entity(type).ToTable(type.Name);
    }

    public static bool IsEntity(Type type) =>
        type is { IsClass: true, IsAbstract: false }
        && (
            type.IsAssignableTo(typeof(TenantEntity))
            || type.IsDefined(typeof(PlatformEntityAttribute))
            || type.IsDefined(typeof(SharedReferenceAttribute))
        );

    public static void ApplyConventions(ModelBuilder builder, BattwheelsDb db)
    {
        foreach (var entity in builder.Model.GetEntityTypes().ToArray())
        {
            if (entity.ClrType.IsAssignableTo(typeof(TenantEntity)))
                Generic(nameof(Configure), entity.ClrType).Invoke(null, [builder, db]);
            if (entity.ClrType.IsAssignableTo(typeof(ICustomerOwned)))
                Generic(nameof(NarrowToCustomer), entity.ClrType).Invoke(null, [builder, db]);
            if (entity.ClrType.IsAssignableTo(typeof(ICustomer)))
                Generic(nameof(NarrowToSelf), entity.ClrType).Invoke(null, [builder, db]);
            // SQL Server refuses an OUTPUT clause on a table whose changes a trigger watches.
            if (db is SqlServerDb && entity.ClrType.IsAssignableTo(typeof(IFreezable)))
                builder.Entity(entity.ClrType).ToTable(t => t.UseSqlOutputClause(false));

            foreach (var property in entity.GetProperties().Where(p => p.PropertyInfo is not null))
            {
                if (property.PropertyInfo!.IsDefined(typeof(QuantityAttribute)))
                    property.SetValueConverter(typeof(ScaledConverters.Quantity));
                if (property.PropertyInfo!.IsDefined(typeof(UnitCostAttribute)))
                    property.SetValueConverter(typeof(ScaledConverters.UnitCost));
                if (property.PropertyInfo!.IsDefined(typeof(RateAttribute)))
                    property.SetValueConverter(typeof(ScaledConverters.Rate));
                if (property.PropertyInfo!.IsDefined(typeof(SearchKeyAttribute)))
                    property.SetCollation(ByteOrder(db));
            }
        }

        foreach (var foreignKey in builder.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()))
            foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
    }

    /// <summary>The collation that compares byte by byte, so that a range of keys means the same everywhere.</summary>
    private static string ByteOrder(BattwheelsDb db) =>
        db switch
        {
            PostgresDb => "C",
            SqlServerDb => "Latin1_General_100_BIN2",
            _ => "BINARY",
        };

    private static MethodInfo Generic(string name, Type type) =>
        typeof(TenantModel).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);

    private static void Configure<T>(ModelBuilder builder, BattwheelsDb db)
        where T : TenantEntity
    {
        var entity = builder.Entity<T>();
        entity.HasKey(e => new { e.OrganizationId, e.Id });
        entity.Property(e => e.OrganizationId).HasValueGenerator<OrganizationIdValue>();
        entity.Property(e => e.Id).HasValueGenerator<NewIdValue>();
        entity.HasQueryFilter(TenantFilter, e => e.OrganizationId == db.OrganizationId);
        if (typeof(T).IsAssignableTo(typeof(IVersioned)))
            entity.Property(nameof(IVersioned.Version)).IsConcurrencyToken();
    }

    private static void NarrowToCustomer<T>(ModelBuilder builder, BattwheelsDb db)
        where T : TenantEntity, ICustomerOwned =>
        builder
            .Entity<T>()
            .HasQueryFilter(
                CustomerFilter,
                e => db.ContactId == null || e.ContactId == db.ContactId || e.ContactId == db.MergedIntoId
            );

    private static void NarrowToSelf<T>(ModelBuilder builder, BattwheelsDb db)
        where T : TenantEntity, ICustomer =>
        builder
            .Entity<T>()
            .HasQueryFilter(
                CustomerFilter,
                e => db.ContactId == null || e.Id == db.ContactId || e.Id == db.MergedIntoId
            );
}

internal sealed class OrganizationIdValue : ValueGenerator<long>
{
    public override bool GeneratesTemporaryValues => false;

    public override long Next(EntityEntry entry) => ((BattwheelsDb)entry.Context).OrganizationId;
}

internal sealed class NewIdValue : ValueGenerator<long>
{
    public override bool GeneratesTemporaryValues => false;

    public override long Next(EntityEntry entry) => ((BattwheelsDb)entry.Context).Ids.Next();
}

/// <summary>Mapping of one tenant entity; key, filter and scales are applied by <see cref="TenantModel"/>.</summary>
internal abstract class TenantEntityConfiguration<T> : IEntityTypeConfiguration<T>
    where T : TenantEntity
{
    public abstract void Configure(EntityTypeBuilder<T> builder);
}

internal static class TenantKeys
{
    /// <summary>A foreign key (OrganizationId, <paramref name="id"/>) to another entity of the same organization.</summary>
    public static void References<TPrincipal>(this EntityTypeBuilder builder, string id)
        where TPrincipal : TenantEntity =>
        builder
            .HasOne(typeof(TPrincipal))
            .WithMany()
            .HasForeignKey(nameof(TenantEntity.OrganizationId), id)
            .OnDelete(DeleteBehavior.Restrict);

    /// <summary>The rows of a parent's read-only collection.</summary>
    public static void OwnsRows<TParent, TChild>(
        this EntityTypeBuilder<TParent> builder,
        Expression<Func<TParent, IEnumerable<TChild>?>> collection,
        string parentId
    )
        where TParent : TenantEntity
        where TChild : TenantEntity =>
        builder
            .HasMany(collection)
            .WithOne()
            .HasForeignKey(nameof(TenantEntity.OrganizationId), parentId)
            .OnDelete(DeleteBehavior.Restrict);
}
