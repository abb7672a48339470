using Battwheels.Data.Access;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Access;

[Trait("Category", "Data")]
public sealed class SessionTests
{
    /// <summary>An open page asks by the clock whether its session is alive; that is no use of it.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task FindAsync_LooksByTheClockOnly_DoNotKeepItAlive(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (sessions, session) = await StartAsync(db);

        for (var minute = 1; minute < 60; minute++)
        {
            db.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.NotNull(await sessions.FindAsync(session, touch: false, default));
        }

        db.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await sessions.FindAsync(session, touch: false, default));
    }

    /// <summary>Also when the page has looked a moment before, so that nothing needs to be read again.</summary>
    [Fact]
    public async Task FindAsync_UsedBetweenLooks_LivesAnHourLonger()
    {
        await using var db = await TestDb.CreateAsync();
        var (sessions, session) = await StartAsync(db);

        db.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await sessions.FindAsync(session, touch: false, default));
        Assert.NotNull(await sessions.FindAsync(session, touch: true, default));
        db.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await sessions.FindAsync(session, touch: false, default));
        db.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await sessions.FindAsync(session, touch: false, default));
    }

    /// <summary>However busy: used every ten minutes, it ends twelve hours after the password.</summary>
    [Fact]
    public async Task FindAsync_UsedAllDay_EndsAfterTwelveHours()
    {
        await using var db = await TestDb.CreateAsync();
        var (sessions, session) = await StartAsync(db);

        for (var minutes = 10; minutes < 12 * 60; minutes += 10)
        {
            db.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.NotNull(await sessions.FindAsync(session, touch: true, default));
        }

        db.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await sessions.FindAsync(session, touch: true, default));
        db.Clock.Advance(TimeSpan.FromSeconds(5)); // what was read is at most five seconds old
        Assert.Null(await sessions.FindAsync(session, touch: true, default));
    }

    [Fact]
    public async Task StartAsync_EleventhOfAPerson_EndsTheOldest()
    {
        await using var db = await TestDb.CreateAsync();
        var (sessions, first) = await StartAsync(db);
        var person = (await sessions.FindAsync(first, touch: false, default))!.PersonId;
        List<long> others = [];
        for (var i = 2; i <= 10; i++)
            others.Add(await sessions.StartAsync(person, null, null, default));
        Assert.NotNull(await sessions.FindAsync(first, touch: false, default));

        others.Add(await sessions.StartAsync(person, null, null, default));
        db.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(await sessions.FindAsync(first, touch: false, default));
        foreach (var other in others)
            Assert.NotNull(await sessions.FindAsync(other, touch: false, default));
    }

    private static async Task<(SessionStore, long)> StartAsync(TestDb db)
    {
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var sessions = db.Services.GetRequiredService<SessionStore>();
        return (sessions, await sessions.StartAsync(owner.PersonId!.Value, null, null, default));
    }
}
