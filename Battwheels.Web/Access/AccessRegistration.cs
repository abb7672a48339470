using Battwheels.Core.Access;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Web.Access.Tablets;
using Battwheels.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Battwheels.Web.Access;

public static class AccessRegistration
{
    /// <summary>Sign-in, policies, the organization of requests and circuits. Call it after <c>AddShell</c>.</summary>
    public static WebApplicationBuilder AddAccess(this WebApplicationBuilder builder)
    {
        AccessOptions options = new()
        {
            DemoSignIn = !builder.Environment.IsProduction(),
            OpenSignUp = !builder.Environment.IsProduction(),
        };
        builder.Configuration.GetSection("Access").Bind(options);
        var services = builder.Services;
        services.Replace(ServiceDescriptor.Singleton(options));
        services.AddDataProtection().SetApplicationName("Battwheels");
        services.AddAuthentication(SessionCookie.Scheme).AddCookie(SessionCookie.Scheme, SessionCookie.Configure);
        services.AddAuthorization(authorization => authorization.FallbackPolicy = authorization.DefaultPolicy);
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedRequests>();
        services.AddRateLimiter(limits => Throttling.Configure(limits, options));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "bw-form";
            antiforgery.Cookie.Path = "/";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.RemoveAll<AuthenticationStateProvider>();
        services.AddScoped<AuthenticationStateProvider, LiveAuthentication>();
        services.AddScoped<CircuitHandler, CircuitActor>();
        services.AddScoped<SessionPass>();
        services.AddSingleton<CircuitLimits>();
        services.AddScoped<CircuitHandler, CircuitCount>();
        services.AddScoped<OrganizationFounder>();
        return builder;
    }

    /// <summary>Everything before the endpoints, in the one order that works: address, routing, who, where, may they.</summary>
    public static WebApplication UseAccess(this WebApplication app)
    {
        app.Use(SecurityHeaders.AddAsync);
        app.Use(app.Services.GetRequiredService<LanguageCookie>().ApplyAsync);
        app.Use(OrganizationAddress.MoveSlugAsync);
        app.Use(SecurityHeaders.RefuseForeignCircuitsAsync);
        app.UseStatusCodePages(context => ExplainAsync(context.HttpContext, context.Next));
        app.Use(RefuseOversizeAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.Use(OrganizationAddress.EnterAsync);
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapAccess(this WebApplication app)
    {
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
        app.MapPost("/lock-now", LockAsync).AllowAnonymous();
        app.MapGet("/session-pass", WritePass).RequireAuthorization(SelfPermissions.Profile);
        return app;
    }

    /// <summary>Answered before the form is read: the form's reader would call it a missing token.</summary>
    private static Task RefuseOversizeAsync(HttpContext context, RequestDelegate next)
    {
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        var isAnswerPage = HttpMethods.IsGet(context.Request.Method);
        if (isAnswerPage || context.Request.ContentLength is not { } length || most is null || length <= most)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }

    /// <summary>An empty answer with a refusal's status becomes a page that says what to do.</summary>
    private static async Task ExplainAsync(HttpContext context, RequestDelegate next)
    {
        var status = context.Response.StatusCode;
        if (status is not (403 or 404 or 413 or 429) || !AcceptsPage(context))
            return;
        var inShell = status == StatusCodes.Status404NotFound && await OrganizationAddress.IsMemberAsync(context);
        // Without it a component page that finds the status 404 leaves the body empty for whoever explains it.
        context.Features.Set<IStatusCodeReExecuteFeature>(
            new StatusCodeReExecuteFeature
            {
                OriginalPathBase = context.Request.PathBase,
                OriginalPath = $"{context.Request.Path}",
            }
        );
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = inShell ? "/missing" : $"/answer/{status}";
        context.Request.QueryString = QueryString.Empty;
        await next(context);
    }

    private static bool AcceptsPage(HttpContext context) =>
        context.Request.Headers.Accept.ToString() is var accepted
        && (accepted is "" or "*/*" || accepted.Contains("text/html", StringComparison.Ordinal));

    /// <summary>For js/session.js: whose session this browser has now, and the pass for the circuit of the page.</summary>
    private static IResult WritePass(HttpContext context, SessionPass pass) =>
        Results.Json(
            new { Person = SessionCookie.Text(context.User.PersonId() ?? 0), Pass = pass.Write(context.User) }
        );

    private static async Task<IResult> SignOutAsync(HttpContext context, IFormCollection form, ISessions sessions)
    {
        _ = form; // bound so that the form's token is checked
        await EndAsync(context, sessions, "signed out");
        return Results.LocalRedirect(TabletCookie.Read(context)?.Door(null) ?? "/sign-in");
    }

    /// <summary>For js/tablet.js, which then shows the door; the page it was on is gone with it.</summary>
    private static async Task<IResult> LockAsync(HttpContext context, IFormCollection form, ISessions sessions)
    {
        _ = form;
        await EndAsync(context, sessions, "tablet locked");
        return Results.NoContent();
    }

    private static async Task EndAsync(HttpContext context, ISessions sessions, string reason)
    {
        if (context.User.SessionId() is { } session)
            await sessions.EndAsync(session, reason, CancellationToken.None);
        await context.SignOutAsync(SessionCookie.Scheme);
    }
}
