using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Battwheels.Tests.Browser;

/// <summary>A browser without scripts: opens addresses, sends the forms it finds there.</summary>
internal sealed class PlainBrowser : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient _client;

    public PlainBrowser(Uri site, string address)
    {
        Address = address;
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = site,
        };
        _client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        _client.DefaultRequestHeaders.Add("User-Agent", "Old phone");
        _client.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public string Address { get; }

    public async Task<PlainPage> GetAsync(string address) => await PageAsync(await _client.GetAsync(address), address);

    public async Task<PlainPage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using FormUrlEncodedContent form = new(fields);
        return await PageAsync(await _client.PostAsync(address, form), address);
    }

    /// <summary>Sends the form of a page with one of its buttons, some fields filled otherwise.</summary>
    public Task<PlainPage> PressAsync(PlainPage page, string step, params (string Name, string Value)[] filled)
    {
        var fields = page
            .Document.QuerySelectorAll("form input[type=hidden], form input.in, form input:checked")
            .Where(i => i.HasAttribute("name") && i.Closest("form.speak") is null)
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var (name, value) in filled)
            fields[name] = value;
        fields["step"] = step;
        return PostAsync(page.Address, fields);
    }

    private static async Task<PlainPage> PageAsync(HttpResponseMessage answer, string address)
    {
        using (answer)
        {
            var body = await answer.Content.ReadAsStringAsync();
            var headers = answer
                .Headers.Concat(answer.Content.Headers)
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
            return new PlainPage(address, (int)answer.StatusCode, body, headers, Parser.ParseDocument(body));
        }
    }

    public void Dispose() => _client.Dispose();
}

internal sealed record PlainPage(
    string Address,
    int Status,
    string Body,
    IReadOnlyDictionary<string, string> Headers,
    IDocument Document
)
{
    public string Title => Document.QuerySelector("h1")?.TextContent ?? "";

    public string Text => Document.Body?.TextContent ?? "";
}
