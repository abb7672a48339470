using System.Security.Claims;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Presence;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Shell.Presence;

/// <summary>Two people on one record learn of each other, and only while both have it open, in one organization.</summary>
[Trait("Category", "Component")]
public sealed class AlsoHereTests : ShellTestBase
{
    private OpenRecords Records => Services.GetRequiredService<OpenRecords>();

    [Fact]
    public void AlsoHere_ColleagueComesEditsAndLeaves_IsSaidWhileThere()
    {
        var page = Open("tickets/7");
        Assert.DoesNotContain("Meera", page.Markup, StringComparison.Ordinal);

        var looking = Records.Enter(1, "tickets/7", new Onlooker(12, "Meera", false));
        page.WaitForAssertion(() =>
            Assert.Contains("Meera is also looking at this.", page.Markup, StringComparison.Ordinal)
        );
        var editing = Records.Enter(1, "tickets/7", new Onlooker(12, "Meera", true));
        page.WaitForAssertion(() =>
            Assert.Contains("Meera is editing this now.", page.Markup, StringComparison.Ordinal)
        );
        editing.Dispose();
        looking.Dispose();
        page.WaitForAssertion(() => Assert.DoesNotContain("Meera", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void AlsoHere_OtherOrganizationOtherRecordAndOneself_AreNotSaid()
    {
        var page = Open("tickets/7");

        Records.Enter(2, "tickets/7", new Onlooker(12, "Zeenat", true));
        Records.Enter(1, "tickets/8", new Onlooker(13, "Rohit", true));
        Records.Enter(1, "tickets/7", new Onlooker(11, "Asha", true));

        Assert.Empty(Records.Others(1, "tickets/7", 11));
        Assert.DoesNotContain("editing", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<AlsoHere> Open(string record)
    {
        this.AddAuthorization()
            .SetAuthorized("asha")
            .SetClaims(
                new Claim(ClaimNames.OrganizationId, "1"),
                new Claim(ClaimNames.MembershipId, "11"),
                new Claim(ClaimNames.DisplayName, "Asha")
            );
        var page = Render<AlsoHere>(p => p.Add(x => x.Record, record));
        page.WaitForAssertion(() => Assert.Single(Records.Others(1, record, me: 0)));
        return page;
    }
}
