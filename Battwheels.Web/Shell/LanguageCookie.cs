using System.Globalization;
using System.Security.Claims;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.AspNetCore.Mvc;

namespace Battwheels.Web.Shell;

/// <summary>
/// The language of the screens: a cookie, so that the server knows it before the first byte; kept with the person too,
/// so that the next device speaks it. Without a choice the browser's first language counts.
/// </summary>
public sealed class LanguageCookie(IHostEnvironment environment)
{
    public const string Name = "bw-lang";

    /// <summary>Circuits take the language over from the request that opens them.</summary>
    public Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        CultureInfo.CurrentUICulture = Read(context.Request);
        return next(context);
    }

    /// <param name="language">null leaves the browser's language in charge.</param>
    public static void Write(HttpContext context, string? language)
    {
        if (language is not null)
            ChoiceCookie.Write(context, Name, Language.Of(language).Name);
    }

    /// <summary>The form in the account menu and below the sign-in.</summary>
    public static async Task<IResult> ChooseAsync(
        HttpContext context,
        IPeople people,
        [FromForm] string language,
        [FromForm] string? back
    )
    {
        Write(context, language);
        if (long.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
            await people.SpeakAsync(person, Language.Of(language).Name, context.RequestAborted);
        return ShellSetup.BackTo(context, back);
    }

    private CultureInfo Read(HttpRequest request)
    {
        if (request.Cookies[Name] is { Length: > 0 } chosen)
            return chosen == Language.Pseudo && environment.IsDevelopment()
                ? CultureInfo.GetCultureInfo(Language.Pseudo)
                : Language.Of(chosen);
        return Language.Of(First(request));
    }

    private static string? First(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage is { Count: > 0 } wanted
            ? wanted.MaxBy(w => w.Quality ?? 1)?.Value.Value
            : null;
}
