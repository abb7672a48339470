using System.Security.Cryptography;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Captures;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.JobCards;
using Battwheels.Tests.Service.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Captures;

/// <summary>What a tablet kept and brings later: once each, at its own time, by the rules of the same act done online.</summary>
[Trait("Category", "Data")]
public sealed class CaptureTests
{
    private static readonly DateTime Tablet = new(2026, 3, 4, 9, 30, 0, DateTimeKind.Utc); // whatever its clock says

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Day_ReplayedAfterAnHour_StandsAtItsOwnTimes(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        var captures = kit.As<CaptureService>(kit.Technician);
        var now = db.Clock.GetUtcNow().UtcDateTime;

        await TakeAsync(captures, Of(CaptureKind.TimerStart), 60);
        await TakeAsync(
            captures,
            Of(CaptureKind.Reading) with
            {
                Measure = ReadingMeasure.VoltageDrop,
                Value = 18m,
                Text = "per contact",
            },
            50
        );
        await TakeAsync(captures, Of(CaptureKind.Tick) with { JobLineId = kit.LabourId, IsDone = true }, 45);
        await TakeAsync(captures, Of(CaptureKind.Note) with { Text = " Wire cut back " }, 40);
        await TakeAsync(captures, Of(CaptureKind.TimerStop), 20);

        Assert.Equal(TicketState.InProgress, (await kit.TicketAsync()).State);
        var entry = Assert.Single(await AllAsync<TimeEntry>(kit));
        Assert.Equal((now.AddMinutes(-60), now.AddMinutes(-20)), (entry.StartedAtUtc, entry.EndedAtUtc));
        Assert.Equal(now.AddMinutes(-45), (await kit.ReadAsync<JobLine>(kit.LabourId)).DoneAtUtc);
        var reading = Assert.Single(await AllAsync<JobReading>(kit));
        Assert.Equal((18m, now.AddMinutes(-50), "Rohit"), (reading.Value, reading.TakenAtUtc, reading.ActorName));
        var note = Assert.Single(await AllAsync<TicketComment>(kit));
        Assert.Equal(("Wire cut back", now.AddMinutes(-40)), (note.Text, note.AtUtc));
        return;

        async Task TakeAsync(CaptureService service, Capture capture, int minutes) =>
            Assert.Null(
                (
                    await service.TakeAsync(
                        capture with
                        {
                            TicketId = kit.TicketId,
                        },
                        TimeSpan.FromMinutes(minutes),
                        CommandId.New(),
                        default
                    )
                ).Error
            );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Capture_SentThreeTimesAtDifferentAges_IsOne(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        var command = CommandId.New();
        var note = Of(CaptureKind.Note) with { TicketId = kit.TicketId, Text = "Once" };

        foreach (var minutes in new[] { 1, 2, 30 })
            Assert.Null(
                (
                    await kit.As<CaptureService>(kit.Technician)
                        .TakeAsync(note, TimeSpan.FromMinutes(minutes), command, default)
                ).Error
            );

        Assert.Single(await AllAsync<TicketComment>(kit));
    }

    [Fact]
    public async Task Timer_CapturedBeforeTheOneThatRunsByNow_EndsWhereThatBegan()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var now = db.Clock.GetUtcNow().UtcDateTime;
        var captures = kit.As<CaptureService>(kit.Technician);
        var job = Of(CaptureKind.TimerStart) with { TicketId = kit.TicketId };
        Assert.Null(
            (
                await captures.TakeAsync(
                    job with
                    {
                        JobLineId = kit.PartId,
                    },
                    TimeSpan.FromMinutes(10),
                    CommandId.New(),
                    default
                )
            ).Error
        );

        Assert.Null(
            (
                await captures.TakeAsync(
                    job with
                    {
                        JobLineId = kit.LabourId,
                    },
                    TimeSpan.FromMinutes(25),
                    CommandId.New(),
                    default
                )
            ).Error
        );

        var entries = (await AllAsync<TimeEntry>(kit)).OrderBy(e => e.StartedAtUtc).ToList();
        Assert.Equal([(DateTime?)now.AddMinutes(-10), null], entries.Select(e => e.EndedAtUtc));
        Assert.Equal([now.AddMinutes(-25), now.AddMinutes(-10)], entries.Select(e => e.StartedAtUtc));
    }

    [Fact]
    public async Task Timer_CapturedWithinWorkThatEnded_BeginsAfterIt()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var now = db.Clock.GetUtcNow().UtcDateTime;
        var captures = kit.As<CaptureService>(kit.Technician);
        Capture start = Of(CaptureKind.TimerStart) with { TicketId = kit.TicketId };
        foreach (
            var (capture, minutes) in new[]
            {
                (start, 60),
                (start with { Kind = CaptureKind.TimerStop }, 30),
                (start with { JobLineId = kit.LabourId }, 45),
            }
        )
            Assert.Null(
                (await captures.TakeAsync(capture, TimeSpan.FromMinutes(minutes), CommandId.New(), default)).Error
            );

        var second = (await AllAsync<TimeEntry>(kit)).Single(e => e.JobLineId == kit.LabourId);
        Assert.Equal(now.AddMinutes(-30), second.StartedAtUtc); // hours of one person never overlap
    }

    [Fact]
    public async Task Capture_OfSomebodyElsesJobOrAnotherGarageOrTooOld_IsRefusedAndNothingStands()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var stranger = await db.MemberAsync(db.OrgB, "Nobody", "technician");
        var note = Of(CaptureKind.Note) with { TicketId = kit.TicketId, Text = "Not mine" };

        Assert.Equal("TICKET_NOT_YOURS", await CodeAsync(kit.Other, note, TimeSpan.Zero));
        Assert.Equal("NOT_FOUND", await CodeAsync(stranger, note, TimeSpan.Zero));
        Assert.Equal("CAPTURE_TOO_OLD", await CodeAsync(kit.Technician, note, TimeSpan.FromDays(14.1)));
        Assert.Equal("REQUIRED", await CodeAsync(kit.Technician, note with { Text = "  " }, TimeSpan.Zero));
        Assert.Equal(
            "CAPTURE_INCOMPLETE",
            await CodeAsync(kit.Technician, note with { Kind = CaptureKind.Reading }, TimeSpan.Zero)
        );
        Assert.Equal(
            "READING_OUT_OF_RANGE",
            await CodeAsync(
                kit.Technician,
                note with
                {
                    Kind = CaptureKind.Reading,
                    Measure = ReadingMeasure.StateOfCharge,
                    Value = 100.1m,
                },
                TimeSpan.Zero
            )
        );
        Assert.Equal(
            "TIMER_NOT_RUNNING",
            await CodeAsync(kit.Technician, note with { Kind = CaptureKind.TimerStop }, TimeSpan.Zero)
        );
        Assert.Empty(await AllAsync<TicketComment>(kit));
        Assert.Empty(await AllAsync<JobReading>(kit));
        return;

        async Task<string> CodeAsync(Actor actor, Capture capture, TimeSpan age) =>
            (await kit.As<CaptureService>(actor).TakeAsync(capture, age, CommandId.New(), default)).Error!.Code;
    }

    [Fact]
    public async Task Photo_InTwoPiecesWithOneLost_IsTakenOnceAndShownToItsGarageAlone()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var sent = Pictures.Jpeg(900, 600);
        var upload = Guid.NewGuid();
        var uploads = kit.As<UploadService>(kit.Technician);
        var half = sent.Length / 2;
        Assert.Equal(half, await uploads.AppendAsync(upload, 0, new MemoryStream(sent[..half]), default));
        Assert.Equal(half, await uploads.AppendAsync(upload, 0, new MemoryStream(sent[..half]), default)); // again, its answer was lost
        Assert.Equal(0, await kit.As<UploadService>(kit.Other).LengthAsync(upload, default)); // everybody's own
        var photo = Of(CaptureKind.Photo) with
        {
            TicketId = kit.TicketId,
            Text = "connector, before",
            Photo = PhotoKind.PartRemoved,
            UploadId = upload,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(sent)),
        };
        var command = CommandId.New();
        Assert.Equal("UPLOAD_INCOMPLETE", (await TakeAsync()).Error!.Code);
        Assert.Equal(sent.Length, await uploads.AppendAsync(upload, half, new MemoryStream(sent[half..]), default));

        Assert.Null((await TakeAsync()).Error);
        Assert.Null((await TakeAsync()).Error); // sent again after its answer was lost: the pieces are gone, the photo stands

        var shown = Assert.Single(await kit.As<PhotoService>(kit.Manager).OfTicketAsync(kit.TicketId, default));
        Assert.Equal(
            ("connector, before", PhotoKind.PartRemoved, 900, 600),
            (shown.Caption, shown.Kind, shown.Width, shown.Height)
        );
        Assert.Equal(0, await uploads.LengthAsync(upload, default));
        await using (var file = await kit.As<PhotoService>(kit.Manager).OpenAsync(shown.Id, thumb: false, default))
            Assert.NotNull(file);
        var stranger = await db.MemberAsync(db.OrgB, "Nobody", "manager");
        Assert.Null(await kit.As<PhotoService>(stranger).OpenAsync(shown.Id, thumb: false, default));
        Assert.Empty(await kit.As<PhotoService>(stranger).OfTicketAsync(kit.TicketId, default));
        Assert.Equal(
            "NOT_FOUND",
            (await kit.As<PhotoService>(stranger).RemoveAsync(kit.TicketId, shown.Id, CommandId.New(), default))
                .Error!
                .Code
        );

        Assert.Null(
            (
                await kit.As<PhotoService>(kit.Technician).RemoveAsync(kit.TicketId, shown.Id, CommandId.New(), default)
            ).Error
        );
        Assert.Empty(await kit.As<PhotoService>(kit.Manager).OfTicketAsync(kit.TicketId, default));
        return;

        Task<Result<Done>> TakeAsync() =>
            kit.As<CaptureService>(kit.Technician).TakeAsync(photo, TimeSpan.Zero, command, default);
    }

    [Fact]
    public async Task Upload_PieceAboveTheLimit_IsNotTaken()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var place = new UploadPlace(db.OrgA, kit.Technician.MembershipId!.Value, Guid.NewGuid());
        var store = db.Services.GetRequiredService<IUploadStore>();

        Assert.Equal(0, await store.AppendAsync(place, 0, new MemoryStream(new byte[Uploads.MostPiece + 1]), default));
        for (var sent = 0L; sent < Uploads.MostBytes; sent += Uploads.MostPiece)
            Assert.Equal(
                sent + Uploads.MostPiece,
                await store.AppendAsync(place, sent, new MemoryStream(new byte[Uploads.MostPiece]), default)
            );
        Assert.Equal(
            Uploads.MostBytes,
            await store.AppendAsync(place, Uploads.MostBytes, new MemoryStream([1]), default)
        );
    }

    private static Capture Of(CaptureKind kind) => new(kind, 0, Tablet);

    private static Task<List<T>> AllAsync<T>(JobKit kit)
        where T : TenantEntity =>
        kit.Db.UnitsFor("x:read").ReadAsync("x:read", unit => unit.Set<T>().Take(100).ToListAsync(), default);
}
