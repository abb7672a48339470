using System.Diagnostics;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Tests.Architecture;
using Battwheels.Tests.Common;
using Battwheels.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>The running server, asked for what must stay shut: by role, by organization, by suspension.</summary>
[Trait("Category", "Browser")]
[Collection(LongBrowserTests.Name)]
public sealed class ClosedDoorTests(BrowserFixture browser, GarageApp garage) : IClassFixture<GarageApp>
{
    /// <summary>What a technician must never open, whatever else is added to the product.</summary>
    private static readonly string[] NeverForTechnicians =
    [
        "accounts",
        "import",
        "invoices",
        "journals",
        "ledger",
        "payments",
        "periods",
        "reports",
        .. ((string[])["members", "audit", "settings", "roles"]).Where(area =>
            Navigation.Entries.Any(e => e.Href == area)
        ),
    ];

    [Fact]
    public async Task Doors_OfRoleAndOrganization_StayShutAndEveryAttemptIsOnRecord()
    {
        var (app, garages) = (garage.App, garage.Garages);
        var (technician, email) = await garages.HireAsync("Tarun", "technician");
        var page = await browser.PageAsync(BrowserFixture.Desktop, at: app.Address);
        await Garages.SignInAsync(page, email);
        var (crossed, denied) = (
            await CrossingAsync(garages.Db),
            await Digest.DenialsAsync(garages.Db, garages.Db.OrgB)
        );
        var closed = GuardedAddresses.All.Where(a => !GuardedAddresses.MayOpen("technician", a)).ToArray();
        List<string> faults = [];

        foreach (var address in closed)
            if (await Garages.AskAsync(page, Garages.Own, address.For(1)) is var (status, body))
                if (status != 403 || !body.Contains("Your role does not open this page", StringComparison.Ordinal))
                    faults.Add($"{address} of the own organization answered {status}");
        foreach (var address in GuardedAddresses.All.Except(closed).Where(a => !a.NamesRecord))
            if (await Garages.AskAsync(page, Garages.Own, address.Pattern) is { Status: not 200 } refused)
                faults.Add($"{address}, which a technician needs, answered {refused.Status}");
        foreach (var address in GuardedAddresses.All)
            if (await Garages.AskAsync(page, Garages.Other, address.For(1)) is { Status: not 404 } seen)
                faults.Add($"{address} of the other organization answered {seen.Status}");

        Faults.None(faults);
        Faults.None(NeverForTechnicians.Except(closed.Select(a => a.Area)).Select(area => $"{area} is open"));
        Faults.None(
            GuardedAddresses
                .All.Except(closed)
                .Where(a => NeverForTechnicians.Contains(a.Area))
                .Select(a => $"{a} is open to technicians")
        );
        Assert.Equal(closed.Select(a => a.Permission).Order(), await RefusedAsync(garages.Db, technician));
        Assert.Equal(denied, await Digest.DenialsAsync(garages.Db, garages.Db.OrgB));
        Assert.Equal(crossed + GuardedAddresses.All.Count, await CrossingAsync(garages.Db));
        await page.Context.CloseAsync();
    }

    /// <summary>
    /// The owner opens everything, but not with the numbers of somebody else's records: each address is asked with the
    /// number of a record of its own kind, which the neighbour's owner opens at the same moment.
    /// </summary>
    [Fact]
    public async Task Records_OfAnotherOrganization_AreNotFoundByTheirNumbers()
    {
        var (app, garages) = (garage.App, garage.Garages);
        var (_, email) = await garages.HireAsync("Meera", "owner");
        var (neighbour, neighbourEmail) = await garages.HireAsync("Zeenat", "owner", garages.Db.OrgB);
        var theirs = await NeighbourRecords.MakeAsync(garages.Db, neighbour);
        var page = await browser.PageAsync(BrowserFixture.Desktop, at: app.Address);
        var next = await browser.PageAsync(BrowserFixture.Desktop, at: app.Address);
        await Garages.SignInAsync(page, email);
        await Garages.SignInAsync(next, neighbourEmail, Garages.Other);
        var records = GuardedAddresses.All.Where(a => a.NamesRecord).ToArray();
        Faults.None(theirs.Unknown(records));
        List<string> faults = [];

        foreach (var address in records)
        {
            var (opened, shown) = await Garages.AskAsync(next, Garages.Other, theirs.At(address));
            if (!Opens(address, opened) || Hides(address, opened, shown))
                faults.Add($"{address} answered {opened} to the owner of the record");
            var (status, body) = await Garages.AskAsync(page, Garages.Own, theirs.At(address));
            if (!Hides(address, status, body) || body.Contains(NeighbourRecords.Secret, StringComparison.Ordinal))
                faults.Add($"{address} with the number of their record answered {status}");
        }

        Faults.None(faults);
        await page.Context.CloseAsync();
        await next.Context.CloseAsync();
    }

    /// <summary>A page in full; an allocation leads on to its receipt, a visit in diagnosis says it has no draft invoice yet.</summary>
    private static bool Opens(GuardedAddress address, int status) =>
        status == 200
        || status == 302 && address.Before == "payments/allocations"
        || status == 409 && address.Pattern.EndsWith("/billing/draft", StringComparison.Ordinal);

    private static bool Hides(GuardedAddress address, int status, string body) =>
        status == 404
        || address.IsPage && status == 200 && body.Contains("This page does not exist", StringComparison.Ordinal);

    [Fact]
    public async Task Member_Suspended_IsOutOfTheOpenPageWithinTenSeconds()
    {
        var (app, garages) = (garage.App, garage.Garages);
        var (technician, email) = await garages.HireAsync("Tarun", "technician");
        var page = await browser.PageAsync(BrowserFixture.Desktop, at: app.Address);
        await Garages.SignInAsync(page, email);
        await page.OpenLiveAsync($"{Garages.Own}/tickets");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tickets");

        await garages.SuspendAsync(technician);
        var since = Stopwatch.StartNew();

        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tickets", Exact = true }))
            .ToBeHiddenAsync(new() { Timeout = 20_000 });
        Assert.InRange(since.Elapsed.TotalSeconds, 0, 10);
        Assert.Equal(404, (await Garages.AskAsync(page, Garages.Own, "tickets")).Status);
        await page.Context.CloseAsync();
    }

    /// <summary>Permissions this member was refused, one row an attempt.</summary>
    private static async Task<IEnumerable<string>> RefusedAsync(TestDb db, Actor member)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var rows = await raw.Set<AuditEntry>()
            .Where(e => e.Action == "DENIED" && e.MembershipId == member.MembershipId)
            .Select(e => e.Permission)
            .ToListAsync();
        return rows.Order();
    }

    /// <summary>Attempts to enter another organization, in the platform's own log.</summary>
    private static async Task<int> CrossingAsync(TestDb db)
    {
        await using var raw = db.Database(TenantScope.Platform("test looks at the log"));
        return await raw.Set<PlatformAuditEntry>().CountAsync(e => e.Action == "CROSS_TENANT_ATTEMPT");
    }
}
