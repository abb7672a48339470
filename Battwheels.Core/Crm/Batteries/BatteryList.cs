using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;

namespace Battwheels.Core.Crm.Batteries;

public enum PackSet
{
    Live,
    Fitted,
    Loose,
    Returned,
}

/// <param name="Text">Beginning of a serial; empty for all.</param>
/// <param name="BelowSoh">Only those measured below so many percent.</param>
/// <param name="Sort"><c>serial</c>, <c>soh</c> or <c>made</c>; else the newest first.</param>
public sealed record PackFilter(
    string? Text = null,
    PackSet Set = PackSet.Live,
    PackTerms? Terms = null,
    decimal? BelowSoh = null,
    Sort? Sort = null
);

/// <summary>Reads packs for lists.</summary>
internal static class BatteryList
{
    public const int ExportPage = 1_000;

    private static readonly IReadOnlyList<SortKey<BatteryPack>> Sorts =
    [
        SortKey<BatteryPack>.OfText("serial", p => p.SerialKey),
        SortKey<BatteryPack>.Of("soh", p => p.LastSohPercent),
        SortKey<BatteryPack>.Of("made", p => p.MadeOn),
    ];

    public static Task<Page<PackRow>> PageAsync(
        IReadUnit unit,
        PackFilter filter,
        Cursor? after,
        int size,
        CancellationToken ct
    ) => Filtered(unit, filter).PageAsync(Sorts, filter.Sort, after, size, some => Rows(unit, some), r => r.Id, ct);

    public static Task<IReadOnlyList<int?>> CountsAsync(
        IReadUnit unit,
        IReadOnlyList<PackFilter> filters,
        CancellationToken ct
    ) =>
        ManyCounts.OfFiltersAsync(
            unit.Set<Branch>(),
            filters,
            filter => Task.FromResult(filter.Text is null ? Filtered(unit, filter) : null),
            ct
        );

    /// <summary>Lines of the list, in the order of the query.</summary>
    public static IQueryable<PackRow> Rows(IReadUnit unit, IQueryable<BatteryPack> packs) =>
        from pack in packs
        join fitment in unit.Set<BatteryFitment>() on pack.Id equals fitment.OpenPackId into fitments
        from open in fitments.DefaultIfEmpty()
        join vehicle in unit.Set<Vehicle>() on open.VehicleId equals vehicle.Id into vehicles
        from held in vehicles.DefaultIfEmpty()
        orderby pack.Id descending
        select new PackRow(
            pack.Id,
            pack.Serial,
            pack.Make,
            pack.Model,
            pack.Chemistry,
            pack.Volts,
            pack.EnergyKwh,
            pack.Terms,
            pack.LastSohPercent,
            pack.LastSohOn,
            pack.LastCycles,
            pack.ReturnedOn,
            open == null ? null : open.VehicleId,
            held == null ? null : held.Registration,
            held == null ? null : held.Make + " " + held.Model
        );

    private static IQueryable<BatteryPack> Filtered(IReadUnit unit, PackFilter filter)
    {
        var fitted = unit.Set<BatteryFitment>().Where(f => f.OpenPackId != null);
        var packs = unit.Set<BatteryPack>();
        packs = filter.Set switch
        {
            PackSet.Live => packs.Where(p => p.ReturnedOn == null),
            PackSet.Returned => packs.Where(p => p.ReturnedOn != null),
            PackSet.Fitted => packs.Where(p => fitted.Any(f => f.OpenPackId == p.Id)),
            PackSet.Loose => packs.Where(p => p.ReturnedOn == null && !fitted.Any(f => f.OpenPackId == p.Id)),
        };
        if (filter.Terms is { } terms)
            packs = packs.Where(p => p.Terms == terms);
        if (filter.BelowSoh is { } below)
            packs = packs.Where(p => p.LastSohPercent < below);
        return PackRules.Key(filter.Text) is { Length: > 0 } key ? packs.WhereBeginsWith(p => p.SerialKey, key) : packs;
    }
}
