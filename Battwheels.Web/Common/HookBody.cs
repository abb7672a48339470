using Battwheels.Core.Common;

namespace Battwheels.Web.Common;

/// <summary>What a provider sent, byte by byte, as it was signed.</summary>
internal static class HookBody
{
    /// <returns>Null when it is too long.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > NoticeSignature.LongestBody)
            return null;
        using MemoryStream body = new();
        var piece = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(piece, ct)) > 0; )
        {
            await body.WriteAsync(piece.AsMemory(0, read), ct);
            if (body.Length > NoticeSignature.LongestBody)
                return null;
        }

        return body.ToArray();
    }

    /// <summary>What the provider is told; what could not be taken just now comes again.</summary>
    public static IResult Answer(Error? error) =>
        error?.Code switch
        {
            null => Results.Ok(),
            "NOT_FOUND" => Results.NotFound(),
            "NOTICE_FORGED" => Results.Unauthorized(),
            "NOTICE_UNREAD" => Results.BadRequest(),
            _ => Results.StatusCode(StatusCodes.Status503ServiceUnavailable),
        };
}
