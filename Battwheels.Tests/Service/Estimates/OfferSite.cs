using Battwheels.Tests.Browser;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Service.Estimates;

/// <summary>The running application with a workshop that shares estimates; phones reach it from addresses of their own.</summary>
public sealed class OfferSite(BrowserFixture browser) : IAsyncLifetime
{
    public const string Slug = "own-garage";
    public const string OtherSlug = "other-garage";
    private int _visits;
    private int _phones;

    public RunningApp App => browser.App;

    internal EstimateWorld World { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        World = await EstimateWorld.OverAsync(await TestDb.BesideAsync(App.Database, Slug, OtherSlug));
    }

    /// <summary>A new visit with this estimate, shared.</summary>
    internal async Task<(long Id, string Token)> SharedAsync(params Core.Service.Estimates.LineInput[] lines)
    {
        await World.NextVisitAsync($"TKT-MAIN-2627-{100 + Interlocked.Increment(ref _visits):00000}");
        return await World.SharedAsync(lines);
    }

    /// <summary>Somebody's phone: keeps its cookies and has an address of its own.</summary>
    internal PlainBrowser NewPhone() => new(App.Address, $"203.0.113.{Interlocked.Increment(ref _phones)}");

    public async ValueTask DisposeAsync()
    {
        if (World is not null)
            await World.DisposeAsync();
    }
}
