using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sla;

namespace Battwheels.Core.Service.Tickets;

/// <summary>What stands at the top of every page of a ticket.</summary>
/// <param name="Stage">1 to 7; 8 when all is done; 0 when cancelled.</param>
/// <param name="IsSignedIn">The customer signed at intake; the vehicle goes back against a signature.</param>
/// <param name="MergedInto">The visit that goes on in its place.</param>
/// <param name="MayMerge">It could be merged into another one.</param>
/// <param name="MayFollow">The reader may register another visit that continues it.</param>
/// <param name="Moves">What the reader may do.</param>
public sealed record TicketHead(
    long Id,
    int Version,
    string Number,
    string Title,
    TicketState State,
    DateTime StateSinceUtc,
    int Stage,
    TicketPriority Priority,
    bool IsHighVoltage,
    string? Registration,
    string VehicleText,
    string CustomerName,
    long? TechnicianId,
    string? Technician,
    long? SecondTechnicianId,
    string? PauseReason,
    bool IsSignedIn,
    bool SeesEstimates,
    bool SeesBilling,
    bool SeesSla,
    SlaMark? Sla,
    TicketRelative? MergedInto,
    bool MayMerge,
    bool MayFollow,
    NextStep Next,
    IReadOnlyList<TicketMove> Moves
);

/// <summary>Everything the overview of a ticket shows.</summary>
/// <param name="BillTo">Who is invoiced instead of the customer; null: the customer.</param>
/// <param name="MayChange">Its texts are the reader's to change.</param>
/// <param name="TakesBillTo">Not invoiced yet: who is may still be chosen.</param>
/// <param name="Money">Null for those who may not see prices.</param>
public sealed record TicketView(
    long Id,
    int Version,
    TicketState State,
    string Title,
    string Description,
    IReadOnlyList<Symptom> Symptoms,
    TicketCategory Category,
    TicketPriority Priority,
    ServiceMode Mode,
    TicketSource Source,
    bool IsHighVoltage,
    DateTime CreatedAtUtc,
    DateTime? PromisedAtUtc,
    DateTime? IntakeCompletedAtUtc,
    int? OdometerInKm,
    int? SocInPercent,
    int? OdometerOutKm,
    int? SocOutPercent,
    decimal? NoAskLimit,
    string? DiagnosisNote,
    DateTime? DiagnosedAtUtc,
    ResolutionOutcome? Outcome,
    string? ConfirmedFault,
    string? WorkSummary,
    string? DeliveredTo,
    long? ParentTicketId,
    string? Technician,
    string? SecondTechnician,
    TicketCustomer Customer,
    TicketBillTo? BillTo,
    TicketVehicle Vehicle,
    TicketMoney? Money,
    IReadOnlyList<TicketLine> Lines,
    IReadOnlyList<TicketHappening> Latest,
    bool MayChange,
    bool TakesDiagnosis,
    bool TakesBillTo
);

/// <param name="Phone">Masked where the reader may not read contacts.</param>
/// <param name="IsPhoneMasked">Press Call to see it; that is written to the audit log.</param>
public sealed record TicketCustomer(long Id, string Name, string? Phone, bool IsPhoneMasked, bool MayOpen);

/// <param name="StateCode">GST code of the state, decides the place of supply without a GSTIN.</param>
public sealed record TicketBillTo(long Id, string Name, string? Gstin, string StateCode);

public sealed record TicketVehicle(
    long Id,
    string? Registration,
    string Text,
    VehicleCategory Category,
    int? Year,
    string? Colour,
    string? Vin,
    string? BatterySerial,
    int? LastOdometerKm
);

/// <param name="Amount">Rupees before tax; null for those who may not see prices.</param>
public sealed record TicketLine(
    long Id,
    string Description,
    JobLineKind Kind,
    decimal Quantity,
    string Uom,
    decimal? Amount,
    JobLineState State,
    bool IsSafetyCritical
);

/// <summary>Rupees with tax.</summary>
/// <param name="Estimate">What the customer was offered, all live estimates.</param>
/// <param name="Invoiced">Null before the invoice.</param>
/// <param name="Outstanding">Of the invoice; null before it.</param>
public sealed record TicketMoney(decimal? Estimate, decimal? Invoiced, decimal? Outstanding);
