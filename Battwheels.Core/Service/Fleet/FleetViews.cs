using Battwheels.Core.Service.Portal;

namespace Battwheels.Core.Service.Fleet;

/// <param name="PersonId">Null: somebody new.</param>
/// <param name="Version">That was on the screen; 0 for somebody new.</param>
/// <param name="Limit">Rupees with tax; null: any amount.</param>
public sealed record FleetPersonInput(
    long? PersonId,
    int Version,
    string Name,
    string? Mobile,
    string? Email,
    FleetRole Role,
    decimal? Limit
);

/// <param name="From">First day; a visit of before that is over stays hidden from the driver.</param>
public sealed record NewFleetAssignment(long PersonId, long VehicleId, DateOnly From);

/// <summary>Somebody of an account.</summary>
/// <param name="IsMe">The reader.</param>
/// <param name="MayEdit">The reader may change them: the workshop anybody, a manager whoever has no higher limit.</param>
public sealed record FleetPersonRow(
    long Id,
    int Version,
    string Name,
    string? Mobile,
    string? Email,
    FleetRole Role,
    decimal? Limit,
    bool IsActive,
    bool IsMe,
    bool MayEdit
);

/// <summary>Who drives what now, or will.</summary>
public sealed record FleetAssignmentRow(
    long Id,
    long PersonId,
    string Driver,
    long VehicleId,
    string? Registration,
    string VehicleName,
    DateTime StartsAtUtc
);

/// <summary>An account with its people.</summary>
/// <param name="DecidesByPeople">It has a manager or an approver, so a link alone decides nothing.</param>
public sealed record FleetAccount(
    string Name,
    IReadOnlyList<FleetPersonRow> People,
    IReadOnlyList<FleetAssignmentRow> Assignments,
    IReadOnlyList<PortalVehicle> Vehicles,
    bool DecidesByPeople
);

/// <summary>A first approval, for whoever looks at the estimate.</summary>
/// <param name="Approved">Ids of the lines approved.</param>
/// <param name="MayConfirm">The reader may give the second approval.</param>
/// <param name="IsMine">The reader gave the first.</param>
/// <param name="Seconds">Who may give the second.</param>
public sealed record FleetWaiting(
    long ApprovalId,
    string FirstName,
    DateTime AskedAtUtc,
    decimal Total,
    IReadOnlyList<long> Approved,
    string? Note,
    bool MayConfirm,
    bool IsMine,
    IReadOnlyList<string> Seconds
);

/// <summary>How a signed-in person of an account stands to an estimate.</summary>
/// <param name="Limit">Rupees; null: any amount.</param>
/// <param name="SentBack">Why the last first approval was not confirmed, and by whom; null while none was.</param>
public sealed record FleetStanding(
    string Name,
    decimal? Limit,
    bool Decides,
    FleetWaiting? Waiting,
    FleetSentBack? SentBack
);

/// <summary>A first approval that came back.</summary>
public sealed record FleetSentBack(string By, string Reason, DateTime AtUtc);

/// <summary>What the workshop sees of the approvals of an account.</summary>
/// <param name="MayConfirm">Who is asked now; empty once it is answered.</param>
public sealed record FleetApprovalSeen(
    string FirstName,
    DateTime AskedAtUtc,
    decimal Total,
    FleetApprovalState State,
    string? SecondName,
    DateTime? DecidedAtUtc,
    string? Reason,
    string? FirstIpAddress,
    IReadOnlyList<string> MayConfirm
);
