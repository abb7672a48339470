using Battwheels.Web.Shell.Home;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Component")]
public sealed class HomePageTests : ShellTestBase
{
    [Fact]
    public void Tiles_OneFails_TheOthersStand()
    {
        var page = Open(new Tile("Open tickets", "64"), new Tile("Receivable", null));

        Assert.Equal("64", page.Find("a.kpi .v").TextContent);
        Assert.Contains("Could not be read", page.Find(".kpi[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Tiles_WithoutPermission_AreNotRead()
    {
        Tile hidden = new("Payroll", "1", "payroll:read");

        var page = Open(hidden);

        Assert.Equal(0, hidden.Reads);
        Assert.DoesNotContain("Payroll", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Home_OfATechnician_IsOwnWork()
    {
        AddAuthorization().SetAuthorized("tarun").SetPolicies("tickets:read", "tickets:update");
        Services.AddSingleton(TimeProvider.System);

        Render<HomePage>();

        Assert.EndsWith("/my-work", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    private IRenderedComponent<HomePage> Open(params Tile[] tiles)
    {
        AddAuthorization().SetAuthorized("asha").SetPolicies("tickets:read");
        Services.AddSingleton(TimeProvider.System);
        foreach (var tile in tiles)
            Services.AddSingleton<IHomeTile>(tile);
        return Render<HomePage>();
    }

    private sealed class Tile(string label, string? value, string permission = "tickets:read") : IHomeTile
    {
        public int Reads { get; private set; }

        public string Permission => permission;

        public int Order => 10;

        public string Label => label;

        public string Href => "tickets";

        public Task<HomeFigure> ReadAsync(CancellationToken ct)
        {
            Reads++;
            return value is null
                ? throw new InvalidOperationException("database away")
                : Task.FromResult(new HomeFigure(value, "now"));
        }
    }
}
