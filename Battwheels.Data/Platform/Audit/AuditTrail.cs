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

    private static readonly ConcurrentDictionary<IEntityType, TrailOf> Trails = new();

    /// <summary>What the change tracker has detected so far; the caller lets it look first.</summary>
    public static void Record(BattwheelsDb db, Actor actor, string permission, string correlationId, DateTime now)
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
                        Changes(e)
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

    private static bool IsAudited(EntityEntry<TenantEntity> entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && Trails.GetOrAdd(entry.Metadata, TrailOf.Read).IsAudited;

    private static string Action(EntityState state) =>
        state switch
        {
            EntityState.Added => "CREATED",
            EntityState.Deleted => "REMOVED",
            _ => "CHANGED",
        };

    private static string? Changes(EntityEntry entry)
    {
        var values = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (metadata, secret) in Trails.GetOrAdd(entry.Metadata, TrailOf.Read).Properties)
        {
            var property = entry.Property(metadata);
            if (entry.State is EntityState.Modified)
            {
                if (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue))
                    values[metadata.Name] = secret ? Hidden : new[] { property.OriginalValue, property.CurrentValue };
            }
            else if (property.CurrentValue is { } value)
                values[metadata.Name] = secret ? Hidden : value;
        }

        return values.Count == 0 ? null : JsonSerializer.Serialize(values, AuditJson.Options);
    }
}

/// <summary>How an entity is audited, read from its attributes once.</summary>
internal sealed record TrailOf(bool IsAudited, IReadOnlyList<(IProperty Property, bool IsSecret)> Properties)
{
    public static TrailOf Read(IEntityType entity) =>
        new(
            !entity.ClrType.IsDefined(typeof(NotAuditedAttribute)),
            [
                .. entity
                    .GetProperties()
                    .Where(p => !p.IsPrimaryKey())
                    .Select(p => (p, p.PropertyInfo?.IsDefined(typeof(SecretAttribute)) is true)),
            ]
        );
}

internal static class AuditJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
