using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Captures;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Battwheels.Core.Service.VoiceNotes;
using Battwheels.Web.Access;
using Battwheels.Web.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Battwheels.Web.Service.Captures;

/// <summary>Where js/captures.js brings what was kept on the tablet: over HTTP, so that it works without a circuit.</summary>
public static class CaptureEndpoints
{
    public static void MapCaptures(this IEndpointRouteBuilder app)
    {
        var captures = app.MapGroup("/captures")
            .RequireAuthorization(TicketPermissions.Update)
            .RequireRateLimiting(Throttling.Captures);
        captures.MapPost("", TakeAsync);
        captures.MapGet("/files", LengthAsync);
        captures.MapPost("/files", AppendAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapGet("/photos/{id:long}", PhotoAsync).RequireAuthorization(TicketPermissions.Read);
        app.MapGet("/voice-notes/{id:long}", VoiceAsync).RequireAuthorization(TicketPermissions.Read);
    }

    /// <returns>204 taken, now or earlier; 409 made by somebody else than who is signed in here now; 400 with the reason where it will never be; 503 to try again.</returns>
    private static async Task<IResult> TakeAsync(
        [FromForm] CaptureForm form,
        CaptureService captures,
        ICurrentActor current,
        CancellationToken ct
    )
    {
        if (form.Person is { } maker && maker != current.Actor?.PersonId)
            return Results.Conflict();
        Capture capture = new(
            form.Kind,
            form.Ticket,
            form.At.UtcDateTime,
            form.Line,
            form.Done,
            form.Text,
            form.Measure,
            form.Value is { } typed && NumberText.TryRead(typed, out var value) ? value : null,
            form.Photo,
            form.Upload,
            form.Sha256,
            form.Released,
            form.Original
        );
        var taken = await captures.TakeAsync(capture, form.Now - form.At, new CommandId(form.Id), ct);
        return taken.Error is not { } error ? Results.NoContent()
            : CommonErrors.IsPassing(error) || error == PhotoErrors.NotSent
                ? Results.Json(new { error.Code, error.Message }, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Json(new { error.Code, error.Message }, statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> LengthAsync(Guid? id, UploadService uploads, CancellationToken ct) =>
        Results.Json(new { Arrived = await uploads.LengthAsync(id ?? Guid.Empty, ct) });

    /// <summary>A piece as the body; the token stands in a header, as bodies of bytes have no fields.</summary>
    private static async Task<IResult> AppendAsync(
        Guid id,
        long from,
        HttpContext context,
        IAntiforgery antiforgery,
        UploadService uploads,
        CancellationToken ct
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.BadRequest();
        if (context.Request.ContentLength is not (> 0 and <= Uploads.MostPiece))
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        return Results.Json(new { Arrived = await uploads.AppendAsync(id, from, context.Request.Body, ct) });
    }

    private static async Task<IResult> PhotoAsync(
        long id,
        bool? small,
        HttpContext context,
        PhotoService photos,
        CancellationToken ct
    )
    {
        if (await photos.OpenAsync(id, small is true, ct) is not { } file)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return Results.Stream(file, "image/jpeg", $"photo-{id}.jpg");
    }

    /// <summary>In the parts a player asks for.</summary>
    private static async Task<IResult> VoiceAsync(
        long id,
        HttpContext context,
        VoiceNoteService notes,
        CancellationToken ct
    )
    {
        if (await notes.OpenAsync(id, ct) is not { } sound)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return Results.Stream(sound.Content, sound.ContentType, enableRangeProcessing: true);
    }
}

/// <summary>One capture as the browser sends it.</summary>
public sealed class CaptureForm
{
    /// <summary>Made in the browser; the command's id.</summary>
    public Guid Id { get; set; }

    /// <summary>Who made it: on a shared tablet it never arrives as somebody else's.</summary>
    public long? Person { get; set; }

    public CaptureKind Kind { get; set; }

    public long Ticket { get; set; }

    /// <summary>By the tablet's clock.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>By the same clock, at sending.</summary>
    public DateTimeOffset Now { get; set; }

    public long? Line { get; set; }

    public bool Done { get; set; }

    public string? Text { get; set; }

    public ReadingMeasure? Measure { get; set; }

    /// <summary>As typed: 12.5, 1,200, Devanagari digits.</summary>
    public string? Value { get; set; }

    public PhotoKind? Photo { get; set; }

    public Guid? Upload { get; set; }

    public string? Sha256 { get; set; }

    /// <summary>The customer may see the photo.</summary>
    public bool Released { get; set; }

    /// <summary>The photo this one is a marked copy of.</summary>
    public long? Original { get; set; }
}
