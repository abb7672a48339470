using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Crm;

/// <summary>Lists in an order the reader chose, page by page, and the counts on their tabs.</summary>
[Trait("Category", "Data")]
public class CrmListTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Vehicles_ByOdometer_GoOnOverPages_ThoseWithoutAReadingLast(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.ContactAsync(CrmSeeds.Person("Aarav Kulkarni"));
        // Readings 30 down to 1, and three scooters without one.
        for (var i = 1; i <= 33; i++)
            await db.VehicleAsync(
                owner,
                CrmSeeds.Scooter($"MH12QK{1000 + i}") with
                {
                    OdometerKm = i <= 30 ? 31 - i : null,
                }
            );
        var other = await db.ContactAsync(CrmSeeds.Person("Someone Else"), db.OrgB);
        await db.VehicleAsync(other, CrmSeeds.Scooter("MH12QK1001"), db.OrgB);
        VehicleFilter filter = new(Sort: new Sort("odometer", Down: false));

        var first = await db.Vehicles().ListAsync(filter, null, default);
        var second = await db.Vehicles().ListAsync(filter, first.Next, default);

        Assert.Equal(Enumerable.Range(1, 25), first.Rows.Select(v => v.LastOdometerKm ?? -1));
        Assert.Equal([26, 27, 28, 29, 30, null, null, null], second.Rows.Select(v => v.LastOdometerKm));
        Assert.Null(second.Next);
        var down = await db.Vehicles().ListAsync(new(Sort: new Sort("odometer", Down: true)), null, default);
        Assert.Equal(30, down.Rows[0].LastOdometerKm);
        Assert.Equal(
            [33, 0, 33],
            await db.Vehicles()
                .CountsAsync([new(), new(Archived: true), new(Category: VehicleCategory.TwoWheeler)], default)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Contacts_ByName_BothWays_AndByAge(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        foreach (var name in (string[])["Ravi", "asha", "Zoya", "Meera"])
            await db.ContactAsync(CrmSeeds.Person(name));
        await db.ContactAsync(CrmSeeds.Person("Aalok"), db.OrgB);

        async Task<IEnumerable<string>> NamesAsync(Sort? sort) =>
            (await db.Contacts().ListAsync(new(Sort: sort), null, default)).Rows.Select(c => c.Name);

        Assert.Equal(["asha", "Meera", "Ravi", "Zoya"], await NamesAsync(null));
        Assert.Equal(["Zoya", "Ravi", "Meera", "asha"], await NamesAsync(new Sort("name", Down: true)));
        Assert.Equal(["Meera", "Zoya", "asha", "Ravi"], await NamesAsync(new Sort("added", Down: true)));
        Assert.Equal(
            [4, 4, 0, null],
            await db.Contacts()
                .CountsAsync([new(), new(Role: ContactRole.Customer), new(Archived: true), new(Text: "ravi")], default)
        );
    }
}
