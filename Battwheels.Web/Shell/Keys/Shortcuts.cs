using Battwheels.Core.Common;

namespace Battwheels.Web.Shell.Keys;

/// <summary>One key or row of keys and what it does.</summary>
/// <param name="Group">One of <see cref="Shortcuts.Groups"/>.</param>
/// <param name="Keys">
/// As pressed, one after the other: <c>G T</c>; together: <c>Ctrl+K</c> (Command on a Mac), <c>Shift+ArrowUp</c>.
/// </param>
/// <param name="Act">What js/keys.js calls; null where the browser or another script acts by itself.</param>
/// <param name="To">Address of <c>go</c>.</param>
public sealed record Shortcut(Phrase Group, string Keys, Phrase Does, string? Act = null, string? To = null)
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
    public static readonly IReadOnlyList<Phrase> Groups = ["Everywhere", "Go to", "In a list", "In a form", "In lines"];

    public static readonly Shortcut Home = new("Go to", "G D", "Home", "go", "");

    private static readonly Shortcut[] Fixed =
    [
        new("Everywhere", "Ctrl+K", "Search, open, create", "palette"),
        new("Everywhere", "C", "The page's main action, or what you can create", "create"),
        new("Everywhere", "Ctrl+Z", "Undo what was just done, while it is offered", "undo"),
        new("Everywhere", "Esc", "Close, and back to where you were"),
        new("Everywhere", "?", "This list", "keys"),
        Home,
        new("In a list", "/", "Search this list", "search"),
        new("In a list", "ArrowDown", "Next row", "row-next"),
        new("In a list", "ArrowUp", "Row before", "row-before"),
        new("In a list", "J", "Next row", "row-next"),
        new("In a list", "K", "Row before", "row-before"),
        new("In a list", "Enter", "Open the row; with Ctrl in a new tab"),
        new("In a list", "Space", "Preview of the row beside the list; again closes it", "row-peek"),
        new("In a list", ".", "Preview of the row beside the list; again closes it", "row-peek"),
        new("In a list", "X", "Select the row", "row-tick"),
        new("In a list", "Shift+ArrowDown", "Select on, downwards", "row-next"),
        new("In a list", "Shift+ArrowUp", "Select on, upwards", "row-before"),
        new("In a list", "Ctrl+A", "Select the page; again: all that match", "rows-all"),
        new("In a list", "A", "Assign or approve what is selected, or the row", "rows-act"),
        new("In a list", "R", "Reject what is selected, or the row", "rows-act"),
        new("In a list", "E", "Edit the row", "row-edit"),
        new("In a list", "M", "Next step for what is selected, or the row", "rows-act"),
        new("In a form", "Ctrl+S", "Save", "save"),
        new("In lines", "Tab", "Next cell; so does Enter, and ↑ ↓ keep to the column"),
        new("In lines", "Shift+Enter", "Cell before"),
        new("In lines", "Alt+ArrowUp", "Move the line up"),
        new("In lines", "Alt+ArrowDown", "Move the line down"),
        new("In lines", "Ctrl+D", "Copy the line"),
        new("In lines", "Ctrl+Delete", "Remove the line"),
        new("In lines", "Ctrl+V", "Paste a block from a spreadsheet"),
        new("In lines", "Ctrl+Z", "Take the last step back, a pasted block at once"),
    ];

    /// <summary>For somebody who may open these places, by group.</summary>
    public static IEnumerable<IGrouping<Phrase, Shortcut>> For(IEnumerable<NavEntry> places) =>
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
    public static Shortcut Act(string act) => Fixed.First(s => s.Act == act);
}
