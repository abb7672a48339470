using Battwheels.Web.Shell.Home;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Component")]
public sealed class HomePageTests : ShellTestBase
{
    private static readonly string[] Advisor = ["tickets:read", "tickets:create", "tickets:assign", "invoices:read"];

    [Fact]
    public async Task Tiles_OneFails_TheOthersStandAndItTriesAgainAlone()
    {
        Tiles good = new("Open tickets", "64");
        Tiles bad = new("Receivable", null);
        var page = Open(Advisor, good, bad);

        Assert.Equal("64", page.Find("a.kpi .v").TextContent);
        Assert.Contains("Could not be read", page.Find(".kpi[role=alert]").TextContent, StringComparison.Ordinal);

        bad.Value = "₹1.20 L";
        await page.Find(".kpi[role=alert] button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("a.kpi").Count));
        Assert.Equal((1, 2), (good.Reads, bad.Reads));
    }

    [Fact]
    public void Tiles_WithoutPermissionOrOfAnotherHome_AreNotRead()
    {
        Tiles hidden = new("Payroll", "1", "payroll:read");
        Tiles owners = new("Invoiced", "1", homes: HomeKind.Dashboard);

        var page = Open(Advisor, hidden, owners);

        Assert.Equal((0, 0), (hidden.Reads, owners.Reads));
        Assert.Empty(page.FindAll(".kpi"));
    }

    [Theory]
    [InlineData("my-work", "tickets:read", "tickets:update")]
    [InlineData("tickets/board", "tickets:read", "tickets:update", "tickets:assign")]
    [InlineData("members", "org:users:read", "reports:read")]
    [InlineData("tickets", "tickets:read", "estimates:read", "invoices:read")]
    public void Home_OfThoseWhoseHomeIsAList_IsThatList(string place, params string[] permissions)
    {
        Open(permissions);

        Assert.EndsWith($"/{place}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Home_OfWhoeverMayOpenNothing_SaysWhomToAsk() =>
        Assert.Contains("Ask an owner", Open([]).Find(".empty").TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData("Dashboard", true, "tickets:read", "tickets:assign", "tickets:create", "reports:read")]
    [InlineData("Home", false, "tickets:read", "tickets:assign", "tickets:create", "invoices:read")]
    public void Home_DaysCounted_AreChosenWhereFiguresFollowThem(string title, bool days, params string[] permissions)
    {
        var page = Open(permissions);

        Assert.Equal(title, page.Find("h1").TextContent);
        Assert.Equal(days, page.FindAll("nav.seg a").Count == 4);
        Assert.Equal("tickets/new", page.Find(".acts .btn.f").GetAttribute("href"));
    }

    private IRenderedComponent<HomePage> Open(string[] permissions, params Tiles[] groups)
    {
        AddAuthorization().SetAuthorized("asha").SetPolicies(permissions);
        foreach (var tiles in groups)
            Services.AddSingleton<IHomeTiles>(tiles);
        return Render<HomePage>();
    }

    private sealed class Tiles(
        string label,
        string? value,
        string permission = "tickets:read",
        HomeKind homes = HomeKind.Counter
    ) : IHomeTiles
    {
        public string? Value { get; set; } = value;

        public int Reads { get; private set; }

        public string Permission => permission;

        public HomeKind Homes => homes;

        public int Order => 10;

        public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) => [new(label, "tickets")];

        public Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct)
        {
            Reads++;
            return Value is null
                ? throw new InvalidOperationException("database away")
                : Task.FromResult<IReadOnlyList<HomeFigure>>([new(Value, "now")]);
        }
    }
}
