using System.Text.Json;

namespace Battwheels.Data.Platform.Demo;

/// <summary>One item of the demo's price list; cost and opening stock per unit of it.</summary>
internal sealed record DemoItem(
    string Sku,
    string Name,
    string Kind,
    string Hsn,
    decimal Rate,
    string Uom,
    decimal Price,
    decimal Cost,
    decimal Minimum,
    decimal Opening,
    string? Barcode,
    string? PartNumber,
    string? Fits
);

internal sealed record DemoCustomer(
    string Name,
    string Kind,
    string Phone,
    string? Email,
    string? Gstin,
    string Address,
    string City,
    string Pin,
    string State,
    decimal Credit
);

/// <param name="Customer">Place in the list of customers.</param>
/// <param name="Code">The model's ending in the SKUs that fit it.</param>
internal sealed record DemoVehicle(
    int Customer,
    string Registration,
    string Make,
    string Model,
    string Category,
    int Year,
    string Colour,
    int Odometer,
    string Code,
    string Battery
);

internal sealed record DemoVendor(string Name, string Gstin, string State, string City, string Phone);

internal sealed record DemoRegister(
    IReadOnlyList<DemoCustomer> Customers,
    IReadOnlyList<DemoVehicle> Vehicles,
    string Gstin,
    string GstinTwo,
    IReadOnlyList<DemoVendor> Vendors
);

internal sealed record DemoLabour(string Text, decimal Hours, decimal Rate);

internal sealed record DemoPart(string Kind, decimal Quantity);

/// <summary>A complaint as customers tell it, and what it turned out to be.</summary>
internal sealed record DemoCase(
    string Title,
    string Words,
    IReadOnlyList<string> Symptoms,
    string Category,
    string Fault,
    string Diagnosis,
    string Summary,
    IReadOnlyList<DemoLabour> Labour,
    IReadOnlyList<DemoPart> Parts
);

/// <summary>What the demo is made of, from the files beside this one.</summary>
internal static class DemoContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static readonly IReadOnlyList<DemoItem> Items = Read<IReadOnlyList<DemoItem>>("items");
    public static readonly DemoRegister Register = Read<DemoRegister>("customers");
    public static readonly IReadOnlyList<DemoCase> Cases = Read<IReadOnlyList<DemoCase>>("cases");

    private static T Read<T>(string name)
    {
        using var file = typeof(DemoContent).Assembly.GetManifestResourceStream(
            $"{typeof(DemoContent).Namespace}.{name}.json"
        )!;
        return JsonSerializer.Deserialize<T>(file, Json)!;
    }
}
