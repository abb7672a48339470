using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Access;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Access;

/// <summary>Sign-in by password: what it withstands, and that every failure looks and costs the same.</summary>
[Trait("Category", "Data")]
public sealed class SignInTests
{
    private const string Right = "seven lemons on a roof";
    private const string Wrong = "seven melons on a roof";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task SignInAsync_TenWrongPasswords_LockTheAccountForFifteenMinutes(TestEngine engine)
    {
        await using var db = await CreateAsync(engine);
        var email = await HireAsync(db, Right);
        for (var failure = 1; failure <= 10; failure++)
        {
            Assert.Equal("SIGN_IN_REFUSED", await CodeAsync(db, email, Wrong, $"203.0.113.{failure}"));
            if (failure % 5 == 0)
                db.Clock.Advance(TimeSpan.FromMinutes(1)); // five a minute
        }

        db.Clock.Advance(TimeSpan.FromMinutes(14) - TimeSpan.FromSeconds(1));
        Assert.Equal("SIGN_IN_REFUSED", await CodeAsync(db, email, Right));
        db.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await CodeAsync(db, email, Right));
        Assert.Equal(1, await RecordsAsync(db, "ACCOUNT_LOCKED"));
    }

    [Fact]
    public async Task SignInAsync_NineWrongPasswordsThenTheRightOne_StartsToCountAgain()
    {
        await using var db = await CreateAsync();
        var email = await HireAsync(db, Right);
        for (var round = 0; round < 2; round++)
        {
            for (var failure = 1; failure <= 9; failure++)
            {
                Assert.Equal("SIGN_IN_REFUSED", await CodeAsync(db, email, Wrong, $"203.0.113.{10 + failure}"));
                if (failure % 4 == 0)
                    db.Clock.Advance(TimeSpan.FromMinutes(1));
            }

            Assert.Null(await CodeAsync(db, email, Right));
            db.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>Also with the right password, however the address is written, and nobody else waits.</summary>
    [Fact]
    public async Task SignInAsync_SixthAttemptInAMinute_WaitsForTheNext()
    {
        await using var db = await CreateAsync();
        var (email, other) = (await HireAsync(db, Right), await HireAsync(db, Right));
        for (var attempt = 1; attempt <= 5; attempt++)
            Assert.Equal("SIGN_IN_REFUSED", await CodeAsync(db, email, Wrong, $"203.0.113.{10 + attempt}"));

        Assert.Equal("TOO_MANY_ATTEMPTS", await CodeAsync(db, email, Right));
        Assert.Equal("TOO_MANY_ATTEMPTS", await CodeAsync(db, $" {email.ToUpperInvariant()} ", Right));
        Assert.Null(await CodeAsync(db, other, Right));
        db.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await CodeAsync(db, email, Right));
    }

    /// <summary>1, 2, 4, 8, 16, 32, 60 and again 60 seconds after failures 4 to 11; nobody learns who has an account.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignInAsync_FromTheFourthFailureOfAnAddress_WaitsTwiceAsLongEachTime(bool exists)
    {
        await using var db = await CreateAsync(configure: s =>
            s.AddSingleton(new AccessOptions { BcryptCost = 10, SignInsPerMinutePerAccount = 100 })
        );
        var email = exists ? await HireAsync(db, Right) : "nobody@example.test";
        for (var failure = 1; failure <= 3; failure++)
            Assert.Equal("SIGN_IN_REFUSED", await CodeAsync(db, email, Wrong));

        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            Assert.Equal("SIGN_IN_REFUSED", await CodeAsync(db, email, Wrong));
            db.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(300));
            var refused = await TryAsync(db, email, Right);
            Assert.Equal("TOO_MANY_ATTEMPTS", refused?.Code);
            Assert.Equal("Too many attempts in a short time. Try again in 1 second.", refused?.Message);
            Assert.Equal(1, refused?.RetryAfterSeconds);
            db.Clock.Advance(TimeSpan.FromMilliseconds(300));
        }
    }

    [Fact]
    public async Task SignInAsync_FourFailuresOfAnAddress_AnotherAddressDoesNotWaitAndTheRightPasswordEndsIt()
    {
        await using var db = await CreateAsync();
        var email = await HireAsync(db, Right);
        for (var failure = 1; failure <= 4; failure++)
            Assert.Equal("SIGN_IN_REFUSED", await CodeAsync(db, email, Wrong));

        Assert.Equal("TOO_MANY_ATTEMPTS", await CodeAsync(db, $" {email.ToUpperInvariant()}", Right));
        Assert.Null(await CodeAsync(db, email, Right, "203.0.113.77"));
        db.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await CodeAsync(db, email, Right));
        Assert.Equal("SIGN_IN_REFUSED", await CodeAsync(db, email, Wrong));
        Assert.Null(await CodeAsync(db, email, Right));
    }

    /// <summary>Who owns a /64 cannot go round the wait by taking another of its addresses.</summary>
    [Fact]
    public async Task SignInAsync_FourFailuresOfAnIpv6Address_ItsWholeNetworkWaits()
    {
        await using var db = await CreateAsync();
        var email = await HireAsync(db, Right);
        for (var failure = 1; failure <= 4; failure++)
            Assert.Equal("SIGN_IN_REFUSED", await CodeAsync(db, email, Wrong, $"2001:db8:1:2::{failure}"));

        Assert.Equal("TOO_MANY_ATTEMPTS", await CodeAsync(db, email, Right, "2001:db8:1:2:ffff::9"));
        Assert.Null(await CodeAsync(db, email, Right, "2001:db8:1:3::1"));
    }

    /// <summary>bcrypt reads 72 bytes: 24 letters of Devanagari, or 72 of ASCII. What comes after counts all the same.</summary>
    [Theory]
    [InlineData("क", 24, "लाल पतंग", "नीली पतंग")]
    [InlineData("a", 72, "red kite", "blue kite")]
    [InlineData("a", 72, "", "b")]
    public async Task SignInAsync_PasswordsThatDifferAfter72Bytes_OnlyTheRightOneOpens(
        string letter,
        int times,
        string end,
        string otherEnd
    )
    {
        var start = string.Concat(Enumerable.Repeat(letter, times));
        Assert.Equal(72, System.Text.Encoding.UTF8.GetByteCount(start));
        await using var db = await CreateAsync();
        var email = await HireAsync(db, start + end);

        Assert.Equal("SIGN_IN_REFUSED", await CodeAsync(db, email, start + otherEnd));
        Assert.Null(await CodeAsync(db, email, start + end));
    }

    [Fact]
    public async Task SignInAsync_HashOfALowerCost_IsMadeAnew()
    {
        await using var db = await CreateAsync(cost: 11);
        var email = await HireAsync(db, Right, cost: 10);
        Assert.StartsWith("bw1:0:$2a$10$", await HashAsync(db, email), StringComparison.Ordinal);

        Assert.Null(await CodeAsync(db, email, Right));

        Assert.StartsWith("bw1:0:$2a$11$", await HashAsync(db, email), StringComparison.Ordinal);
        Assert.Null(await CodeAsync(db, email, Right));
    }

    /// <summary>Unknown, known and locked: the same answer after the same work, one hash of the same cost.</summary>
    [Fact]
    public async Task SignInAsync_NobodyOfThatName_CostsWhatAWrongPasswordCosts()
    {
        List<string> verified = [];
        await using var db = await CreateAsync(configure: s =>
            s.AddScoped<IPasswordHasher<Person>>(p => new Counting(p.GetRequiredService<BcryptHasher>(), verified))
        );
        var (known, locked) = (await HireAsync(db, Right), await HireAsync(db, Right));
        await ChangeAsync(db, locked, p => p.LockoutEnd = db.Clock.GetUtcNow().AddMinutes(5));

        string?[] answers =
        [
            await CodeAsync(db, known, Wrong),
            await CodeAsync(db, "nobody@example.test", Wrong),
            await CodeAsync(db, locked, Right),
        ];

        Assert.All(answers, a => Assert.Equal("SIGN_IN_REFUSED", a));
        Assert.Equal(3, verified.Count);
        Assert.All(verified, hash => Assert.StartsWith("bw1:0:$2a$10$", hash, StringComparison.Ordinal));
    }

    private static Task<TestDb> CreateAsync(
        TestEngine engine = TestEngine.Sqlite,
        int cost = 10,
        Action<IServiceCollection>? configure = null
    ) =>
        TestDb.CreateAsync(
            engine,
            services =>
            {
                services.AddSingleton(new AccessOptions { BcryptCost = cost });
                configure?.Invoke(services);
            }
        );

    /// <returns>The address of a new member with this password.</returns>
    private static async Task<string> HireAsync(TestDb db, string password, int cost = 10)
    {
        var actor = await db.MemberAsync(db.OrgA, "meera", "owner");
        await using var raw = db.Database(TenantScope.Platform("test password"));
        var person = await raw.Set<Person>().SingleAsync(p => p.Id == actor.PersonId);
        person.Email = person.UserName = $"meera-{person.Id}@example.test";
        person.NormalizedEmail = person.NormalizedUserName = person.Email.ToUpperInvariant();
        person.PasswordHash = new BcryptHasher(new AccessOptions { BcryptCost = cost }).HashPassword(person, password);
        person.SecurityStamp = $"{Guid.NewGuid():N}";
        await raw.SaveChangesAsync();
        return person.Email!;
    }

    /// <summary>The refusal's code; null when it opened.</summary>
    private static async Task<string?> CodeAsync(
        TestDb db,
        string email,
        string password,
        string address = "203.0.113.9"
    ) => (await TryAsync(db, email, password, address))?.Code;

    private static async Task<Error?> TryAsync(
        TestDb db,
        string email,
        string password,
        string address = "203.0.113.9"
    ) =>
        (
            await db
                .Services.GetRequiredService<ISignIn>()
                .SignInAsync(new SignInAttempt(email, password, address, "test"), default)
        ).Error;

    private static async Task<string> HashAsync(TestDb db, string email)
    {
        await using var raw = db.Database(TenantScope.Platform("test looks at the hash"));
        return (await raw.Set<Person>().SingleAsync(p => p.Email == email)).PasswordHash!;
    }

    private static async Task ChangeAsync(TestDb db, string email, Action<Person> change)
    {
        await using var raw = db.Database(TenantScope.Platform("test person"));
        change(await raw.Set<Person>().SingleAsync(p => p.Email == email));
        await raw.SaveChangesAsync();
    }

    private static async Task<int> RecordsAsync(TestDb db, string action)
    {
        await using var raw = db.Database(TenantScope.Platform("test looks at the log"));
        return await raw.Set<PlatformAuditEntry>().CountAsync(e => e.Action == action);
    }

    /// <summary>Notes what each password was held against.</summary>
    private sealed class Counting(IPasswordHasher<Person> inner, List<string> verified) : IPasswordHasher<Person>
    {
        public string HashPassword(Person user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(
            Person user,
            string hashedPassword,
            string providedPassword
        )
        {
            verified.Add(hashedPassword);
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
