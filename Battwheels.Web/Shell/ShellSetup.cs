using Battwheels.Web.Platform.Undo;
using Battwheels.Web.Shell.Home;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Mvc;
using MudBlazor;
using MudBlazor.Services;

namespace Battwheels.Web.Shell;

public static class ShellSetup
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services
            .AddRazorComponents()
            .AddInteractiveServerComponents(options =>
            {
                // A tablet out of range for a few minutes finds its page again; more than this many would cost memory.
                options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
                options.DisconnectedCircuitMaxRetained = 50;
            })
            // Three signs of life within the silence after which link.js takes the link for lost (15 s). The framework's own
            // 15 s would let every page that nobody touches drop its link and take it up again, all day.
            .AddHubOptions(options => options.KeepAliveInterval = KeepAlive);
        services.AddCascadingAuthenticationState();
        services.AddHomeParts();
        return services.AddShellParts();
    }

    /// <summary>What the parts inject: also what a component test needs.</summary>
    public static IServiceCollection AddShellParts(this IServiceCollection services)
    {
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.VisibleStateDuration = 6000;
            options.SnackbarConfiguration.ShowTransitionDuration = 150;
            options.SnackbarConfiguration.HideTransitionDuration = 150;
            options.SnackbarConfiguration.PreventDuplicates = true;
        });
        services.AddSingleton<ThemeCookie>();
        services.AddSingleton<LanguageCookie>();
        services.AddSingleton<Presence.OpenRecords>();
        services.AddScoped<Toast>();
        services.AddScoped<UndoOffers>();
        services.AddCascadingValue(_ => new FormScope()); // for boxes and buttons outside any form: one page at a time
        return services;
    }

    /// <summary>Static files, the pages and the theme choice. Needs routing, authentication and antiforgery before it.</summary>
    public static WebApplication MapShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapIcons();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
            {
                options.ContentSecurityFrameAncestorsPolicy = "'none'";
                options.ConfigureWebSocketAcceptContext = (_, socket) =>
                {
                    // Compressed, but without a compressor kept per circuit (about 150 KB each).
                    socket.DangerousEnableCompression = true;
                    socket.DisableServerContextTakeover = true;
                    return Task.CompletedTask;
                };
            });
        app.MapPost("/theme", ChooseTheme).AllowAnonymous();
        app.MapPost("/language", LanguageCookie.ChooseAsync).AllowAnonymous();
        return app;
    }

    private static IResult ChooseTheme(
        HttpContext context,
        ThemeCookie cookie,
        [FromForm] string theme,
        [FromForm] string? back
    )
    {
        cookie.Write(context, theme);
        return BackTo(context, back);
    }

    /// <summary>To where a form stood, when that is here.</summary>
    internal static IResult BackTo(HttpContext context, string? back)
    {
        var local = back is ['/', ..] && back is not ['/', '/' or '\\', ..] ? back : $"{context.Request.PathBase}/";
        return Results.LocalRedirect(local);
    }
}
