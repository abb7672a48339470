using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Sublets;

/// <param name="Overdue">Only what was to be back before today and is not.</param>
/// <param name="Sort"><c>due</c> or <c>since</c>; else the newest first.</param>
public sealed record SubletFilter(
    SubletState? State = null,
    long? VendorId = null,
    bool Overdue = false,
    Sort? Sort = null
);

/// <summary>Reads orders for lists.</summary>
internal static class SubletList
{
    public const int ExportPage = 1_000;

    private static readonly IReadOnlyList<SortKey<SubletOrder>> Sorts =
    [
        SortKey<SubletOrder>.Of("due", o => o.DueOn),
        SortKey<SubletOrder>.Of("since", o => o.StateSinceUtc),
    ];

    public static Task<Page<SubletRow>> PageAsync(
        IReadUnit unit,
        SubletFilter filter,
        Cursor? after,
        int size,
        CancellationToken ct
    ) => Filtered(unit, filter).PageAsync(Sorts, filter.Sort, after, size, some => Rows(unit, some), r => r.Id, ct);

    public static Task<IReadOnlyList<int?>> CountsAsync(
        IReadUnit unit,
        IReadOnlyList<SubletFilter> filters,
        CancellationToken ct
    ) =>
        ManyCounts.OfFiltersAsync(
            unit.Set<Branch>(),
            filters,
            filter => Task.FromResult<IQueryable<SubletOrder>?>(Filtered(unit, filter)),
            ct
        );

    /// <summary>Lines of the list, newest first; the cost is absent for those who may not see it.</summary>
    public static IQueryable<SubletRow> Rows(IReadUnit unit, IQueryable<SubletOrder> orders)
    {
        var (today, withCost) = (unit.Today, unit.May(SubletPermissions.ReadCost));
        return from order in orders
            join ticket in unit.Set<ServiceTicket>() on order.TicketId equals ticket.Id
            join vehicle in unit.Set<Vehicle>() on order.VehicleId equals vehicle.Id
            join line in unit.Set<JobLine>() on order.JobLineId equals line.Id
            join vendor in unit.Set<Contact>() on order.VendorId equals vendor.Id
            orderby order.Id descending
            select new SubletRow(
                order.Id,
                order.Version,
                order.Number,
                order.State,
                order.StateSinceUtc,
                order.TicketId,
                ticket.Number,
                order.VehicleId,
                vehicle.Registration,
                vehicle.Make + " " + vehicle.Model,
                order.JobLineId,
                line.Description,
                order.VendorId,
                vendor.Name,
                order.Work,
                order.DueOn,
                (order.State == SubletState.Ordered || order.State == SubletState.Sent) && order.DueOn < today,
                withCost ? order.AgreedCost : null,
                order.HandedOver,
                order.SentAtUtc,
                order.Rounds,
                order.ReturnedAtUtc
            );
    }

    private static IQueryable<SubletOrder> Filtered(IReadUnit unit, SubletFilter filter)
    {
        var today = unit.Today;
        var orders = unit.Set<SubletOrder>();
        if (filter.State is { } state)
            orders = orders.Where(o => o.State == state);
        if (filter.VendorId is { } vendor)
            orders = orders.Where(o => o.VendorId == vendor);
        return filter.Overdue
            ? orders.Where(o => (o.State == SubletState.Ordered || o.State == SubletState.Sent) && o.DueOn < today)
            : orders;
    }
}
