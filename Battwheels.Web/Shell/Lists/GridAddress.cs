using System.Collections.Specialized;
using System.Web;
using Battwheels.Core.Common;

namespace Battwheels.Web.Shell.Lists;

/// <summary>
/// Everything that decides what a list shows stands in its address, so Back, reload, a second tab and a link sent to a
/// colleague show the same. This reads it and makes the addresses of other states.
/// </summary>
internal sealed class GridAddress
{
    private static readonly string[] Place = ["after", "view"];
    private readonly string _path;
    private readonly NameValueCollection _query;

    /// <param name="uri">Absolute, as the browser shows it.</param>
    public GridAddress(string uri)
    {
        Uri address = new(uri);
        _path = address.GetLeftPart(UriPartial.Path);
        _query = HttpUtility.ParseQueryString(address.Query);
    }

    public string? After => Get("after");

    public string? View => Get("view");

    public Sort? Sort => Core.Common.Sort.Read(Get("sort"));

    /// <summary>Keys of the chosen columns; null: the usual ones.</summary>
    public IReadOnlyList<string>? Columns =>
        Get("cols")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The whole query with its question mark, empty for none: for exports of what is shown.</summary>
    public string Export =>
        Query(_query.AllKeys.OfType<string>().Except(Place)) is { Length: > 0 } query ? $"?{query}" : "";

    /// <summary>What a view keeps, in one order whatever the order typed.</summary>
    public string Canonical => Query(_query.AllKeys.OfType<string>().Except(Place).Order(StringComparer.Ordinal));

    public string? Get(string name) => _query[name] is { Length: > 0 } value ? value : null;

    /// <summary>The same list with one thing changed, from its first page.</summary>
    public string With(string name, string? value) => With((name, value));

    public string With(params (string Name, string? Value)[] changes)
    {
        var query = HttpUtility.ParseQueryString(_query.ToString() ?? "");
        query.Remove("after");
        foreach (var (name, value) in changes)
            if (string.IsNullOrEmpty(value))
                query.Remove(name);
            else
                query[name] = value;
        return query.Count == 0 ? _path : $"{_path}?{query}";
    }

    /// <summary>The next page of this state.</summary>
    public string Page(string? after)
    {
        var address = With();
        return after is null
            ? address
            : $"{address}{(address.Contains('?') ? '&' : '?')}after={Uri.EscapeDataString(after)}";
    }

    /// <summary>A view, and nothing besides.</summary>
    public string Open(string view, string query) =>
        query.Length == 0 ? $"{_path}?view={view}" : $"{_path}?view={view}&{query.TrimStart('?')}";

    /// <summary>The list as it opens, in the view it stands in.</summary>
    public string Bare => _path;

    /// <summary>Do both show the same rows in the same way?</summary>
    public static bool Same(string query, string other) => In(query) == In(other);

    private static string In(string query) => new GridAddress($"http://list/?{query.TrimStart('?')}").Canonical;

    private string Query(IEnumerable<string> names) =>
        string.Join(
            '&',
            names
                .Where(n => Get(n) is not null)
                .Select(n => $"{Uri.EscapeDataString(n)}={Uri.EscapeDataString(Get(n)!)}")
        );
}
