using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Battwheels.Core.Common;

/// <summary>
/// A sentence as it is stored, so that each reader hears it in their own language later: the sentence alone, or
/// <c>["{0} rows imported","12"]</c> with what fills its holes. Text stored by other means is said as it stands.
/// </summary>
public static class KeptPhrase
{
    /// <summary>Room for it in a column.</summary>
    public const int Longest = 2000;

    private const int LongestHole = 200;
    private const int LongestText = 500;
    private const string Start = "[\"";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return phrase.Holes.Count == 0 && !phrase.Key.StartsWith(Start, StringComparison.Ordinal)
            ? Cut(phrase.English, LongestText)
            : Node(phrase).ToJsonString(Readable);
    }

    public static Phrase Read(string kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        if (!kept.StartsWith(Start, StringComparison.Ordinal))
            return kept;
        try
        {
            return JsonNode.Parse(kept) is JsonArray found ? Of(found) : kept;
        }
        catch (JsonException)
        {
            return kept; // a note that only looks like one
        }
    }

    private static JsonArray Node(Phrase phrase) => [phrase.Key, .. phrase.Holes.Select(Hole)];

    private static JsonNode? Hole(object? value) =>
        value switch
        {
            null => null,
            Phrase inner => Node(inner),
            SpokenDay day => new JsonObject { ["day"] = day.Date.ToString("O", CultureInfo.InvariantCulture) },
            int number => JsonValue.Create((long)number),
            long number => JsonValue.Create(number),
            decimal number => JsonValue.Create(number),
            _ => Cut(value.ToString() ?? "", LongestHole),
        };

    private static Phrase Of(JsonArray found) =>
        Phrase.Of(found[0]!.GetValue<string>(), [.. found.Skip(1).Select(Value)]);

    private static object? Value(JsonNode? node) =>
        node switch
        {
            null => null,
            JsonArray inner => Of(inner),
            JsonObject day => new SpokenDay(
                DateOnly.Parse(day["day"]!.GetValue<string>(), CultureInfo.InvariantCulture)
            ),
            _ when node.GetValueKind() is not JsonValueKind.Number => node.GetValue<string>(),
            _ when node.AsValue().TryGetValue<long>(out var whole) => whole,
            _ => node.GetValue<decimal>(),
        };

    private static string Cut(string text, int longest) => text.Length > longest ? text[..(longest - 1)] + "…" : text;
}

/// <summary>The same inside stored JSON.</summary>
public sealed class KeptPhraseJson : JsonConverter<Phrase>
{
    public override Phrase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        KeptPhrase.Read(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, Phrase value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(KeptPhrase.Write(value));
    }
}
