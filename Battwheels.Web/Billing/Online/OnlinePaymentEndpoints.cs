using Battwheels.Core.Access;
using Battwheels.Core.Billing.Online;
using Battwheels.Core.Common;
using Battwheels.Web.Access;

namespace Battwheels.Web.Billing.Online;

/// <summary>Where a payment provider tells that something happened. Signed; what it says is asked again.</summary>
public static class OnlinePaymentEndpoints
{
    public static void MapOnlinePayments(this IEndpointRouteBuilder app) =>
        app.MapPost("/hooks/payments/{token}", TakeAsync)
            .AllowAnonymous()
            .DisableAntiforgery()
            .RequireRateLimiting(Throttling.Hooks);

    private static async Task<IResult> TakeAsync(
        string token,
        HttpContext context,
        IPlatformDirectory organizations,
        ICurrentActor current,
        OnlinePaymentNoticeService notices,
        CancellationToken ct
    )
    {
        if (context.Slug() is not { } slug || await organizations.FindAsync(slug, ct) is not { } organization)
            return Results.NotFound();
        if (await BodyAsync(context.Request, ct) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        current.Become(Actor.Job(organization.Id, "payment-provider", OnlinePaymentPermissions.SystemNotice));
        var headers = context.Request.Headers;
        PaymentNotice notice = new(
            token,
            body,
            headers["X-Razorpay-Signature"].ToString(),
            headers["X-Razorpay-Event-Id"].ToString()
        );
        var taken = await notices.TakeAsync(notice, ct);
        return taken.Error?.Code switch
        {
            null => Results.Ok(),
            "NOT_FOUND" => Results.NotFound(),
            "NOTICE_FORGED" => Results.Unauthorized(),
            "NOTICE_UNREAD" => Results.BadRequest(),
            _ => Results.StatusCode(StatusCodes.Status503ServiceUnavailable), // it comes again
        };
    }

    /// <returns>Null when it is too long.</returns>
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > OnlinePaymentNoticeService.LongestBody)
            return null;
        using MemoryStream body = new();
        var piece = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(piece, ct)) > 0; )
        {
            await body.WriteAsync(piece.AsMemory(0, read), ct);
            if (body.Length > OnlinePaymentNoticeService.LongestBody)
                return null;
        }

        return body.ToArray();
    }
}
