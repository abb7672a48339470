using System.Security.Claims;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Layout;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Component")]
public sealed class LayoutTests : ShellTestBase
{
    [Fact]
    public void MainLayout_SignedIn_NamesOrganizationAndPerson()
    {
        var layout = Open();

        Assert.Equal("Tarang EV Service", layout.Find(".org b").TextContent);
        Assert.Equal("MJ", layout.Find(".av").TextContent);
        Assert.Equal("/sign-out", layout.Find("form[data-forget]").GetAttribute("action"));
    }

    [Fact]
    public void MainLayout_SeveralOrganizations_ListsTheActiveOnesByTheirAddress()
    {
        var layout = Open(
            new OwnMembership(1, "tarang", "Tarang EV Service", 11, "Meera Joshi", MembershipStatus.Active),
            new OwnMembership(2, "indiranagar", "Indiranagar EV Works", 12, "Meera Joshi", MembershipStatus.Active),
            new OwnMembership(3, "closed", "Closed Garage", 13, "Meera Joshi", MembershipStatus.Suspended)
        );

        var choices = layout.FindAll(".switch a");
        Assert.Equal(["/tarang/", "/indiranagar/"], choices.Select(a => a.GetAttribute("href")));
        Assert.Equal(["true", null], choices.Select(a => a.GetAttribute("aria-current")));
    }

    [Fact]
    public void MainLayout_OneOrganization_OffersNoChoice() =>
        Assert.Empty(
            Open(new OwnMembership(1, "tarang", "Tarang EV Service", 11, "Meera Joshi", MembershipStatus.Active))
                .FindAll(".switch")
        );

    [Fact]
    public void MainLayout_FirstTabStop_SkipsToThePage()
    {
        var first = Open().Find("a");

        Assert.Equal("main", first.GetAttribute("data-jump"));
        Assert.Contains("skip", first.ClassList);
    }

    [Fact]
    public void ToSignIn_AnyPage_ComesBackAfterwards()
    {
        var address = Services.GetRequiredService<NavigationManager>();
        address.NavigateTo("tickets?state=Open");

        Render<ToSignIn>();

        Assert.Equal("http://localhost/sign-in?returnUrl=%2Ftickets%3Fstate%3DOpen&ended=1", address.Uri);
    }

    private IRenderedComponent<MainLayout> Open(params OwnMembership[] own)
    {
        Services.AddSingleton<IPlatformDirectory>(new OwnOnly(own));
        AddAuthorization()
            .SetAuthorized("meera@tarang.example")
            .SetClaims(
                new Claim(ClaimTypes.NameIdentifier, "7"),
                new Claim(ClaimNames.OrganizationId, "1"),
                new Claim(ClaimNames.OrganizationName, "Tarang EV Service"),
                new Claim(ClaimNames.DisplayName, "Meera Joshi")
            );
        Services.AddAntiforgery();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Render<MainLayout>(p => p.Add(l => l.Body, "<h1>Tickets</h1>"));
    }

    private sealed class OwnOnly(IReadOnlyList<OwnMembership> own) : IPlatformDirectory
    {
        public Task<IReadOnlyList<OwnMembership>> MembershipsAsync(long personId, CancellationToken ct) =>
            Task.FromResult(own);

        public Task<bool> IsUnusedAsync(CancellationToken ct) => throw new NotSupportedException();

        public Task<OrganizationIdentity?> FindAsync(string slug, CancellationToken ct) =>
            throw new NotSupportedException();

        public Task<Result<long>> CreateOrganizationAsync(
            string slug,
            string name,
            bool isDemo,
            CancellationToken ct
        ) => throw new NotSupportedException();
    }
}
