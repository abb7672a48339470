namespace Battwheels.Web.Shell.Keys;

/// <summary>One key or row of keys and what it does.</summary>
/// <param name="Group">One of <see cref="Shortcuts.Groups"/>.</param>
/// <param name="Keys">
/// As pressed, one after the other: <c>G T</c>; together: <c>Ctrl+K</c> (Command on a Mac), <c>Shift+ArrowUp</c>.
/// </param>
/// <param name="Act">What js/keys.js calls; null where the browser or another script acts by itself.</param>
/// <param name="To">Address of <c>go</c>.</param>
public sealed record Shortcut(string Group, string Keys, string Does, string? Act = null, string? To = null)
{
    /// <summary>The keys apart, each as printed on its cap.</summary>
    public IEnumerable<string> Caps => Keys.Split(' ', '+').Select(CapOf);

    private static string CapOf(string key) =>
        key switch
        {
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            _ => key,
        };
}

/// <summary>
/// Every key that works, once: the list behind ? shows these rows, js/keys.js reads them from there, and hints take their
/// keys from here. A part with keys of its own adds its rows and registers its acts with <c>bwKeys.on(act, run)</c>.
/// </summary>
public static class Shortcuts
{
    /// <summary>In the order they are shown.</summary>
    public static readonly IReadOnlyList<string> Groups = ["Everywhere", "Go to", "In a list", "In a form"];

    public static readonly Shortcut Home = new("Go to", "G D", "Home", "go", "");

    private static readonly Shortcut[] Fixed =
    [
        new("Everywhere", "Ctrl+K", "Search, open, create", "palette"),
        new("Everywhere", "C", "The page's main action, or what you can create", "create"),
        new("Everywhere", "Esc", "Close, and back to where you were"),
        new("Everywhere", "?", "This list", "keys"),
        Home,
        new("In a list", "/", "Search this list", "search"),
        new("In a form", "Ctrl+S", "Save", "save"),
    ];

    /// <summary>For somebody who may open these places, by group.</summary>
    public static IEnumerable<IGrouping<string, Shortcut>> For(IEnumerable<NavEntry> places) =>
        Fixed
            .Concat(
                places.Where(p => p.Key is not null).Select(p => new Shortcut("Go to", Of(p)!, p.Label, "go", p.Href))
            )
            .GroupBy(s => s.Group)
            .OrderBy(g => Groups.ToList().IndexOf(g.Key));

    /// <summary>Keys that open a place; null where it has none.</summary>
    public static string? Of(NavEntry place) => place.Key is { } key ? $"G {key}" : null;

    /// <summary>Keys of an act, for hints.</summary>
    /// <exception cref="InvalidOperationException">No row has it.</exception>
    public static Shortcut Act(string act) => Fixed.Single(s => s.Act == act);
}
