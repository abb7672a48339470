using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Packages;

/// <summary>Work that is done the same way again and again: lines that go onto an estimate together.</summary>
public sealed class ServicePackage : TenantEntity, IVersioned
{
    private readonly List<ServicePackageLine> _lines = [];

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

    /// <summary>Null fits every make.</summary>
    public string? Make { get; set; }

    /// <summary>Beginning of the model; null for every model of the make.</summary>
    public string? Model { get; set; }

    /// <summary>What <see cref="Vehicle.ModelKey"/> begins with; empty fits every vehicle.</summary>
    [SearchKey]
    public string ModelKey { get; set; } = "";

    /// <summary>Rupees before tax for the lines that are not optional; null: their sum.</summary>
    public decimal? FixedPrice { get; set; }

    /// <summary>Not offered any more.</summary>
    public bool IsRetired { get; set; }

    public int Version { get; private set; }

    public IReadOnlyList<ServicePackageLine> Lines => _lines;

    public void Add(ServicePackageLine line) => _lines.Add(line);
}

/// <summary>One line of a package. It is copied when the package is used; later changes here change no estimate.</summary>
public sealed class ServicePackageLine : TenantEntity
{
    public long ServicePackageId { get; private set; }

    /// <summary>1, 2, 3 ...</summary>
    public required int Position { get; init; }

    public required JobLineKind Kind { get; init; }

    /// <summary>Unit, tax code and rate, and a price that is not kept here, are the item's on the day of use.</summary>
    public long? ItemId { get; init; }

    public required string Description { get; init; }

    public required string HsnSac { get; init; }

    public required string Uom { get; init; }

    [Quantity]
    public required decimal Quantity { get; init; }

    /// <summary>Rupees before tax; null: what the item costs on the day of use.</summary>
    public decimal? UnitPrice { get; init; }

    [Rate]
    public required decimal RatePercent { get; init; }

    public required bool IsSafetyCritical { get; init; }

    public required bool IsOptional { get; init; }

    public required bool OpensHvBattery { get; init; }
}
