using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Battwheels.Core.Billing.Online;

namespace Battwheels.Data.Billing.Online;

/// <summary>Payment links of Razorpay: a page where the customer pays by card, UPI, wallet or bank.</summary>
internal sealed class RazorpayProvider(HttpMessageHandler handler) : IOnlinePaymentProvider
{
    private const int LongestAnswer = 1_000_000;
    private const int LongestName = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task<OnlinePaymentAnswer<OnlinePaymentPage>> OpenAsync(
        OnlinePaymentAccess access,
        OnlinePaymentOrder order,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(order);
        var made = await AskAsync(access, HttpMethod.Post, "payment_links", Body(order), ct);
        if (made.Value is { } fresh && PageOf(fresh) is { } page)
            return new(page, made.Words);
        // It may be there from a try that got no answer: a reference is used once only.
        var query = $"payment_links?reference_id={Uri.EscapeDataString(order.Reference)}";
        var found = await AskAsync(access, HttpMethod.Get, query, null, ct);
        return found.Value is { } list && Known(list, order.Reference) is { } known
            ? new(PageOf(known), found.Words)
            : new(null, made.Words);
    }

    public async Task<OnlinePaymentAnswer<OnlinePaymentTruth>> ReadAsync(
        OnlinePaymentAccess access,
        string pageId,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(access);
        var answer = await AskAsync(access, HttpMethod.Get, $"payment_links/{Uri.EscapeDataString(pageId)}", null, ct);
        return new(answer.Value is { } link ? TruthOf(link) : null, answer.Words);
    }

    private static JsonObject Body(OnlinePaymentOrder order)
    {
        JsonObject customer = new() { ["name"] = Cut(order.CustomerName) };
        if (order.Phone is { Length: > 0 } phone)
            customer["contact"] = phone;
        if (order.Email is { Length: > 0 } email)
            customer["email"] = email;
        return new JsonObject
        {
            ["amount"] = (long)(order.Amount * 100m), // paise
            ["currency"] = "INR",
            ["accept_partial"] = false,
            ["reference_id"] = order.Reference,
            ["description"] = order.Description,
            ["customer"] = customer,
            ["notify"] = new JsonObject { ["sms"] = false, ["email"] = false },
            ["reminder_enable"] = false,
            ["callback_url"] = order.ReturnTo,
            ["callback_method"] = "get",
            ["expire_by"] = new DateTimeOffset(order.ExpiresAtUtc, TimeSpan.Zero).ToUnixTimeSeconds(),
        };
    }

    private static string Cut(string name) => name.Length > LongestName ? name[..LongestName] : name;

    private static OnlinePaymentPage? PageOf(JsonObject link) =>
        Text(link["id"]) is { Length: > 0 } id
        && Text(link["short_url"]) is { } address
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps
            ? new OnlinePaymentPage(id, address)
            : null;

    private static JsonObject? Known(JsonObject list, string reference) =>
        Rows(list["payment_links"]).FirstOrDefault(l => Text(l["reference_id"]) == reference);

    private static IEnumerable<JsonObject> Rows(JsonNode? node) => (node as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>Only money that is captured counts; one that was refunded or failed does not.</summary>
    private static OnlinePaymentTruth? TruthOf(JsonObject link)
    {
        var captured = Rows(link["payments"]).FirstOrDefault(p => Text(p["status"]) == "captured");
        if (captured is not null && Text(captured["payment_id"]) is { Length: > 0 } payment)
            return new OnlinePaymentTruth(OnlinePaymentVerdict.Paid, payment, Rupees(captured["amount"]));
        return Text(link["status"]) switch
        {
            "cancelled" or "expired" => new OnlinePaymentTruth(OnlinePaymentVerdict.Over, null, 0m),
            null => null,
            _ => new OnlinePaymentTruth(OnlinePaymentVerdict.Open, null, 0m),
        };
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>From paise.</summary>
    private static decimal Rupees(JsonNode? node) =>
        node is JsonValue value && long.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var paise)
            ? paise / 100m
            : 0m;

    private async Task<OnlinePaymentAnswer<JsonObject>> AskAsync(
        OnlinePaymentAccess access,
        HttpMethod method,
        string path,
        JsonObject? body,
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
            using HttpRequestMessage request = new(method, $"{access.Host}/{path}");
            if (body is not null)
                request.Content = JsonContent.Create(body);
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{access.KeyId}:{access.Secret}"))
            );
            using var response = await client.SendAsync(request, ct);
            var text = await response.Content.ReadAsStringAsync(ct);
            var words = $"{(int)response.StatusCode} {text}".Trim();
            return new(response.IsSuccessStatusCode ? JsonNode.Parse(text) as JsonObject : null, words);
        }
        catch (Exception e)
            when (e
                    is HttpRequestException
                        or OperationCanceledException
                        or IOException
                        or JsonException
                        or UriFormatException
                        or InvalidOperationException
                        or NotSupportedException
            )
        {
            return new(null, e.Message);
        }
    }
}
