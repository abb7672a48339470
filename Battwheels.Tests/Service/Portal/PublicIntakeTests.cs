using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Portal;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Platform.Files;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;
using Battwheels.Tests.Service.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Portal;

/// <summary>What strangers may send and learn without signing in.</summary>
[Trait("Category", "Data")]
public sealed class PublicIntakeTests
{
    private static readonly PublicIntake Form = new(
        null,
        "Neel Shah",
        "98200 11111",
        "MH12AB1234",
        "Ather 450X",
        "Does not charge",
        true,
        "203.0.113.20"
    );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Form_SentTwice_IsOneTicketAndTellsNobodyWhoIsKnown(TestEngine engine)
    {
        await using var world = await WithSeriesAsync(engine);
        var intake = world.IntakeOf(world.Db.OrgA);
        var command = CommandId.New();
        var first = EstimateWorld.Value(await intake.RegisterAsync(Form, command, default));
        Assert.Equal(first, EstimateWorld.Value(await intake.RegisterAsync(Form, command, default)));
        // Aarav's number and plate: his own record is used, and the answer is as for anybody.
        var known = EstimateWorld.Value(
            await intake.RegisterAsync(
                Form with
                {
                    Name = "Somebody",
                    Phone = PortalWorld.Phone,
                    Registration = "mh 12 qk 427",
                },
                CommandId.New(),
                default
            )
        );
        // Aarav's plate and an unknown number: a contact of its own, on his vehicle.
        var near = EstimateWorld.Value(
            await intake.RegisterAsync(
                Form with
                {
                    Phone = "9820022222",
                    Registration = "MH12QK0427",
                },
                CommandId.New(),
                default
            )
        );

        await using var raw = world.Estimates.Raw();
        var made = await raw.Set<ServiceTicket>()
            .Where(t => t.Source == TicketSource.PublicForm)
            .OrderBy(t => t.Id)
            .ToListAsync();
        Assert.Equal([first.Number, known.Number, near.Number], made.Select(t => t.Number));
        Assert.All(made, t => Assert.Equal(TicketState.Open, t.State));
        Assert.Equal(world.Estimates.Contact, made[1].ContactId);
        Assert.Equal([world.Estimates.Vehicle, world.Estimates.Vehicle], made.Skip(1).Select(t => t.VehicleId));
        Assert.NotEqual(world.Estimates.Contact, made[2].ContactId);
        Assert.Equal(
            "Aarav Kulkarni",
            await raw.Set<Contact>().Where(c => c.Id == made[1].ContactId).Select(c => c.Name).SingleAsync()
        );
        Assert.Equal(0, await world.Db.CountAsync<ServiceTicket>(world.Db.OrgB));
        // Nobody is written to because a stranger typed their number.
        await world.Messages.DeliverAsync();
        Assert.Empty(await world.Messages.AllAsync());
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Form_AfterThreeFromOneAddress_AsksForWorkOnce(TestEngine engine)
    {
        await using var world = await WithSeriesAsync(engine);
        var intake = world.IntakeOf(world.Db.OrgA);
        for (var i = 0; i < 3; i++)
            Assert.Null((await intake.RegisterAsync(Other(i), CommandId.New(), default)).Error);
        Assert.Equal("WORK_MISSING", (await intake.RegisterAsync(Other(3), CommandId.New(), default)).Error?.Code);
        Assert.Null(EstimateWorld.Value(await intake.OpenAsync(null, "198.51.100.7", default)).Question);
        var question = EstimateWorld.Value(await intake.OpenAsync(null, Form.IpAddress, default)).Question!;
        var answer = Enumerable.Range(0, 5_000_000).First(n => ProofOfWork.Holds(question, n));
        var worked = Other(3) with { Question = question, Answer = answer };
        Assert.Equal("WORK_MISSING", await CodeAsync(intake, worked with { Answer = answer + 1 }));
        Assert.Equal("WORK_MISSING", await CodeAsync(intake, worked with { Question = "forged" }));
        // A question of one organization is none of another's.
        var theirs = world.IntakeOf(world.Db.OrgB);
        for (var i = 0; i < 3; i++)
            Assert.Null((await theirs.RegisterAsync(Other(i), CommandId.New(), default)).Error);
        Assert.Equal("WORK_MISSING", await CodeAsync(theirs, worked));

        Assert.Null(await CodeAsync(intake, worked));
        Assert.Equal("WORK_MISSING", await CodeAsync(intake, worked with { Registration = "MH12AB7777" }));
        // Old work is none.
        var later = EstimateWorld.Value(await intake.OpenAsync(null, Form.IpAddress, default)).Question!;
        var late = Enumerable.Range(0, 5_000_000).First(n => ProofOfWork.Holds(later, n));
        world.Db.Clock.Advance(ProofOfWork.Life + TimeSpan.FromMinutes(1));
        Assert.Equal("WORK_MISSING", await CodeAsync(intake, Other(5) with { Question = later, Answer = late }));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Form_WithPhotos_KeepsThemWithTheVisitAndNoneOfARefusedForm(TestEngine engine)
    {
        await using var world = await WithSeriesAsync(engine);
        var intake = world.IntakeOf(world.Db.OrgA);
        var picture = Pictures.JpegOfCamera(400, 200);
        var folder = world.Db.Services.GetRequiredService<FileStoreOptions>().Folder;
        var kept = Files();

        Assert.Equal(
            "PHOTO_UNREADABLE",
            await CodeAsync(intake, Form with { Photos = [picture, "GIF89a"u8.ToArray()] })
        );
        Assert.Equal(
            "PHOTO_TOO_LARGE",
            await CodeAsync(intake, Form with { Photos = [new byte[Uploads.MostBytes + 1]] })
        );
        Assert.Equal(
            "INTAKE_PHOTOS",
            await CodeAsync(intake, Form with { Photos = [.. Enumerable.Repeat(picture, 4)] })
        );
        Assert.Equal("CONSENT_MISSING", await CodeAsync(intake, Form with { Photos = [picture], Consents = false }));
        Assert.Equal(kept, Files());

        var command = CommandId.New();
        var sent = Form with { Photos = [picture, picture] };
        Assert.Null((await intake.RegisterAsync(sent, command, default)).Error);
        Assert.Null((await intake.RegisterAsync(sent, command, default)).Error);
        await using var raw = world.Estimates.Raw();
        var photos = await raw.Set<TicketPhoto>().ToListAsync();
        Assert.Equal(2, photos.Count);
        Assert.All(photos, p => Assert.Equal((PhotoKind.Intake, 200, 400), (p.Kind, p.Width, p.Height)));
        Assert.All(photos, p => Assert.Null(p.ReleasedAtUtc));
        Assert.Equal(0, await world.Db.CountAsync<TicketPhoto>(world.Db.OrgB));

        // After three forms work is asked for, and no picture is read before it is done.
        for (var i = 0; i < 2; i++)
            Assert.Null(await CodeAsync(intake, Other(i)));
        Assert.Equal(
            "WORK_MISSING",
            await CodeAsync(
                intake,
                Other(5) with
                {
                    Photos =
                    [
                        [1],
                    ],
                }
            )
        );
        return;

        int Files() =>
            Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length : 0;
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Poster_OfOneBranch_OpensUntilItIsTakenBack(TestEngine engine)
    {
        await using var world = await WithSeriesAsync(engine);
        var owner = await world.Db.MemberAsync(world.Db.OrgA, "Omar", "owner");
        var posters = world.Db.Service<IntakePosterService>(owner);
        var id = EstimateWorld.Value(await posters.AddAsync(null, CommandId.New(), default));
        var code = (await posters.ListAsync(default)).Single().Address.Split('/')[^1];
        var intake = world.IntakeOf(world.Db.OrgA);
        Assert.Null((await intake.OpenAsync(code, null, default)).Error);
        Assert.Null(await CodeAsync(intake, Form with { PosterCode = code }));
        await using var raw = world.Estimates.Raw();
        Assert.Equal(1, await raw.Set<ServiceTicket>().CountAsync(t => t.Source == TicketSource.Qr));

        // The neighbour's door, a made-up code, and the neighbour's owner.
        Assert.Equal("NOT_FOUND", (await world.IntakeOf(world.Db.OrgB).OpenAsync(code, null, default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await intake.OpenAsync(LinkToken.New().Text, null, default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await intake.OpenAsync("x", null, default)).Error?.Code);
        var bela = world.Db.Service<IntakePosterService>(await world.Db.MemberAsync(world.Db.OrgB, "Bela", "owner"));
        Assert.Null(await bela.PrintAsync(id, default));
        Assert.Equal("NOT_FOUND", (await bela.RevokeAsync(id, CommandId.New(), default)).Error?.Code);

        EstimateWorld.Value(await posters.RevokeAsync(id, CommandId.New(), default));
        Assert.Equal("NOT_FOUND", (await intake.OpenAsync(code, null, default)).Error?.Code);
        Assert.Equal("NOT_FOUND", await CodeAsync(intake, Form with { PosterCode = code, IpAddress = "203.0.113.21" }));
        Assert.Null(await posters.PrintAsync(id, default));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Tracking_WrongUnknownAndForeign_AreOneAnswer(TestEngine engine)
    {
        await using var world = await PortalWorld.CreateAsync(engine);
        const string number = "TKT-MAIN-2627-00001";
        Assert.Equal(TicketState.InDiagnosis, (await TrackAsync(world, number, "mh12 qk 0427"))!.State);
        Assert.Equal(number, (await TrackAsync(world, number.ToLowerInvariant(), "0042"))!.Number);
        Assert.Null(await TrackAsync(world, number, "0043"));
        Assert.Null(await TrackAsync(world, number, "042"));
        Assert.Null(await TrackAsync(world, number, ""));
        Assert.Null(await TrackAsync(world, number, "%"));
        Assert.Null(await TrackAsync(world, "TKT-MAIN-2627-00002", "0042"));
        Assert.Null(await TrackAsync(world, number, "0042", world.Db.OrgB));

        TrackVisit input = new(number, "0042", "198.51.100.9");
        var tracking = world.TrackingOf(world.Db.OrgA);
        for (var i = 0; i < 5; i++)
            Assert.Null((await tracking.FindAsync(input, CommandId.New(), default)).Error);
        Assert.Equal("TOO_MANY_TRIES", (await tracking.FindAsync(input, CommandId.New(), default)).Error?.Code);
        world.Db.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await tracking.FindAsync(input, CommandId.New(), default)).Error);
    }

    /// <summary>The world's own visit was numbered behind the series' back: it makes room for the first of the series.</summary>
    private static async Task<PortalWorld> WithSeriesAsync(TestEngine engine)
    {
        var world = await PortalWorld.CreateAsync(engine);
        await using var raw = world.Estimates.Raw();
        await raw.Set<ServiceTicket>().ExecuteUpdateAsync(s => s.SetProperty(t => t.Number, "TKT-MAIN-2627-09001"));
        return world;
    }

    private static PublicIntake Other(int i) => Form with { Phone = $"982001111{i}", Registration = $"MH12AB100{i}" };

    private static async Task<string?> CodeAsync(PublicIntakeService intake, PublicIntake form) =>
        (await intake.RegisterAsync(form, CommandId.New(), default)).Error?.Code;

    private static int _address;

    private static async Task<TrackedVisit?> TrackAsync(
        PortalWorld world,
        string number,
        string proof,
        long? organization = null
    ) =>
        EstimateWorld
            .Value(
                await world
                    .TrackingOf(organization ?? world.Db.OrgA)
                    .FindAsync(
                        new TrackVisit(number, proof, $"192.0.2.{Interlocked.Increment(ref _address)}"),
                        CommandId.New(),
                        default
                    )
            )
            .Visit;
}
