using Battwheels.Core.Crm;
using Battwheels.Core.Service.Packages;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Service.Packages;

/// <summary>What is said about packages on screens.</summary>
internal static class PackageWords
{
    /// <summary>"Ather 450", "Every Ather", "Two wheeler", "Every vehicle".</summary>
    public static string Scope(VehicleCategory? category, string? make, string? model)
    {
        var kind = category is { } known ? Status.Words(known) : null;
        var name =
            make is null ? null
            : model is null ? T($"Every {make}")
            : VehicleNames.Of(make, model);
        return (name, kind) switch
        {
            (null, null) => T("Every vehicle"),
            (null, { } of) => of,
            ({ } of, null) => of,
            ({ } of, { } among) => $"{of} · {among}",
        };
    }

    /// <summary>"4 lines · 1.5 h".</summary>
    public static string Size(PackageOffer offer)
    {
        var lines = Lines(offer.Lines.Count);
        return offer.Hours == 0m ? lines : T($"{lines} · {Show.Number(offer.Hours)} h");
    }

    public static string Lines(int count) => count == 1 ? T("1 line") : T($"{Show.Number(count)} lines");
}
