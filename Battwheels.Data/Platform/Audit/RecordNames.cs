using System.Reflection;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Battwheels.Data.Platform.Audit;

/// <summary>Reads the model: a reference is a foreign key, a name is the first of these properties a kind has.</summary>
internal sealed class RecordNames(DbFactory databases) : IRecordNames
{
    private static readonly string[] Naming =
    [
        "Number",
        "DisplayName",
        "Name",
        "Title",
        "Registration",
        "LegalName",
        "Description",
        "Email",
        "FileName",
    ];

    private readonly Lazy<IModel> _model = new(() =>
    {
        using var db = databases.Create(TenantScope.Platform("model"));
        return db.Model;
    });

    public string? KindOf(string record, string property) =>
        Find(record)
            ?.FindProperty(property)
            ?.GetContainingForeignKeys()
            .Select(key => key.PrincipalEntityType.ClrType)
            .FirstOrDefault(type => type.IsAssignableTo(typeof(TenantEntity)))
            ?.Name
        ?? (property.EndsWith("MembershipId", StringComparison.Ordinal) ? nameof(Membership) : null);

    public async Task<IReadOnlyDictionary<long, string>> FindAsync(
        IReadUnit unit,
        IReadOnlyCollection<RecordReference> records,
        CancellationToken ct
    )
    {
        Dictionary<long, string> names = [];
        foreach (var kind in records.GroupBy(r => r.Kind, r => r.Id))
        {
            if (Find(kind.Key) is not { } type)
                continue;
            if (Naming.FirstOrDefault(n => type.FindProperty(n)?.ClrType == typeof(string)) is not { } property)
                continue;
            var found =
                (Task<Dictionary<long, string?>>)Reading(type.ClrType).Invoke(null, [unit, kind, property, ct])!;
            foreach (var (id, name) in await found)
                if (!string.IsNullOrWhiteSpace(name))
                    names[id] = name;
        }

        return names;
    }

    private IEntityType? Find(string kind) =>
        _model
            .Value.GetEntityTypes()
            .FirstOrDefault(t => t.ClrType.Name == kind && t.ClrType.IsAssignableTo(typeof(TenantEntity)));

    private static MethodInfo Reading(Type type) =>
        typeof(RecordNames)
            .GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type);

    private static Task<Dictionary<long, string?>> ReadAsync<T>(
        IReadUnit unit,
        IEnumerable<long> ids,
        string property,
        CancellationToken ct
    )
        where T : TenantEntity
    {
        long[] wanted = [.. ids];
        return unit.Set<T>()
            .Where(e => wanted.Contains(e.Id))
            .Select(e => new { e.Id, Name = EF.Property<string?>(e, property) })
            .ToDictionaryAsync(e => e.Id, e => e.Name, ct);
    }
}
