using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Tickets;

/// <summary>What is typed while a visit is registered.</summary>
internal sealed class NewTicketModel
{
    public ContactModel Contact { get; set; } = new();

    public VehicleModel Vehicle { get; set; } = new();

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

    /// <summary>Puts what was searched for where it belongs: number, VIN, phone or name.</summary>
    public void Begin(string typed, DateOnly today)
    {
        (Contact, Vehicle) = (new ContactModel(), new VehicleModel());
        var compact = Registrations.Normalize(typed);
        if (Phones.Read(typed) is { Key: not null })
            Contact.Phone = typed;
        else if (compact.Length == 17 && compact.Any(char.IsAsciiDigit))
            Vehicle.Vin = compact;
        else if (Registrations.Read(typed, today) is { Problem: null } || typed.Any(char.IsAsciiDigit))
            Vehicle.Registration = typed.ToUpperInvariant();
        else
            Contact.Name = typed;
    }

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
