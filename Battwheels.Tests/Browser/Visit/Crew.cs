namespace Battwheels.Tests.Browser.Visit;

/// <summary>The people of the workshop, each on a device of their own.</summary>
internal sealed record Crew(
    AdvisorDesk Advisor,
    TechnicianTablet Technician,
    StoreDesk Store,
    AccountsDesk Accounts,
    QualityDesk Manager,
    QualityDesk Owner
)
{
    public const string TechnicianName = "Tarun Pawar";
    public const string ManagerName = "Mohan Kale";

    public static async Task<Crew> HireAsync(Workshop workshop) =>
        new(
            new(await workshop.HireAsync("Asha Rao", BrowserFixture.Desktop, "Service advisor"), workshop.Slug),
            new(await workshop.HireAsync(TechnicianName, BrowserFixture.Tablet, "Technician"), workshop.Slug),
            new(await workshop.HireAsync("Sunil More", BrowserFixture.Desktop, "Store keeper"), workshop.Slug),
            new(await workshop.HireAsync("Kavita Shah", BrowserFixture.Desktop, "Accountant"), workshop.Slug),
            new(await workshop.HireAsync(ManagerName, BrowserFixture.Tablet, "Manager"), workshop.Slug),
            new(workshop.Owner, workshop.Slug)
        );
}
