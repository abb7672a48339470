using Battwheels.Core.Crm;

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
        if (!_vehicles.TryGetValue(index, out var id))
            _vehicles[index] = id = await book.DoAsync<VehicleService, long>(
                $"vehicle/{index}",
                "advisor",
                (service, command) => service.CreateAsync(new NewVehicle(contact, InputOf(vehicle)), command, book.Ct)
            );
        return (contact, id);
    }

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

    private static VehicleInput InputOf(DemoVehicle vehicle) =>
        new(
            vehicle.Registration,
            vehicle.Make,
            vehicle.Model[(vehicle.Make.Length + 1)..],
            Enum.Parse<VehicleCategory>(vehicle.Category),
            Year: vehicle.Year,
            Colour: vehicle.Colour,
            OdometerKm: vehicle.Odometer,
            BatterySerial: vehicle.Battery
        );
}
