using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Markups;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Packages;

/// <summary>Reads packages with what their items cost on the day.</summary>
internal static class PackageReading
{
    private static readonly IReadOnlyList<SortKey<ServicePackage>> Sorts =
    [
        SortKey<ServicePackage>.OfText("name", p => p.NameKey),
    ];

    public static Task<Page<PackageRow>> PageAsync(
        IReadUnit unit,
        PackageFilter filter,
        Cursor? after,
        CancellationToken ct
    )
    {
        var retired = filter.Retired;
        var packages = WithWords(unit.Set<ServicePackage>().Where(p => p.IsRetired == retired), filter.Text);
        return packages.PageAsync(
            Sorts,
            filter.Sort ?? new Sort("name", false),
            after,
            Lists.Default,
            some =>
                some.Select(p => new PackageRow(
                    p.Id,
                    p.Name,
                    p.Category,
                    p.Make,
                    p.Model,
                    p.FixedPrice,
                    p.Lines.Count,
                    p.IsRetired
                )),
            r => r.Id,
            ct
        );
    }

    public static async Task<PackageView?> ViewAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var package = await unit.Set<ServicePackage>()
            .AsNoTracking()
            .Include(p => p.Lines)
            .SingleOrDefaultAsync(p => p.Id == id, ct);
        return package is null ? null : (await ViewsAsync(unit, [package], ct))[0];
    }

    /// <summary>Made for the model first, then for the make, then for every vehicle; by name.</summary>
    public static async Task<IReadOnlyList<PackageOffer>> OffersAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        string? text,
        CancellationToken ct
    )
    {
        var vehicle = await unit.Set<Vehicle>().AsNoTracking().SingleAsync(v => v.Id == ticket.VehicleId, ct);
        var (category, model) = (vehicle.Category, vehicle.ModelKey);
        var fitting = await WithWords(unit.Set<ServicePackage>().Where(p => !p.IsRetired), text)
            .Where(p => p.Category == null || p.Category == category)
            .Where(p => p.ModelKey == "" || model.StartsWith(p.ModelKey))
            .OrderByDescending(p => p.ModelKey.Length)
            .ThenBy(p => p.NameKey)
            .Take(PackageService.MostOffers)
            .AsNoTracking()
            .Include(p => p.Lines)
            .ToListAsync(ct);
        var terms = (await OfferTermsReader.ReadAsync(unit, ticket, ct)).Terms;
        return [.. (await ViewsAsync(unit, fitting, ct)).Select(v => Offer(v, terms))];
    }

    /// <summary>The lines as they would be typed.</summary>
    public static IReadOnlyList<LineInput> Lines(PackageView package) =>
        [
            .. package.Lines.Select(l => new LineInput(
                l.Kind,
                l.Description,
                l.Quantity,
                l.PriceNow,
                l.HsnSac,
                l.Uom,
                RatePercent: l.RatePercent,
                ItemId: l.ItemId,
                IsSafetyCritical: l.IsSafetyCritical,
                IsOptional: l.IsOptional,
                OpensHvBattery: l.OpensHvBattery
            )),
        ];

    /// <summary>Null when it can go onto an estimate.</summary>
    public static Error? Refusal(PackageView package) =>
        package.IsRetired ? PackageErrors.Retired
        : package.Lines.Any(l => l.IsGone)
            ? PackageErrors.ItemsGone(package.Lines.Where(l => l.IsGone).Select(l => l.Description))
        : package is { FixedPrice: not null, Sum: 0m } ? PackageErrors.NothingToPrice
        : null;

    public static bool Fits(PackageView package, Vehicle vehicle) =>
        (package.Category is null || package.Category == vehicle.Category)
        && (
            package.Make is null
            || vehicle.ModelKey.StartsWith(
                VehicleNames.ModelKey(package.Make, package.Model ?? ""),
                StringComparison.Ordinal
            )
        );

    private static PackageOffer Offer(PackageView package, OfferTerms terms)
    {
        var needed = package.Lines.Where(l => !l.IsOptional).ToArray();
        var totals = OfferCalculator.Totals(
            needed.Select(l => new OfferPrice(l.Quantity, l.PriceNow, 0m, l.RatePercent)),
            terms
        );
        return new PackageOffer(
            package.Id,
            package.Name,
            [.. package.Lines.Select(l => l.Description)],
            totals.Taxable,
            totals.Total,
            needed.Where(l => l.Kind is JobLineKind.Labour).Sum(l => l.Quantity),
            package.Make is not null,
            Refusal(package)
        );
    }

    private static async Task<List<PackageView>> ViewsAsync(
        IReadUnit unit,
        List<ServicePackage> packages,
        CancellationToken ct
    )
    {
        long[] ids = [0, .. packages.SelectMany(p => p.Lines).Select(l => l.ItemId).OfType<long>().Distinct()];
        var items = await unit.Set<Item>()
            .AsNoTracking()
            .Where(i => ids.Contains(i.Id))
            .ToDictionaryAsync(i => i.Id, ct);
        var suggested = await MarkupPrices.OfAsync(unit, items.Values, ct);
        return packages.ConvertAll(p => View(p, items, suggested));
    }

    private static PackageView View(
        ServicePackage package,
        Dictionary<long, Item> items,
        IReadOnlyDictionary<long, decimal> suggested
    )
    {
        ServicePackageLine[] lines = [.. package.Lines.OrderBy(l => l.Position)];
        PackagePrice[] own = [.. lines.Select(l => new PackagePrice(l.Quantity, Own(l), l.IsOptional))];
        var now = PackageCalculator.UnitPrices(own, package.FixedPrice);
        return new PackageView(
            package.Id,
            package.Version,
            package.Name,
            package.Category,
            package.Make,
            package.Model,
            package.FixedPrice,
            package.IsRetired,
            [.. lines.Select((l, i) => Line(l, ItemOf(l), own[i].UnitPrice, now[i]))]
        );

        Item? ItemOf(ServicePackageLine line) => line.ItemId is { } id ? items.GetValueOrDefault(id) : null;

        decimal Own(ServicePackageLine line) =>
            line.UnitPrice
            ?? (
                ItemOf(line) is { SalesPrice: > 0m } priced ? priced.SalesPrice
                : line.ItemId is { } id ? suggested.GetValueOrDefault(id)
                : 0m
            );
    }

    private static PackageLineView Line(ServicePackageLine line, Item? item, decimal own, decimal now) =>
        new(
            line.Kind,
            line.ItemId,
            item?.Sku,
            line.Description,
            item?.Hsn ?? line.HsnSac,
            item?.Uom ?? line.Uom,
            line.Quantity,
            line.UnitPrice,
            own,
            now,
            item?.GstRatePercent ?? line.RatePercent,
            line.IsSafetyCritical,
            line.IsOptional,
            line.OpensHvBattery,
            item is { IsActive: false }
        );

    private static IQueryable<ServicePackage> WithWords(IQueryable<ServicePackage> packages, string? text)
    {
        foreach (var word in (text ?? "").ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
            packages = packages.Where(p => p.NameKey.Contains(word));
        return packages;
    }
}
