using System.Net.Mime;
using Battwheels.Core.Common;
using Microsoft.Net.Http.Headers;

namespace Battwheels.Web.Common;

/// <summary>Documents as answers: shown by the browser, saved under their own name, kept by no cache in between.</summary>
public static class PdfFile
{
    public static IResult Show(HttpContext context, DocumentFile? file)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (file is null)
            return Results.NotFound();
        ContentDispositionHeaderValue disposition = new("inline");
        disposition.SetHttpFileName(file.FileName);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Bytes(file.Content, MediaTypeNames.Application.Pdf);
    }

    /// <summary>The same behind a link: not for search engines.</summary>
    public static IResult ShowShared(HttpContext context, Result<DocumentFile> file)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return Show(context, file.Error is null ? file.Value : null);
    }

    /// <summary>The paper named in an address; A4 when it names none.</summary>
    public static PaperSize Paper(string? text) =>
        text?.ToLowerInvariant() switch
        {
            "a5" => PaperSize.A5,
            "roll" => PaperSize.Roll80,
            _ => PaperSize.A4,
        };

    /// <summary>The same for what has no till slip.</summary>
    public static PaperSize Sheet(string? text) => Paper(text) is PaperSize.A5 ? PaperSize.A5 : PaperSize.A4;
}
