using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Organizations;

[Trait("Category", "Data")]
public sealed class OrganizationFounderTests
{
    private static readonly FoundOrganization _gamma = new("gamma", "Gamma EV Service", null, "29");

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task FoundAsync_NewAddress_OrganizationOwnerAndAccountAreThere(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);

        var founded = await FoundAsync(db, "asha@gamma.example");

        Assert.Null(founded.Error);
        Assert.Equal(1, await db.CountAsync<Membership>(founded.Value.Id));
        Assert.NotNull(await PeopleOf(db).FindAsync("asha@gamma.example", default));
        Assert.Equal(0, await db.CountAsync<Membership>(db.OrgB));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task FoundAsync_AfterOneThatWasInterrupted_CarriesOn(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var directory = db.As(null).GetRequiredService<IPlatformDirectory>();
        var left = await directory.CreateOrganizationAsync("gamma", "Gamma EV Service", isDemo: false, default);

        var founded = await FoundAsync(db, "asha@gamma.example");

        Assert.Null(founded.Error);
        Assert.Equal(left.Value, founded.Value.Id);
        Assert.Equal(1, await db.CountAsync<Membership>(left.Value));
    }

    [Fact]
    public async Task FoundAsync_AddressInUse_IsRefusedAndMakesNoAccount()
    {
        await using var db = await CreateAsync();
        await FoundAsync(db, "asha@gamma.example");

        var second = await FoundAsync(db, "ravi@gamma.example");

        Assert.Equal("SLUG_TAKEN", second.Error?.Code);
        Assert.Null(await PeopleOf(db).FindAsync("ravi@gamma.example", default));
    }

    [Fact]
    public async Task FoundAsync_AccountInUse_IsRefusedAndLeavesTheAddressFree()
    {
        await using var db = await CreateAsync();
        await FoundAsync(db, "asha@gamma.example");

        var second = await FoundAsync(db, "asha@gamma.example", _gamma with { Slug = "delta" });
        var third = await FoundAsync(db, "ravi@delta.example", _gamma with { Slug = "delta" });

        Assert.Equal("EMAIL_TAKEN", second.Error?.Code);
        Assert.Null(third.Error);
        Assert.Equal(1, await db.CountAsync<Membership>(third.Value.Id));
    }

    [Fact]
    public async Task FoundAsync_PersonWithAnAccount_OwnsBoth()
    {
        await using var db = await CreateAsync();
        await FoundAsync(db, "asha@gamma.example");
        var person = (await PeopleOf(db).FindAsync("asha@gamma.example", default))!.Value;

        var second = await Founder(db)
            .FoundAsync(_gamma with { Slug = "delta" }, new FirstOwner(person, "Asha Rao"), default);

        Assert.Null(second.Error);
        var own = await db.As(null).GetRequiredService<IPlatformDirectory>().MembershipsAsync(person, default);
        Assert.Equal(["delta", "gamma"], own.Select(m => m.Slug).Order());
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task FoundAsync_TwoAtOnceForOneAddress_OneGetsIt(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);

        var both = await Task.WhenAll(FoundAsync(db, "asha@gamma.example"), FoundAsync(db, "ravi@gamma.example"));

        Assert.Equal("SLUG_TAKEN", Assert.Single(both, b => b.Error is not null).Error!.Code);
        Assert.Equal(1, await db.CountAsync<Membership>(both.Single(b => b.Error is null).Value.Id));
    }

    private static Task<TestDb> CreateAsync(TestEngine engine = TestEngine.Sqlite) =>
        TestDb.CreateAsync(engine, services => services.AddScoped<OrganizationFounder>());

    private static OrganizationFounder Founder(TestDb db) => db.As(null).GetRequiredService<OrganizationFounder>();

    private static IPeople PeopleOf(TestDb db) => db.As(null).GetRequiredService<IPeople>();

    private static async Task<Result<OrganizationIdentity>> FoundAsync(
        TestDb db,
        string email,
        FoundOrganization? founding = null
    )
    {
        var account = (
            await PeopleOf(db).PrepareAsync(new NewPerson(email, "Asha Rao", "monsoon-lantern-brick-42"), default)
        ).Value;
        return await Founder(db)
            .FoundAsync(founding ?? _gamma, new FirstOwner(account.Id, account.FullName, account), default);
    }
}
