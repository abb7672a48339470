using Battwheels.Core.Service.Photos;

namespace Battwheels.Web.Service.Photos;

internal static class PhotoWords
{
    public static string Of(PhotoKind kind) =>
        kind switch
        {
            PhotoKind.Intake => "Vehicle at intake",
            PhotoKind.Damage => "Damage",
            PhotoKind.PartRemoved => "Part taken out",
            PhotoKind.PartFitted => "Part fitted",
            PhotoKind.Qc => "Quality check",
            _ => "Work",
        };
}
