using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Service.Claims;
using Battwheels.Tests.Common;
using static Battwheels.Tests.Service.Claims.ClaimWorld;

namespace Battwheels.Tests.Service.Claims;

[Trait("Category", "Data")]
public class QuarantineTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task List_OfHeldParts_SaysWhereSinceWhenAndForWhichClaim(TestEngine engine)
    {
        await using var world = await ClaimWorld.CreateAsync(engine);
        var claim = await world.DraftAsync();
        var quarantine = world.Db.Service<QuarantineService>(WarrantyPermissions.Read);

        var row = Assert.Single((await quarantine.ListAsync(new(), null, default)).Rows);
        Assert.Equal(("CNT-77", "Q-1", claim, true), (row.Serial, row.Place, row.ClaimId, row.MayMove));
        Assert.Equal((world.Kit.TicketId, 1_900m), (row.TicketId, row.Claimed));
        Assert.Equal(world.Db.Clock.GetUtcNow().UtcDateTime, row.SinceUtc);
        var other = world.Db.Service<QuarantineService>(Actor.Job(world.Db.OrgB, "test", WarrantyPermissions.Read));
        Assert.Empty((await other.ListAsync(new(All: true), null, default)).Rows);

        world.Db.Clock.Advance(TimeSpan.FromDays(2));
        Ok(
            await world
                .Claims()
                .HoldPartAsync(new HoldPart(row.Id, null, "", FailedPartState.SentToMaker), CommandId.New(), default)
        );

        QuarantineFilter[] filters =
        [
            new(),
            new(FailedPartState.SentToMaker),
            new(FailedPartState.Scrapped),
            new(All: true),
        ];
        Assert.Equal([0, 1, 0, 1], await quarantine.CountsAsync(filters, default));
        var sent = Assert.Single((await quarantine.ListAsync(filters[1], null, default)).Rows);
        Assert.Equal(("CNT-77", false), (sent.Serial, sent.MayMove));
        Assert.Equal(world.Db.Clock.GetUtcNow().UtcDateTime, sent.SinceUtc);
    }
}
