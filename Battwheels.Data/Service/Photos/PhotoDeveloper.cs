using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Photos;
using SkiaSharp;

namespace Battwheels.Data.Service.Photos;

/// <summary>Reads the picture and writes it anew, so that nothing a camera or a stranger put beside it is kept.</summary>
internal sealed class PhotoDeveloper : IPhotoDeveloper
{
    private const int MostSide = 1_600;
    private const int MostThumbBytes = 12_000;
    private const long MostPixels = 40_000_000;

    private static readonly (int Side, int Quality)[] Sizes = [(240, 60), (240, 40), (200, 40), (160, 30), (120, 30)];

    public Result<DevelopedPhoto> Develop(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.LongLength > Uploads.MostBytes)
            return PhotoErrors.TooLarge;
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (
            codec is null
            || codec.EncodedFormat
                is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp)
        )
            return PhotoErrors.Unreadable;
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
            return PhotoErrors.TooLarge;
        using SKBitmap raw = new(
            new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul)
        );
        if (codec.GetPixels(raw.Info, raw.GetPixels()) is not SKCodecResult.Success)
            return PhotoErrors.Unreadable;
        using var upright = Upright(raw, codec.EncodedOrigin);
        using var image = Fitted(upright, MostSide);
        return new DevelopedPhoto(Jpeg(image, 82), Thumb(upright), image.Width, image.Height);
    }

    /// <summary>Cameras say in a note which side is up; the note goes, so the picture is turned.</summary>
    private static SKBitmap Upright(SKBitmap raw, SKEncodedOrigin origin)
    {
        var turned =
            origin
            is SKEncodedOrigin.LeftTop
                or SKEncodedOrigin.RightTop
                or SKEncodedOrigin.RightBottom
                or SKEncodedOrigin.LeftBottom;
        var (width, height) = turned ? (raw.Height, raw.Width) : (raw.Width, raw.Height);
        SKBitmap upright = new(width, height);
        using SKCanvas canvas = new(upright);
        canvas.Clear(SKColors.White);
        canvas.SetMatrix(Matrix(origin, raw.Width, raw.Height));
        canvas.DrawBitmap(raw, 0, 0, SKSamplingOptions.Default);
        return upright;
    }

    /// <summary>The eight cases of the EXIF orientation tag.</summary>
    private static SKMatrix Matrix(SKEncodedOrigin origin, float width, float height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };

    private static SKBitmap Fitted(SKBitmap picture, int most)
    {
        var scale = Math.Min(1f, (float)most / Math.Max(picture.Width, picture.Height));
        var (width, height) = (
            Math.Max(1, (int)MathF.Round(picture.Width * scale)),
            Math.Max(1, (int)MathF.Round(picture.Height * scale))
        );
        return picture.Resize(
            new SKImageInfo(width, height),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
    }

    /// <summary>A picture full of detail is made coarser, then smaller, until it weighs little on a bad line.</summary>
    private static byte[] Thumb(SKBitmap picture)
    {
        byte[] jpeg = [];
        foreach (var (side, quality) in Sizes)
        {
            using var small = Fitted(picture, side);
            jpeg = Jpeg(small, quality);
            if (jpeg.Length <= MostThumbBytes)
                break;
        }

        return jpeg;
    }

    private static byte[] Jpeg(SKBitmap picture, int quality)
    {
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }
}
