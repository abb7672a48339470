using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Inspections;

public static class InspectionPermissions
{
    public const string ReadTemplates = OrganizationPermissions.ReadSettings;
    public const string UpdateTemplates = OrganizationPermissions.UpdateSettings;
}

/// <summary>An inspection a workshop put together itself.</summary>
public sealed class InspectionTemplate : TenantEntity, IVersioned
{
    /// <summary>Templates of one organization, withdrawn ones included.</summary>
    public const int Most = 60;

    public const int MostPoints = 100;
    public const int LongestName = 80;
    public const int LongestLabel = 120;
    public const int LongestGroup = 60;
    public const int LongestUnit = 12;

    private readonly List<InspectionTemplatePoint> _points = [];

    public required string Name { get; set; }

    /// <summary>The name in capitals: unique in the organization.</summary>
    [SearchKey]
    public string NameKey
    {
        get => $"{Name}".ToUpperInvariant();
        private set { } // for the database, which searches it
    }

    /// <summary>Null fits every kind of vehicle.</summary>
    public VehicleCategory? Category { get; set; }

    /// <summary>Not offered any more.</summary>
    public bool IsRetired { get; set; }

    public int Version { get; private set; }

    public IReadOnlyList<InspectionTemplatePoint> Points => _points;

    public string Code => $"own:{Id}";

    public void Add(InspectionTemplatePoint point) => _points.Add(point);

    internal TemplateSheet ToSheet() =>
        new(
            Code,
            Name,
            InspectionPurpose.Inspection,
            Category is { } category ? [category] : [],
            [
                .. Points
                    .OrderBy(p => p.Position)
                    .Select(p => new TemplatePoint(
                        p.GroupName,
                        p.Label,
                        p.Kind,
                        p.IsMandatory,
                        p.Unit,
                        p.Measure,
                        p.Least,
                        p.Most
                    )),
            ]
        );
}

/// <summary>One thing such an inspection looks at.</summary>
public sealed class InspectionTemplatePoint : TenantEntity
{
    public long InspectionTemplateId { get; private set; }

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
}
