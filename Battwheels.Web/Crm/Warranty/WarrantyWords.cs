using Battwheels.Core.Crm.Warranty;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Crm.Warranty;

/// <summary>What is said about promises on screens.</summary>
internal static class WarrantyWords
{
    public static IReadOnlyList<Choice<WarrantySubject>> Subjects =>
        [
            new(WarrantySubject.Vehicle, "Vehicle"),
            new(WarrantySubject.Battery, "Battery"),
            new(WarrantySubject.Motor, "Motor"),
            new(WarrantySubject.Charger, "Charger"),
            new(WarrantySubject.Part, "Part"),
            new(WarrantySubject.OwnRepair, "Our own repair"),
        ];

    public static string Of(WarrantySubject subject) => Subjects.First(s => s.Value == subject).Text;

    public static string Words(WarrantyVerdict verdict) =>
        verdict switch
        {
            WarrantyVerdict.In => T("In warranty"),
            WarrantyVerdict.Review => T("To be checked"),
            WarrantyVerdict.Out => T("Out of warranty"),
        };

    public static MarkupString Mark(WarrantyVerdict verdict) =>
        verdict switch
        {
            WarrantyVerdict.In => Status.Mark(Tone.Done, "In warranty"),
            WarrantyVerdict.Review => Status.Mark(Tone.Attention, "To be checked"),
            WarrantyVerdict.Out => Status.Mark(Tone.Neutral, "Out of warranty"),
        };

    /// <summary>24 months, 40,000 km, at least 70 %.</summary>
    public static string Limits(int? months, int? km, decimal? floor = null) =>
        string.Join(
            ", ",
            new[]
            {
                months is { } m ? T($"{m} months") : null,
                km is { } k ? T($"{Show.Number(k)} km") : null,
                floor is { } f ? T($"at least {Show.Number(f)} % health") : null,
            }.OfType<string>()
        );
}
