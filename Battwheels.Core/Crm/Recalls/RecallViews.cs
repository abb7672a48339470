namespace Battwheels.Core.Crm.Recalls;

/// <summary>One line of the list of recalls.</summary>
public sealed record RecallRow(
    long Id,
    string Reference,
    string Title,
    string Make,
    string? Model,
    int? YearFrom,
    int? YearTo,
    bool ByVin,
    bool IsSafety,
    DateOnly PublishedOn,
    DateOnly? ClosedOn
)
{
    public RecallScope Scope => new(VehicleNames.ModelKey(Make, Model), YearFrom, YearTo, ByVin);
}

/// <summary>Everything about one recall.</summary>
/// <param name="Vins">Sorted, at most 5,000.</param>
/// <param name="Counts">Vehicles on record, by where they stand.</param>
public sealed record RecallView(
    RecallRow Row,
    int Version,
    string Remedy,
    IReadOnlyList<string> Vins,
    RecallCounts Counts
);

public sealed record RecallCounts(int Due, int Told, int Done, int NotAffected)
{
    public int All => Due + Told + Done + NotAffected;
}

/// <summary>A vehicle a recall means.</summary>
/// <param name="State">Null: due, the owner was not told.</param>
/// <param name="OwnerName">Null for those who may not read contacts.</param>
public sealed record RecallVehicleRow(
    long Id,
    string? Registration,
    string Make,
    string Model,
    int? Year,
    bool HasVin,
    long? ContactId,
    string? OwnerName,
    RecallState? State,
    DateOnly? On,
    string? Note,
    long? TicketId
);

/// <summary>A recall as the page of a vehicle has it.</summary>
/// <param name="State">Null: due.</param>
public sealed record RecallOfVehicle(
    RecallRow Recall,
    string Remedy,
    RecallVerdict Verdict,
    RecallState? State,
    DateOnly? On,
    string? Note,
    long? TicketId,
    string? ActorName
)
{
    /// <summary>Still to be done, whether or not the owner knows.</summary>
    public bool IsOpen => State is null or RecallState.Told;
}
