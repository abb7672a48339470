using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Battwheels.Data.Common;

/// <summary>
/// A record whose rows change has changed: it gets its next version also when no column of its own did. Otherwise two people who
/// edit the lines of one package would both be told that nobody else had.
/// </summary>
internal static class RowOwners
{
    /// <param name="entries">All that is tracked.</param>
    public static void Touch(IReadOnlyList<EntityEntry> entries)
    {
        Dictionary<(Type, long), EntityEntry>? untouched = null;
        foreach (var row in entries)
        {
            if (row.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            foreach (var key in row.Metadata.GetForeignKeys())
            {
                if (key.PrincipalToDependent is null || row.Property(key.Properties[^1]).CurrentValue is not long id)
                    continue;
                untouched ??= Untouched(entries);
                if (untouched.Remove((key.PrincipalEntityType.ClrType, id), out var owner))
                    owner.Property(nameof(IVersioned.Version)).IsModified = true;
            }
        }
    }

    private static Dictionary<(Type, long), EntityEntry> Untouched(IReadOnlyList<EntityEntry> entries) =>
        entries
            .Where(e => e.State is EntityState.Unchanged && e.Entity is IVersioned and TenantEntity and not IAppendOnly)
            .Where(e => e.Entity is not IFreezable { FrozenAtUtc: not null })
            .ToDictionary(e => (e.Metadata.ClrType, ((TenantEntity)e.Entity).Id));
}
