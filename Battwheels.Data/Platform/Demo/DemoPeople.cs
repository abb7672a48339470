using Battwheels.Core.Access;
using Battwheels.Core.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Data.Platform.Demo;

/// <param name="Key">How the story calls this person.</param>
/// <param name="Role">Code of the shipped role.</param>
internal sealed record DemoPerson(string Key, string Name, string Role, string Does, bool IsHvCertified = false)
{
    public string Email => $"{Key}@demo.example.in";
}

/// <summary>The people of the demo workshop, one for every staff role and two technicians more.</summary>
internal static class DemoPeople
{
    /// <summary>Public by intent; demo people can sign in only where the installation allows it, never in Production.</summary>
    public const string Password = "blue-kite-over-deccan";

    public static readonly IReadOnlyList<DemoPerson> All =
    [
        new("owner", "Anand Kulkarni", "owner", "Owner"),
        new("advisor", "Asha Deshpande", "service_advisor", "Service advisor"),
        new("technician", "Rohit Shinde", "technician", "Technician", IsHvCertified: true),
        new("storekeeper", "Sunil Mahajan", "storekeeper", "Storekeeper"),
        new("manager", "Meera Iyer", "manager", "Workshop manager", IsHvCertified: true),
        new("accountant", "Farida Merchant", "accountant", "Accountant"),
        new("admin", "Kunal Bhat", "admin", "Administrator", IsHvCertified: true),
        new("dispatcher", "Prachi Naik", "dispatcher", "Dispatcher"),
        new("hr", "Leena Thomas", "hr", "Human resources"),
        new("auditor", "Ravi Subramanian", "auditor", "Auditor"),
        new("viewer", "Nisha Parekh", "viewer", "Viewer"),
        new("technician2", "Imtiyaz Sayyad", "technician", "Technician", IsHvCertified: true),
        new("technician3", "Datta Kamble", "technician", "Technician, low voltage only"),
    ];

    public static IReadOnlyList<DemoSignIn> SignIns { get; } =
    [.. All.Take(11).Select(p => new DemoSignIn(p.Email, Password, p.Does))];

    /// <summary>Accounts of all of them; who has one keeps it.</summary>
    public static async Task<Dictionary<string, long>> SaveAsync(IServiceProvider services, CancellationToken ct)
    {
        var people = services.GetRequiredService<IPeople>();
        Dictionary<string, long> ids = [];
        // Hashing is slow on purpose: all at once, as many as there are cores.
        var prepared = await Task.WhenAll(All.Select(p => PrepareAsync(people, p, ct)));
        foreach (var (person, account) in All.Zip(prepared))
            ids[person.Key] = account is null
                ? (await people.FindAsync(person.Email, ct))!.Value
                : DemoBook.Value(person.Key, await people.SaveAsync(account, ct));
        return ids;
    }

    private static async Task<Person?> PrepareAsync(IPeople people, DemoPerson person, CancellationToken ct) =>
        await people.FindAsync(person.Email, ct) is null
            ? DemoBook.Value(
                person.Key,
                await people.PrepareAsync(new NewPerson(person.Email, person.Name, Password, IsDemo: true), ct)
            )
            : null;
}
