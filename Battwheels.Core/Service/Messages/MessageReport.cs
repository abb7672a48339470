using System.Text.Json;
using System.Text.Json.Nodes;

namespace Battwheels.Core.Service.Messages;

/// <summary>What a provider reports of one message.</summary>
/// <param name="ProviderId">What it calls the message.</param>
/// <param name="Reference">What we called it, where the provider repeats that.</param>
/// <param name="HasArrived">False: it will not arrive.</param>
public sealed record MessageReport(string? ProviderId, string? Reference, bool HasArrived, string Words);

/// <summary>Reads providers' delivery reports. What says neither that a message arrived nor that it failed is left out.</summary>
public static class MessageReportReader
{
    private const int Most = 500;

    /// <returns>Null for what is no report at all.</returns>
    public static IReadOnlyList<MessageReport>? Read(MessageChannel channel, byte[] body)
    {
        try
        {
            var json = JsonNode.Parse(body);
            return channel switch
            {
                MessageChannel.WhatsApp => OfMeta(json as JsonObject),
                MessageChannel.Sms => OfGateway(json),
                MessageChannel.Email => null, // a mail server answers while it is spoken to
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Meta: <c>entry[].changes[].value.statuses[]</c>.</summary>
    private static IReadOnlyList<MessageReport>? OfMeta(JsonObject? json) =>
        json?["entry"] is not JsonArray
            ? null
            :
            [
                .. Rows(json["entry"])
                    .SelectMany(e => Rows(e["changes"]))
                    .SelectMany(c => Rows((c["value"] as JsonObject)?["statuses"]))
                    .Select(s =>
                        Of(
                            Text(s["id"]),
                            Text(s["biz_opaque_callback_data"]),
                            Text(s["status"]),
                            Text(Rows(s["errors"]).FirstOrDefault()?["title"])
                        )
                    )
                    .OfType<MessageReport>()
                    .Take(Most),
            ];

    /// <summary>A gateway: one report or a list of them, <c>{"id", "reference", "status", "reason"}</c>.</summary>
    private static IReadOnlyList<MessageReport>? OfGateway(JsonNode? json) => json is null ? null : [.. (
                    json is JsonArray ? Rows(json)
                    : json is JsonObject one ? [one]
                    : []
                ).Select(s => Of(Text(s["id"] ?? s["message_id"]), Text(s["reference"]), Text(s["status"]), Text(s["reason"]))).OfType<MessageReport>().Take(Most)];

    private static MessageReport? Of(string? id, string? reference, string? status, string? why) =>
        (id ?? reference) is null
            ? null
            : status?.ToUpperInvariant() switch
            {
                "DELIVERED" or "READ" or "DELIVRD" => new MessageReport(id, reference, true, status!),
                "FAILED" or "UNDELIVERED" or "UNDELIV" or "REJECTED" or "REJECTD" or "EXPIRED" => new MessageReport(
                    id,
                    reference,
                    false,
                    why is null ? status! : $"{status}: {why}"
                ),
                _ => null,
            };

    private static IEnumerable<JsonObject> Rows(JsonNode? node) => (node as JsonArray ?? []).OfType<JsonObject>();

    private static string? Text(JsonNode? node) => node is JsonValue value ? value.ToString() : null;
}
