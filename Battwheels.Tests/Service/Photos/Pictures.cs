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

    /// <summary>Dots without any order, always the same ones.</summary>
    public static byte[] Noise(int width, int height)
    {
        Random random = new(7);
        using SKBitmap picture = new(width, height);
        for (var y = 0; y < height; y += 4)
        for (var x = 0; x < width; x += 4)
        {
            SKColor colour = new((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
            for (var i = 0; i < 16; i++)
                picture.SetPixel(Math.Min(width - 1, x + (i % 4)), Math.Min(height - 1, y + (i / 4)), colour);
        }

        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
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
