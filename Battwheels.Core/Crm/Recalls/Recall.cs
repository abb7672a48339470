using Battwheels.Core.Common;

namespace Battwheels.Core.Crm.Recalls;

/// <summary>A maker calls vehicles back: which ones, why, and what is to be done.</summary>
public sealed class Recall : TenantEntity, IVersioned
{
    /// <summary>The maker's number of the campaign: unique in the organization.</summary>
    public required string Reference { get; set; }

    public required string Title { get; set; }

    /// <summary>What is to be done.</summary>
    public required string Remedy { get; set; }

    /// <summary>The vehicle should not be used before it is done.</summary>
    public bool IsSafety { get; set; }

    public required string Make { get; set; }

    /// <summary>Beginning of the model; null for every model of the make.</summary>
    public string? Model { get; set; }

    public int? YearFrom { get; set; }

    public int? YearTo { get; set; }

    /// <summary>Only the vehicles whose VIN is on its list.</summary>
    public bool ByVin { get; set; }

    /// <summary>What <see cref="Vehicle.ModelKey"/> begins with; see <see cref="VehicleNames.ModelKey"/>.</summary>
    [SearchKey]
    public required string ModelKey { get; set; }

    public required DateOnly PublishedOn { get; set; }

    /// <summary>The maker ended it: nobody is asked to come any more.</summary>
    public DateOnly? ClosedOn { get; internal set; }

    public required DateTime CreatedAtUtc { get; init; }

    public int Version { get; private set; }
}

/// <summary>One VIN on the list of a recall; the vehicle need not be known.</summary>
public sealed class RecallVin : TenantEntity
{
    public required long RecallId { get; init; }

    /// <summary>In capitals without blanks, as <see cref="Vehicle.VinKey"/> has it.</summary>
    [SearchKey]
    public required string VinKey { get; init; }
}

public enum RecallState
{
    /// <summary>The owner knows.</summary>
    Told,
    Done,

    /// <summary>Looked at: this vehicle is not meant.</summary>
    NotAffected,
}

/// <summary>Where one vehicle stands with a recall; without a row it is due.</summary>
public sealed class RecallVehicle : TenantEntity, IVersioned
{
    public required long RecallId { get; init; }

    public required long VehicleId { get; init; }

    public RecallState State { get; set; }

    public required DateOnly On { get; set; }

    /// <summary>The visit it was done at.</summary>
    public long? TicketId { get; set; }

    public string? Note { get; set; }

    public required string ActorName { get; set; }

    public int Version { get; private set; }
}
