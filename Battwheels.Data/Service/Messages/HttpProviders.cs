using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Battwheels.Core.Service.Messages;

namespace Battwheels.Data.Service.Messages;

/// <summary>Posts JSON to a provider and reads what became of it.</summary>
internal sealed class ProviderHttp(HttpMessageHandler handler)
{
    private const int LongestAnswer = 1_000_000;
    private const int Shown = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <param name="id">Finds the provider's id in its answer; null where there is none.</param>
    public async Task<ProviderAnswer> PostAsync(
        string address,
        string? secret,
        JsonObject body,
        Func<JsonNode, string?> id,
        CancellationToken ct
    )
    {
        using HttpClient client = new(handler, disposeHandler: false)
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            using var response = await client.SendAsync(request, ct);
            var text = await response.Content.ReadAsStringAsync(ct);
            return Read(response.StatusCode, text, id);
        }
        catch (HttpRequestException e)
        {
            var untouched =
                e.HttpRequestError
                is HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError;
            return new ProviderAnswer(untouched ? ProviderVerdict.NotNow : ProviderVerdict.Unclear, null, e.Message);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return new ProviderAnswer(ProviderVerdict.Unclear, null, e.Message);
        }
        catch (Exception e) when (e is UriFormatException or InvalidOperationException or NotSupportedException)
        {
            return new ProviderAnswer(ProviderVerdict.Refused, null, e.Message);
        }
    }

    private static ProviderAnswer Read(HttpStatusCode status, string text, Func<JsonNode, string?> id)
    {
        var answer = $"{(int)status} {(text.Length > Shown ? text[..Shown] : text)}".Trim();
        var verdict = (int)status switch
        {
            >= 200 and < 300 => ProviderVerdict.Accepted,
            408 or 504 => ProviderVerdict.Unclear,
            401 or 403 or 425 or 429 or >= 500 => ProviderVerdict.NotNow,
            _ => ProviderVerdict.Refused,
        };
        if (verdict is not ProviderVerdict.Accepted)
            return new ProviderAnswer(verdict, null, answer);
        // Taken, it has an id; without one nobody can say that it was.
        return Id(text, id) is { Length: > 0 } given
            ? new ProviderAnswer(ProviderVerdict.Accepted, given, answer)
            : new ProviderAnswer(ProviderVerdict.Unclear, null, answer);
    }

    private static string? Id(string text, Func<JsonNode, string?> id)
    {
        try
        {
            return JsonNode.Parse(text) is { } json ? id(json) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}

/// <summary>WhatsApp by Meta's Cloud API: messages of an approved template.</summary>
internal sealed class WhatsAppProvider(ProviderHttp http) : IMessageProvider
{
    public MessageChannel Channel => MessageChannel.WhatsApp;

    public Task<ProviderAnswer> SendAsync(ProviderAccess access, OutgoingMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(message);
        JsonObject template = new()
        {
            ["name"] = message.Template,
            ["language"] = new JsonObject { ["code"] = message.Language },
        };
        if (message.Parameters.Count > 0)
            template["components"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "body",
                    ["parameters"] = new JsonArray([
                        .. message.Parameters.Select(p => new JsonObject { ["type"] = "text", ["text"] = p }),
                    ]),
                }
            );
        return http.PostAsync(
            $"{access.Host}/{Uri.EscapeDataString(access.Account)}/messages",
            access.Secret,
            new JsonObject
            {
                ["messaging_product"] = "whatsapp",
                ["recipient_type"] = "individual",
                ["to"] = message.To.TrimStart('+'),
                ["type"] = "template",
                ["template"] = template,
                ["biz_opaque_callback_data"] = message.IdempotencyKey,
            },
            json => json["messages"]?[0]?["id"]?.GetValue<string>(),
            ct
        );
    }
}

/// <summary>SMS by a gateway that passes on the DLT registration (TRAI TCCCPR 2018).</summary>
internal sealed class SmsProvider(ProviderHttp http) : IMessageProvider
{
    public MessageChannel Channel => MessageChannel.Sms;

    public Task<ProviderAnswer> SendAsync(ProviderAccess access, OutgoingMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(message);
        return http.PostAsync(
            access.Host,
            access.Secret,
            new JsonObject
            {
                ["to"] = message.To,
                ["sender"] = access.Sender,
                ["entity_id"] = access.Account,
                ["template_id"] = message.Template,
                ["text"] = message.Text,
                ["unicode"] = message.Text.Any(c => c > 127),
                ["reference"] = message.IdempotencyKey,
            },
            json => (json["id"] ?? json["message_id"])?.ToString(),
            ct
        );
    }
}
