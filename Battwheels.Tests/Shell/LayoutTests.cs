using System.Security.Claims;
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

        Assert.Equal("http://localhost/sign-in?returnUrl=%2Ftickets%3Fstate%3DOpen", address.Uri);
    }

    private IRenderedComponent<MainLayout> Open()
    {
        AddAuthorization()
            .SetAuthorized("meera@tarang.example")
            .SetClaims(
                new Claim(ClaimNames.OrganizationId, "1"),
                new Claim(ClaimNames.OrganizationName, "Tarang EV Service"),
                new Claim(ClaimNames.DisplayName, "Meera Joshi")
            );
        Services.AddAntiforgery();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Render<MainLayout>(p => p.Add(l => l.Body, "<h1>Tickets</h1>"));
    }
}
