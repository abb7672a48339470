using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Audit;

/// <summary>A record by its kind (<c>ServiceTicket</c>) and id.</summary>
public readonly record struct RecordReference(string Kind, long Id);

/// <summary>What records are called by people: a number, a name, a title. Read for the audit log only.</summary>
public interface IRecordNames
{
    /// <summary>The kind of record a property of another points to; null when it points to none.</summary>
    string? KindOf(string record, string property);

    /// <summary>Names of this organization's records, by id; those that have none are missing.</summary>
    Task<IReadOnlyDictionary<long, string>> FindAsync(
        IReadUnit unit,
        IReadOnlyCollection<RecordReference> records,
        CancellationToken ct
    );
}
