using System.Text;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Messages;
using Battwheels.Web.Access;
using Battwheels.Web.Common;

namespace Battwheels.Web.Service.Messages;

/// <summary>Where providers of messages tell what arrived.</summary>
public static class MessageReportEndpoints
{
    private const int LongestChallenge = 200;

    public static void MapMessageReports(this IEndpointRouteBuilder app)
    {
        app.MapPost("/hooks/messages/{channel}/{token}", TakeAsync)
            .AllowAnonymous()
            .DisableAntiforgery()
            .RequireRateLimiting(Throttling.Hooks);
        app.MapGet("/hooks/messages/whatsapp/{token}", GreetAsync)
            .AllowAnonymous()
            .RequireRateLimiting(Throttling.Links);
    }

    private static async Task<IResult> TakeAsync(
        string channel,
        string token,
        HttpContext context,
        IPlatformDirectory organizations,
        ICurrentActor current,
        MessageReportService reports,
        CancellationToken ct
    )
    {
        if (
            AddressText.Member<MessageChannel>(channel) is not { } way
            || !await BecomeAsync(context, organizations, current)
        )
            return Results.NotFound();
        if (await HookBody.ReadAsync(context.Request, ct) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var headers = context.Request.Headers;
        var signature = (
            way is MessageChannel.WhatsApp ? headers["X-Hub-Signature-256"] : headers["X-Signature"]
        ).ToString();
        return HookBody.Answer((await reports.TakeAsync(new MessageNotice(way, token, body, signature), ct)).Error);
    }

    /// <summary>Meta asks once whether the address is ours; the token of the address is the answer it wants repeated.</summary>
    private static async Task<IResult> GreetAsync(
        string token,
        HttpContext context,
        IPlatformDirectory organizations,
        ICurrentActor current,
        MessageReportService reports,
        CancellationToken ct
    )
    {
        var query = context.Request.Query;
        var challenge = query["hub.challenge"].ToString();
        return
            query["hub.mode"] == "subscribe"
            && query["hub.verify_token"] == token
            && challenge.Length is > 0 and <= LongestChallenge
            && await BecomeAsync(context, organizations, current)
            && await reports.KnowsAsync(MessageChannel.WhatsApp, token, ct)
            ? Results.Text(challenge, "text/plain", Encoding.UTF8)
            : Results.NotFound();
    }

    private static async Task<bool> BecomeAsync(
        HttpContext context,
        IPlatformDirectory organizations,
        ICurrentActor current
    )
    {
        if (
            context.Slug() is not { } slug
            || await organizations.FindAsync(slug, context.RequestAborted) is not { } own
        )
            return false;
        current.Become(Actor.Job(own.Id, "message-provider", MessagePermissions.Report));
        return true;
    }
}
