using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Batteries;

namespace Battwheels.Data.Platform.Demo;

/// <summary>Customers and vehicles, put on record when they first come.</summary>
internal sealed class DemoRegisterBook(DemoBook book)
{
    private readonly Dictionary<int, long> _contacts = [];
    private readonly Dictionary<int, long> _vehicles = [];

    public static DemoVehicle Vehicle(int index) => DemoContent.Register.Vehicles[index];

    public static DemoCustomer CustomerOf(int vehicle) => DemoContent.Register.Customers[Vehicle(vehicle).Customer];

    public async Task<(long Contact, long Vehicle)> ArriveAsync(int index)
    {
        var vehicle = Vehicle(index);
        if (!_contacts.TryGetValue(vehicle.Customer, out var contact))
            _contacts[vehicle.Customer] = contact = await ContactAsync(vehicle.Customer);
        if (_vehicles.TryGetValue(index, out var id))
            return (contact, id);
        _vehicles[index] = id = await book.DoAsync<VehicleService, long>(
            $"vehicle/{index}",
            "advisor",
            (service, command) =>
                service.CreateAsync(new NewVehicle(contact, InputOf(index, vehicle)), command, book.Ct)
        );
        if (HasPack(index))
            await PackAsync(index, id, vehicle);
        return (contact, id);
    }

    /// <summary>Some vehicles have their day of sale and their pack on record.</summary>
    private static bool HasPack(int index) => index % 6 == 0;

    /// <summary>A pack with three readings, the last on the day it came.</summary>
    private async Task PackAsync(int index, long vehicleId, DemoVehicle vehicle)
    {
        var today = DateOnly.FromDateTime(book.Clock.GetUtcNow().UtcDateTime);
        PackInput input = new(
            vehicle.Battery,
            BatteryChemistry.Lfp,
            vehicle.Make,
            null,
            vehicle.Category == nameof(VehicleCategory.TwoWheeler) ? 51.2m : 72m,
            vehicle.Category == nameof(VehicleCategory.TwoWheeler) ? 2.9m : 7.4m,
            SoldOn(vehicle)
        );
        var pack = await book.DoAsync<BatteryService, long>(
            $"pack/{index}",
            "advisor",
            (service, command) =>
                service.RegisterAsync(new NewPack(input, vehicleId, 1, SoldOn(vehicle), 0), command, book.Ct)
        );
        for (var back = 2; back >= 0; back--)
        {
            ReadSoh reading = new(
                pack,
                97.5m - (index % 7 * 3.5m) - ((2 - back) * 1.5m),
                today.AddDays(-120 * back),
                SohMethod.Bms,
                180 + (index * 11) - (back * 40)
            );
            await book.DoAsync<BatteryService, Done>(
                $"soh/{index}/{back}",
                "advisor",
                (service, command) => service.ReadSohAsync(reading, command, book.Ct)
            );
        }
    }

    private static DateOnly SoldOn(DemoVehicle vehicle) => new(vehicle.Year, 1, 15);

    /// <summary>Credit is given by the administrator, so business customers are entered there.</summary>
    private Task<long> ContactAsync(int index)
    {
        var customer = DemoContent.Register.Customers[index];
        return book.DoAsync<ContactService, long>(
            $"contact/{index}",
            customer.Credit > 0m ? "admin" : "advisor",
            (service, command) => service.CreateAsync(InputOf(customer), command, book.Ct)
        );
    }

    private static ContactInput InputOf(DemoCustomer customer) =>
        new(
            Enum.Parse<ContactKind>(customer.Kind),
            customer.Name,
            customer.Phone,
            customer.Email,
            customer.Gstin is null ? GstTreatment.Unregistered : GstTreatment.Registered,
            customer.Gstin,
            AddressLine1: customer.Address,
            City: customer.City,
            PinCode: customer.Pin,
            StateCode: customer.State,
            CreditLimit: customer.Credit
        );

    private static VehicleInput InputOf(int index, DemoVehicle vehicle) =>
        new(
            vehicle.Registration,
            vehicle.Make,
            vehicle.Model[(vehicle.Make.Length + 1)..],
            Enum.Parse<VehicleCategory>(vehicle.Category),
            Year: vehicle.Year,
            Colour: vehicle.Colour,
            OdometerKm: vehicle.Odometer,
            BatterySerial: vehicle.Battery,
            SoldOn: HasPack(index) ? SoldOn(vehicle) : null
        );
}
