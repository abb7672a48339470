using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Inspections;

/// <summary>A scooter that is looked over, twice.</summary>
[Trait("Category", "Data")]
public sealed class InspectionServiceTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Inspect_FromFirstPointToTheNextVisit(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        var (db, by) = (world.Db, world.Technician);
        var service = LockOuts.Of(db, by);
        var command = CommandId.New();
        StartInspection start = new(world.Ticket, "two_wheeler");
        var inspection = EstimateWorld.Value(await service.StartAsync(start, command, default));
        Assert.Equal(inspection, EstimateWorld.Value(await service.StartAsync(start, command, default)));
        Assert.Equal(inspection, EstimateWorld.Value(await service.StartAsync(start, CommandId.New(), default)));
        var open = await service.FinishAsync(world.Ticket, inspection, CommandId.New(), default);
        Assert.Equal("INSPECTION_INCOMPLETE", open.Error?.Code);

        var points = (await db.ViewAsync(by, world.Ticket, inspection)).Points.ToDictionary(p => p.Label);
        AnswerPoints worn = new(world.Ticket, [new(points["Front brake"].Id, PointLight.Urgent, Note: " grinds ")]);
        EstimateWorld.Value(await service.AnswerAsync(worn, CommandId.New(), default));
        AnswerPoints health = new(world.Ticket, [new(points["State of health"].Id, null, 79.5m)]);
        EstimateWorld.Value(await service.AnswerAsync(health, CommandId.New(), default));
        AnswerPoint charge = new(points["State of charge"].Id, null, 101m);
        var high = await service.AnswerAsync(new(world.Ticket, [charge]), CommandId.New(), default);
        Assert.Equal("READING_OUT_OF_RANGE", high.Error?.Code);
        await db.AnswerAsync(by, world.Ticket, charge with { Value = 35m });
        foreach (var group in points.Values.Select(p => p.Group).Distinct())
            EstimateWorld.Value(await service.RestOkAsync(world.Ticket, inspection, group, CommandId.New(), default));
        var end = CommandId.New();
        EstimateWorld.Value(await service.FinishAsync(world.Ticket, inspection, end, default));
        EstimateWorld.Value(await service.FinishAsync(world.Ticket, inspection, end, default)); // pressed twice

        var done = await db.ViewAsync(by, world.Ticket, inspection);
        Assert.Equal((2, 0), (done.Of(PointLight.Urgent), done.Of(PointLight.Attention))); // the brake, and 79.5 of at least 80
        Assert.Equal("grinds", done.Points.Single(p => p.Label == "Front brake").Answer.Note);
        var late = await service.AnswerAsync(worn, CommandId.New(), default);
        Assert.Equal("INSPECTION_FINISHED", late.Error?.Code);
        await using (var raw = world.Raw())
            Assert.Equal(
                [(ReadingMeasure.StateOfCharge, 35m), (ReadingMeasure.StateOfHealth, 79.5m)],
                (await raw.Set<JobReading>().ToListAsync()).Select(r => (r.Measure, r.Value)).Order()
            );

        var next = await world.NextVisitAsync("TKT-MAIN-2627-00002");
        var again = await db.StartAsync(by, next, "two_wheeler");
        var view = await db.ViewAsync(by, next, again);
        Assert.Equal(79.5m, view.Points.Single(p => p.Label == "State of health").Last?.Value);
        Assert.Null(view.Points.Single(p => p.Label == "Pack voltage").Last);

        var stranger = LockOuts.Of(db, await db.MemberAsync(db.OrgB, "Tara", "manager"));
        Assert.Null(await stranger.OfTicketAsync(world.Ticket, default));
        Assert.Equal("NOT_FOUND", (await stranger.StartAsync(start, CommandId.New(), default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await stranger.AnswerAsync(worn, CommandId.New(), default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await stranger.FinishAsync(next, again, CommandId.New(), default)).Error?.Code);
    }

    [Fact]
    public async Task RestOk_IsTakenBackWhereNobodySaidOtherwise()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (db, by) = (world.Db, world.Technician);
        var service = LockOuts.Of(db, by);
        var inspection = await db.StartAsync(by, world.Ticket, "drive");
        var points = (await db.ViewAsync(by, world.Ticket, inspection)).Points;
        var first = points.First(p => p.Group == "Motor");
        await db.AnswerAsync(by, world.Ticket, new AnswerPoint(first.Id, PointLight.Attention));
        var rest = CommandId.New();
        Assert.Equal(
            2, // noise was answered; phase cables and the encoder's connector were not
            EstimateWorld.Value(await service.RestOkAsync(world.Ticket, inspection, "Motor", rest, default))
        );
        var second = points.Where(p => p is { Group: "Motor", Answer.Kind: PointKind.Light }).ElementAt(1);
        await db.AnswerAsync(by, world.Ticket, new AnswerPoint(second.Id, PointLight.Urgent));

        var undo = db.Service<UndoService>(by);
        var act = (await undo.OfCommandsAsync([rest], default)).Single();
        EstimateWorld.Value(await undo.UndoAsync(act.Id, default));

        var now = (await db.ViewAsync(by, world.Ticket, inspection))
            .Points.Where(p => p is { Group: "Motor", Answer.Kind: PointKind.Light })
            .Select(p => p.Answer.Light);
        Assert.Equal([PointLight.Attention, PointLight.Urgent, null], now);
    }

    [Fact]
    public async Task Start_ForAnotherVehicleBeforeDiagnosisOrByAnotherTechnician_IsRefused()
    {
        await using var world = await EstimateWorld.CreateAsync(state: TicketState.Assigned);
        StartInspection start = new(world.Ticket, "two_wheeler");
        var service = LockOuts.Of(world.Db, world.Technician);
        Assert.Equal("INSPECTION_NOT_NOW", (await service.StartAsync(start, CommandId.New(), default)).Error?.Code);
        await world.Db.ChangeAsync<ServiceTicket>(
            world.Ticket,
            t => t.Enter(TicketState.InDiagnosis, null, null, world.Now)
        );
        Assert.Equal(
            "TEMPLATE_UNKNOWN",
            (await service.StartAsync(start with { TemplateCode = "four_wheeler" }, CommandId.New(), default))
                .Error
                ?.Code
        );
        var other = LockOuts.Of(world.Db, await world.Db.MemberAsync(world.Db.OrgA, "Imtiyaz", "technician"));
        Assert.Equal("TICKET_NOT_YOURS", (await other.StartAsync(start, CommandId.New(), default)).Error?.Code);
    }

    [Fact]
    public async Task OwnTemplate_IsOfferedCopiedAndWithdrawn()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var owner = await world.Db.MemberAsync(world.Db.OrgA, "Nisha", "owner");
        var templates = world.Db.Service<InspectionTemplateService>(owner);
        TemplateInput input = new(
            "Monsoon check",
            VehicleCategory.TwoWheeler,
            [
                new("Water", "Connector boots", PointKind.Light, true),
                new("Water", "Insulation", PointKind.Reading, true, "MΩ", ReadingMeasure.Insulation, 1m),
            ]
        );
        var id = EstimateWorld.Value(await templates.CreateAsync(input, CommandId.New(), default));
        Assert.Equal("ALREADY_EXISTS", (await templates.CreateAsync(input, CommandId.New(), default)).Error?.Code);
        Assert.Equal(
            ["POINT_TWICE", "LIMITS_SWAPPED"],
            Codes(
                (
                    await templates.CreateAsync(
                        input with
                        {
                            Name = "Twice",
                            Points =
                            [
                                input.Points[0],
                                input.Points[0] with
                                {
                                    Label = "connector BOOTS",
                                },
                                input.Points[1] with
                                {
                                    Most = 0.5m,
                                },
                            ],
                        },
                        CommandId.New(),
                        default
                    )
                ).Error!
            )
        );

        var begun = await world.Db.StartAsync(world.Technician, world.Ticket, $"own:{id}");
        var kept = (await templates.GetAsync(id, default))!;
        EstimateWorld.Value(
            await templates.UpdateAsync(
                new(id, kept.Version, input with { Points = [input.Points[0]] }),
                CommandId.New(),
                default
            )
        );
        Assert.Equal(2, (await world.Db.ViewAsync(world.Technician, world.Ticket, begun)).Points.Count);
        Assert.Equal(
            "CONCURRENCY_CONFLICT",
            (await templates.RetireAsync(id, kept.Version, true, CommandId.New(), default)).Error?.Code
        );
        var now = (await templates.GetAsync(id, default))!;
        EstimateWorld.Value(await templates.RetireAsync(id, now.Version, true, CommandId.New(), default));
        var offers = (await LockOuts.Of(world.Db, world.Technician).OfTicketAsync(world.Ticket, default))!.Offers;
        Assert.DoesNotContain(offers, o => o.Code == $"own:{id}");
        var strangers = world.Db.Service<InspectionTemplateService>(
            await world.Db.MemberAsync(world.Db.OrgB, "Tara", "owner")
        );
        Assert.Null(await strangers.GetAsync(id, default));
        Assert.Equal(
            "NOT_FOUND",
            (await strangers.RetireAsync(id, now.Version, true, CommandId.New(), default)).Error?.Code
        );
    }

    private static IEnumerable<string> Codes(Error error) => [error.Code, .. error.Also.Select(o => o.Code)];
}
