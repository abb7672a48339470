namespace Battwheels.Core.Service.Inspections;

/// <summary>What was answered to a point, with what it asks.</summary>
public readonly record struct PointAnswer(
    PointKind Kind,
    bool IsMandatory,
    PointLight? Light,
    decimal? Value,
    string? Note,
    decimal? Least = null,
    decimal? Most = null
);

/// <summary>What answers amount to. Pure.</summary>
public static class InspectionCalculator
{
    /// <summary>What a value proposes; null where the point has no limit or no value. A limit itself is within.</summary>
    public static PointLight? Proposal(decimal? value, decimal? least, decimal? most)
    {
        if (value is not { } measured || (least ?? most) is null)
            return null;
        return measured < least || measured > most ? PointLight.Urgent : PointLight.Ok;
    }

    /// <summary>Has the point what it asks for? What the vehicle does not have needs no value.</summary>
    public static bool IsAnswered(PointAnswer point) =>
        point.Light is PointLight.NotThere
        || point.Kind switch
        {
            PointKind.Light => point.Light is not null,
            PointKind.Reading => point.Value is not null,
            PointKind.Words => !string.IsNullOrWhiteSpace(point.Note),
        };

    /// <summary>Stands between the inspection and its end.</summary>
    public static bool IsMissing(PointAnswer point) => point.IsMandatory && !IsAnswered(point);

    /// <summary>
    /// May somebody put their hands in on the word of this point? A lamp must say OK, a value lie within its limits whatever
    /// lamp was pressed, and nothing mandatory may be said not to be there.
    /// </summary>
    public static bool IsSafe(PointAnswer point) =>
        point.Kind switch
        {
            PointKind.Light => point.Light is PointLight.Ok
                || (!point.IsMandatory && point.Light is null or PointLight.NotThere),
            PointKind.Reading => point.Value is null
                ? !point.IsMandatory
                : point.Light is not (PointLight.Urgent or PointLight.NotThere)
                    && Proposal(point.Value, point.Least, point.Most) is null or PointLight.Ok,
            PointKind.Words => !point.IsMandatory || !string.IsNullOrWhiteSpace(point.Note),
        };

    /// <summary>The lamp shown: what was pressed, else what the value proposes.</summary>
    public static PointLight? Shown(PointAnswer point) => point.Light ?? Proposal(point.Value, point.Least, point.Most);
}
