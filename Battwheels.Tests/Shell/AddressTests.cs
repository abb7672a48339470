using Battwheels.Core.Common;
using Battwheels.Tests.Browser;
using Microsoft.Data.Sqlite;

namespace Battwheels.Tests.Shell;

/// <summary>Addresses that lead nowhere and requests that break, asked over HTTP.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class AddressTests(AddressSite site) : IClassFixture<AddressSite>
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("tickets/unknown-id")]
    [InlineData("tickets/12345")]
    [InlineData("tickets/12345/estimate")]
    [InlineData("estimates/12345/pdf")]
    public async Task Get_NothingThereInTheOrganization_Is404InTheShellWithAWayOn(string address)
    {
        var page = await site.Member.GetAsync($"{Garages.Own}/{address}");

        Assert.Equal((404, "This page does not exist"), (page.Status, page.Title));
        Assert.Single(page.Document.QuerySelectorAll(".shell nav.drawer"));
        Assert.Contains("Alpha EV Service", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Document.QuerySelectorAll("main a"), a => a.TextContent == "Go to the home page");
        Assert.Contains("Not found", page.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownAddress_OffersTheSearchToWhoMayRead()
    {
        var page = await site.Member.GetAsync($"{Garages.Own}/nonsense");

        var form = page.Document.QuerySelector("main form[role=search]")!;
        Assert.Equal(("tickets", "get"), (form.GetAttribute("action"), form.GetAttribute("method")));
        Assert.Equal(200, (await site.Member.GetAsync($"{Garages.Own}/tickets?q=mh12")).Status);
    }

    [Theory]
    [InlineData($"{Garages.Other}/tickets")]
    [InlineData($"{Garages.Other}/nonsense")]
    [InlineData("no-such-garage/tickets")]
    [InlineData("no-such-garage/")]
    [InlineData("Nonsense.php")]
    [InlineData("x/y/z")]
    public async Task Get_OutsideOwnOrganization_Is404OnTheCalmPublicPage(string address)
    {
        var page = await site.Member.GetAsync(address);

        Assert.Equal((404, "This page does not exist"), (page.Status, page.Title));
        Assert.Empty(page.Document.QuerySelectorAll(".shell"));
        Assert.DoesNotContain("Beta EV", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Alpha EV", page.Body, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("main a"));
    }

    [Theory]
    [InlineData(Garages.Own)]
    [InlineData("no-such-garage")]
    public async Task Get_Stranger_IsAskedToSignInWhateverTheSlug(string slug)
    {
        using PlainBrowser stranger = new(site.App.Address, "203.0.113.250");

        var page = await stranger.GetAsync($"{slug}/nonsense");

        Assert.Equal(302, page.Status);
        Assert.Contains("/sign-in?returnUrl=", page.Headers["Location"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SomethingBreaks_Is500WithAReferenceThatFindsTheLogAndNoDetails()
    {
        using PlainBrowser phone = new(site.App.Address, "203.0.113.251");
        await site.BreakAsync();
        PlainPage page;
        try
        {
            page = await phone.GetAsync($"{Garages.Own}/e/{LinkToken.New().Text}");
        }
        finally
        {
            await site.MendAsync();
        }

        Assert.Equal((500, "Something broke on our side"), (page.Status, page.Title));
        foreach (var detail in (string[])["EstimateLink", "SQLite", "Exception", " at Battwheels", "stack"])
            Assert.DoesNotContain(detail, page.Body, StringComparison.OrdinalIgnoreCase);
        var reference = page.Document.QuerySelector(".meta b")!.TextContent;
        Assert.True(reference.Length >= 8, reference);
        Assert.Contains($"Reference {reference}:", site.App.Output, StringComparison.Ordinal);
        Assert.Contains("default-src", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(404, (await phone.GetAsync($"{Garages.Own}/e/{LinkToken.New().Text}")).Status);
    }
}

/// <summary>The running application, two organizations, and an advisor of the first who is signed in.</summary>
public sealed class AddressSite(BrowserFixture browser) : IAsyncLifetime
{
    private Garages? _garages;

    public RunningApp App => browser.App;

    internal PlainBrowser Member { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _garages = await Garages.OpenAsync(App);
        var (_, email) = await _garages.HireAsync("Asha", "service_advisor");
        Member = new(App.Address, "203.0.113.200");
        var form = await Member.GetAsync("sign-in");
        var signedIn = await Member.PressAsync(form, "", ("Email", email), ("Password", Garages.Password));
        Assert.Equal(302, signedIn.Status);
    }

    /// <summary>Every look at a link fails from now on.</summary>
    public async Task BreakAsync()
    {
        await using var connection = await OpenAsync();
        await using SqliteCommand away = new("ALTER TABLE EstimateLink RENAME TO EstimateLinkAway", connection);
        await away.ExecuteNonQueryAsync();
    }

    public async Task MendAsync()
    {
        await using var connection = await OpenAsync();
        await using SqliteCommand back = new("ALTER TABLE EstimateLinkAway RENAME TO EstimateLink", connection);
        await back.ExecuteNonQueryAsync();
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        SqliteConnection connection = new($"Data Source={App.Database}");
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        Member?.Dispose();
        if (_garages is not null)
            await _garages.DisposeAsync();
    }
}
