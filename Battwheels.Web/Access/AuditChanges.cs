using System.Globalization;
using System.Text.Json;

namespace Battwheels.Web.Access;

/// <param name="Field">As people call it.</param>
/// <param name="Before">Null where nothing was there before: the record was made by this.</param>
internal sealed record AuditChange(string Field, string? Before, string After);

/// <summary>What an audit row says changed, as a person reads it.</summary>
internal static class AuditChanges
{
    private const int Named = 3;

    /// <param name="names">What the records are called that values point to.</param>
    public static IReadOnlyList<AuditChange> Read(string json, IReadOnlyDictionary<long, string> names)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind is JsonValueKind.Object
            ?
            [
                .. document
                    .RootElement.EnumerateObject()
                    .Where(p => AuditWords.IsTelling(p.Name))
                    .Select(p => Change(p.Name, p.Value, names)),
            ]
            : [new AuditChange("", null, Text("", document.RootElement, names))];
    }

    /// <summary>"Name, Phone and 2 more".</summary>
    public static string Summary(IReadOnlyList<AuditChange> changes)
    {
        var named = string.Join(", ", changes.Take(Named).Select(c => c.Field));
        return changes.Count > Named ? T($"{named} and {changes.Count - Named} more") : named;
    }

    private static AuditChange Change(string field, JsonElement value, IReadOnlyDictionary<long, string> names) =>
        value.ValueKind is JsonValueKind.Array && value.GetArrayLength() == 2
            ? new(AuditWords.Field(field), Text(field, value[0], names), Text(field, value[1], names))
            : new(AuditWords.Field(field), null, Text(field, value, names));

    private static string Text(string field, JsonElement value, IReadOnlyDictionary<long, string> names) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "empty",
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.String => AuditWords.Value(value.GetString()!),
            JsonValueKind.Number => Number(field, value, names),
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(v => Text(field, v, names))),
            _ => value.ToString(),
        };

    private static string Number(string field, JsonElement value, IReadOnlyDictionary<long, string> names)
    {
        if (field.EndsWith("Id", StringComparison.Ordinal) && value.TryGetInt64(out var id))
            return names.TryGetValue(id, out var name)
                ? name
                : T($"no. …{(id % 1_000_000).ToString("000000", CultureInfo.InvariantCulture)}");
        return value.TryGetDecimal(out var number) ? AuditWords.Number(field, number) : value.ToString();
    }
}
