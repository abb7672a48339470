using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Tickets;

/// <summary>A new visit; what is not on record yet is made with it.</summary>
/// <param name="Title">Empty: taken from the symptoms, else from the description.</param>
/// <param name="VehicleId">The vehicle, where it is known; else <paramref name="NewVehicle"/>.</param>
/// <param name="ContactId">Who brings it: empty means the owner of the known vehicle; else <paramref name="NewContact"/>.</param>
/// <param name="Symptoms">Codes of <see cref="Tickets.Symptoms"/>.</param>
/// <param name="Priority">Other than medium needs tickets:priority.</param>
/// <param name="IsHighVoltage">Null: told from the symptoms.</param>
/// <param name="OdometerKm">Reading of a known vehicle; a new one has its own.</param>
/// <param name="BranchId">Null: the default branch.</param>
/// <param name="ParentTicketId">The earlier visit this one continues.</param>
public sealed record NewTicket(
    string Title = "",
    string Description = "",
    long? VehicleId = null,
    VehicleInput? NewVehicle = null,
    long? ContactId = null,
    ContactInput? NewContact = null,
    IReadOnlyList<string>? Symptoms = null,
    TicketCategory Category = TicketCategory.Breakdown,
    ServiceMode Mode = ServiceMode.Workshop,
    TicketPriority Priority = TicketPriority.Medium,
    TicketSource Source = TicketSource.Counter,
    bool? IsHighVoltage = null,
    DateTime? PromisedAtUtc = null,
    int? OdometerKm = null,
    string? OdometerReason = null,
    long? BranchId = null,
    long? ParentTicketId = null
);

/// <param name="Version">Of the ticket that was shown, as in every input below.</param>
/// <param name="BillToContactId">Who is invoiced instead of the customer; null: the customer. Fixed by the invoice.</param>
public sealed record UpdateTicket(
    long TicketId,
    int Version,
    string Title,
    string Description,
    IReadOnlyList<string> Symptoms,
    TicketCategory Category,
    TicketPriority Priority,
    bool IsHighVoltage,
    DateTime? PromisedAtUtc,
    long? BillToContactId
);

/// <summary>A step that needs no more than a reason, where it asks for one.</summary>
public sealed record TicketStep(long TicketId, int Version, string? Reason = null);

/// <param name="TechnicianId">Membership.</param>
/// <param name="OverrideReason">Why a technician without certificate takes high-voltage work; needs tickets:override.</param>
public sealed record AssignTicket(
    long TicketId,
    int Version,
    long? TechnicianId,
    long? SecondTechnicianId = null,
    string? OverrideReason = null
);

/// <param name="Note">Condition and cause, at most 8,000 characters.</param>
public sealed record SaveDiagnosis(long TicketId, int Version, string Note);

/// <param name="HandBack">Needed where the vehicle had been taken in: it goes back signed for.</param>
public sealed record CancelTicket(long TicketId, int Version, string Reason, SignatureInput? HandBack = null);

/// <param name="DeliveredTo">Who takes the vehicle.</param>
public sealed record DeliverTicket(
    long TicketId,
    int Version,
    string DeliveredTo,
    int? OdometerOutKm,
    int? SocOutPercent,
    SignatureInput? Signature,
    string? OdometerReason = null
);

/// <param name="Text">At most 4,000 characters.</param>
/// <param name="Contact">How the customer was reached, or that they asked; null: among ourselves.</param>
public sealed record CommentTicket(long TicketId, string Text, CustomerContact? Contact = null);
