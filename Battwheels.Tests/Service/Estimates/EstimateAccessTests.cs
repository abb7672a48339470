using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Tests.Service.Estimates;

[Trait("Category", "Data")]
public class EstimateAccessTests
{
    [Fact]
    public async Task Technician_MayNeitherReadNorWriteEstimates()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.DraftAsync();
        var service = world.Db.Service<EstimateService>(world.Technician);

        await DeniedAsync(() => service.GetAsync(id, default));
        await DeniedAsync(() => service.ListAsync(new EstimateFilter(), default));
        await DeniedAsync(() => service.OpenAsync(world.Ticket, CommandId.New(), default));
        await DeniedAsync(() => service.AddLineAsync(id, EstimateWorld.Labour(), CommandId.New(), default));
        await DeniedAsync(() => service.SubmitAsync(id, 1, CommandId.New(), default));
        await DeniedAsync(() => service.ShareAsync(new ShareEstimate(id, ""), CommandId.New(), default));
        Assert.Single((await world.ViewAsync(id)).Lines);
    }

    [Fact]
    public async Task Advisor_OfAnotherOrganization_FindsNothing()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (id, token) = await world.SharedAsync();
        var foreign = await world.Db.MemberAsync(world.Db.OrgB, "Bhavna", "owner");
        var service = world.Db.Service<EstimateService>(foreign);
        var answer = new OfferAnswer("X", [], false, DecisionMethod.PhoneRecorded, CalledNumber: "1", Note: "yes");

        Assert.Equal("NOT_FOUND", (await service.GetAsync(id, default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await service.ForTicketAsync(world.Ticket, null, default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await service.OpenAsync(world.Ticket, CommandId.New(), default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await service.ReviseAsync(id, CommandId.New(), default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await service.CompareAsync(id, 1, null, default)).Error?.Code);
        Assert.Equal(
            "NOT_FOUND",
            (await service.RecordDecisionAsync(new RecordDecision(id, 1, answer), CommandId.New(), default)).Error?.Code
        );
        Assert.Empty((await service.ListAsync(new EstimateFilter(), default)).Rows);
        await world.PageAsync(token);
        Assert.Equal(TicketState.AwaitingCustomer, await world.TicketStateAsync());
    }

    [Fact]
    public async Task BearerOfALink_MayDoNothingElse()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (id, token) = await world.SharedAsync();
        var bearer = Actor.PublicLink(
            world.Db.OrgA,
            world.Contact,
            "link",
            null,
            EstimatePermissions.PortalRead,
            EstimatePermissions.PortalDecide
        );

        await DeniedAsync(() => world.Db.Service<EstimateService>(bearer).GetAsync(id, default));
        await DeniedAsync(() => world.Db.Service<EstimateLinkService>(bearer).FindAsync(token, default));
    }

    [Fact]
    public async Task LookUpOfALink_MayNotOpenIt()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (_, token) = await world.SharedAsync();
        var lookUp = world.Db.Service<EstimateLinkService>(
            Actor.Job(world.Db.OrgA, "link", SystemPermissions.OpenLink)
        );

        await DeniedAsync(() => lookUp.ReadAsync(token, default));
    }

    private static Task<AccessDeniedException> DeniedAsync<T>(Func<Task<T>> act) =>
        Assert.ThrowsAsync<AccessDeniedException>(act);
}
