using Battwheels.Core.Inventory.Items;

namespace Battwheels.Figures.Site;

internal static class Parts
{
    private static readonly string[] Names =
    [
        "Brake pad",
        "Charger 650 W",
        "Motor controller",
        "Tyre 90/90-12",
        "BMS board",
    ];

    public static async Task<IReadOnlyList<long>> FillAsync(BenchSite site, Garage garage, Random random)
    {
        List<Item> items =
        [
            .. Enumerable
                .Range(1, garage.Sizes.Items)
                .Select(i => new Item
                {
                    Sku = $"BP-{i:D4}",
                    Name = $"{Names[i % Names.Length]} {i}",
                    Hsn = "870830",
                    GstRatePercent = 18m,
                    Uom = "NOS",
                    SalesPrice = random.Next(50, 4_000),
                }),
        ];
        await Bulk.SaveAsync(site, garage.Id, items);
        return [.. items.Select(i => i.Id)];
    }
}
