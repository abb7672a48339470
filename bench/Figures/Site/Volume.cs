using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Figures.Site;

/// <summary>Set S: the same rows from the same seed. Founding and stock go through the services, the bulk below them.</summary>
internal static class Volume
{
    public const int Seed = 20261126;
    public const string Gstin = "27AAKCT4821P1ZP";
    public const string Email = "owner@figures.example.in";
    public const string Password = "blue-kite-over-deccan";

    public static async Task FillAsync(BenchSite site, double scale)
    {
        Random random = new(Seed);
        var (person, session) = await OwnerAsync(site);
        foreach (var sizes in Sizes.OfSetS(scale))
        {
            var garage = await FoundAsync(site, person, session, sizes, $"{site.Garages.Count + 1}");
            site.Garages.Add(garage);
            await People.FillAsync(site, garage, random);
            await Tickets.FillAsync(site, garage, random);
            await Journals.FillAsync(site, garage, random);
            await StockAsync(site, garage, random);
        }

        await site.SettleAsync();
    }

    /// <summary>Made when first asked for: an organization besides the set, with people, vehicles, visits and items, and without books.</summary>
    public static async Task<Garage> LargeAsync(BenchSite site, Sizes sizes)
    {
        if (site.Large is { } made)
            return made;
        Random random = new(Seed);
        var (person, session) = site.Garages is [var first, ..]
            ? (first.Owner.PersonId!.Value, long.Parse(first.Owner.SessionId!, CultureInfo.InvariantCulture))
            : await OwnerAsync(site);
        var garage = await FoundAsync(site, person, session, sizes, "large");
        await People.FillAsync(site, garage, random);
        await Tickets.FillAsync(site, garage, random);
        garage.Items.AddRange(await Parts.FillAsync(site, garage, random));
        await site.SettleAsync();
        return site.Large = garage;
    }

    /// <summary>Somebody with an account and a live session.</summary>
    private static async Task<(long Person, long Session)> OwnerAsync(BenchSite site)
    {
        var people = site.Services.GetRequiredService<IPeople>();
        var person = await people.PrepareAsync(new NewPerson(Email, "Anand Kulkarni", Password), default);
        var id = (await people.SaveAsync(person.Value, default)).Value;
        var sessions = site.Services.GetRequiredService<SessionStore>();
        return (id, await sessions.StartAsync(id, "127.0.0.1", "figures", default));
    }

    private static async Task<Garage> FoundAsync(BenchSite site, long person, long session, Sizes sizes, string name)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var founder = ActivatorUtilities.CreateInstance<OrganizationFounder>(scope.ServiceProvider);
        var founded = await founder.FoundAsync(
            new FoundOrganization($"figures-{name}", $"Figures EV Service {name}", name == "1" ? Gstin : null, "27"),
            new FirstOwner(person, "Anand Kulkarni"),
            default
        );
        if (founded.Error is { } error)
            throw new InvalidOperationException(error.Message);
        var id = founded.Value.Id;

        await using var db = site.Database(id);
        var profile = await db.Set<OrganizationProfile>().SingleAsync();
        (profile.AddressLine1, profile.City, profile.PinCode) = ("Plot 14, Lane 3, Baner Road", "Pune", "411045");
        await db.SaveChangesAsync();
        var member = await db.Set<Membership>().Select(m => m.Id).SingleAsync();
        var owner = Actor.Member(id, person, member, "Anand Kulkarni", $"{session}", "127.0.0.1");
        return new Garage(
            id,
            founded.Value.Slug,
            owner,
            await db.Set<Branch>().Where(b => b.IsDefault).Select(b => b.Id).SingleAsync(),
            await db.Set<Warehouse>().Where(w => w.IsDefault).Select(w => w.Id).SingleAsync(),
            sizes
        )
        {
            Accounts = await db.Set<Account>().Where(a => a.Role != null).ToDictionaryAsync(a => a.Role!, a => a.Id),
        };
    }

    /// <summary>Opening stock of every item, posted as the product posts it.</summary>
    private static async Task StockAsync(BenchSite site, Garage garage, Random random)
    {
        garage.Items.AddRange(await Parts.FillAsync(site, garage, random));
        const string permission = InventoryPermission;
        var units = site.As<IUnitOfWorkFactory>(Actor.Job(garage.Id, "figures", permission));
        foreach (var items in garage.Items.Chunk(50))
        {
            var opened = await units.RunAsync<Done>(
                permission,
                CommandId.New(),
                new { items },
                async unit =>
                {
                    foreach (var item in items)
                    {
                        OpeningStockLine line = new(
                            item,
                            garage.Store,
                            100_000m,
                            100_000m * random.Next(20, 2_000),
                            unit.Today,
                            "OpeningStock",
                            item,
                            1
                        );
                        if ((await StockLedger.OpenAsync(unit, line, default)).Error is { } refused)
                            return refused;
                    }

                    return Done.Instance;
                },
                default
            );
            if (opened.Error is { } error)
                throw new InvalidOperationException(error.Message);
        }
    }

    private const string InventoryPermission = "inventory:issue";
}
