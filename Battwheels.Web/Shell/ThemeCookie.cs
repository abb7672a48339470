namespace Battwheels.Web.Shell;

/// <summary>Light, dark, or as the device says: kept in a cookie so the server knows it before the first byte.</summary>
public sealed class ThemeCookie
{
    public const string Name = "bw-theme";
    private static readonly string[] Themes = ["system", "light", "dark"];

    public string Read(HttpContext context) => Known(context.Request.Cookies[Name]);

    public void Write(HttpContext context, string? theme) => ChoiceCookie.Write(context, Name, Known(theme));

    private static string Known(string? theme) => Array.Find(Themes, t => t == theme) ?? Themes[0];
}
