using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Lists;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Crm;

/// <summary>Contacts and vehicles beside their lists; what they owe and their visits are added by those who know.</summary>
internal static class CrmPeeks
{
    public static GridPeek Of(ContactView contact) =>
        new(contact.Name, $"contacts/{contact.Id}")
        {
            Kind = "contact",
            Mark = contact.IsArchived ? Status.Mark(Tone.Neutral, "Archived") : null,
            Sub = CrmWords.RolesOf(contact.IsCustomer, contact.IsVendor),
            Text = contact.Notes,
            Facts =
            [
                new(
                    "Phone",
                    Phones.Display(contact.Phone),
                    contact.Phone is { } phone ? $"tel:{phone.Replace(" ", "", StringComparison.Ordinal)}" : null
                ),
                new("Email", contact.Email, contact.Email is null ? null : $"mailto:{contact.Email}"),
                new("Address", CrmWords.Address(contact)),
                new("GSTIN", contact.Gstin),
                new(
                    "Credit limit",
                    contact.CreditLimit == 0m ? T("Pays before delivery") : Show.Rupees(contact.CreditLimit)
                ),
            ],
        };

    public static GridPeek Of(VehicleView vehicle) =>
        new(Plate.Text(vehicle.Registration), $"vehicles/{vehicle.Id}")
        {
            Kind = "vehicle",
            Mark =
                vehicle.IsArchived ? Status.Mark(Tone.Neutral, "Archived")
                : vehicle.RegistrationNeedsCheck ? Status.Mark(Tone.Attention, "Check")
                : null,
            Sub = CrmWords.Vehicle(vehicle.Make, vehicle.Model, vehicle.Variant),
            Facts =
            [
                .. vehicle.Owner is { } owner
                    ?
                    [
                        new SideFacts.Fact("Owner", owner.Name, $"contacts/{owner.ContactId}"),
                        new SideFacts.Fact("Phone", Phones.Display(owner.Phone)),
                    ]
                    : Array.Empty<SideFacts.Fact>(),
                new("Category", Status.Words(vehicle.Category)),
                new("Year", vehicle.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new("VIN", vehicle.Vin),
                new("Battery serial", vehicle.BatterySerial),
                new("Odometer", vehicle.LastOdometerKm is { } km ? T($"{Show.Number(km)} km") : null),
            ],
        };
}
