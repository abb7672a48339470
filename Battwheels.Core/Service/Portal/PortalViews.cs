using Battwheels.Core.Billing;
using Battwheels.Core.Service.Damage;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Portal;

/// <summary>A customer's vehicle.</summary>
public sealed record PortalVehicle(long Id, string? Registration, string Name);

/// <summary>A visit in a list.</summary>
public sealed record PortalVisitRow(
    long Id,
    string Number,
    TicketState State,
    bool IsTakenIn,
    DateTime CreatedAtUtc,
    DateTime? PromisedAtUtc,
    string Title,
    string? Registration,
    string? VehicleName
);

/// <summary>An estimate that waits for the customer's word.</summary>
public sealed record PortalOffer(long EstimateId, long TicketId, string Number, decimal Total, DateOnly ValidUntil)
{
    /// <summary>Who of the account approved it already, above their limit; null while nobody did.</summary>
    public string? First { get; init; }

    /// <summary>The reader may give the second approval.</summary>
    public bool AwaitsMe { get; init; }
}

/// <summary>An invoice in a list; rupees.</summary>
public sealed record PortalInvoiceRow(
    long Id,
    string Number,
    DateOnly Date,
    DateOnly DueDate,
    decimal Total,
    decimal Outstanding,
    InvoiceStatus Status,
    string? VehicleText
);

/// <summary>What waits, and what goes on.</summary>
public sealed record PortalHome(
    IReadOnlyList<PortalVehicle> Vehicles,
    IReadOnlyList<PortalVisitRow> OpenVisits,
    IReadOnlyList<PortalOffer> Offers,
    IReadOnlyList<PortalInvoiceRow> ToPay,
    IReadOnlyList<PortalAppointment> Expected
);

/// <summary>When the customer is expected, and with which vehicle.</summary>
public sealed record PortalAppointment(long Id, DateTime StartsAtUtc, string Title, string? Registration);

/// <summary>One step the customer is told of.</summary>
public sealed record PortalStep(TicketState To, DateTime AtUtc);

/// <summary>An estimate of a visit, with the customer or answered.</summary>
public sealed record PortalEstimateRow(
    long Id,
    string Number,
    decimal Total,
    bool IsOpen,
    bool IsDecided,
    DateOnly ValidUntil
);

/// <summary>One visit as its customer sees it.</summary>
public sealed record PortalVisit(
    PortalVisitRow Visit,
    string Description,
    IReadOnlyList<PortalStep> Steps,
    IReadOnlyList<PortalEstimateRow> Estimates,
    IReadOnlyList<PortalInvoiceRow> Invoices
)
{
    /// <summary>What was seen on the vehicle when it was taken in; null before that.</summary>
    public DamageMap? Damage { get; init; }

    /// <summary>What was found when it was looked over; newest first.</summary>
    public IReadOnlyList<InspectionSummary> Inspections { get; init; } = [];

    /// <summary>What the workshop lets them see, in the order it was taken.</summary>
    public IReadOnlyList<CustomerPhoto> Photos { get; init; } = [];
}

/// <summary>One measurement of a battery.</summary>
/// <param name="Percent">State of health.</param>
public sealed record PortalHealth(DateOnly On, decimal Percent, int? Cycles, int? OdometerKm);

/// <summary>A vehicle with its past.</summary>
/// <param name="Health">Newest first.</param>
public sealed record PortalVehicleHistory(
    PortalVehicle Vehicle,
    IReadOnlyList<PortalVisitRow> Visits,
    IReadOnlyList<PortalHealth> Health
);

/// <summary>A browser the customer is signed in with.</summary>
public sealed record PortalSessionRow(
    long Id,
    DateTime CreatedAtUtc,
    DateTime LastSeenUtc,
    string? Browser,
    bool IsThisOne,
    string? Person = null
);

/// <summary>Who they are here.</summary>
/// <param name="Language">Of messages; null: that of the workshop.</param>
public sealed record PortalProfile(
    string Name,
    string? Phone,
    string? Email,
    string? Language,
    IReadOnlyList<PortalSessionRow> Sessions
);
