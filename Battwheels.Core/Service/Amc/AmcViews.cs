using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Amc;

public enum AmcShow
{
    All,
    Draft,
    Active,

    /// <summary>Ends within 30 days and is not renewed.</summary>
    Renew,
    Upcoming,
    Expired,
    Cancelled,
}

/// <param name="Sort"><c>ends</c>, <c>price</c>; else the newest first.</param>
public sealed record AmcFilter(AmcShow Show = AmcShow.All, Common.Sort? Sort = null);

/// <param name="Price">Rupees before tax for all vehicles.</param>
/// <param name="IsRenewed">Another contract goes on after it.</param>
public sealed record AmcRow(
    long Id,
    string Number,
    string PlanName,
    long ContactId,
    string Customer,
    int Vehicles,
    string? Registration,
    DateOnly StartsOn,
    DateOnly EndsOn,
    AmcState State,
    decimal Price,
    bool IsRenewed
)
{
    public AmcStanding Standing(DateOnly today) => AmcCalculator.Standing(State, StartsOn, EndsOn, today);

    public bool IsDueToRenew(DateOnly today) =>
        Standing(today) is AmcStanding.Active && !IsRenewed && EndsOn <= today.AddDays(AmcCalculator.NoticeDays[0]);
}

/// <param name="Left">In the present month or contract; null: without limit.</param>
public sealed record BenefitBalance(
    long EntitlementId,
    AmcBenefitKind Kind,
    string Name,
    AmcPer Per,
    int? Allowed,
    int Used,
    int? Left,
    decimal DiscountPercent
);

public sealed record AmcVehicleView(
    long VehicleId,
    string? Registration,
    string Text,
    IReadOnlyList<BenefitBalance> Benefits
);

/// <param name="IsBack">Given back.</param>
public sealed record AmcUseView(
    DateTime AtUtc,
    string Benefit,
    string? Registration,
    long TicketId,
    string TicketNumber,
    string Line,
    bool IsBack,
    string ActorName
);

public sealed record AmcView(
    AmcRow Row,
    int Version,
    AmcStanding Standing,
    long PlanId,
    int Months,
    decimal PricePerVehicle,
    string Sac,
    decimal RatePercent,
    int? ResponseMinutes,
    long? InvoiceId,
    string? InvoiceNumber,
    decimal? Outstanding,
    decimal Sold,
    decimal Earned,
    string? CancelReason,
    long? RenewalOfId,
    string? RenewalOfNumber,
    long? RenewedById,
    string? RenewedByNumber,
    IReadOnlyList<AmcVehicleView> Vehicles,
    IReadOnlyList<AmcUseView> Uses
);

/// <summary>A vehicle that can be chosen for a contract.</summary>
public sealed record AmcCandidate(long VehicleId, string? Registration, string Text, VehicleCategory Category);

/// <summary>The contract of a vehicle today.</summary>
public sealed record AmcCoverView(
    long ContractId,
    string Number,
    string PlanName,
    DateOnly EndsOn,
    int? ResponseMinutes,
    IReadOnlyList<BenefitBalance> Benefits
);

public enum AmcLineStanding
{
    /// <summary>The customer pays; the contract could.</summary>
    Offered,

    /// <summary>The customer pays; why the contract does not is said beside it.</summary>
    Refused,

    /// <summary>The contract pays; it is taken when work starts.</summary>
    Chosen,

    /// <summary>Taken.</summary>
    Taken,
}

/// <param name="Benefit">Of the contract.</param>
/// <param name="Left">Before this line; null: without limit.</param>
/// <param name="Why">Why not.</param>
public sealed record AmcLineView(
    long JobLineId,
    string Description,
    AmcLineStanding Standing,
    string? Benefit,
    int? Allowed,
    int? Left,
    string? Why,
    bool MayChange
);

/// <param name="Cover">Null: no contract covers the vehicle today.</param>
/// <param name="PartsDiscount">Percent that can be given on parts now; null: none is waiting.</param>
public sealed record TicketAmc(AmcCoverView? Cover, IReadOnlyList<AmcLineView> Lines, decimal? PartsDiscount);
