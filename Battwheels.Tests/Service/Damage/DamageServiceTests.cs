using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Damage;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Portal;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace Battwheels.Tests.Service.Damage;

/// <summary>A scooter that is taken in twice.</summary>
[Trait("Category", "Data")]
public sealed class DamageServiceTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Add_ThenTakeOffAndPutBack_KeepsNumbersAndAnswersTheChecklist(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine, TicketState.Open);
        var damage = world.Db.Service<DamageService>(world.Advisor);
        var command = CommandId.New();
        AddDamageMark tap = new(world.Ticket, DamageView.Left, 215, 780, DamageKind.Scratch, " deep ");

        var first = EstimateWorld.Value(await damage.AddAsync(tap, command, default));
        Assert.Equal(first, EstimateWorld.Value(await damage.AddAsync(tap, command, default))); // pressed twice
        var second = EstimateWorld.Value(
            await damage.AddAsync(tap with { View = DamageView.Front, Note = null }, CommandId.New(), default)
        );
        Done(await damage.RemoveAsync(world.Ticket, first, CommandId.New(), default));
        var third = EstimateWorld.Value(
            await damage.AddAsync(tap with { Kind = DamageKind.Rust }, CommandId.New(), default)
        );

        Assert.Equal(
            [(second, 2), (third, 3)],
            (await MapAsync(damage, world.Ticket)).Marks.Select(m => (m.Id, m.Number))
        );
        Assert.Equal(IntakeFinding.Noted, await BodyAsync(world));
        await using (var raw = world.Raw())
        {
            var version = await raw.Set<DamageMark>().Where(m => m.Id == first).Select(m => m.Version).SingleAsync();
            Done(await damage.PutBackAsync(world.Ticket, first, version, CommandId.New(), default));
        }

        var map = await MapAsync(damage, world.Ticket);
        Assert.Equal((1, "deep", DamageKind.Scratch), (map.Marks[0].Number, map.Marks[0].Note, map.Marks[0].Kind));
        Assert.Equal("DAMAGE_MARKED", (await damage.SayNoneAsync(world.Ticket, CommandId.New(), default)).Error?.Code);

        var strangers = world.Db.Service<DamageService>(await world.Db.MemberAsync(world.Db.OrgB, "Tara", "manager"));
        Assert.Null(await strangers.GetAsync(world.Ticket, default));
        Assert.Equal("NOT_FOUND", (await strangers.AddAsync(tap, CommandId.New(), default)).Error?.Code);
        Assert.Equal(
            "NOT_FOUND",
            (await strangers.RemoveAsync(world.Ticket, first, CommandId.New(), default)).Error?.Code
        );
    }

    [Fact]
    public async Task SayNone_ThenAMark_AsksForANewSignatureAndTakesNoFine()
    {
        await using var world = await EstimateWorld.CreateAsync(state: TicketState.Open);
        var damage = world.Db.Service<DamageService>(world.Advisor);
        var intake = world.Db.Service<IntakeService>(world.Advisor);
        Done(await damage.SayNoneAsync(world.Ticket, CommandId.New(), default));
        Assert.True((await MapAsync(damage, world.Ticket)).SaysNone);
        EstimateWorld.Value(
            await intake.SaveAsync(await AllFineAsync(intake, world.Ticket, signs: true), CommandId.New(), default)
        );
        Assert.NotNull((await intake.GetAsync(world.Ticket, default))!.CompletedAtUtc);

        var mark = EstimateWorld.Value(
            await damage.AddAsync(
                new(world.Ticket, DamageView.Back, 500, 430, DamageKind.Broken),
                CommandId.New(),
                default
            )
        );

        var open = (await intake.GetAsync(world.Ticket, default))!;
        Assert.Null(open.CompletedAtUtc);
        Assert.Null(open.Signature);
        var fine = await intake.SaveAsync(
            await AllFineAsync(intake, world.Ticket, signs: true),
            CommandId.New(),
            default
        );
        Assert.Equal("DAMAGE_MARKED", fine.Error?.Code);
        var noted = await AllFineAsync(intake, world.Ticket, signs: true);
        var saved = EstimateWorld.Value(
            await intake.SaveAsync(
                noted with
                {
                    Answers =
                    [
                        .. noted.Answers.Select(a => a.Code == "body" ? a with { Finding = IntakeFinding.Noted } : a),
                    ],
                },
                CommandId.New(),
                default
            )
        );
        Assert.True(saved.IsComplete); // the mark says what was seen
        Done(await damage.RemoveAsync(world.Ticket, mark, CommandId.New(), default));
        Assert.Null(await BodyAsync(world)); // nobody has said anything now
    }

    [Fact]
    public async Task Add_OffTheDrawingForeignPhotoOrAfterWorkBegan_IsRefused()
    {
        await using var world = await EstimateWorld.CreateAsync(state: TicketState.Open);
        var damage = world.Db.Service<DamageService>(world.Advisor);
        AddDamageMark tap = new(world.Ticket, DamageView.Left, 1_001, 0, DamageKind.Dent);
        Assert.Equal("PLACE_INVALID", (await damage.AddAsync(tap, CommandId.New(), default)).Error?.Code);
        var id = EstimateWorld.Value(await damage.AddAsync(tap with { X = 1_000 }, CommandId.New(), default));
        ChangeDamageMark say = new(world.Ticket, id, 0, DamageKind.Crack, "long", 77);
        var version = (await MapAsync(damage, world.Ticket)).Marks[0].Version;
        Assert.Equal(
            "PHOTO_MISSING",
            (await damage.ChangeAsync(say with { Version = version }, CommandId.New(), default)).Error?.Code
        );
        Done(await damage.ChangeAsync(say with { Version = version, TicketPhotoId = null }, CommandId.New(), default));
        Assert.Equal(
            "CONCURRENCY_CONFLICT",
            (await damage.ChangeAsync(say with { Version = version, TicketPhotoId = null }, CommandId.New(), default))
                .Error
                ?.Code
        );
        Assert.Equal((DamageKind.Crack, "long"), Said((await MapAsync(damage, world.Ticket)).Marks[0]));

        await world.Db.ChangeAsync<ServiceTicket>(
            world.Ticket,
            t => t.Enter(TicketState.InDiagnosis, null, null, world.Now)
        );
        Assert.Equal(
            "INTAKE_LOCKED",
            (await damage.AddAsync(tap with { X = 5 }, CommandId.New(), default)).Error?.Code
        );

        static (DamageKind, string?) Said(DamageMarkView mark) => (mark.Kind, mark.Note);
    }

    [Fact]
    public async Task NextVisit_ShowsTheMarksOfTheLastOnTheCardAndInThePortal()
    {
        await using var world = await EstimateWorld.CreateAsync(state: TicketState.Open);
        var damage = world.Db.Service<DamageService>(world.Advisor);
        EstimateWorld.Value(
            await damage.AddAsync(
                new(world.Ticket, DamageView.Right, 785, 780, DamageKind.Dent),
                CommandId.New(),
                default
            )
        );
        var next = await world.AddTicketAsync(TicketState.Open, "TKT-MAIN-2627-00002");
        EstimateWorld.Value(
            await damage.AddAsync(
                new(next, DamageView.Front, 500, 420, DamageKind.Crack, "glass"),
                CommandId.New(),
                default
            )
        );

        var map = await MapAsync(damage, next);
        Assert.Equal("TKT-MAIN-2627-00001", map.Earlier!.TicketNumber);
        // A scooter seen from the right: its front wheel is at the right of the drawing.
        Assert.Equal(
            "Right side: front wheel",
            DamagePlaces.Of(VehicleCategory.TwoWheeler, Assert.Single(map.Earlier.Marks))
        );
        var file = await world
            .Db.Service<JobCardPrintService>(world.Advisor)
            .PdfAsync(next, null, PaperSize.A4, default);
        using var document = PdfDocument.Open(file!.Content);
        var text = string.Join(' ', document.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.Contains("1. Crack, Front: headlamp: glass", text, StringComparison.Ordinal);
        Assert.Contains(
            "already there on 04 Nov 2026 (TKT-MAIN-2627-00001): Dent, Right side: front wheel",
            text,
            StringComparison.Ordinal
        );
        var portal = world.Db.Service<PortalService>(Visitor(world));
        var seen = (await portal.VisitAsync(next, default))!.Damage!;
        Assert.Equal((1, false), (seen.Marks.Count, seen.MayChange));
    }

    [Fact]
    public void Outlines_OfEveryKind_HaveNamedPlacesInEveryView()
    {
        foreach (var category in Enum.GetValues<VehicleCategory>())
        {
            var views = DamageOutlines.For(category).Select(o => o.View).ToArray();
            var places = DamagePlaces.For(category);
            Assert.Equal(views, places.Select(p => p.View).Distinct());
            Assert.All(places, p => Assert.True(p.X is >= 0 and <= 1000 && p.Y is >= 0 and <= 1000));
            Assert.Equal(places.Count, places.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count());
            foreach (var place in places)
                Assert.Equal(
                    place.Name,
                    DamagePlaces.Of(
                        category,
                        new DamageMarkView(1, 0, 1, place.View, place.X, place.Y, DamageKind.Dent, null, null)
                    )
                );
        }
    }

    private static Actor Visitor(EstimateWorld world) =>
        Actor.PublicLink(world.Db.OrgA, world.Contact, "Aarav Kulkarni", "203.0.113.9", PortalPermissions.ReadVisits);

    private static async Task<DamageMap> MapAsync(DamageService damage, long ticket) =>
        (await damage.GetAsync(ticket, default))!;

    private static async Task<SaveIntake> AllFineAsync(IntakeService intake, long ticket, bool signs)
    {
        var view = (await intake.GetAsync(ticket, default))!;
        return new SaveIntake(
            ticket,
            view.Version,
            12_000,
            60,
            null,
            [
                .. view
                    .Items.Where(i => i.Kind is IntakeItemKind.Check or IntakeItemKind.Consent)
                    .Select(i => new IntakeAnswer(i.Code, IntakeFinding.Fine)),
            ],
            signs ? new SignatureInput("Aarav Kulkarni", "M10 10L120 40", false) : null
        );
    }

    private static async Task<IntakeFinding?> BodyAsync(EstimateWorld world)
    {
        await using var raw = world.Raw();
        return await raw.Set<IntakeItem>()
            .Where(i => i.TicketId == world.Ticket && i.Code == IntakeTemplates.Body)
            .Select(i => i.Finding)
            .SingleAsync();
    }

    private static void Done(Result<Done> result) => Assert.Null(result.Error);
}
