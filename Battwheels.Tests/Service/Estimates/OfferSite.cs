using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Battwheels.Tests.Browser;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Service.Estimates;

/// <summary>The running application with a workshop that shares estimates; phones reach it from addresses of their own.</summary>
public sealed class OfferSite : IAsyncLifetime
{
    public const string Slug = "own-garage";
    public const string OtherSlug = "other-garage";
    private int _visits;
    private int _phones;

    public RunningApp App { get; private set; } = null!;

    internal EstimateWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync();
        World = await EstimateWorld.OverAsync(await TestDb.BesideAsync(App.Database, Slug, OtherSlug));
    }

    /// <summary>A new visit with this estimate, shared.</summary>
    internal async Task<(long Id, string Token)> SharedAsync(params Core.Service.Estimates.LineInput[] lines)
    {
        await World.NextVisitAsync($"TKT-MAIN-2627-{100 + Interlocked.Increment(ref _visits):00000}");
        return await World.SharedAsync(lines);
    }

    /// <summary>Somebody's phone: keeps its cookies and has an address of its own.</summary>
    internal Phone NewPhone() => new(App.Address, $"203.0.113.{Interlocked.Increment(ref _phones)}");

    public async ValueTask DisposeAsync()
    {
        if (World is not null)
            await World.DisposeAsync();
        if (App is not null)
            await App.DisposeAsync();
    }
}

/// <summary>A browser without scripts: opens addresses, sends the forms it finds there.</summary>
internal sealed class Phone : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient _client;

    public Phone(Uri site, string address)
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

    public async Task<PhonePage> GetAsync(string address) => await PageAsync(await _client.GetAsync(address), address);

    public async Task<PhonePage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using FormUrlEncodedContent form = new(fields);
        return await PageAsync(await _client.PostAsync(address, form), address);
    }

    /// <summary>Sends the form of a page with one of its buttons, some fields filled otherwise.</summary>
    public Task<PhonePage> PressAsync(PhonePage page, string step, params (string Name, string Value)[] filled)
    {
        var fields = page
            .Document.QuerySelectorAll("form input[type=hidden], form input.in, form input:checked")
            .Where(i => i.HasAttribute("name"))
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var (name, value) in filled)
            fields[name] = value;
        fields["step"] = step;
        return PostAsync(page.Address, fields);
    }

    private static async Task<PhonePage> PageAsync(HttpResponseMessage answer, string address)
    {
        using (answer)
        {
            var body = await answer.Content.ReadAsStringAsync();
            var headers = answer
                .Headers.Concat(answer.Content.Headers)
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
            return new PhonePage(address, (int)answer.StatusCode, body, headers, Parser.ParseDocument(body));
        }
    }

    public void Dispose() => _client.Dispose();
}

internal sealed record PhonePage(
    string Address,
    int Status,
    string Body,
    IReadOnlyDictionary<string, string> Headers,
    IDocument Document
)
{
    public string Title => Document.QuerySelector("h1")?.TextContent ?? "";

    public string Text => Document.Body?.TextContent ?? "";

    /// <summary>Field of the choice for the line that says this.</summary>
    public string Choice(string description) =>
        Document
            .QuerySelectorAll(".oline")
            .Single(l => l.QuerySelector("h2")!.TextContent == description)
            .QuerySelector("input[type=radio]")!
            .GetAttribute("name")!;
}
