using Battwheels.Core.Common;
using Battwheels.Core.Service.Captures;
using Battwheels.Core.Service.Tickets;
using Battwheels.Core.Service.VoiceNotes;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.JobCards;
using Battwheels.Tests.Service.Photos;

namespace Battwheels.Tests.Service.VoiceNotes;

/// <summary>What is said at the vehicle is heard by its garage alone, and written down by who said it.</summary>
[Trait("Category", "Data")]
public sealed class VoiceNoteTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task VoiceNote_Sent_IsPlayedWrittenDownTakenOffAndPutBack(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        var voices = kit.As<VoiceNoteService>(kit.Technician);
        Assert.Null(await SendAsync(kit.Technician, Recordings.WebM(70), line: kit.PartId));

        var note = Assert.Single(await voices.OfTicketAsync(kit.TicketId, default));
        Assert.Equal((70, null, "Rohit", true), (note.Seconds, note.Remark, note.By, note.MayRemark));
        Assert.Equal("audio/webm", await PlayAsync(kit.Manager));
        Assert.False(
            Assert.Single(await kit.As<VoiceNoteService>(kit.Manager).OfTicketAsync(kit.TicketId, default)).MayRemark
        );
        var told = await kit.As<TicketService>(kit.Manager).HistoryAsync(kit.TicketId, null, default);
        Assert.Equal(note.Id, Assert.Single(told.Rows, h => h.Deed is TicketDeed.Voice).VoiceNoteId);

        // Beside it writes who recorded it, for a quarter of an hour.
        Assert.Equal("VOICE_REMARK_CLOSED", await RemarkAsync(kit.Manager, "Mine"));
        Assert.Equal("REQUIRED", await RemarkAsync(kit.Technician, " "));
        Assert.Equal("TEXT_TOO_LONG", await RemarkAsync(kit.Technician, new string('x', 4_001)));
        db.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Null(await RemarkAsync(kit.Technician, " Pin burnt "));
        db.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("VOICE_REMARK_CLOSED", await RemarkAsync(kit.Technician, "Late"));
        Assert.Equal("Pin burnt", Assert.Single(await voices.OfTicketAsync(kit.TicketId, default)).Remark);

        // Another organization, and a technician with other jobs.
        var stranger = await db.MemberAsync(db.OrgB, "Nobody", "manager");
        Assert.Null(await PlayAsync(stranger));
        Assert.Empty(await kit.As<VoiceNoteService>(stranger).OfTicketAsync(kit.TicketId, default));
        Assert.Equal("NOT_FOUND", await RemoveAsync(stranger));
        Assert.Equal("TICKET_NOT_YOURS", await RemoveAsync(kit.Other));

        Assert.Null(await RemoveAsync(kit.Technician));
        Assert.Null(await PlayAsync(kit.Manager));
        Assert.Empty(await voices.OfTicketAsync(kit.TicketId, default));
        var version = (await kit.ReadAsync<VoiceNote>(note.Id)).Version;
        Assert.Null((await voices.PutBackAsync(kit.TicketId, note.Id, version, CommandId.New(), default)).Error);
        Assert.Equal("audio/webm", await PlayAsync(kit.Manager));
        return;

        async Task<string?> SendAsync(Actor who, byte[] sound, long? line) =>
            (await Shots.SendAsync(db, who, Voice(db, kit.TicketId) with { JobLineId = line }, sound)).Error?.Code;

        async Task<string?> PlayAsync(Actor who)
        {
            var file = await kit.As<VoiceNoteService>(who).OpenAsync(note.Id, default);
            file?.Content.Dispose();
            return file?.ContentType;
        }

        async Task<string?> RemarkAsync(Actor who, string text) =>
            (await kit.As<VoiceNoteService>(who).RemarkAsync(kit.TicketId, note.Id, text, CommandId.New(), default))
                .Error
                ?.Code;

        async Task<string?> RemoveAsync(Actor who) =>
            (await kit.As<VoiceNoteService>(who).RemoveAsync(kit.TicketId, note.Id, CommandId.New(), default))
                .Error
                ?.Code;
    }

    [Fact]
    public async Task VoiceNote_ThatIsNoneOrTooMuch_IsRefusedAndNotKept()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;

        Assert.Equal("VOICE_UNREADABLE", await CodeAsync(Pictures.Jpeg(40, 30)));
        Assert.Equal("VOICE_TOO_LONG", await CodeAsync(Recordings.Ogg(186)));
        Assert.Equal("VOICE_TOO_LONG", await CodeAsync([.. Recordings.WebM(2), .. new byte[VoiceNote.MostBytes]]));
        Assert.Equal("NOT_FOUND", await CodeAsync(Recordings.WebM(2), c => c with { JobLineId = 1 }));
        Assert.Equal(
            "TEXT_TOO_LONG",
            await CodeAsync(Recordings.WebM(2), c => c with { Text = new string('x', 4_001) })
        );
        Assert.Null(await CodeAsync(Recordings.Mp4(180)));
        Assert.Single(await kit.As<VoiceNoteService>(kit.Technician).OfTicketAsync(kit.TicketId, default));
        return;

        async Task<string?> CodeAsync(byte[] sound, Func<Capture, Capture>? more = null)
        {
            var voice = Voice(db, kit.TicketId);
            return (await Shots.SendAsync(db, kit.Technician, more?.Invoke(voice) ?? voice, sound)).Error?.Code;
        }
    }

    private static Capture Voice(TestDb db, long ticket) =>
        new(CaptureKind.Voice, ticket, db.Clock.GetUtcNow().UtcDateTime);
}
