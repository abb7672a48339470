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

    /// <param name="tablet">The way the technician's tablet takes.</param>
    public static async Task<Crew> HireAsync(Workshop workshop, Uri tablet) =>
        new(
            new(await workshop.HireAsync("Asha Rao", BrowserFixture.Desktop, "Service advisor"), workshop.Slug),
            new(await workshop.HireAsync(TechnicianName, BrowserFixture.Tablet, tablet, "Technician"), workshop.Slug),
            new(await workshop.HireAsync("Sunil More", BrowserFixture.Desktop, "Store keeper"), workshop.Slug),
            new(await workshop.HireAsync("Kavita Shah", BrowserFixture.Desktop, "Accountant"), workshop.Slug),
            new(await workshop.HireAsync(ManagerName, BrowserFixture.Tablet, "Manager"), workshop.Slug),
            new(workshop.Owner, workshop.Slug)
        );
}
