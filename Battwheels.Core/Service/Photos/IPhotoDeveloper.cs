using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Photos;

/// <param name="Image">JPEG, at most 1,600 pixels on its longer side, upright, without anything but the picture.</param>
/// <param name="Thumb">JPEG of at most 240 pixels and 12 KB.</param>
public sealed record DevelopedPhoto(byte[] Image, byte[] Thumb, int Width, int Height);

/// <summary>Makes of what a camera wrote what is kept.</summary>
public interface IPhotoDeveloper
{
    /// <param name="content">JPEG, PNG or WebP.</param>
    /// <returns>The pictures; or PHOTO_UNREADABLE, PHOTO_TOO_LARGE.</returns>
    Result<DevelopedPhoto> Develop(byte[] content);
}

public static class PhotoErrors
{
    public static readonly Error Unreadable = new(
        "PHOTO_UNREADABLE",
        "This file is not a picture that can be read. Take the photo again, as JPG, PNG or WebP."
    );

    public static readonly Error TooLarge = new(
        "PHOTO_TOO_LARGE",
        "This picture is larger than 40 megapixels or 10 MB. Take it again at a smaller size."
    );

    public static readonly Error NotSent = new(
        "UPLOAD_INCOMPLETE",
        "The photo has not arrived whole. It is sent again by itself."
    );
}
