using Battwheels.Core.Service.Photos;

namespace Battwheels.Web.Service.Photos;

/// <summary>Kinds of photos in users' words.</summary>
internal static class PhotoWords
{
    /// <summary>As chips stand, what is chosen when nothing is said last.</summary>
    public static IReadOnlyList<PhotoKind> Order { get; } =
    [PhotoKind.PartRemoved, PhotoKind.PartFitted, PhotoKind.Damage, PhotoKind.Qc, PhotoKind.Intake, PhotoKind.Work];

    public static string Of(PhotoKind kind) =>
        kind switch
        {
            PhotoKind.Intake => T("Intake"),
            PhotoKind.Damage => T("Damage"),
            PhotoKind.PartRemoved => T("Before"),
            PhotoKind.PartFitted => T("After"),
            PhotoKind.Qc => T("Quality check"),
            _ => T("Work"),
        };

    /// <summary>Its caption, else what it shows.</summary>
    public static string Of(PhotoView photo) => photo.Caption ?? Of(photo.Kind);

    public static string Of(CustomerPhoto photo) => photo.Caption ?? Of(photo.Kind);
}
