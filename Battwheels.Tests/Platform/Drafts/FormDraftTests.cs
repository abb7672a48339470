using Battwheels.Core.Common;
using Battwheels.Core.Platform.Commands;
using Battwheels.Core.Platform.Drafts;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Drafts;

/// <summary>A draft is its member's own: kept sealed, found by nobody else, gone when it is dropped or 14 days old.</summary>
[Trait("Category", "Data")]
public sealed class FormDraftTests
{
    private const string Page = "contacts/{n}/edit";
    private static readonly DraftKey Edit = new($"{Page}|Save contact", "781234567890123456");
    private const string Typed = /*lang=json,strict*/
        """{"values":{"Name":"Asha Kulkarni","Phone":"98220 55123"}}""";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task OfPageAsync_ColleagueAndOtherOrganization_SeeNothingOfIt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var own = db.Service<FormDraftService>(await db.MemberAsync(db.OrgA, "Tarun", "technician"));
        var colleague = db.Service<FormDraftService>(await db.MemberAsync(db.OrgA, "Meera", "owner"));
        var stranger = db.Service<FormDraftService>(await db.MemberAsync(db.OrgB, "Zeenat", "owner"));

        await KeepAsync(own, Edit, Typed);
        await KeepAsync(
            colleague,
            Edit, /*lang=json,strict*/
            """{"values":{"Name":"Of Meera"}}"""
        );
        await DropAsync(stranger, Edit);

        var kept = Assert.Single(await own.OfPageAsync(Page, Edit.Record, default));
        Assert.Equal((Edit.Form, Typed, TimeSpan.Zero), (kept.Form, kept.Content, kept.Age));
        Assert.Contains(
            "Of Meera",
            Assert.Single(await colleague.OfPageAsync(Page, Edit.Record, default)).Content,
            StringComparison.Ordinal
        );
        Assert.Empty(await stranger.OfPageAsync(Page, Edit.Record, default));
        Assert.Empty(await own.OfPageAsync(Page, "781234567890123457", default));
        Assert.Empty(await own.OfPageAsync("contacts/{n}", Edit.Record, default)); // another page of the record

        await DropAsync(colleague, Edit);
        Assert.Single(await own.OfPageAsync(Page, Edit.Record, default));
        await DropAsync(own, Edit);
        Assert.Empty(await own.OfPageAsync(Page, Edit.Record, default));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task KeepAsync_Again_ReplacesItAndTheDatabaseShowsNoWordOfIt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var own = db.Service<FormDraftService>(await db.MemberAsync(db.OrgA, "Tarun", "technician"));
        await KeepAsync(own, Edit, "{}");
        db.Clock.Advance(TimeSpan.FromMinutes(3));
        await KeepAsync(own, Edit, Typed);
        db.Clock.Advance(TimeSpan.FromSeconds(20));

        var kept = Assert.Single(await own.OfPageAsync(Page, Edit.Record, default));
        Assert.Equal((Typed, TimeSpan.FromSeconds(20)), (kept.Content, kept.Age));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var row = await raw.Set<FormDraft>().SingleAsync();
        Assert.StartsWith("v1|", row.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("Asha", row.Content, StringComparison.Ordinal);
        Assert.False(await raw.Set<Core.Platform.Audit.AuditEntry>().AnyAsync(e => e.EntityType == nameof(FormDraft)));
    }

    [Fact]
    public async Task KeepAsync_TooMuchOrNoObject_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var own = db.Service<FormDraftService>(await db.MemberAsync(db.OrgA, "Tarun", "technician"));

        Assert.Equal("DRAFT_TOO_LARGE", await RefusalAsync($$"""{"a":"{{new string('x', 64_000)}}"}"""));
        Assert.Equal("DRAFT_INVALID", await RefusalAsync("[]"));
        Assert.Equal("DRAFT_INVALID", await RefusalAsync("{"));
        Assert.Null(await RefusalAsync($$"""{"a":"{{new string('ज', 63_992)}}"}""")); // 64,000 characters, three bytes each

        async Task<string?> RefusalAsync(string content) =>
            (await own.KeepAsync(new KeepDraft(Edit, content), CommandId.New(), default)).Error?.Code;
    }

    [Fact]
    public async Task KeepAsync_TheFiftyFirst_PushesOutTheOldest()
    {
        await using var db = await TestDb.CreateAsync();
        var own = db.Service<FormDraftService>(await db.MemberAsync(db.OrgA, "Tarun", "technician"));
        for (var record = 1; record <= 51; record++)
        {
            db.Clock.Advance(TimeSpan.FromSeconds(1));
            await KeepAsync(own, Edit with { Record = $"{record}" }, Typed);
        }

        Assert.Equal(50, await db.CountAsync<FormDraft>(db.OrgA));
        Assert.Empty(await own.OfPageAsync(Page, "1", default));
        Assert.Single(await own.OfPageAsync(Page, "2", default));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Draft_OfFourteenDays_IsNotOfferedAndGoes(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var own = db.Service<FormDraftService>(await db.MemberAsync(db.OrgA, "Tarun", "technician"));
        await KeepAsync(own, Edit, Typed);
        db.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Single(await own.OfPageAsync(Page, Edit.Record, default));
        db.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await own.OfPageAsync(Page, Edit.Record, default));

        await db.As(null)
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == CommandMemory.Queue)
            .WorkAsync(db.OrgA, default);

        Assert.Equal(0, await db.CountAsync<FormDraft>(db.OrgA));
    }

    private static async Task KeepAsync(FormDraftService drafts, DraftKey key, string content) =>
        Assert.Null((await drafts.KeepAsync(new KeepDraft(key, content), CommandId.New(), default)).Error);

    private static async Task DropAsync(FormDraftService drafts, DraftKey key) =>
        Assert.Null((await drafts.DropAsync(key, CommandId.New(), default)).Error);
}
