using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Crm;

/// <summary>Contacts and vehicles for tests, made through the gate.</summary>
public static class CrmSeeds
{
    public static ContactInput Person(string name, string? phone = null) => new(ContactKind.Person, name, phone);

    public static VehicleInput Scooter(string? registration) => new(registration, "Ather", "450X");

    public static async Task<long> ContactAsync(this TestDb db, ContactInput input, long? organization = null) =>
        (await Contacts(db, organization).CreateAsync(input, CommandId.New(), default)).Value;

    public static async Task<long> VehicleAsync(
        this TestDb db,
        long contactId,
        VehicleInput input,
        long? organization = null
    ) =>
        (
            await Vehicles(db, organization).CreateAsync(new NewVehicle(contactId, input), CommandId.New(), default)
        ).Value;

    public static ContactService Contacts(this TestDb db, long? organization = null) =>
        db.Service<ContactService>(Boss(db, organization));

    public static VehicleService Vehicles(this TestDb db, long? organization = null) =>
        db.Service<VehicleService>(Boss(db, organization));

    private static Actor Boss(TestDb db, long? organization) =>
        Actor.Job(
            organization ?? db.OrgA,
            "test",
            ContactPermissions.Read,
            ContactPermissions.Create,
            ContactPermissions.Update,
            ContactPermissions.Archive,
            ContactPermissions.Credit,
            ContactPermissions.Export,
            VehiclePermissions.Read,
            VehiclePermissions.Create,
            VehiclePermissions.Update,
            VehiclePermissions.Archive,
            VehiclePermissions.Transfer
        );
}
