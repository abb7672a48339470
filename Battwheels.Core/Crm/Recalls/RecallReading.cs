using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Recalls;

/// <param name="Closed">Null for all.</param>
/// <param name="Sort"><c>published</c> or <c>reference</c>; else the newest first.</param>
public sealed record RecallFilter(bool? Closed = false, Sort? Sort = null);

/// <summary>What of a recall's vehicles is wanted; due and told are what is still to be done.</summary>
public enum RecallSet
{
    Due,
    Told,
    Done,
    NotAffected,
    All,
}

/// <summary>Reads recalls and the vehicles they mean. Nothing is stored about a vehicle that is due: it follows from both.</summary>
internal static class RecallReading
{
    public const int MostOpen = 300;
    public const int ExportPage = 1_000;

    private static readonly IReadOnlyList<SortKey<Recall>> Sorts =
    [
        SortKey<Recall>.Of("published", r => r.PublishedOn),
        SortKey<Recall>.OfText("reference", r => r.Reference),
    ];

    public static Task<Page<RecallRow>> PageAsync(
        IReadUnit unit,
        RecallFilter filter,
        Cursor? after,
        CancellationToken ct
    ) => Filtered(unit, filter).PageAsync(Sorts, filter.Sort, after, Lists.Default, Rows, r => r.Id, ct);

    public static Task<IReadOnlyList<int?>> CountsAsync(
        IReadUnit unit,
        IReadOnlyList<RecallFilter> filters,
        CancellationToken ct
    ) =>
        ManyCounts.OfFiltersAsync(
            unit.Set<Branch>(),
            filters,
            filter => Task.FromResult<IQueryable<Recall>?>(Filtered(unit, filter)),
            ct
        );

    public static async Task<RecallView?> ViewAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        if (await unit.Set<Recall>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } recall)
            return null;
        var vins = await unit.Set<RecallVin>()
            .Where(v => v.RecallId == id)
            .OrderBy(v => v.VinKey)
            .Take(RecallRules.MostVins)
            .Select(v => v.VinKey)
            .ToListAsync(ct);
        var meant = Meant(unit, recall);
        var states = await unit.Set<RecallVehicle>()
            .Where(m => m.RecallId == id && meant.Any(v => v.Id == m.VehicleId))
            .GroupBy(m => m.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var due = await meant.CountAsync(ct) - states.Values.Sum();
        RecallCounts counts = new(
            due,
            states.GetValueOrDefault(RecallState.Told),
            states.GetValueOrDefault(RecallState.Done),
            states.GetValueOrDefault(RecallState.NotAffected)
        );
        return new RecallView(RowOf(recall), recall.Version, recall.Remedy, vins, counts);
    }

    /// <summary>Newest vehicles first.</summary>
    public static async Task<Page<RecallVehicleRow>> VehiclesAsync(
        IReadUnit unit,
        Recall recall,
        RecallSet set,
        Cursor? after,
        int size,
        CancellationToken ct
    )
    {
        var marks = unit.Set<RecallVehicle>().Where(m => m.RecallId == recall.Id);
        var vehicles = Meant(unit, recall);
        vehicles = set switch
        {
            RecallSet.Due => vehicles.Where(v => !marks.Any(m => m.VehicleId == v.Id)),
            RecallSet.Told => vehicles.Where(v => marks.Any(m => m.VehicleId == v.Id && m.State == RecallState.Told)),
            RecallSet.Done => vehicles.Where(v => marks.Any(m => m.VehicleId == v.Id && m.State == RecallState.Done)),
            RecallSet.NotAffected => vehicles.Where(v =>
                marks.Any(m => m.VehicleId == v.Id && m.State == RecallState.NotAffected)
            ),
            RecallSet.All => vehicles,
        };
        if (after is { } cursor)
            vehicles = vehicles.Where(v => v.Id < cursor.Id);
        var named = unit.May(ContactPermissions.Read);
        var rows = await vehicles
            .OrderByDescending(v => v.Id)
            .Take(size + 1)
            .GroupJoin(marks, v => v.Id, m => m.VehicleId, (v, found) => new { v, found })
            .SelectMany(x => x.found.DefaultIfEmpty(), (x, m) => new { x.v, m })
            .OrderByDescending(x => x.v.Id)
            .Select(x => new RecallVehicleRow(
                x.v.Id,
                x.v.Registration,
                x.v.Make,
                x.v.Model,
                x.v.Year,
                x.v.VinKey != null,
                named ? x.v.ContactId : null,
                named
                    ? unit.Set<Contact>().Where(c => c.Id == x.v.ContactId).Select(c => c.Name).FirstOrDefault()
                    : null,
                x.m == null ? null : x.m.State,
                x.m == null ? null : x.m.On,
                x.m == null ? null : x.m.Note,
                x.m == null ? null : x.m.TicketId
            ))
            .ToListAsync(ct);
        return Lists.Cut(rows, size, r => new Cursor("", r.Id));
    }

    /// <summary>Live vehicles a recall means or may mean: <see cref="RecallScope.Of"/> in the database.</summary>
    public static IQueryable<Vehicle> Meant(IReadUnit unit, Recall recall)
    {
        var (id, from, to) = (recall.Id, recall.YearFrom, recall.YearTo);
        var vehicles = unit.Set<Vehicle>().Where(v => !v.IsArchived).WhereBeginsWith(v => v.ModelKey, recall.ModelKey);
        if (from is { } first)
            vehicles = vehicles.Where(v => v.Year == null || v.Year >= first);
        if (to is { } last)
            vehicles = vehicles.Where(v => v.Year == null || v.Year <= last);
        return recall.ByVin
            ? vehicles.Where(v =>
                v.VinKey == null || unit.Set<RecallVin>().Any(l => l.RecallId == id && l.VinKey == v.VinKey)
            )
            : vehicles;
    }

    public static IQueryable<RecallRow> Rows(IQueryable<Recall> recalls) =>
        recalls.Select(r => new RecallRow(
            r.Id,
            r.Reference,
            r.Title,
            r.Make,
            r.Model,
            r.YearFrom,
            r.YearTo,
            r.ByVin,
            r.IsSafety,
            r.PublishedOn,
            r.ClosedOn
        ));

    public static RecallRow RowOf(Recall r) =>
        new(
            r.Id,
            r.Reference,
            r.Title,
            r.Make,
            r.Model,
            r.YearFrom,
            r.YearTo,
            r.ByVin,
            r.IsSafety,
            r.PublishedOn,
            r.ClosedOn
        );

    private static IQueryable<Recall> Filtered(IReadUnit unit, RecallFilter filter) =>
        filter.Closed is { } closed
            ? unit.Set<Recall>().Where(r => (r.ClosedOn != null) == closed)
            : unit.Set<Recall>();
}
