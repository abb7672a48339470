using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Drafts;
using Battwheels.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Battwheels.Web.Platform.Drafts;

/// <summary>Where js/drafts.js keeps what is typed: over HTTP, so that it works while the page's circuit does not.</summary>
public static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        var drafts = app.MapGroup("/drafts").RequireAuthorization(SelfPermissions.Profile);
        drafts.MapGet("", ListAsync);
        drafts.MapPost("", KeepAsync).RequireRateLimiting(Throttling.Drafts);
        drafts.MapPost("/drop", DropAsync).RequireRateLimiting(Throttling.Drafts);
    }

    private static async Task<IResult> ListAsync(
        string? page,
        string? record,
        FormDraftService drafts,
        CancellationToken ct
    ) =>
        Results.Json(
            (await drafts.OfPageAsync(page ?? "", record ?? "", ct)).Select(d => new
            {
                d.Form,
                d.Content,
                AgeMs = (long)d.Age.TotalMilliseconds,
            })
        );

    private static async Task<IResult> KeepAsync(
        [FromForm] string form,
        [FromForm] string? record,
        [FromForm] string content,
        FormDraftService drafts,
        CancellationToken ct
    )
    {
        KeepDraft keep = new(new DraftKey(form, record ?? ""), content);
        return Answer((await drafts.KeepAsync(keep, CommandId.New(), ct)).Error);
    }

    private static async Task<IResult> DropAsync(
        [FromForm] string form,
        [FromForm] string? record,
        FormDraftService drafts,
        CancellationToken ct
    ) => Answer((await drafts.DropAsync(new DraftKey(form, record ?? ""), CommandId.New(), ct)).Error);

    private static IResult Answer(Error? error) =>
        error is null ? Results.NoContent()
        : CommonErrors.IsPassing(error)
            ? Results.Json(new { error.Code }, statusCode: StatusCodes.Status503ServiceUnavailable)
        : Results.Json(new { error.Code, error.Message }, statusCode: StatusCodes.Status400BadRequest);
}
