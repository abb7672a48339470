using Battwheels.Core.Access;
using Battwheels.Core.Billing.Online;
using Battwheels.Core.Common;
using Battwheels.Web.Access;
using Battwheels.Web.Common;

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
        if (await HookBody.ReadAsync(context.Request, ct) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        current.Become(Actor.Job(organization.Id, "payment-provider", OnlinePaymentPermissions.SystemNotice));
        var headers = context.Request.Headers;
        PaymentNotice notice = new(
            token,
            body,
            headers["X-Razorpay-Signature"].ToString(),
            headers["X-Razorpay-Event-Id"].ToString()
        );
        return HookBody.Answer((await notices.TakeAsync(notice, ct)).Error);
    }
}
