using Battwheels.Core.Crm;

namespace Battwheels.Figures.Site;

/// <summary>
/// Contacts as a large organization has them: names with the spread of a town, a third with email, one in twenty a business, a
/// few families and desks that share a phone, a few entered twice.
/// </summary>
internal static class ManyContacts
{
    private static readonly string[] Beginnings =
    [
        "Sha",
        "Pra",
        "Kri",
        "De",
        "Ma",
        "Vi",
        "Su",
        "Ra",
        "Ni",
        "An",
        "Go",
        "Ba",
    ];
    private static readonly string[] Middles =
    [
        "ra",
        "ni",
        "ku",
        "sha",
        "de",
        "ve",
        "la",
        "ma",
        "ri",
        "po",
        "ti",
        "gha",
    ];
    private static readonly string[] Ends = ["n", "ya", "sh", "kar", "de", "mar", "ni", "l", "dra", "t"];

    public static async Task<IReadOnlyList<ContactInput>> FillAsync(BenchSite site, Garage garage, int count)
    {
        Random random = new(Volume.Seed);
        List<ContactInput> inputs = [];
        for (var i = 0; i < count; i++)
            inputs.Add(i % 100 == 99 ? Again(inputs[random.Next(inputs.Count)]) : One(random, i));
        var contacts = inputs.ConvertAll(Made);
        await Bulk.SaveAsync(site, garage.Id, contacts);
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
        return inputs;
    }

    /// <summary>The same person entered once more, a letter doubled, by another phone.</summary>
    private static ContactInput Again(ContactInput known) =>
        known with
        {
            Name = known.Name + known.Name[^1],
            Phone = null,
        };

    private static ContactInput One(Random random, int number)
    {
        var shared = random.Next(100) < 3;
        return new(
            ContactKind.Person,
            $"{Word(random)} {Word(random)}",
            $"8{(shared ? random.Next(500) : number + 100_000_000):D9}",
            random.Next(3) == 0 ? $"{Word(random)}.{number}@example.in" : null,
            AddressLine1: $"{random.Next(1, 400)}, Main Road",
            City: "Pune",
            PinCode: $"{411 + random.Next(8)}{random.Next(1, 60):D3}",
            StateCode: "27"
        );
    }

    private static string Word(Random random) =>
        Beginnings[random.Next(Beginnings.Length)]
        + Middles[random.Next(Middles.Length)]
        + Ends[random.Next(Ends.Length)];

    private static Contact Made(ContactInput input)
    {
        Contact contact = new()
        {
            Kind = input.Kind,
            Name = input.Name,
            CreatedAtUtc = Bulk.Now,
        };
        ContactRules.Apply(contact, input);
        return contact;
    }
}
