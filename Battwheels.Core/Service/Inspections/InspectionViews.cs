using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Inspections;

/// <summary>Begins an inspection.</summary>
/// <param name="TemplateCode">Of a shipped template, or <c>own:{id}</c>.</param>
public sealed record StartInspection(long TicketId, string TemplateCode);

/// <summary>Answers points of a visit.</summary>
public sealed record AnswerPoints(long TicketId, IReadOnlyList<AnswerPoint> Answers)
{
    public const int Most = 200;
}

/// <summary>The answer to one point; what is null is taken back.</summary>
/// <param name="InspectionPointId">The point.</param>
/// <param name="Value">In the point's unit.</param>
public sealed record AnswerPoint(long InspectionPointId, PointLight? Light, decimal? Value = null, string? Note = null);

/// <summary>A value of the same point at an earlier visit of the vehicle.</summary>
public sealed record EarlierValue(decimal Value, DateTime AtUtc);

/// <param name="Last">Of the last visit before this one that has it.</param>
/// <param name="PhotoId">The newest photo of the visit whose caption is the point.</param>
public sealed record PointView(
    long Id,
    string Group,
    string Label,
    PointAnswer Answer,
    string? Unit,
    string? By,
    EarlierValue? Last,
    long? PhotoId
);

public sealed record InspectionView(
    long Id,
    int Version,
    string Name,
    InspectionPurpose Purpose,
    DateTime StartedAtUtc,
    string StartedBy,
    DateTime? FinishedAtUtc,
    string? FinishedBy,
    IReadOnlyList<PointView> Points
)
{
    public int Answered => Points.Count(p => InspectionCalculator.IsAnswered(p.Answer));

    public int Of(PointLight light) => Points.Count(p => InspectionCalculator.Shown(p.Answer) == light);
}

/// <summary>A template that may be begun.</summary>
public sealed record TemplateOffer(string Code, string Name, InspectionPurpose Purpose, int Points);

/// <summary>Inspections of one visit.</summary>
/// <param name="Inspections">Newest first.</param>
/// <param name="LockedOutBy">Who locked the vehicle out; null: it is not locked out.</param>
/// <param name="IsCertified">The reader holds a high-voltage certificate.</param>
public sealed record TicketInspections(
    long TicketId,
    string Number,
    string Vehicle,
    VehicleCategory Category,
    bool IsHighVoltage,
    bool MayChange,
    bool IsCertified,
    string? LockedOutBy,
    DateTime? LockedOutAtUtc,
    IReadOnlyList<TemplateOffer> Offers,
    IReadOnlyList<InspectionView> Inspections
);

/// <summary>What the customer is shown of an inspection.</summary>
public sealed record InspectionFinding(string Label, PointLight Light, decimal? Value, string? Unit, string? Note);

/// <param name="Ok">How many points were fine.</param>
public sealed record InspectionSummary(
    string Name,
    DateTime FinishedAtUtc,
    int Ok,
    IReadOnlyList<InspectionFinding> Findings
);
