using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Battwheels.Web.Shell.Parts;

/// <summary>
/// All icons as one file of symbols. Its address holds a digest of its text, so that a browser asks for it once and keeps
/// it, and a page holds an icon in a line instead of its drawing.
/// </summary>
public static class IconSheet
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(Text());
    private static readonly byte[] Packed = Pack(Plain);
    private static readonly string Version = Convert.ToHexStringLower(SHA256.HashData(Plain))[..8];

    public static IEnumerable<string> Names => IconDrawings.All.Keys;

    /// <summary>From the root, whichever organization's page asks.</summary>
    public static string Address { get; } = $"/img/icons.{Version}.svg";

    public static void MapIcons(this IEndpointRouteBuilder app) =>
        app.MapGet("/img/icons.{version}.svg", (string version, HttpContext context) => Answer(version, context))
            .AllowAnonymous();

    private static IResult Answer(string version, HttpContext context)
    {
        if (version != Version)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            return Results.Bytes(Plain, "image/svg+xml");
        context.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(Packed, "image/svg+xml");
    }

    private static string Text() =>
        "<svg xmlns=\"http://www.w3.org/2000/svg\">"
        + string.Concat(
            IconDrawings.All.Select(d =>
                $"<symbol id=\"{d.Key}\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.75\" "
                + $"stroke-linecap=\"round\" stroke-linejoin=\"round\">{d.Value}</symbol>"
            )
        )
        + "</svg>";

    private static byte[] Pack(byte[] plain)
    {
        using MemoryStream packed = new();
        using (BrotliStream brotli = new(packed, CompressionLevel.SmallestSize))
            brotli.Write(plain);
        return packed.ToArray();
    }
}
