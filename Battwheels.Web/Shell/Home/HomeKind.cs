namespace Battwheels.Web.Shell.Home;

/// <summary>The homes of the product; which one is somebody's follows from what they may do, not from a role's name.</summary>
[Flags]
public enum HomeKind
{
    /// <summary>No home of its own: the first list they may open.</summary>
    FirstList = 0,

    /// <summary>Runs the garage: owner, administrator, manager.</summary>
    Dashboard = 1,

    /// <summary>Takes vehicles in and hands them over: advisor.</summary>
    Counter = 2,

    /// <summary>Works on vehicles: technician.</summary>
    OwnWork = 4,

    /// <summary>Gives work out: dispatcher.</summary>
    Board = 8,

    /// <summary>Issues parts: storekeeper.</summary>
    Stores = 16,

    /// <summary>Keeps or checks the books: accountant, auditor.</summary>
    Books = 32,
}

public static class HomeKinds
{
    /// <summary>What decides.</summary>
    public static readonly IReadOnlyList<string> Deciding =
    [
        "tickets:assign",
        "tickets:update",
        "reports:read",
        "invoices:read",
        "inventory:issue",
        "accounting:read",
    ];

    /// <param name="held">At least those of <see cref="Deciding"/> the person holds.</param>
    public static HomeKind Of(IReadOnlySet<string> held)
    {
        var givesOut = held.Contains("tickets:assign");
        if (givesOut)
            return held.Contains("reports:read") ? HomeKind.Dashboard
                : held.Contains("invoices:read") ? HomeKind.Counter
                : HomeKind.Board;
        if (held.Contains("accounting:read"))
            return HomeKind.Books;
        if (held.Contains("inventory:issue"))
            return HomeKind.Stores;
        return held.Contains("tickets:update") ? HomeKind.OwnWork : HomeKind.FirstList;
    }
}
