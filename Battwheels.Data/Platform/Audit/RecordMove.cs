using System.Reflection;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Battwheels.Data.Platform.Audit;

/// <summary>Follows every foreign key to the record's table; rows are loaded, changed and saved, so each is audited.</summary>
internal sealed class RecordMove(DbFactory databases) : IRecordMove
{
    private readonly Lazy<IModel> _model = new(() =>
    {
        using var db = databases.Create(TenantScope.Platform("model"));
        return db.Model;
    });

    public async Task<IReadOnlyList<RecordReferences>> CountAsync<T>(IReadUnit unit, long id, CancellationToken ct)
        where T : TenantEntity
    {
        List<RecordReferences> found = [];
        foreach (var reference in References<T>())
            if (await Call<Task<int>>(nameof(CountRowsAsync), reference, unit, id, ct) is var count and > 0)
                found.Add(new(reference.Rows.ClrType.Name, reference.Property, count, reference.Stays));
        return found;
    }

    public async Task<IReadOnlyList<MovedRow>> MoveAsync<T>(IUnitOfWork unit, long from, long to, CancellationToken ct)
        where T : TenantEntity
    {
        await unit.FlushAsync(ct);
        List<(Reference Reference, TenantEntity Row)> moved = [];
        foreach (var reference in References<T>().Where(r => !r.Stays))
        {
            var rows = await Call<Task<List<TenantEntity>>>(nameof(RowsAsync), reference, unit, from, ct);
            if (rows.Count == 0)
                continue;
            var there = await Call<Task<List<TenantEntity>>>(nameof(RowsAsync), reference, unit, to, ct);
            foreach (var row in rows.Where(r => !Clashes(unit, reference, r, there)))
            {
                Point(unit, row, reference.Property, to);
                moved.Add((reference, row));
            }
        }

        await unit.FlushAsync(ct);
        return
        [
            .. moved.Select(m => new MovedRow(
                m.Reference.Rows.ClrType.Name,
                m.Reference.Property,
                m.Row.Id,
                (m.Row as IVersioned)?.Version
            )),
        ];
    }

    public async Task<IReadOnlyList<ReturnedRow>> ReturnAsync<T>(
        IUnitOfWork unit,
        IReadOnlyList<MovedRow> rows,
        long from,
        long to,
        CancellationToken ct
    )
        where T : TenantEntity
    {
        var outcome = new ReturnedRow[rows.Count];
        Array.Fill(outcome, ReturnedRow.Stays);
        foreach (var reference in References<T>().Where(r => !r.Stays))
        {
            var kind = reference.Rows.ClrType.Name;
            var mine = rows.Select((row, at) => (row, at))
                .Where(r => r.row.Entity == kind && r.row.Property == reference.Property)
                .ToDictionary(r => r.row.RowId);
            if (mine.Count == 0)
                continue;
            var here = await Call<Task<List<TenantEntity>>>(nameof(RowsAsync), reference, unit, from, ct);
            foreach (var row in here)
                if (mine.TryGetValue(row.Id, out var known))
                {
                    outcome[known.at] =
                        row is IVersioned { Version: var now } && now != known.row.Version
                            ? ReturnedRow.Edited
                            : ReturnedRow.Returned;
                    Point(unit, row, reference.Property, to);
                }
        }

        await unit.FlushAsync(ct);
        return outcome;
    }

    private IEnumerable<Reference> References<T>()
        where T : TenantEntity =>
        from key in _model.Value.FindEntityType(typeof(T))!.GetReferencingForeignKeys()
        let rows = key.DeclaringEntityType
        let property = key.Properties.Single(p => p.Name != nameof(TenantEntity.OrganizationId)).Name
        let stays = rows.ClrType.IsAssignableTo(typeof(IAppendOnly))
            || rows.ClrType.IsAssignableTo(typeof(IStaysOnMerge))
        orderby rows.ClrType.Name, property
        select new Reference(rows, property, stays);

    private static TResult Call<TResult>(
        string method,
        Reference reference,
        IReadUnit unit,
        long id,
        CancellationToken ct
    ) =>
        (TResult)
            typeof(RecordMove)
                .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(reference.Rows.ClrType)
                .Invoke(null, [unit, reference.Property, id, ct])!;

    private static Task<int> CountRowsAsync<TRow>(IReadUnit unit, string property, long id, CancellationToken ct)
        where TRow : TenantEntity => unit.Set<TRow>().CountAsync(r => EF.Property<long?>(r, property) == id, ct);

    /// <summary>In the order of their ids, as everybody locks them.</summary>
    private static async Task<List<TenantEntity>> RowsAsync<TRow>(
        IReadUnit unit,
        string property,
        long id,
        CancellationToken ct
    )
        where TRow : TenantEntity
    {
        var rows = unit.Set<TRow>().Where(r => EF.Property<long?>(r, property) == id);
        if (typeof(TRow).IsAssignableTo(typeof(IFreezable)))
            rows = rows.Where(r => EF.Property<DateTime?>(r, nameof(IFreezable.FrozenAtUtc)) == null);
        return [.. await rows.OrderBy(r => r.Id).ToListAsync(ct)];
    }

    /// <summary>There may be one such row of a record only, and the other record has it.</summary>
    private static bool Clashes(IUnitOfWork unit, Reference reference, TenantEntity row, List<TenantEntity> there) =>
        reference
            .Rows.GetIndexes()
            .Where(i => i.IsUnique && i.Properties.Any(p => p.Name == reference.Property))
            .Select(i =>
                i.Properties.Select(p => p.Name)
                    .Where(p => p != reference.Property && p != nameof(TenantEntity.OrganizationId))
                    .ToArray()
            )
            .Any(others => there.Exists(t => others.All(o => Equals(Value(unit, t, o), Value(unit, row, o)))));

    private static object? Value(IUnitOfWork unit, TenantEntity row, string property) =>
        ((UnitOfWork)unit).Entry(row).Property(property).CurrentValue;

    private static void Point(IUnitOfWork unit, TenantEntity row, string property, long to) =>
        ((UnitOfWork)unit).Entry(row).Property(property).CurrentValue = to;

    private sealed record Reference(IEntityType Rows, string Property, bool Stays);
}
