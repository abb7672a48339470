using System.Net;
using System.Text.RegularExpressions;

namespace Battwheels.Circuits;

/// <summary>A signed-in person without a browser: the cookies and the client that sends them.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClientHandler _handler;

    /// <summary>A stranger.</summary>
    public Visitor(Uri at)
    {
        _handler = new HttpClientHandler { CookieContainer = Cookies, MaxConnectionsPerServer = 64 };
        Http = new HttpClient(_handler) { BaseAddress = at };
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    /// <summary>Signs in through the page, as its form would.</summary>
    public static async Task<Visitor> SignInAsync(Uri at, string email, string password)
    {
        Visitor visitor = new(at);
        var page = await visitor.Http.GetStringAsync(new Uri("sign-in", UriKind.Relative));
        Dictionary<string, string> fields = [];
        foreach (Match hidden in Hidden().Matches(page))
            fields[hidden.Groups[1].Value] = WebUtility.HtmlDecode(hidden.Groups[2].Value);
        foreach (Match box in Box().Matches(page))
            fields[box.Groups[1].Value] = box.Groups[1].Value.Contains("Password", StringComparison.Ordinal)
                ? password
                : email;
        using FormUrlEncodedContent form = new(fields);
        using var answer = await visitor.Http.PostAsync(new Uri("sign-in", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        return visitor;
    }

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<input[^>]*name=\"([^\"]*(?:Email|Password))\"")]
    private static partial Regex Box();
}
