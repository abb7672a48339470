using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Audit;

/// <summary>Opens the personal values of audit rows for those who may read the log.</summary>
public interface IPersonalValues
{
    /// <summary>What stands where a person's key was deleted.</summary>
    const string Erased = "(erased)";

    /// <summary>The same rows with every personal value readable, or <see cref="Erased"/>. One statement for all.</summary>
    Task<IReadOnlyList<AuditRow>> OpenAsync(IReadUnit unit, IReadOnlyList<AuditRow> rows, CancellationToken ct);
}
