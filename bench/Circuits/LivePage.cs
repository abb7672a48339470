using System.Text.RegularExpressions;

namespace Battwheels.Circuits;

/// <summary>What the first answer of a page holds for its circuit.</summary>
/// <param name="Base">Where its addresses begin.</param>
/// <param name="Markers">Its live parts, as operations of the first update.</param>
/// <param name="State">The application's state, protected; empty for none.</param>
internal sealed partial record LivePage(Uri Base, string Markers, string State)
{
    public static async Task<LivePage> ReadAsync(HttpClient http, Uri page)
    {
        using var answer = await http.GetAsync(page);
        var html = await answer.Content.ReadAsStringAsync();
        answer.EnsureSuccessStatusCode();
        var parts = Part()
            .Matches(html)
            .Select(m => m.Groups[1].Value)
            .Where(m => m.Contains("\"type\":", StringComparison.Ordinal))
            .Select((m, i) => $$"""{"type":"add","ssrComponentId":{{i + 1}},"marker":{{m}}}""")
            .ToList();
        if (parts.Count == 0)
            throw new InvalidOperationException($"{page} has no live part; did the sign-in fail?");
        return new LivePage(
            new Uri(page, BaseHref().Match(html).Groups[1].Value),
            string.Join(',', parts),
            Kept().Match(html).Groups[1].Value
        );
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Part();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex Kept();

    [GeneratedRegex("<base href=\"([^\"]+)\"")]
    private static partial Regex BaseHref();
}
