using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Audit;

/// <summary>Rows of one kind that name a record in one of their columns.</summary>
/// <param name="Entity">Class of the rows: <c>Vehicle</c>.</param>
/// <param name="Property">The column: <c>ContactId</c>.</param>
/// <param name="Stays">They are never changed: they go on naming the record they were written for.</param>
public sealed record RecordReferences(string Entity, string Property, int Count, bool Stays);

/// <summary>A row that names another record now.</summary>
/// <param name="Version">After the move; null where the row has none.</param>
public sealed record MovedRow(string Entity, string Property, long RowId, int? Version);

/// <summary>What became of a moved row that was asked back.</summary>
public enum ReturnedRow
{
    Returned,

    /// <summary>It returned, and was changed since it had moved.</summary>
    Edited,

    /// <summary>It names somebody else by now, or is gone.</summary>
    Stays,
}

/// <summary>
/// Moves what refers to one record to another, by the foreign keys of the model: a feature added later is moved without
/// being named. Append-only and frozen rows, and those that stay by their kind (<see cref="IStaysOnMerge"/>), are left.
/// </summary>
public interface IRecordMove
{
    /// <summary>What refers to the record, by kind and column; nothing is changed.</summary>
    Task<IReadOnlyList<RecordReferences>> CountAsync<T>(IReadUnit unit, long id, CancellationToken ct)
        where T : TenantEntity;

    /// <summary>
    /// Points every movable row at another record. Where the other one has such a row already and there may be one only, it
    /// stays. Written at once.
    /// </summary>
    Task<IReadOnlyList<MovedRow>> MoveAsync<T>(IUnitOfWork unit, long from, long to, CancellationToken ct)
        where T : TenantEntity;

    /// <summary>Points moved rows back, as far as they still name <paramref name="from"/>.</summary>
    /// <returns>What became of each, in their order.</returns>
    Task<IReadOnlyList<ReturnedRow>> ReturnAsync<T>(
        IUnitOfWork unit,
        IReadOnlyList<MovedRow> rows,
        long from,
        long to,
        CancellationToken ct
    )
        where T : TenantEntity;
}
