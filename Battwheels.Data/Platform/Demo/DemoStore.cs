using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;

namespace Battwheels.Data.Platform.Demo;

/// <summary>Catalogue, stores, opening stock, vendors and what they deliver.</summary>
internal sealed class DemoStore(DemoBook book)
{
    private const int LinesAtOnce = 90;
    private readonly Dictionary<string, long> _items = [];
    private readonly List<long> _vendors = [];
    private long _main;

    public IReadOnlyDictionary<string, long> Items => _items;

    public static DemoItem Item(string sku) => DemoContent.Items.Single(i => i.Sku == sku);

    public async Task OpenAsync(IReadOnlyList<DemoItem> items, bool withSecondStore)
    {
        foreach (var item in items)
            _items[item.Sku] = await book.DoAsync<ItemService, long>(
                $"item/{item.Sku}",
                "admin",
                (service, command) => service.CreateAsync(InputOf(item), command, book.Ct)
            );
        _main = await MainAsync();
        foreach (var vendor in DemoContent.Register.Vendors)
            _vendors.Add(
                await book.DoAsync<ContactService, long>(
                    $"vendor/{vendor.Name}",
                    "admin",
                    (service, command) => service.CreateAsync(InputOf(vendor), command, book.Ct)
                )
            );
        foreach (
            var (part, place) in items
                .Where(i => i.Kind != "Service" && i.Opening > 0m)
                .Chunk(LinesAtOnce)
                .Select((p, n) => (p, n))
        )
            await StockAsync($"opening/main/{place}", _main, part, i => i.Opening);
        if (!withSecondStore)
            return;
        var van = await book.DoAsync<WarehouseService, long>(
            "store/van",
            "admin",
            async (service, command) =>
                await service.CreateAsync(
                    new WarehouseInput("VAN1", "Service van 1", (await service.ListAsync(book.Ct))[0].BranchId, false),
                    command,
                    book.Ct
                )
        );
        await StockAsync("opening/van", van, [.. items.Where(i => i.Kind == "Consumable")], _ => 2m);
    }

    /// <summary>A vendor's delivery of a few items, as the storekeeper books it.</summary>
    public Task DeliveryAsync(string step, int vendor, IReadOnlyList<DemoItem> items, decimal quantity) =>
        book.DoAsync<GoodsReceiptService, long>(
            $"receipt/{step}",
            "storekeeper",
            (service, command) =>
                service.ReceiveAsync(
                    new GoodsReceiptInput(
                        _main,
                        _vendors[vendor % _vendors.Count],
                        $"DC-{step}",
                        null,
                        [.. items.Select(i => new StockLineInput(_items[i.Sku], quantity, i.Cost))]
                    ),
                    command,
                    book.Ct
                )
        );

    private Task<long> MainAsync() =>
        book.DoAsync<WarehouseService, long>(
            "store/main",
            "admin",
            async (service, _) => (await service.ListAsync(book.Ct)).Single(w => w.IsDefault).Id
        );

    private Task<long> StockAsync(
        string step,
        long store,
        IReadOnlyList<DemoItem> items,
        Func<DemoItem, decimal> quantity
    ) =>
        book.DoAsync<OpeningStockService, long>(
            step,
            "storekeeper",
            (service, command) =>
                service.EnterAsync(
                    new OpeningStockInput(
                        store,
                        DateOnly.FromDateTime(book.Clock.GetUtcNow().UtcDateTime.AddHours(5.5)),
                        [
                            .. items
                                .Where(i => i.Kind != "Service" && quantity(i) > 0m)
                                .Select(i => new StockLineInput(_items[i.Sku], quantity(i), i.Cost)),
                        ]
                    ),
                    command,
                    book.Ct
                )
        );

    private static ItemInput InputOf(DemoItem item) =>
        new(
            item.Sku,
            item.Name,
            Enum.Parse<ItemKind>(item.Kind),
            item.Hsn,
            item.Rate,
            item.Uom,
            item.Kind == "Battery" ? ValuationMethod.Fifo : ValuationMethod.MovingAverage,
            item.Price,
            item.Kind == "Service" ? null : item.Price + 90m,
            item.Barcode,
            item.PartNumber,
            item.Fits,
            item.Minimum
        );

    private static ContactInput InputOf(DemoVendor vendor) =>
        new(
            ContactKind.Business,
            vendor.Name,
            vendor.Phone,
            GstTreatment: GstTreatment.Registered,
            Gstin: vendor.Gstin,
            City: vendor.City,
            StateCode: vendor.State,
            IsCustomer: false,
            IsVendor: true
        );
}
