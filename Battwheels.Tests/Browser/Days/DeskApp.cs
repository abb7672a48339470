using Battwheels.Core.Common;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Core.Service.Portal;
using Battwheels.Tests.Service.Approvals;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Days;

/// <summary>A running workshop whose people can sign in: Asha at the counter, Meera manages, Vikram owns.</summary>
public sealed class DeskApp(BrowserFixture browser) : IAsyncLifetime
{
    private Garages _garages = null!;

    internal ApprovalWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _garages = await Garages.OpenAsync(browser.App);
        World = await ApprovalWorld.OverAsync(_garages.Db);
        await SkipNumbersAsync();
    }

    /// <summary>The tests number visits themselves up to 999; what the pages register comes behind.</summary>
    private async Task SkipNumbersAsync()
    {
        var skipped = await World
            .Db.UnitsFor("test:numbers")
            .RunAsync<long>(
                "test:numbers",
                CommandId.New(),
                new { },
                async unit =>
                    await NumberSeries.TakeAsync(unit, "TKT-MAIN", FiscalYear.Of(unit.Today), default, count: 999),
                default
            );
        Assert.Null(skipped.Error);
    }

    /// <summary>This member's page, signed in.</summary>
    internal async Task<IPage> SeatAsync(Actor member, string name)
    {
        var page = await browser.PageAsync(BrowserFixture.Desktop, at: browser.App.Address);
        await Garages.SignInAsync(page, await _garages.AdmitAsync(member, name));
        return page;
    }

    /// <summary>The phone of a person of this customer's account, signed in to the portal.</summary>
    internal async Task<IPage> PhoneAsync(long account, long person)
    {
        var token = LinkToken.New();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using (var raw = World.Estimates.Raw())
        {
            raw.Add(
                new PortalSession
                {
                    ContactId = account,
                    FleetPersonId = person,
                    TokenHash = token.Hash,
                    CreatedAtUtc = now,
                    ExpiresAtUtc = now + PortalSession.Life,
                    LastSeenUtc = now,
                }
            );
            await raw.SaveChangesAsync();
        }

        var page = await browser.PageAsync(BrowserFixture.Phone, at: browser.App.Address);
        await page.Context.AddCookiesAsync([
            new Cookie
            {
                Name = $"bwp-{Garages.Own}",
                Value = token.Text,
                Url = browser.App.Address.ToString(),
            },
        ]);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_garages is not null)
            await _garages.DisposeAsync();
    }
}
