using Battwheels.Core.Crm;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Crm;

[Trait("Category", "Data")]
public class VisitSearchTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task FindAsync_AnyFormOfTheSameThing_FindsVehicleAndOwner(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var rahul = await db.ContactAsync(CrmSeeds.Person("Shri Rahul Sharma", "98765 43210"));
        var scooter = await db.VehicleAsync(rahul, CrmSeeds.Scooter("mh 12-qk 42") with { Vin = "MD9ABCDE1FG012345" });
        await db.VehicleAsync(await db.ContactAsync(CrmSeeds.Person("Asha Iyer")), CrmSeeds.Scooter("KA05MN7777"));

        foreach (
            var text in (string[])
                [
                    "mh12qk0042",
                    "MH 12 QK 42",
                    "mh-12-qk",
                    "0042",
                    "md9abcde1fg0",
                    "+91 98765-43210",
                    "098765 43210",
                    "98765",
                    "rahul",
                    "sharma rah",
                    "SHAR",
                ]
        )
        {
            var match = Assert.Single(await SearchAsync(db, text));
            Assert.Equal(
                (scooter, "MH12QK0042", "Ather 450X", rahul, "Shri Rahul Sharma", "+919876543210"),
                (
                    match.VehicleId,
                    match.Registration,
                    match.VehicleText,
                    match.ContactId,
                    match.ContactName,
                    match.Phone
                )
            );
        }

        Assert.Empty(await SearchAsync(db, "mh"));
        Assert.Empty(await SearchAsync(db, "..."));
        Assert.Empty(await SearchAsync(db, "rahul iyer"));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task FindAsync_OtherOrganization_FindsNothing(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var theirs = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9876543210"), db.OrgB);
        await db.VehicleAsync(theirs, CrmSeeds.Scooter("MH12QK0042"), db.OrgB);

        Assert.Empty(await SearchAsync(db, "MH12QK0042"));
        Assert.Empty(await SearchAsync(db, "9876543210"));
        Assert.Empty(await SearchAsync(db, "Rahul"));
    }

    [Fact]
    public async Task FindAsync_ContactWithoutVehicle_IsOffered()
    {
        await using var db = await TestDb.CreateAsync();
        var asha = await db.ContactAsync(CrmSeeds.Person("Asha Iyer", "9123450678"));

        var match = Assert.Single(await SearchAsync(db, "asha"));

        Assert.Equal((null, asha, "Asha Iyer"), (match.VehicleId, match.ContactId, match.ContactName));
    }

    private static Task<IReadOnlyList<VisitMatch>> SearchAsync(TestDb db, string text) =>
        db.Service<VisitSearchService>(ContactPermissions.Read, VehiclePermissions.Read).FindAsync(text, default);
}
