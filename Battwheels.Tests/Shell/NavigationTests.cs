using System.Security.Claims;
using Battwheels.Core.Access;
using Battwheels.Web.Common;
using Battwheels.Web.Shell;
using Battwheels.Web.Shell.Layout;
using Battwheels.Web.Shell.Parts;
using Bunit;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Component")]
public sealed class NavigationTests : ShellTestBase
{
    [Fact]
    public void Entries_Permissions_AreInTheRoleTable() =>
        Assert.All(Navigation.Entries, e => Assert.True(RoleTable.Keys.Contains(e.Permission), e.Href));

    [Fact]
    public void Entries_Sections_AreKnownAndHaveAnIcon()
    {
        Assert.All(Navigation.Entries, e => Assert.Contains(Navigation.Sections, s => s.Name == e.Section));
        Assert.All(Navigation.Sections, s => Assert.Contains(s.Icon, Svg.Names));
    }

    [Fact]
    public void Entries_Addresses_AreUnique() =>
        Assert.Equal(Navigation.Entries.Count, Navigation.Entries.Select(e => e.Href).Distinct().Count());

    [Fact]
    public void NavMenu_NobodySignedIn_ShowsNoPlaces()
    {
        AddAuthorization();

        var menu = Render<NavMenu>(p => p.Add(m => m.User, new ClaimsPrincipal()));

        Assert.Empty(menu.FindAll("details"));
    }

    [Fact]
    public void NavMenu_OnePermission_ShowsOnlyItsPlaces()
    {
        var auth = AddAuthorization().SetAuthorized("asha");
        var permission = Navigation.Entries is [var first, ..] ? first.Permission : "tickets:read";
        auth.SetPolicies(permission);
        ClaimsPrincipal user = new(new ClaimsIdentity([new(ClaimNames.OrganizationId, "1")], "test"));

        var menu = Render<NavMenu>(p => p.Add(m => m.User, user));

        Assert.Equal(
            Navigation.Entries.Where(e => e.Permission == permission).Select(e => e.Href).Order(),
            menu.FindAll(".drawer .sub").Select(a => a.GetAttribute("href")).Order()
        );
    }
}
