using System.Runtime.CompilerServices;
using Battwheels.Core.Platform.Commands;
using Battwheels.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Battwheels.Data.Common;

/// <summary>What every command asks, translated once per model instead of at every command.</summary>
internal sealed class GateQueries
{
    private static readonly ConditionalWeakTable<IModel, GateQueries> PerModel = [];

    private readonly Func<BattwheelsDb, Guid, CancellationToken, Task<ProcessedCommand?>> _earlier =
        EF.CompileAsyncQuery(
            (BattwheelsDb db, Guid command, CancellationToken ct) =>
                db.Set<ProcessedCommand>().AsNoTracking().SingleOrDefault(c => c.CommandId == command)
        );

    private readonly Func<BattwheelsDb, long, IAsyncEnumerable<WorkDue>> _due = EF.CompileAsyncQuery(
        (BattwheelsDb db, long organization) =>
            db.Set<WorkDue>().AsNoTracking().Where(w => w.OrganizationId == organization)
    );

    public static GateQueries Of(BattwheelsDb db) => PerModel.GetValue(db.Model, _ => new GateQueries());

    /// <summary>The command as it was processed before, if it was.</summary>
    public Task<ProcessedCommand?> EarlierAsync(BattwheelsDb db, Guid command, CancellationToken ct) =>
        _earlier(db, command, ct);

    /// <summary>When each queue of this organization is to be looked at; a handful of rows.</summary>
    public async Task<Dictionary<string, DateTime>> DueAsync(BattwheelsDb db, CancellationToken ct)
    {
        Dictionary<string, DateTime> due = [];
        await foreach (var row in _due(db, db.OrganizationId).WithCancellation(ct))
            due[row.Queue] = row.DueUtc;
        return due;
    }
}
