using Battwheels.Core.Common;

namespace Battwheels.Core.Crm.Warranty;

/// <summary>What somebody answers for.</summary>
public enum WarrantySubject
{
    Vehicle,
    Battery,
    Motor,
    Charger,

    /// <summary>A part that was fitted later.</summary>
    Part,

    /// <summary>Our own work.</summary>
    OwnRepair,
}

/// <summary>One promise about one vehicle or pack; it ends with the earliest of its limits.</summary>
public sealed class WarrantyCover : TenantEntity, IVersioned
{
    public long? VehicleId { get; init; }

    /// <summary>The pack, where the promise goes with it into another vehicle.</summary>
    public long? BatteryPackId { get; init; }

    public required WarrantySubject Subject { get; init; }

    /// <summary>Which part or repair: Motor controller, Bearings replaced.</summary>
    public string? Description { get; init; }

    /// <summary>Who answers for it, as the claim names them.</summary>
    public string? Provider { get; init; }

    public required DateOnly StartsOn { get; init; }

    /// <summary>Calendar months; null: no limit in time.</summary>
    public int? Months { get; init; }

    /// <summary>Kilometres from <see cref="StartKm"/>; null: no limit.</summary>
    public int? Km { get; init; }

    public int StartKm { get; init; }

    /// <summary>The state of health promised to the end, percent.</summary>
    [Rate]
    public decimal? SohFloorPercent { get; init; }

    /// <summary>Filled in from terms nobody has confirmed yet.</summary>
    public bool IsAssumed { get; init; }

    public long? TicketId { get; init; }

    /// <summary>It lost its effect on that day.</summary>
    public DateOnly? VoidedOn { get; internal set; }

    public string? VoidReason { get; internal set; }

    public required DateTime CreatedAtUtc { get; init; }

    public int Version { get; private set; }
}

/// <summary>What a maker promises for its vehicles; the row of the model goes before that of the make, and that before the general one.</summary>
public sealed class WarrantyTerms : TenantEntity, IVersioned
{
    /// <summary>Null: every make without a row of its own.</summary>
    public string? Make { get; init; }

    /// <summary>Null: every model of the make.</summary>
    public string? Model { get; init; }

    public required WarrantySubject Subject { get; init; }

    public int? Months { get; init; }

    public int? Km { get; init; }

    [Rate]
    public decimal? SohFloorPercent { get; init; }

    /// <summary>A usual figure, confirmed by nobody: whatever it fills in says so.</summary>
    public bool IsAssumed { get; internal set; }

    /// <summary>Make, model and subject in capitals: one row each.</summary>
    public required string Key { get; init; }

    public int Version { get; private set; }

    public static string KeyOf(string? make, string? model, WarrantySubject subject) =>
        $"{Norm(make)}|{Norm(model)}|{subject}";

    internal static string Norm(string? text) => (text ?? "").Trim().ToUpperInvariant();
}
