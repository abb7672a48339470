using Battwheels.Core.Service.Inspections;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Service.Inspections;

/// <summary>Words and looks of lamps.</summary>
internal static class InspectionWords
{
    /// <summary>The three lamps every point has, as keys.</summary>
    public static readonly IReadOnlyList<PointLight> Lamps = [PointLight.Ok, PointLight.Attention, PointLight.Urgent];

    public static string Of(PointLight light) =>
        light switch
        {
            PointLight.Ok => T("OK"),
            PointLight.Attention => T("Attention"),
            PointLight.Urgent => T("Urgent"),
            PointLight.NotThere => T("Not there"),
        };

    public static string Of(PointKind kind) =>
        kind switch
        {
            PointKind.Light => T("Lamp"),
            PointKind.Reading => T("Value"),
            PointKind.Words => T("Words"),
        };

    public static string Icon(PointLight light) =>
        light switch
        {
            PointLight.Ok => "check",
            PointLight.Attention => "alert",
            _ => "x",
        };

    public static Tone ToneOf(PointLight light) =>
        light switch
        {
            PointLight.Ok => Tone.Done,
            PointLight.Attention => Tone.Attention,
            PointLight.Urgent => Tone.Problem,
            PointLight.NotThere => Tone.Neutral,
        };

    /// <summary>What was measured or written, in one line; null where nothing was.</summary>
    public static string? Answer(PointView point) =>
        (point.Answer.Value, point.Answer.Note) switch
        {
            ({ } value, { } note) => $"{Show.Number(value)} {point.Unit} · {note}",
            ({ } value, null) => $"{Show.Number(value)} {point.Unit}",
            (null, var note) => note,
        };

    /// <summary>The limits of a value; null where it has none.</summary>
    public static string? Limits(PointView point) =>
        (point.Answer.Least, point.Answer.Most) switch
        {
            ({ } least, { } most) => T($"{Show.Number(least)} to {Show.Number(most)}"),
            ({ } least, null) => T($"at least {Show.Number(least)}"),
            (null, { } most) => T($"at most {Show.Number(most)}"),
            _ => null,
        };
}
