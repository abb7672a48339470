using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;
using static Battwheels.Tests.Service.Amc.AmcWorld;

namespace Battwheels.Tests.Service.Amc;

/// <summary>What a contract pays of a visit: taken when work starts, once, and given back.</summary>
[Trait("Category", "Data")]
public class AmcCoverTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task StartAsync_TwoJobsAndOneServiceLeft_OneTakesIt(TestEngine engine)
    {
        await using var world = await AmcWorld.CreateAsync(engine);
        var contract = await world.SoldAsync();
        var first = await world.VisitAsync(world.Rohit);
        var second = await world.VisitAsync(world.Farhan);
        Ok(await world.CoverAsync(first.Ticket, first.Line));
        Ok(await world.CoverAsync(second.Ticket, second.Line)); // nothing is taken yet

        var started = await Task.WhenAll(
            Task.Run(() => world.StartAsync(world.Rohit, first.Ticket)),
            Task.Run(() => world.StartAsync(world.Farhan, second.Ticket))
        );

        var refused = Assert.Single(started, s => s.Error is not null).Error!;
        Assert.Equal("AMC_EXHAUSTED", refused.Code);
        Assert.Contains("Nothing is left of \"Periodic service\" in Gold", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await world.LeftAsync(contract));
        Assert.Equal(1, await world.Db.CountAsync<AmcUsage>(world.Db.OrgA));
        Assert.Equal(1, await UsedEventsAsync(world));

        // The customer pays the other one after all: asked anew with an estimate, and the line without charge is gone.
        var loser = started[0].Error is null ? second : first;
        Ok(await world.Covers.ReleaseAsync(loser.Ticket, loser.Line, CommandId.New(), default));
        Assert.Equal(JobLineState.Withdrawn, (await world.LineAsync(loser.Line)).State);
        var asked = await LinesAsync(world, loser.Ticket);
        Assert.Equal(
            [(LinePayer.Customer, JobLineState.Proposed, 950m)],
            asked.Where(l => l.EstimateId is not null).Select(l => (l.Payer, l.State, l.UnitPrice))
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CancelAsync_AVisitThatTook_GivesBackAndItCanBeTakenAgain(TestEngine engine)
    {
        await using var world = await AmcWorld.CreateAsync(engine);
        var contract = await world.SoldAsync();
        var visit = await world.VisitAsync(world.Rohit);
        var command = CommandId.New();
        Ok(await world.CoverAsync(visit.Ticket, visit.Line, command));
        Ok(await world.CoverAsync(visit.Ticket, visit.Line, command));
        Ok(await world.StartAsync(world.Rohit, visit.Ticket));
        Assert.Equal(0, await world.LeftAsync(contract));
        Assert.Equal(AmcLineStanding.Taken, (await StandingAsync(world, visit.Ticket)).Standing);

        var desk = world.Db.Service<TicketService>(Visits.Desk(world.Db.OrgA));
        Ok(await desk.HoldAsync(await StepAsync("Customer calls"), CommandId.New(), default));
        var held = await world.Db.TicketAsync(visit.Ticket);
        Ok(
            await desk.CancelAsync(new CancelTicket(visit.Ticket, held.Version, "Not wanted"), CommandId.New(), default)
        );

        Assert.Equal(1, await world.LeftAsync(contract));
        Assert.Equal([false, true], (await world.ViewAsync(contract)).Uses.Reverse().Select(u => u.IsBack));
        var next = await world.VisitAsync(world.Rohit, TicketState.InDiagnosis);
        Ok(await world.CoverAsync(next.Ticket, next.Line));
        Ok(
            await world
                .Db.Service<JobService>(world.Rohit)
                .StartWithoutChargeAsync(next.Ticket, CommandId.New(), default)
        );
        Assert.Equal(0, await world.LeftAsync(contract));

        async Task<TicketStep> StepAsync(string why) =>
            new(visit.Ticket, (await world.Db.TicketAsync(visit.Ticket)).Version, why);
    }

    [Fact]
    public async Task CoverAsync_WhatTheContractDoesNotPay_IsSaidAndTheCustomerPays()
    {
        await using var world = await AmcWorld.CreateAsync();
        var visit = await world.VisitAsync(world.Rohit, TicketState.InDiagnosis);
        Assert.Equal("AMC_NO_CONTRACT", (await world.CoverAsync(visit.Ticket, visit.Line)).Error!.Code);
        Assert.Null(Ok(await world.Covers.OfTicketAsync(visit.Ticket, default)).Cover);
        await world.SoldAsync();

        var offered = await StandingAsync(world, visit.Ticket);
        Assert.Equal((AmcLineStanding.Offered, 1, 1), (offered.Standing, offered.Allowed, offered.Left));
        var unlisted = await world.VisitAsync(
            world.Rohit,
            TicketState.InDiagnosis,
            vehicle: await world.Db.VehicleAsync(world.Contact, CrmSeeds.Scooter("MH12QK0501"))
        );
        Assert.Equal("AMC_NO_CONTRACT", (await world.CoverAsync(unlisted.Ticket, unlisted.Line)).Error!.Code);
        var stranger = world.Db.Service<AmcCoverService>(Desk(world.Db, world.Db.OrgB));
        CoverLine foreign = new(visit.Ticket, visit.Line);
        Assert.Equal("NOT_FOUND", (await stranger.CoverAsync(foreign, CommandId.New(), default)).Error!.Code);

        world.GoTo(new(2027, 2, 4)); // it ended yesterday
        Assert.Equal("AMC_NO_CONTRACT", (await world.CoverAsync(visit.Ticket, visit.Line)).Error!.Code);
        Assert.Equal(LinePayer.Customer, (await world.LineAsync(visit.Line)).Payer);
    }

    [Fact]
    public async Task CoverAsync_WhileWorkGoesOn_TakesAtOnceAndPartsGetTheDiscount()
    {
        await using var world = await AmcWorld.CreateAsync(services: null);
        var contract = await world.SoldAsync();
        var visit = await world.VisitAsync(world.Rohit);
        Ok(await world.StartAsync(world.Rohit, visit.Ticket));
        Ok(await world.CoverAsync(visit.Ticket, visit.Line));
        Assert.Equal(1, await world.Db.CountAsync<AmcUsage>(world.Db.OrgA));
        Assert.Null(await world.LeftAsync(contract)); // without limit

        Assert.Equal(
            "AMC_NO_DISCOUNT",
            (await world.Covers.DiscountPartsAsync(visit.Ticket, CommandId.New(), default)).Error!.Code
        );
        await world.Db.ChangeAsync<JobLine>(
            visit.Line,
            l => (l.Kind, l.Payer, l.State) = (JobLineKind.Part, LinePayer.Customer, JobLineState.Proposed)
        );
        Assert.Equal(10m, Ok(await world.Covers.OfTicketAsync(visit.Ticket, default)).PartsDiscount);
        Ok(await world.Covers.DiscountPartsAsync(visit.Ticket, CommandId.New(), default));
        Assert.Equal(10m, (await world.LineAsync(visit.Line)).DiscountPercent);
    }

    [Fact]
    public async Task RegisterAsync_ACoveredVehicle_BearsItsContractAndItsResponse()
    {
        await using var world = await AmcWorld.CreateAsync();
        NewTicket plain = new("Service", VehicleId: world.Vehicle, ContactId: world.Contact);
        var before = await TermsAsync(world, await world.Db.RegisterAsync(plain));
        var contract = await world.SoldAsync();

        var id = await world.Db.RegisterAsync(plain);

        var ticket = await world.Db.TicketAsync(id);
        Assert.Equal((contract, 30), (ticket.AmcContractId, ticket.AmcResponseMinutes));
        var terms = await TermsAsync(world, id);
        Assert.Equal(30, terms.ResponseMinutes);
        Assert.NotEqual(30, before.ResponseMinutes);
        Assert.Equal(before.ResolutionMinutes, terms.ResolutionMinutes);
    }

    private static Task<SlaTerms> TermsAsync(AmcWorld world, long ticket) =>
        world
            .Db.UnitsFor("x:read")
            .ReadAsync("x:read", u => u.Set<SlaTerms>().SingleAsync(t => t.TicketId == ticket), default);

    private static async Task<AmcLineView> StandingAsync(AmcWorld world, long ticket) =>
        Assert.Single(Ok(await world.Covers.OfTicketAsync(ticket, default)).Lines);

    private static Task<List<JobLine>> LinesAsync(AmcWorld world, long ticket) =>
        world
            .Db.UnitsFor("x:read")
            .ReadAsync("x:read", u => u.Set<JobLine>().Where(l => l.TicketId == ticket).ToListAsync(), default);

    private static Task<int> UsedEventsAsync(AmcWorld world) =>
        world
            .Db.UnitsFor("x:read")
            .ReadAsync("x:read", u => u.Set<OutboxMessage>().CountAsync(m => m.Type == "AMC_USED"), default);
}
