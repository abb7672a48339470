using System.Reflection;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Battwheels.Data.Platform.Audit;

/// <summary>Every foreign key to the record's table is a use.</summary>
internal sealed class RecordUse(DbFactory databases) : IRecordUse
{
    private static readonly MethodInfo Reading = typeof(RecordUse).GetMethod(
        nameof(ReferredAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    private readonly Lazy<IModel> _model = new(() =>
    {
        using var db = databases.Create(TenantScope.Platform("model"));
        return db.Model;
    });

    public async Task<IReadOnlySet<long>> UsedAsync<T>(
        IReadUnit unit,
        IReadOnlyCollection<long> ids,
        IReadOnlyCollection<Type> besides,
        CancellationToken ct
    )
        where T : TenantEntity
    {
        HashSet<long> used = [];
        if (ids.Count == 0)
            return used;
        foreach (var key in _model.Value.FindEntityType(typeof(T))!.GetReferencingForeignKeys())
        {
            var user = key.DeclaringEntityType.ClrType;
            if (besides.Contains(user))
                continue;
            var property = key.Properties.Single(p => p.Name != nameof(TenantEntity.OrganizationId)).Name;
            var referred = (Task<List<long>>)Reading.MakeGenericMethod(user).Invoke(null, [unit, property, ids, ct])!;
            used.UnionWith(await referred);
        }

        return used;
    }

    private static Task<List<long>> ReferredAsync<TUser>(
        IReadUnit unit,
        string property,
        IReadOnlyCollection<long> ids,
        CancellationToken ct
    )
        where TUser : TenantEntity =>
        unit.Set<TUser>()
            .Select(u => EF.Property<long?>(u, property))
            .Where(id => id != null && ids.Contains(id.Value))
            .Select(id => id!.Value)
            .Distinct()
            .ToListAsync(ct);
}
