using System.Security.Cryptography;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Captures;
using Battwheels.Core.Service.Photos;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Service.Photos;

/// <summary>Photos and recordings as a tablet sends them.</summary>
internal static class Shots
{
    /// <summary>A photo of the visit.</summary>
    /// <returns>Its id.</returns>
    public static async Task<long> PhotoAsync(
        TestDb db,
        Actor actor,
        long ticket,
        PhotoKind kind = PhotoKind.Work,
        Func<Capture, Capture>? more = null
    )
    {
        var photo = new Capture(CaptureKind.Photo, ticket, db.Clock.GetUtcNow().UtcDateTime, Photo: kind);
        Assert.Null((await SendAsync(db, actor, more?.Invoke(photo) ?? photo, Pictures.Jpeg(60, 40))).Error);
        return (await db.Service<PhotoService>(actor).OfTicketAsync(ticket, default))[0].Id;
    }

    /// <summary>Sends the bytes, then says what they are.</summary>
    public static async Task<Result<Done>> SendAsync(TestDb db, Actor actor, Capture capture, byte[] bytes)
    {
        var upload = Guid.NewGuid();
        for (var at = 0; at < bytes.Length; at += Uploads.MostPiece)
            await db.Service<UploadService>(actor)
                .AppendAsync(
                    upload,
                    at,
                    new MemoryStream(bytes[at..Math.Min(bytes.Length, at + Uploads.MostPiece)]),
                    default
                );
        var sent = capture with { UploadId = upload, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
        return await db.Service<CaptureService>(actor).TakeAsync(sent, TimeSpan.Zero, CommandId.New(), default);
    }
}
