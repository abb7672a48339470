using Battwheels.Core.Service.Damage;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Service.Estimates;
using Battwheels.Tests.Shell;
using Battwheels.Web.Service.Damage;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Damage;

/// <summary>The drawing at the counter, over a real database: pressed on, and by its list of places.</summary>
[Trait("Category", "Component")]
public sealed class DamageCardTests : ShellTestBase
{
    private EstimateWorld? _world;

    [Fact]
    public async Task Press_OnTheDrawing_PutsANumberedMarkThere()
    {
        var card = await OpenAsync();
        Assert.Equal(4, card.FindAll("[data-damage-view]").Count); // a scooter is not seen from above

        await card.FindAll(".kinds button")[1].ClickAsync();
        await card.Find("[data-damage-tap]").ChangeAsync("Left:215:780");
        card.WaitForAssertion(() => Assert.Single(card.FindAll(".dmarks > li")));
        await card.Find("#f-damage-place").ChangeAsync("0");
        await card.Find("#damage-add").ClickAsync();

        card.WaitForAssertion(() => Assert.Equal(2, card.FindAll(".dmarks > li").Count));
        Assert.Equal(
            "Left side: 1 Dent, Left side: front wheel; 2 Dent, Left side: front wheel",
            card.Find("[data-damage-view=Left]").GetAttribute("aria-label")
        );
        var marks = (await _world!.Db.Service<DamageService>(_world.Advisor).GetAsync(_world.Ticket, default))!.Marks;
        Assert.Equal([(1, 215, 780), (2, 215, 780)], marks.Select(m => (m.Number, m.X, m.Y)));
        Assert.Empty(card.FindAll("#damage-none"));
    }

    [Fact]
    public async Task NoDamage_WhereNothingIsMarked_IsSaidOnce()
    {
        var card = await OpenAsync();

        await card.Find("#damage-none").ClickAsync();

        card.WaitForAssertion(() => Assert.True(card.Find("#damage-none").HasAttribute("disabled")));
        Assert.Contains("No damage seen", card.Markup, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<DamageCard>> OpenAsync()
    {
        _world = await EstimateWorld.CreateAsync(state: TicketState.Open);
        this.AddAuthorization().SetAuthorized("asha").SetPolicies(TicketPermissions.Read, TicketPermissions.Update);
        Services.AddSingleton<TimeProvider>(_world.Db.Clock);
        Services.AddSingleton(_world.Db.UnitsFor(_world.Advisor));
        Services.AddScoped<DamageService>();
        var ticket = _world.Ticket;
        var card = Render<DamageCard>(p => p.Add(x => x.TicketId, ticket));
        card.WaitForAssertion(() => Assert.NotEmpty(card.FindAll(".damagefig")));
        return card;
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (_world is not null)
            await _world.DisposeAsync();
    }
}
