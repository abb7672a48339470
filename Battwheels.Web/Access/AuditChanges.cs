using System.Text.Json;

namespace Battwheels.Web.Access;

/// <param name="Text">The value, or "before → after".</param>
internal sealed record AuditChange(string Field, string Text);

/// <summary>What an audit row says changed, as a person reads it.</summary>
internal static class AuditChanges
{
    private const int Named = 3;

    public static IReadOnlyList<AuditChange> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind is JsonValueKind.Object
            ? [.. document.RootElement.EnumerateObject().Select(p => new AuditChange(p.Name, Text(p.Value)))]
            : [new AuditChange("", Text(document.RootElement))];
    }

    /// <summary>"Name, Phone and 2 more".</summary>
    public static string Summary(string json)
    {
        var fields = Read(json).Select(c => AccessWords.Words(c.Field)).ToList();
        var named = string.Join(", ", fields.Take(Named));
        return fields.Count > Named ? $"{named} and {fields.Count - Named} more" : named;
    }

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array when value.GetArrayLength() == 2 => $"{Text(value[0])} → {Text(value[1])}",
            JsonValueKind.Null => "empty",
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : "empty",
            _ => value.ToString(),
        };
}
