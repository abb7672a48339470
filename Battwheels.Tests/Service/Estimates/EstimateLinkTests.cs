using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Estimates;

[Trait("Category", "Data")]
public class EstimateLinkTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ShareAsync_FirstLink_SendsForSevenDaysAndKeepsOnlyTheHash(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);

        var (id, token) = await world.SharedAsync();

        Assert.Equal(43, token.Length);
        Assert.Equal(TicketState.AwaitingCustomer, await world.TicketStateAsync());
        var view = await world.ViewAsync(id);
        Assert.Equal((EstimateState.Sent, new DateOnly(2026, 11, 11)), (view.State, view.ValidUntil));
        await using var raw = world.Raw();
        var link = await raw.Set<EstimateLink>().SingleAsync();
        Assert.Equal(LinkToken.Read(token)!.Hash, link.TokenHash);
        // The 11th ends in India at 18:30 UTC.
        Assert.Equal(new DateTime(2026, 11, 11, 18, 30, 0, DateTimeKind.Utc), link.ExpiresAtUtc);
        Assert.DoesNotContain(
            await raw.Set<Battwheels.Core.Platform.Audit.AuditEntry>().Select(a => a.Changes).ToListAsync(),
            changes => changes?.Contains(link.TokenHash, StringComparison.Ordinal) is true
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task FindAsync_Token_TellsOnlyWhoseLinkItIs(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (_, token) = await world.SharedAsync();

        var bearer = EstimateWorld.Value(await FindAsync(world, token));

        Assert.Equal(new LinkBearer(world.Contact, "Aarav Kulkarni", world.Contact), bearer);
        foreach (var wrong in (string[])["", "x", LinkToken.New().Text, token[..42], token + "A"])
            Assert.Same(EstimateErrors.LinkClosed, (await FindAsync(world, wrong)).Error);
        Assert.Same(EstimateErrors.LinkClosed, (await FindAsync(world, token, world.Db.OrgB)).Error);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Link_OfAnotherContactOrOrganization_OpensNothing(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (_, token) = await world.SharedAsync();
        var answer = EstimateWorld.Answer(await world.PageAsync(token), token);
        var stranger = await world.Db.ContactAsync(CrmSeeds.Person("Other Person", "9823000043"));

        foreach (
            var (organization, contact) in ((long, long)[])[(world.Db.OrgA, stranger), (world.Db.OrgB, world.Contact)]
        )
        {
            var portal = world.Db.Service<EstimateLinkService>(
                Actor.PublicLink(
                    organization,
                    contact,
                    "stranger",
                    null,
                    EstimatePermissions.PortalRead,
                    EstimatePermissions.PortalDecide
                )
            );
            Assert.Same(EstimateErrors.LinkClosed, (await portal.ReadAsync(token, default)).Error);
            Assert.Same(EstimateErrors.LinkClosed, (await portal.DecideAsync(answer, CommandId.New(), default)).Error);
            Assert.Same(
                EstimateErrors.LinkClosed,
                (await portal.OpenedAsync(token, LinkSight.Page, CommandId.New(), default)).Error
            );
        }

        Assert.Equal(0, await world.Db.CountAsync<EstimateDecision>(world.Db.OrgA));
        Assert.Equal(TicketState.AwaitingCustomer, await world.TicketStateAsync());
    }

    [Fact]
    public async Task Link_Expired_IsClosedAndCannotDecide()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (id, token) = await world.SharedAsync();
        var answer = EstimateWorld.Answer(await world.PageAsync(token), token);
        world.Db.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 11, 18, 29, 59, TimeSpan.Zero));
        await world.PageAsync(token);

        world.Db.Clock.Advance(TimeSpan.FromSeconds(1));

        await AssertClosedAsync(world, token, answer);
        Assert.Equal(EstimateState.Expired, (await world.ViewAsync(id)).State);
        var share = await world.Estimates.ShareAsync(
            new ShareEstimate(id, LinkToken.New().Hash),
            CommandId.New(),
            default
        );
        Assert.Equal("ESTIMATE_EXPIRED", share.Error?.Code);
        EstimateWorld.Value(await world.Estimates.ReviseAsync(id, CommandId.New(), default));
    }

    [Fact]
    public async Task Link_Revoked_IsClosedButAnotherStaysOpen()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (id, token) = await world.SharedAsync();
        var other = await world.ShareAsync(id);
        var answer = EstimateWorld.Answer(await world.PageAsync(token), token);
        var first = (await world.ViewAsync(id)).Links[^1];

        EstimateWorld.Value(await world.Estimates.RevokeLinkAsync(first.Id, CommandId.New(), default));

        await AssertClosedAsync(world, token, answer);
        await world.PageAsync(other);
        Assert.Equal([LinkState.Open, LinkState.Revoked], (await world.ViewAsync(id)).Links.Select(l => l.State));
    }

    [Fact]
    public async Task Link_OfAReplacedVersion_IsClosedFromTheMomentOfRevising()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (id, token) = await world.SharedAsync();
        var answer = EstimateWorld.Answer(await world.PageAsync(token), token);

        EstimateWorld.Value(await world.Estimates.ReviseAsync(id, CommandId.New(), default));
        await AssertClosedAsync(world, token, answer);
        Assert.Equal(LinkState.Replaced, (await world.ViewAsync(id)).Links[0].State);
        await world.SubmitAsync(id);
        var newToken = await world.ShareAsync(id);

        await AssertClosedAsync(world, token, answer);
        var swapped = await world.Portal.DecideAsync(answer with { Token = newToken }, CommandId.New(), default);
        Assert.Equal("ESTIMATE_REPLACED", swapped.Error?.Code);
    }

    [Fact]
    public async Task Link_OfACancelledVisit_IsClosed()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (_, token) = await world.SharedAsync();
        var answer = EstimateWorld.Answer(await world.PageAsync(token), token);
        await using (var raw = world.Raw())
        {
            (await raw.Set<ServiceTicket>().SingleAsync()).Enter(TicketState.Cancelled, null, null, world.Now);
            await raw.SaveChangesAsync();
        }

        await AssertClosedAsync(world, token, answer);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task OpenedAsync_TwiceAndLater_MarksViewedOnce(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (id, token) = await world.SharedAsync();
        var first = world.Now;

        EstimateWorld.Value(await world.Portal.OpenedAsync(token, LinkSight.Page, CommandId.New(), default));
        world.Db.Clock.Advance(TimeSpan.FromHours(3));
        EstimateWorld.Value(await world.Portal.OpenedAsync(token, LinkSight.Page, CommandId.New(), default));

        var view = await world.ViewAsync(id);
        Assert.Equal(
            (EstimateState.Viewed, 2, (DateTime?)first.AddHours(3)),
            (view.State, view.Links[0].Openings, view.Links[0].LastOpenedAtUtc)
        );
        await using var raw = world.Raw();
        Assert.Equal(
            1,
            await raw.Set<Battwheels.Core.Platform.Events.OutboxMessage>().CountAsync(m => m.Type == "ESTIMATE_VIEWED")
        );
    }

    [Fact]
    public async Task Link_AfterTheAnswer_ShowsItUntilItExpires()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (_, token) = await world.SharedAsync(EstimateWorld.Labour("One"), EstimateWorld.Labour("Two"));
        await world.Portal.DecideAsync(
            EstimateWorld.Answer(await world.PageAsync(token), token, ["Two"]),
            CommandId.New(),
            default
        );

        var page = await world.PageAsync(token);

        Assert.Equal("Aarav Kulkarni", page.Answer?.GivenBy);
        Assert.Equal([true, false], page.Lines.Select(l => l.IsApproved));
        world.Db.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Same(EstimateErrors.LinkClosed, (await world.Portal.ReadAsync(token, default)).Error);
    }

    private static async Task AssertClosedAsync(EstimateWorld world, string token, LinkAnswer answer)
    {
        Assert.Same(EstimateErrors.LinkClosed, (await world.Portal.ReadAsync(token, default)).Error);
        Assert.Same(
            EstimateErrors.LinkClosed,
            (await world.Portal.DecideAsync(answer, CommandId.New(), default)).Error
        );
        Assert.Equal(0, await world.Db.CountAsync<EstimateDecision>(world.Db.OrgA));
    }

    private static Task<Result<LinkBearer>> FindAsync(EstimateWorld world, string token, long? organization = null) =>
        world
            .Db.Service<EstimateLinkService>(
                Actor.Job(organization ?? world.Db.OrgA, "link", SystemPermissions.OpenLink)
            )
            .FindAsync(token, default);
}
