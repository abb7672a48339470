using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Inspections;

/// <summary>
/// One inspection of a vehicle at a visit. Its points are copied from the template when it begins, so that a changed template
/// changes no inspection; finished it stays as it is.
/// </summary>
public sealed class Inspection : TenantEntity, IVersioned
{
    public required long TicketId { get; init; }

    public required long VehicleId { get; init; }

    public required string TemplateCode { get; init; }

    public required string Name { get; init; }

    public required InspectionPurpose Purpose { get; init; }

    public required DateTime StartedAtUtc { get; init; }

    public required string StartedBy { get; init; }

    public DateTime? FinishedAtUtc { get; set; }

    /// <summary>Membership.</summary>
    public long? FinishedById { get; set; }

    public string? FinishedBy { get; set; }

    /// <summary>Thrown away before it was finished.</summary>
    public DateTime? DiscardedAtUtc { get; set; }

    public int Version { get; private set; }
}

/// <summary>One point of an inspection and its answer.</summary>
public sealed class InspectionPoint : TenantEntity, IVersioned
{
    /// <summary>Letters of a note.</summary>
    public const int LongestNote = 300;

    public required long InspectionId { get; init; }

    public required long TicketId { get; init; }

    public required long VehicleId { get; init; }

    /// <summary>1, 2, 3 ...</summary>
    public required int Position { get; init; }

    public required string GroupName { get; init; }

    public required string Label { get; init; }

    public required PointKind Kind { get; init; }

    public required bool IsMandatory { get; init; }

    public string? Unit { get; init; }

    public ReadingMeasure? Measure { get; init; }

    [Quantity]
    public decimal? Least { get; init; }

    [Quantity]
    public decimal? Most { get; init; }

    public PointLight? Light { get; set; }

    /// <summary>In <see cref="Unit"/>, up to three decimals.</summary>
    [Quantity]
    public decimal? Value { get; set; }

    [Personal(typeof(ServiceTicket), nameof(TicketId))]
    public string? Note { get; set; }

    public DateTime? AnsweredAtUtc { get; set; }

    public string? AnsweredBy { get; set; }

    public int Version { get; private set; }

    public PointAnswer Answer => new(Kind, IsMandatory, Light, Value, Note, Least, Most);
}
