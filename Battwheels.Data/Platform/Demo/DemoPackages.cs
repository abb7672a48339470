using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Packages;

namespace Battwheels.Data.Platform.Demo;

/// <summary>The packages of the demo workshop: what its estimates are put together from.</summary>
internal sealed class DemoPackages(DemoBook book, DemoStore store)
{
    private const string RepairSac = "998714";

    public async Task WriteAsync()
    {
        await AddAsync(
            new(
                "Periodic service, two-wheeler",
                [
                    Labour("Inspection by the service sheet", 1m, 650m),
                    Part("BRK-F"),
                    Part("CLN-EL"),
                    Fee("Washing", 150m, optional: true),
                ],
                FixedPrice: 1_099m,
                Category: VehicleCategory.TwoWheeler
            )
        );
        await AddAsync(
            new(
                "Rear brake service",
                [Labour("Brake service, rear", 0.8m, 650m, safety: true), Part("BRP-PZ2", safety: true), Part("BRK-F")],
                Make: "Pavan",
                Model: "Pavan Z2"
            )
        );
        await AddAsync(
            new(
                "Contactor replacement, HV safe",
                [
                    Labour("Making safe, contactor replacement and torque check", 1.5m, 950m, battery: true),
                    Part("CNT-PZ2"),
                    Part("INS-T"),
                    Part("THP-P"),
                ],
                Make: "Pavan",
                Model: "Pavan Z2"
            )
        );
        await AddAsync(
            new(
                "Charging fault diagnosis",
                [Labour("Diagnosis and charging test", 1m, 950m), Fee("Battery report", 199m)]
            )
        );
    }

    private Task<long> AddAsync(PackageInput input) =>
        book.DoAsync<PackageService, long>(
            $"package/{input.Name}",
            "admin",
            (service, command) => service.CreateAsync(input, command, book.Ct)
        );

    private PackageLineInput Part(string sku, bool safety = false)
    {
        var item = DemoStore.Item(sku);
        return new PackageLineInput(
            item.Kind == "Consumable" ? JobLineKind.Consumable : JobLineKind.Part,
            item.Name,
            1m,
            null,
            item.Hsn,
            item.Uom,
            item.Rate,
            store.Items[sku],
            IsSafetyCritical: safety
        );
    }

    private static PackageLineInput Labour(
        string text,
        decimal hours,
        decimal rate,
        bool safety = false,
        bool battery = false
    ) =>
        new(
            JobLineKind.Labour,
            text,
            hours,
            rate,
            RepairSac,
            "HRS",
            18m,
            IsSafetyCritical: safety,
            OpensHvBattery: battery
        );

    private static PackageLineInput Fee(string text, decimal price, bool optional = false) =>
        new(JobLineKind.Fee, text, 1m, price, RepairSac, "NOS", 18m, IsOptional: optional);
}
