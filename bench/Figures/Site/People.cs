using Battwheels.Core.Crm;

namespace Battwheels.Figures.Site;

/// <summary>Synthetic customers and their vehicles.</summary>
internal static class People
{
    private static readonly string[] First =
    [
        "Asha",
        "Ravi",
        "Meera",
        "Imran",
        "Sunita",
        "Kiran",
        "Joseph",
        "Farida",
        "Vikram",
        "Leela",
        "Arjun",
        "Nandini",
    ];

    private static readonly string[] Last =
    [
        "Kale",
        "Shinde",
        "Iyer",
        "Sheikh",
        "D'Souza",
        "Patil",
        "Reddy",
        "Banerjee",
        "Nair",
        "Gill",
        "Mehta",
        "Joshi",
    ];

    private static readonly (string Make, string Model)[] Models =
    [
        ("Ather", "450X"),
        ("Ola", "S1 Pro"),
        ("TVS", "iQube"),
        ("Bajaj", "Chetak"),
        ("Mahindra", "Treo"),
        ("Tata", "Ace EV"),
    ];

    public static async Task FillAsync(BenchSite site, Garage garage, Random random)
    {
        List<Contact> contacts = [.. Enumerable.Range(0, garage.Sizes.Contacts).Select(i => Customer(random, i))];
        List<Vehicle> vehicles = [];
        await Bulk.SaveAsync(site, garage.Id, contacts);
        foreach (var contact in contacts)
            vehicles.Add(Scooter(random, contact.Id, vehicles.Count));
        await Bulk.SaveAsync(site, garage.Id, vehicles);
        await Bulk.SaveAsync(
            site,
            garage.Id,
            contacts.SelectMany(c =>
                ContactKey
                    .Of(c)
                    .Select(k => new ContactKey
                    {
                        Kind = k.Kind,
                        Key = k.Key,
                        ContactId = c.Id,
                    })
            )
        );
        garage.Contacts.AddRange(contacts.Select(c => c.Id));
        garage.Vehicles.AddRange(vehicles.Select(v => v.Id));
    }

    private static Contact Customer(Random random, int number)
    {
        Contact contact = new()
        {
            Kind = ContactKind.Person,
            Name = "",
            CreatedAtUtc = Bulk.Now.AddDays(-random.Next(1, 700)),
        };
        ContactRules.Apply(
            contact,
            new ContactInput(
                ContactKind.Person,
                $"{First[random.Next(First.Length)]} {Last[random.Next(Last.Length)]}",
                $"9{number + 100_000_000:D9}",
                AddressLine1: $"{random.Next(1, 400)}, Karve Nagar",
                City: "Pune",
                PinCode: "411052",
                StateCode: "27"
            )
        );
        return contact;
    }

    private static Vehicle Scooter(Random random, long contact, int number)
    {
        var (make, model) = Models[random.Next(Models.Length)];
        Vehicle vehicle = new()
        {
            ContactId = contact,
            Make = make,
            Model = model,
            CreatedAtUtc = Bulk.Now.AddDays(-random.Next(1, 700)),
        };
        VehicleRules.Apply(
            vehicle,
            new VehicleInput(
                $"MH12{(char)('A' + number / 9_000)}{(char)('A' + number % 26)}{1_000 + number % 9_000}",
                make,
                model
            ),
            DateOnly.FromDateTime(Bulk.Now)
        );
        return vehicle;
    }
}
