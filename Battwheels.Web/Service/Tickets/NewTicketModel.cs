using Battwheels.Core.Service.Tickets;

namespace Battwheels.Web.Service.Tickets;

/// <summary>What is typed while a visit is registered.</summary>
public sealed class NewTicketModel : NewPartyModel
{
    public IReadOnlyList<string> Symptoms { get; set; } = [];

    public string? Title { get; set; }

    public string? Description { get; set; }

    public TicketCategory Category { get; set; } = TicketCategory.Breakdown;

    public ServiceMode Mode { get; set; } = ServiceMode.Workshop;

    public TicketPriority Priority { get; set; } = TicketPriority.Medium;

    public TicketSource Source { get; set; } = TicketSource.Counter;

    public DateTime? PromisedAtUtc { get; set; }

    public decimal? OdometerKm { get; set; }

    public string? OdometerReason { get; set; }

    public long? BranchId { get; set; }

    /// <param name="known">The vehicle or the customer on record; null when both are new.</param>
    public NewTicket ToInput(Arrival? known, long? parentTicketId) =>
        new(
            Title ?? "",
            Description ?? "",
            known?.VehicleId,
            known?.VehicleId is null ? Vehicle.ToInput() : null,
            known?.ContactId,
            known is null ? Contact.ToInput() : null,
            Symptoms,
            Category,
            Mode,
            Priority,
            Source,
            PromisedAtUtc: PromisedAtUtc,
            OdometerKm: known?.VehicleId is null ? null : (int?)OdometerKm,
            OdometerReason: OdometerReason,
            BranchId: BranchId,
            ParentTicketId: parentTicketId
        );
}
