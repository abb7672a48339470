using SkiaSharp;

namespace Battwheels.Tests.Service.Photos;

/// <summary>Made pictures: the left half red, the right half blue.</summary>
internal static class Pictures
{
    public static byte[] Jpeg(int width, int height) => Encoded(width, height, SKEncodedImageFormat.Jpeg);

    public static byte[] Png(int width, int height) => Encoded(width, height, SKEncodedImageFormat.Png);

    /// <summary>With an EXIF block as a camera held upright writes it: "turn a quarter to the right", and a place.</summary>
    public static byte[] JpegOfCamera(int width, int height)
    {
        byte[] exif =
        [
            .. "Exif\0\0"u8,
            .. "II*\0"u8,
            8,
            0,
            0,
            0,
            2,
            0, // two entries
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            6,
            0,
            0,
            0, // orientation 6
            0x0E,
            0x01,
            2,
            0,
            4,
            0,
            0,
            0,
            (byte)'G',
            (byte)'P',
            (byte)'S',
            0, // a description to look for
            0,
            0,
            0,
            0,
        ];
        var plain = Jpeg(width, height);
        var size = exif.Length + 2;
        return [plain[0], plain[1], 0xFF, 0xE1, (byte)(size >> 8), (byte)size, .. exif, .. plain[2..]];
    }

    private static byte[] Encoded(int width, int height, SKEncodedImageFormat format)
    {
        using SKBitmap picture = new(width, height);
        using (SKCanvas canvas = new(picture))
        {
            canvas.Clear(SKColors.Blue);
            using SKPaint red = new() { Color = SKColors.Red };
            canvas.DrawRect(0, 0, width / 2f, height, red);
        }

        using var data = picture.Encode(format, 90);
        return data.ToArray();
    }
}
