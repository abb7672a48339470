using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Tickets;

/// <summary>What is typed about a customer and a vehicle that are new.</summary>
public class NewPartyModel
{
    public ContactModel Contact { get; set; } = new();

    public VehicleModel Vehicle { get; set; } = new();

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

    /// <summary>What is wrong with them; what is on record is not asked again.</summary>
    /// <param name="known">The vehicle or the customer on record; null when both are new.</param>
    public Error? Look(Arrival? known, DateOnly today) =>
        Error.Of(
            known is null ? Contact.ToInput().Refusal() : null,
            known?.VehicleId is null ? Vehicle.ToInput().Refusal(today) : null
        );

    /// <summary>What is on record already, where a refusal says so.</summary>
    public static async Task<IReadOnlyList<VisitMatch>> ClashesAsync(
        Error error,
        NewPartyModel party,
        VisitSearchService search,
        ContactService contacts
    )
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(party);
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(contacts);
        switch (error.Code)
        {
            case "VEHICLE_EXISTS":
                var typed = error.Field == "Vin" ? party.Vehicle.Vin : party.Vehicle.Registration;
                return await search.FindAsync(typed ?? "", CancellationToken.None);
            case "DUPLICATE_CONTACT":
                var probe = DuplicateProbe.Of(party.Contact.ToInput(), null);
                var found = await contacts.DuplicatesAsync(probe, CancellationToken.None);
                return [.. found.Select(m => new VisitMatch(null, null, null, m.ContactId, m.Name, m.Phone, m.City))];
            default:
                return [];
        }
    }
}
