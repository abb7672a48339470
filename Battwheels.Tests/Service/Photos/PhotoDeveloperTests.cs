using Battwheels.Data.Service.Photos;
using SkiaSharp;

namespace Battwheels.Tests.Service.Photos;

public sealed class PhotoDeveloperTests
{
    private static readonly PhotoDeveloper Developer = new PhotoDeveloper();

    [Fact]
    public void Develop_LargePicture_IsMadeSmallInProportion()
    {
        var photo = Developer.Develop(Pictures.Png(3_200, 1_000)).Value;

        Assert.Equal((1_600, 500), (photo.Width, photo.Height));
        Assert.Equal((240, 75), Size(photo.Thumb));
        Assert.True(photo.Thumb.Length <= 12_000, $"{photo.Thumb.Length} bytes");
    }

    /// <summary>The worst a camera can bring: every dot another colour.</summary>
    [Fact]
    public void Develop_PictureFullOfDetail_HasASmallPictureThatWeighsLittle() =>
        Assert.InRange(Developer.Develop(Pictures.Noise(1_200, 900)).Value.Thumb.Length, 1, 12_000);

    [Fact]
    public void Develop_CameraHeldUpright_StandsUprightAndKeepsNothingBesides()
    {
        var sent = Pictures.JpegOfCamera(400, 200);
        Assert.True(sent.AsSpan().IndexOf("Exif"u8) > 0);

        var photo = Developer.Develop(sent).Value;

        Assert.Equal((200, 400), (photo.Width, photo.Height));
        using var picture = SKBitmap.Decode(photo.Image);
        Assert.True(picture.GetPixel(100, 50).Red > 200); // left became top
        Assert.True(picture.GetPixel(100, 350).Blue > 200);
        Assert.True(photo.Image.AsSpan().IndexOf("Exif"u8) < 0);
        Assert.True(photo.Image.AsSpan().IndexOf("GPS"u8) < 0);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("GIF89a")]
    [InlineData("")]
    public void Develop_NoPicture_IsRefused(string content) =>
        Assert.Equal("PHOTO_UNREADABLE", Developer.Develop(System.Text.Encoding.UTF8.GetBytes(content)).Error!.Code);

    [Fact]
    public void Develop_HalfAPicture_IsRefused() =>
        Assert.Equal("PHOTO_UNREADABLE", Developer.Develop(Pictures.Png(800, 800)[..400]).Error!.Code);

    [Fact]
    public void Develop_MoreThanFortyMegapixels_IsRefusedBeforeItTakesMemory() =>
        Assert.Equal("PHOTO_TOO_LARGE", Developer.Develop(Pictures.Png(8_001, 5_000)).Error!.Code);

    private static (int Width, int Height) Size(byte[] jpeg)
    {
        using var picture = SKBitmap.Decode(jpeg);
        return (picture.Width, picture.Height);
    }
}
