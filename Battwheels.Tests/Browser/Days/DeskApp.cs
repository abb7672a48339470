using Battwheels.Core.Common;
using Battwheels.Core.Service.Portal;
using Battwheels.Tests.Service.Approvals;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Days;

/// <summary>A running workshop whose people can sign in: Asha at the counter, Meera manages, Vikram owns.</summary>
public sealed class DeskApp : IAsyncLifetime
{
    private RunningApp _app = null!;
    private Garages _garages = null!;

    internal ApprovalWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await RunningApp.StartAsync();
        _garages = await Garages.OpenAsync(_app);
        World = await ApprovalWorld.OverAsync(_garages.Db);
    }

    /// <summary>This member's page, signed in.</summary>
    internal async Task<IPage> SeatAsync(BrowserFixture browser, Actor member, string name)
    {
        var page = await browser.PageAsync(BrowserFixture.Desktop, at: _app.Address);
        await Garages.SignInAsync(page, await _garages.AdmitAsync(member, name));
        return page;
    }

    /// <summary>The phone of a person of this customer's account, signed in to the portal.</summary>
    internal async Task<IPage> PhoneAsync(BrowserFixture browser, long account, long person)
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

        var page = await browser.PageAsync(BrowserFixture.Phone, at: _app.Address);
        await page.Context.AddCookiesAsync([
            new Cookie
            {
                Name = $"bwp-{Garages.Own}",
                Value = token.Text,
                Url = _app.Address.ToString(),
            },
        ]);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_garages is not null)
            await _garages.DisposeAsync();
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
