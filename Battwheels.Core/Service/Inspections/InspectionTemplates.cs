using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Inspections;

/// <summary>What an inspection is for.</summary>
public enum InspectionPurpose
{
    /// <summary>How the vehicle is: for the estimate, for the customer, for the next visit.</summary>
    Inspection,

    /// <summary>High voltage is switched off, locked and proved dead.</summary>
    LockOut,

    /// <summary>It may be switched on again.</summary>
    MakeLive,
}

/// <summary>How a point is answered.</summary>
public enum PointKind
{
    /// <summary>One of <see cref="PointLight"/>.</summary>
    Light,

    /// <summary>A number, which proposes a light where the point has limits.</summary>
    Reading,

    /// <summary>Free words, such as the number of a lock.</summary>
    Words,
}

/// <summary>What was found.</summary>
public enum PointLight
{
    Ok,

    /// <summary>Soon.</summary>
    Attention,

    /// <summary>Now: not safe, or not working.</summary>
    Urgent,

    /// <summary>This vehicle has none.</summary>
    NotThere,
}

/// <summary>One thing to look at.</summary>
/// <param name="Measure">A value of this kind is kept among the readings of the visit too.</param>
/// <param name="Least">Below it the value proposes <see cref="PointLight.Urgent"/>; null: no such limit.</param>
/// <param name="Most">Above it likewise.</param>
/// <param name="Mandatory">Without an answer the inspection is not finished.</param>
public sealed record TemplatePoint(
    string Group,
    string Label,
    PointKind Kind,
    bool Mandatory,
    string? Unit = null,
    ReadingMeasure? Measure = null,
    decimal? Least = null,
    decimal? Most = null
);

/// <param name="Code">Of a shipped one; <c>own:{id}</c> of the workshop's own.</param>
/// <param name="Categories">Kinds of vehicles it fits; empty: every kind.</param>
public sealed record TemplateSheet(
    string Code,
    string Name,
    InspectionPurpose Purpose,
    IReadOnlyList<VehicleCategory> Categories,
    IReadOnlyList<TemplatePoint> Points
)
{
    public bool Fits(VehicleCategory category) => Categories.Count == 0 || Categories.Contains(category);
}

/// <summary>The inspections the product ships; a workshop's own stand beside them.</summary>
public static class ShippedInspections
{
    private static readonly Lazy<IReadOnlyList<TemplateSheet>> Read = new(() =>
        EmbeddedJson.Read<Sheets>("Service.Inspections.inspection-templates.json").Templates
    );

    public static IReadOnlyList<TemplateSheet> All => Read.Value;

    public static TemplateSheet? Find(string code) => All.SingleOrDefault(t => t.Code == code);

    private sealed record Sheets(IReadOnlyList<TemplateSheet> Templates);
}
