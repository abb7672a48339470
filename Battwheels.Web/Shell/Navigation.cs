using System.Collections.Frozen;
using System.Reflection;
using System.Security.Claims;
using Battwheels.Core.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Shell;

/// <summary>One place of the navigation.</summary>
/// <param name="Section">One of <see cref="Navigation.Sections"/>.</param>
/// <param name="Href">Relative to the organization's address, without a leading slash.</param>
/// <param name="Permission">Shown only to those who hold it; the page asks again.</param>
/// <param name="Key">The letter that opens it after G.</param>
public sealed record NavEntry(Phrase Section, Phrase Label, string Href, string Permission, string? Key = null);

/// <param name="Icon">A name of <see cref="Parts.Svg"/>.</param>
public sealed record NavSection(Phrase Name, string Icon);

/// <summary>The places of the product in the order they are shown. A new page adds its line here.</summary>
public static class Navigation
{
    public static readonly IReadOnlyList<NavSection> Sections =
    [
        new("Work", "wrench"),
        new("Customers", "people"),
        new("Sales", "tag"),
        new("Stock", "box"),
        new("Accounts", "book"),
        new("Admin", "gear"),
    ];

    private static readonly NavEntry[] Planned =
    [
        new("Work", "Tickets", "tickets", "tickets:read", "T"),
        new("Work", "Board", "tickets/board", "tickets:read", "B"),
        new("Work", "My work", "my-work", "tickets:read"),
        new("Work", "Appointments", "appointments", "tickets:read"),
        new("Work", "SLA report", "reports/sla", "sla:read"),
        new("Work", "Service reports", "reports/service", "reports:read"),
        new("Work", "Approvals", "approvals", "approvals:read"),
        new("Work", "Warranty claims", "claims", "warranty:read"),
        new("Work", "Outside work", "sublets", "tickets:read"),
        new("Customers", "Contacts", "contacts", "contacts:read", "C"),
        new("Customers", "Vehicles", "vehicles", "vehicles:read", "V"),
        new("Customers", "Batteries", "batteries", "vehicles:read"),
        new("Customers", "Recalls", "recalls", "vehicles:read"),
        new("Customers", "AMC contracts", "amc", "amc:read"),
        new("Customers", "Possible duplicates", "duplicates", "contacts:merge"),
        new("Customers", "Merged contacts", "contacts/merges", "contacts:merge"),
        new("Customers", "Messages", "messages", "notifications:read"),
        new("Customers", "Feedback", "feedback", "tickets:assign"),
        new("Sales", "Estimates", "estimates", "estimates:read"),
        new("Sales", "Declined work", "declined-work", "estimates:read"),
        new("Sales", "Packages", "packages", "estimates:read"),
        new("Sales", "Cost of an hour", "labour-cost", "inventory:cost:read"),
        new("Sales", "Invoices", "invoices", "invoices:read", "I"),
        new("Sales", "Payments", "payments", "payments:read"),
        new("Stock", "Items", "items", "inventory:read", "S"),
        new("Stock", "Receipts", "receipts", "inventory:read"),
        new("Stock", "Movements", "stock/movements", "inventory:read"),
        new("Stock", "Part requests", "part-requests", "inventory:read"),
        new("Stock", "Quarantine", "stock/quarantine", "warranty:read"),
        new("Stock", "Part markups", "markups", "inventory:cost:read"),
        new("Stock", "Warehouses", "warehouses", "inventory:read"),
        new("Accounts", "Chart of accounts", "accounts", "accounting:read"),
        new("Accounts", "Journals", "journals", "accounting:read"),
        new("Accounts", "Ledger", "ledger", "accounting:read"),
        new("Accounts", "Periods", "periods", "accounting:read"),
        new("Accounts", "Day book", "reports/day-book", "accounting:read"),
        new("Accounts", "Trial balance", "reports/trial-balance", "reports:financial"),
        new("Accounts", "Profit and loss", "reports/profit-loss", "reports:financial"),
        new("Accounts", "Balance sheet", "reports/balance-sheet", "reports:financial"),
        new("Admin", "Settings", "settings", "org:settings:read"),
        new("Admin", "Promises and hours", "settings/sla", "sla:update"),
        new("Admin", "Messages to customers", "settings/messages", "notifications:templates:update"),
        new("Admin", "Message providers", "settings/messages/providers", "integrations:read"),
        new("Admin", "Online payments", "settings/online-payments", "integrations:read"),
        new("Admin", "Inspections", "settings/inspections", "org:settings:read"),
        new("Admin", "Intake posters", "settings/intake", "org:settings:read"),
        new("Admin", "Approval rules", "approval-rules", "approvals:read"),
        new("Admin", "Contract plans", "amc/plans", "amc:read"),
        new("Admin", "Warranty terms", "settings/warranty", "warranty:read"),
        new("Admin", "Members", "members", "org:users:read"),
        new("Admin", "Shared tablets", "tablets", "org:users:read"),
        new("Admin", "Roles", "roles", "org:roles:read"),
        new("Admin", "Import", "import", "data:import"),
        new("Admin", "Audit log", "audit", "org:audit:read"),
    ];

    /// <summary>Entries whose page is in the product.</summary>
    public static readonly IReadOnlyList<NavEntry> Entries = [.. Planned.Where(e => Addresses().Contains(e.Href))];

    /// <summary>The sections and entries this person may open.</summary>
    public static async Task<List<(NavSection Section, IReadOnlyList<NavEntry> Entries)>> ForAsync(
        IAuthorizationService access,
        ClaimsPrincipal user
    )
    {
        var held = await access.HeldAsync(user, Entries.Select(e => e.Permission));
        return
        [
            .. Sections
                .Select(s =>
                    (
                        s,
                        (IReadOnlyList<NavEntry>)
                            [.. Entries.Where(e => e.Section == s.Name && held.Contains(e.Permission))]
                    )
                )
                .Where(s => s.Item2.Count > 0),
        ];
    }

    private static FrozenSet<string> Addresses() =>
        typeof(Navigation)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>())
            .Select(r => r.Template.Trim('/'))
            .ToFrozenSet();
}
