using System.Text.Json.Nodes;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common.Keys;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Platform.Audit;

/// <summary>Puts the plain values back into rows of the log.</summary>
internal sealed class PersonalValues(MasterKeys master) : IPersonalValues
{
    public async Task<IReadOnlyList<AuditRow>> OpenAsync(
        IReadUnit unit,
        IReadOnlyList<AuditRow> rows,
        CancellationToken ct
    )
    {
        var parsed = rows.Where(r => r.Changes?.Contains(SubjectKeys.Mark, StringComparison.Ordinal) is true)
            .ToDictionary(r => r.Id, r => JsonNode.Parse(r.Changes!)!);
        if (parsed.Count == 0)
            return rows;
        var ids = parsed.Values.SelectMany(SealedTexts).Select(KeyIdOf).Distinct().ToArray();
        var keys = await unit.Set<PersonKey>()
            .Where(k => ids.Contains(k.Id))
            .ToDictionaryAsync(k => k.Id, k => SubjectKeys.Unwrap(master, k), ct);
        return
        [
            .. rows.Select(r =>
                parsed.TryGetValue(r.Id, out var json)
                    ? r with
                    {
                        Changes = Opened(unit, r, json, keys).ToJsonString(AuditJson.Options),
                    }
                    : r
            ),
        ];
    }

    private static JsonNode Opened(IReadUnit unit, AuditRow row, JsonNode json, Dictionary<long, byte[]> keys)
    {
        if (json is not JsonObject values)
            return json;
        foreach (var (name, value) in values.ToArray())
        {
            var place = SubjectKeys.Place(unit.Actor.OrganizationId, row.Record, name, row.RecordId);
            if (value is JsonArray pair)
                for (var i = 0; i < pair.Count; i++)
                    pair[i] = Plain(pair[i], keys, place);
            else
                values[name] = Plain(value, keys, place);
        }

        return values;
    }

    /// <summary>The value itself where it is not sealed.</summary>
    private static JsonNode? Plain(JsonNode? value, Dictionary<long, byte[]> keys, string place)
    {
        if (SealedText(value) is not { } text)
            return value?.DeepClone();
        return keys.TryGetValue(KeyIdOf(text), out var key)
            ? JsonNode.Parse(Sealed.Read(key, text, place))
            : JsonValue.Create(IPersonalValues.Erased);
    }

    private static IEnumerable<string> SealedTexts(JsonNode json) =>
        json is JsonObject values
            ? values
                .SelectMany(v => v.Value is JsonArray pair ? pair.Select(SealedText) : [SealedText(v.Value)])
                .OfType<string>()
            : [];

    private static string? SealedText(JsonNode? value) =>
        value is JsonValue text
        && text.TryGetValue<string>(out var found)
        && found.StartsWith(SubjectKeys.Mark, StringComparison.Ordinal)
            ? found[SubjectKeys.Mark.Length..]
            : null;

    /// <summary>0, which no key has, where the text is none of ours.</summary>
    private static long KeyIdOf(string text) =>
        long.TryParse(Sealed.KeyId(text), System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : 0;
}
