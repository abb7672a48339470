using System.Security.Cryptography;
using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Data.Common.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Battwheels.Data.Platform.Audit;

/// <summary>The record a personal value speaks of: <c>Contact</c> and its id.</summary>
internal readonly record struct Subject(string Type, long Id);

/// <summary>
/// Keys of everybody the rows of one unit speak of. They are found, or made, before the audit rows are written; the
/// plain keys live no longer than the unit.
/// </summary>
internal sealed class SubjectKeys(BattwheelsDb db, MasterKeys master)
{
    /// <summary>Before a sealed value in the log's JSON.</summary>
    public const string Mark = "enc:";

    private const int KeyBytes = 32;

    private readonly Dictionary<Subject, (string Id, byte[] Key)> _keys = [];

    /// <summary>
    /// Provides for what is pending now. Whoever is new in this unit has no key yet, so nothing is asked about them; two
    /// units that make the first key of one person at once collide on its unique index, and the gate repeats one.
    /// </summary>
    public async Task PrepareAsync(DateTime now, CancellationToken ct)
    {
        Subject[] wanted = [.. Pending().Distinct().Where(s => !_keys.ContainsKey(s))];
        if (wanted.Length == 0)
            return;
        var added = db.ChangeTracker.Entries<TenantEntity>().Where(e => e.State is EntityState.Added).Select(Self);
        var known = wanted.Except(added).ToArray();
        if (known.Length > 0)
            await LoadAsync(known, ct);
        foreach (var subject in wanted.Where(s => !_keys.ContainsKey(s)))
            Make(subject, now);
    }

    /// <summary>The value under its subject's key, marked, as the log's JSON holds it.</summary>
    public string Seal(EntityEntry<TenantEntity> entry, TrailProperty property, object value)
    {
        var (id, key) = _keys[SubjectOf(entry, property.Personal!)];
        var place = Place(db.OrganizationId, entry.Metadata.ClrType.Name, property.Name, entry.Entity.Id);
        return Mark + Sealed.Write(key, id, JsonSerializer.SerializeToUtf8Bytes(value, AuditJson.Options), place);
    }

    public static string Place(long organizationId, string entityType, string property, long entityId) =>
        $"{organizationId}|{entityType}|{property}|{entityId}";

    public static byte[] Unwrap(MasterKeys master, PersonKey key) =>
        master.Unwrap(key.WrappedKey, WrapPlace(key.OrganizationId, new Subject(key.SubjectType, key.SubjectId)));

    private IEnumerable<Subject> Pending() =>
        from entry in db.ChangeTracker.Entries<TenantEntity>()
        where AuditTrail.IsAudited(entry)
        from property in TrailOf.Of(entry.Metadata).Personal
        where AuditTrail.IsTold(entry, property)
        select SubjectOf(entry, property.Personal!);

    private async Task LoadAsync(Subject[] subjects, CancellationToken ct)
    {
        var ids = subjects.Select(s => s.Id).Distinct().ToArray();
        var rows = await db.Set<PersonKey>().AsNoTracking().Where(k => ids.Contains(k.SubjectId)).ToListAsync(ct);
        foreach (var row in rows)
            _keys[new Subject(row.SubjectType, row.SubjectId)] = ($"{row.Id}", Unwrap(master, row));
    }

    private void Make(Subject subject, DateTime now)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        PersonKey row = new()
        {
            SubjectType = subject.Type,
            SubjectId = subject.Id,
            WrappedKey = master.Wrap(key, WrapPlace(db.OrganizationId, subject)),
            CreatedAtUtc = now,
        };
        db.Add(row);
        _keys[subject] = ($"{row.Id}", key);
    }

    private static Subject Self(EntityEntry<TenantEntity> entry) => new(entry.Metadata.ClrType.Name, entry.Entity.Id);

    private static Subject SubjectOf(EntityEntry<TenantEntity> entry, PersonalAttribute personal) =>
        personal is { Subject: { } type, IdProperty: { } id }
            ? new(type.Name, (long)entry.Property(id).CurrentValue!)
            : Self(entry);

    private static string WrapPlace(long organizationId, Subject subject) =>
        $"{organizationId}|{nameof(PersonKey)}|{subject.Type}|{subject.Id}";
}
