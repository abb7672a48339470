using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data.Access;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>Two organizations in the running application, with people who can sign in.</summary>
internal sealed class Garages : IAsyncDisposable
{
    public const string Own = "own-garage";
    public const string Other = "other-garage";
    public const string Password = "correct-horse-battery-7";

    private Garages(TestDb db) => Db = db;

    /// <summary>Organization A is <see cref="Own"/>, B is <see cref="Other"/>.</summary>
    public TestDb Db { get; }

    public static async Task<Garages> OpenAsync(RunningApp app) =>
        new(await TestDb.BesideAsync(app.Database, Own, Other));

    /// <summary>A member with a password.</summary>
    /// <param name="organization">Another one than <see cref="Own"/>.</param>
    public async Task<(Actor Actor, string Email)> HireAsync(string name, string role, long? organization = null)
    {
        var actor = await Db.MemberAsync(organization ?? Db.OrgA, name, role);
        return (actor, await AdmitAsync(actor, name));
    }

    /// <summary>Gives a member a password.</summary>
    /// <returns>The email to sign in with.</returns>
    public async Task<string> AdmitAsync(Actor actor, string name)
    {
        await using var raw = Db.Database(TenantScope.Platform("test password"));
        var person = await raw.Set<Person>().SingleAsync(p => p.Id == actor.PersonId);
        person.Email = person.UserName = $"{name}-{person.Id}@example.test".ToLowerInvariant();
        person.NormalizedEmail = person.NormalizedUserName = person.Email.ToUpperInvariant();
        person.PasswordHash = new BcryptHasher(new AccessOptions()).HashPassword(person, Password);
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        await raw.SaveChangesAsync();
        return person.Email;
    }

    /// <summary>Signs in through the page and enters a garage.</summary>
    public static async Task SignInAsync(IPage page, string email, string slug = Own)
    {
        await page.GotoAsync("sign-in");
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(
            address => !address.Contains("/sign-in", StringComparison.Ordinal),
            new() { WaitUntil = WaitUntilState.Commit }
        );
        await page.GotoAsync($"{slug}/");
        await page.Locator(".shell").WaitForAsync();
    }

    public async Task SuspendAsync(Actor member)
    {
        await using var raw = Db.Database(new TenantScope(member.OrganizationId));
        var membership = await raw.Set<Membership>().SingleAsync(m => m.Id == member.MembershipId);
        membership.SetStatus(MembershipStatus.Suspended, "left");
        await raw.SaveChangesAsync();
    }

    /// <summary>Asks for an address of an organization with the page's cookies, as a browser's address bar does.</summary>
    public static async Task<(int Status, string Body)> AskAsync(IPage page, string slug, string address)
    {
        var answer = await page.Context.APIRequest.GetAsync(
            $"{slug}/{address}",
            new()
            {
                MaxRedirects = 0,
                Headers = new Dictionary<string, string> { ["Accept"] = "text/html,*/*" },
            }
        );
        return (answer.Status, await answer.TextAsync());
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}

/// <summary>One application with two garages for the tests of a class.</summary>
public sealed class GarageApp(BrowserFixture browser) : IAsyncLifetime
{
    public RunningApp App => browser.App;

    internal Garages Garages { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Garages = await Garages.OpenAsync(App);

    public ValueTask DisposeAsync() => Garages.DisposeAsync();
}
