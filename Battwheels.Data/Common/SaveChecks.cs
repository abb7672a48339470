using System.Collections.Concurrent;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Battwheels.Data.Common;

/// <summary>A row of one organization was about to be written from another.</summary>
public sealed class CrossTenantWriteException(string entity)
    : InvalidOperationException($"{entity} belongs to another organization.");

/// <summary>A posted or sealed row was about to be changed or deleted.</summary>
public sealed class AppendOnlyException(string entity)
    : InvalidOperationException($"{entity} is append-only; write a correcting row instead.");

/// <summary>A text is longer than its column; the gate turns this into an answer for the user.</summary>
internal sealed class TextTooLongException(Error error) : Exception(error.Message)
{
    public Error Error { get; } = error;
}

/// <summary>Last look at every pending row before it is written: whose it is, whether it may change, whether it fits.</summary>
internal sealed class SaveChecks : SaveChangesInterceptor
{
    private static readonly ConcurrentDictionary<IEntityType, (IProperty Property, int Maximum)[]> Texts = new();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Check((BattwheelsDb)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check((BattwheelsDb)eventData.Context!);
        return result;
    }

    private static void Check(BattwheelsDb db)
    {
        var entries = db.ChangeTracker.Entries().ToList();
        RowOwners.Touch(entries);
        foreach (var entry in entries)
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            CheckAppendOnly(entry);
            if (entry.Entity is TenantEntity)
                CheckOrganization(entry, db.OrganizationId);
            if (entry.State is EntityState.Modified && entry.Entity is IVersioned versioned)
                entry.Property(nameof(IVersioned.Version)).CurrentValue = versioned.Version + 1;
            CheckLengths(entry);
        }
    }

    private static (IProperty, int)[] TextsOf(IEntityType entity) =>
        [
            .. entity
                .GetProperties()
                .Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is not null)
                .Select(p => (p, p.GetMaxLength()!.Value)),
        ];

    private static void CheckAppendOnly(EntityEntry entry)
    {
        if (entry.State is EntityState.Added)
            return;
        if (entry.Entity is IAppendOnly)
            throw new AppendOnlyException(entry.Metadata.ClrType.Name);
        if (entry.Entity is IFreezable && entry.Property(nameof(IFreezable.FrozenAtUtc)).OriginalValue is not null)
            throw new AppendOnlyException(entry.Metadata.ClrType.Name);
    }

    private static void CheckOrganization(EntityEntry entry, long organizationId)
    {
        var property = entry.Property(nameof(TenantEntity.OrganizationId));
        if (!organizationId.Equals(property.CurrentValue) || !organizationId.Equals(property.OriginalValue))
            throw new CrossTenantWriteException(entry.Metadata.ClrType.Name);
    }

    private static void CheckLengths(EntityEntry entry)
    {
        foreach (var (property, maximum) in Texts.GetOrAdd(entry.Metadata, TextsOf))
            if (entry.Property(property).CurrentValue is string text && text.Length > maximum)
                throw new TextTooLongException(CommonErrors.TooLong(property.Name, text.Length, maximum));
    }
}
