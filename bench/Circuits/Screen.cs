namespace Battwheels.Circuits;

/// <summary>A main screen: where it is, what is pressed on it, what it may cost.</summary>
/// <param name="Name">As the report says it.</param>
/// <param name="Address">Below the application.</param>
/// <param name="Person">Who looks at it.</param>
/// <param name="ManagedKb">
/// Most managed memory of one circuit after presses, KB: a sixth above what was measured, so that it does not grow unseen. The
/// target of P17 is 600.
/// </param>
/// <param name="Press">The element; null where nothing on the page asks the server.</param>
/// <param name="Event">What happens to it.</param>
internal sealed record Screen(
    string Name,
    string Address,
    string Person,
    int ManagedKb,
    Func<Node, bool>? Press = null,
    string Event = "click"
)
{
    /// <summary>Most that one press may allocate, KB; a press that reads the list anew more than one that opens a menu.</summary>
    public int AllocatedKb => Event == "change" ? 800 : 100;

    /// <summary>Most bytes one press may send.</summary>
    public int SentBytes => Event == "change" ? 60_000 : 4_096;

    private const string Owner = "owner@demo.example.in";
    private const string Technician = "technician@demo.example.in";

    public static Node? Find(Tree tree, Func<Node, bool> press) => tree.All.FirstOrDefault(press);

    /// <summary>The main screens of the demo workshop.</summary>
    public static IReadOnlyList<Screen> All { get; } =
    [
        new("Home", "demo/", Owner, 600),
        new("Tickets", "demo/tickets", Owner, 560, Column, "change"),
        new("Board", "demo/tickets/board", Owner, 600, Menu, "toggle"),
        new("Invoices", "demo/invoices", Owner, 510, Column, "change"),
        new("Items", "demo/items", Owner, 480, Column, "change"),
        new("New ticket", "demo/tickets/new", Owner, 310),
        new("Journal entry", "demo/journals/new", Owner, 420),
        new("My work", "demo/my-work", Technician, 350),
    ];

    private static bool Column(Node node) =>
        node.Name == "input"
        && node.Attributes.GetValueOrDefault("type") == "checkbox"
        && !node.Attributes.ContainsKey("disabled")
        && node.Handlers.ContainsKey("onchange");

    private static bool Menu(Node node) => node.Name == "details" && node.Handlers.ContainsKey("ontoggle");
}
