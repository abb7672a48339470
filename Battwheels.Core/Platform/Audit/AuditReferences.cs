using System.Text.Json;

namespace Battwheels.Core.Platform.Audit;

/// <summary>The records that lines of the log speak of: the changed one, and those its values point to.</summary>
internal static class AuditReferences
{
    public static IReadOnlyCollection<RecordReference> Of(IEnumerable<AuditRow> rows, IRecordNames names) =>
        [.. rows.SelectMany(row => Of(row, names)).Distinct()];

    private static IEnumerable<RecordReference> Of(AuditRow row, IRecordNames names)
    {
        if (row.RecordId != 0)
            yield return new RecordReference(row.Record, row.RecordId);
        if (row.Changes is null)
            yield break;
        using var document = JsonDocument.Parse(row.Changes);
        if (document.RootElement.ValueKind is not JsonValueKind.Object)
            yield break;
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (names.KindOf(row.Record, property.Name) is not { } kind)
                continue;
            foreach (var id in Ids(property.Value))
                yield return new RecordReference(kind, id);
        }
    }

    private static IEnumerable<long> Ids(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Array)
            return value.EnumerateArray().SelectMany(Ids);
        return value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var id) ? [id] : [];
    }
}
