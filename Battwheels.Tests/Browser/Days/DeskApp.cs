using Battwheels.Core.Common;
using Battwheels.Tests.Service.Approvals;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Days;

/// <summary>A running workshop whose people can sign in: Asha at the counter, Meera manages, Vikram owns.</summary>
public sealed class DeskApp(BrowserFixture browser) : IAsyncLifetime
{
    private Garages _garages = null!;

    internal string Database => browser.App.Database;

    internal ApprovalWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _garages = await Garages.OpenAsync(browser.App);
        World = await ApprovalWorld.OverAsync(_garages.Db);
    }

    /// <summary>This member's page, signed in.</summary>
    internal async Task<IPage> SeatAsync(Actor member, string name)
    {
        var page = await browser.PageAsync(BrowserFixture.Desktop, at: browser.App.Address);
        await Garages.SignInAsync(page, await _garages.AdmitAsync(member, name));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_garages is not null)
            await _garages.DisposeAsync();
    }
}
