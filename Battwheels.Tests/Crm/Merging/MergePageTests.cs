using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Data.Common;
using Battwheels.Web.Crm;
using Battwheels.Web.Crm.Merging;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Crm.Merging;

[Trait("Category", "Component")]
public sealed class MergePageTests : CrmPageBase
{
    private static readonly string[] Merger =
    [
        .. Desk,
        ContactPermissions.Merge,
        ContactPermissions.Unmerge,
        ContactPermissions.Archive,
    ];

    [Fact]
    public async Task MergePage_FieldChosen_MergesAndLeadsToTheContactThatStays()
    {
        var (survivor, loser) = await TwoAsync();
        Go($"contacts/{survivor}/merge?with={loser}");
        var page = Render<MergeContactsPage>(p => p.Add(x => x.Id, survivor));
        page.WaitForAssertion(() => Assert.Contains("1 vehicles", page.Markup, StringComparison.Ordinal));
        // What only the other one says is chosen already.
        Assert.True(page.FindAll("input[name=m-Phone]")[1].HasAttribute("checked"));

        await page.FindAll("input[name=m-Name]")[1].ChangeAsync("on");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal($"contacts/{survivor}", Here));
        var kept = (await Db.Contacts().GetAsync(survivor, default)).Value;
        Assert.Equal(("Rahul Sharma", "+919876543210"), (kept.Name, kept.Phone));
    }

    [Fact]
    public async Task ContactPage_OfAMergedOne_LeadsToTheOtherWithANote()
    {
        var (survivor, loser) = await TwoAsync();
        await MergeAsync(survivor, loser);
        Go($"contacts/{loser}");

        var old = Render<ContactPage>(p => p.Add(x => x.Id, loser));
        old.WaitForAssertion(() => Assert.Equal($"contacts/{survivor}?from={loser}", Here));
        var page = Render<ContactPage>(p => p.Add(x => x.Id, survivor));
        page.WaitForAssertion(() => Assert.Contains("was merged into this one", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task MergePage_TakenBack_ShowsBothAndWhatMoved()
    {
        var (survivor, loser) = await TwoAsync();
        var merge = await MergeAsync(survivor, loser);
        var page = Render<MergePage>(p => p.Add(x => x.Id, merge));
        page.WaitForAssertion(() => Assert.Contains("1 vehicles", page.Markup, StringComparison.Ordinal));

        await page.FindAll("button")
            .Single(b => b.TextContent.Contains("Take the merge back", StringComparison.Ordinal))
            .ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Taken back by", page.Markup, StringComparison.Ordinal));
        Assert.False((await Db.Contacts().GetAsync(loser, default)).Value.IsArchived);
    }

    [Fact]
    public async Task DuplicatesPage_Different_TakesThePairOffTheList()
    {
        var (survivor, loser) = await TwoAsync();
        await using (var raw = Db.Database(new TenantScope(Db.OrgA)))
        {
            raw.Add(
                new DuplicatePair
                {
                    LowId = Math.Min(survivor, loser),
                    HighId = Math.Max(survivor, loser),
                    Points = 45,
                    FoundAtUtc = Db.Clock.GetUtcNow().UtcDateTime,
                }
            );
            await raw.SaveChangesAsync();
        }

        Go("duplicates");
        var page = Render<DuplicatesPage>();
        page.WaitForAssertion(() => Assert.Contains("45 points", page.Markup, StringComparison.Ordinal));

        await page.FindAll("button").Single(b => b.TextContent.Trim() == "Different").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Nothing to look at", page.Markup, StringComparison.Ordinal));
        await using var seen = Db.Database(new TenantScope(Db.OrgA));
        Assert.Equal(PairState.Different, (await seen.Set<DuplicatePair>().SingleAsync()).State);
    }

    private async Task<(long Survivor, long Loser)> TwoAsync()
    {
        await SignInAsync(Merger);
        var loser = await Db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"));
        await Db.VehicleAsync(loser, CrmSeeds.Scooter("MH12QK0042"));
        return (await Db.ContactAsync(CrmSeeds.Person("R Sharma")), loser);
    }

    private async Task<long> MergeAsync(long survivor, long loser) =>
        (
            await MergeWorld.MergesOf(Db, Db.OrgA).MergeAsync(new(survivor, 0, loser, 0, []), CommandId.New(), default)
        ).Value;

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
