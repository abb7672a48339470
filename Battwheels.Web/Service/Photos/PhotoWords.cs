using Battwheels.Core.Service.Photos;

namespace Battwheels.Web.Service.Photos;

internal static class PhotoWords
{
    public static string Of(PhotoKind kind) =>
        kind switch
        {
            PhotoKind.Intake => T("Vehicle at intake"),
            PhotoKind.Damage => T("Damage"),
            PhotoKind.PartRemoved => T("Part taken out"),
            PhotoKind.PartFitted => T("Part fitted"),
            PhotoKind.Qc => T("Quality check"),
            _ => T("Work"),
        };
}
