using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Battwheels.Data.Platform.Audit;

/// <summary>Turns what a unit is about to save into audit rows of the same transaction.</summary>
internal static class AuditTrail
{
    private const string Hidden = "(hidden)";

    /// <summary>What the change tracker has detected so far; the caller lets it look first.</summary>
    public static void Record(
        BattwheelsDb db,
        SubjectKeys keys,
        Actor actor,
        string permission,
        string correlationId,
        DateTime now
    )
    {
        AuditEntry[] rows =
        [
            .. db
                .ChangeTracker.Entries<TenantEntity>()
                .Where(IsAudited)
                .Select(e =>
                    Row(
                        actor,
                        permission,
                        correlationId,
                        now,
                        Action(e.State),
                        e.Metadata.ClrType.Name,
                        e.Entity.Id,
                        Changes(e, keys)
                    )
                ),
        ];
        db.AddRange(rows);
    }

    public static AuditEntry Row(
        Actor actor,
        string permission,
        string? correlationId,
        DateTime now,
        string action,
        string entityType,
        long entityId,
        string? changes
    ) =>
        new()
        {
            AtUtc = now,
            ActorKind = actor.Kind,
            MembershipId = actor.MembershipId,
            ActorName = actor.Name,
            SessionId = actor.SessionId,
            IpAddress = actor.IpAddress,
            Permission = permission,
            Action = action,
            EntityType = entityType,
            EntityId = entityId,
            Changes = changes,
            CorrelationId = correlationId,
        };

    public static bool IsAudited(EntityEntry<TenantEntity> entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && TrailOf.Of(entry.Metadata).IsAudited;

    /// <summary>Does the row say something about this property: is it set, or has it changed?</summary>
    public static bool IsTold(EntityEntry<TenantEntity> entry, TrailProperty property)
    {
        var value = entry.Property(property.Property);
        return entry.State is EntityState.Modified
            ? value.IsModified && !Equals(value.OriginalValue, value.CurrentValue)
            : value.CurrentValue is not null;
    }

    private static string Action(EntityState state) =>
        state switch
        {
            EntityState.Added => "CREATED",
            EntityState.Deleted => "REMOVED",
            _ => "CHANGED",
        };

    private static string? Changes(EntityEntry<TenantEntity> entry, SubjectKeys keys)
    {
        var values = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in TrailOf.Of(entry.Metadata).Properties.Where(p => IsTold(entry, p)))
        {
            var value = entry.Property(property.Property);
            if (property.IsSecret)
                values[property.Name] = Hidden;
            else if (entry.State is EntityState.Modified)
                values[property.Name] = new[] { Shown(value.OriginalValue), Shown(value.CurrentValue) };
            else
                values[property.Name] = Shown(value.CurrentValue);

            object? Shown(object? plain) =>
                plain is null || property.Personal is null ? plain : keys.Seal(entry, property, plain);
        }

        return values.Count == 0 ? null : JsonSerializer.Serialize(values, AuditJson.Options);
    }
}

/// <param name="Personal">About whom the value says something; null for all others.</param>
internal sealed record TrailProperty(IProperty Property, bool IsSecret, PersonalAttribute? Personal)
{
    public string Name => Property.Name;
}

/// <summary>How an entity is audited, read from its attributes once.</summary>
internal sealed class TrailOf
{
    private static readonly ConcurrentDictionary<IEntityType, TrailOf> Trails = new();

    private TrailOf(IEntityType entity)
    {
        IsAudited = !entity.ClrType.IsDefined(typeof(NotAuditedAttribute));
        Properties =
        [
            .. entity
                .GetProperties()
                .Where(p => !p.IsPrimaryKey())
                .Select(p => new TrailProperty(
                    p,
                    p.PropertyInfo?.IsDefined(typeof(SecretAttribute)) is true,
                    p.PropertyInfo?.GetCustomAttribute<PersonalAttribute>()
                )),
        ];
        Personal = [.. Properties.Where(p => p.Personal is not null)];
    }

    public bool IsAudited { get; }

    public IReadOnlyList<TrailProperty> Properties { get; }

    /// <summary>Those that say something about a person.</summary>
    public IReadOnlyList<TrailProperty> Personal { get; }

    public static TrailOf Of(IEntityType entity) => Trails.GetOrAdd(entity, e => new TrailOf(e));
}

internal static class AuditJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
