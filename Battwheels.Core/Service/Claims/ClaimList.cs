using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Claims;

/// <param name="Open">Only those that still wait for somebody.</param>
/// <param name="Sort"><c>claimed</c> or <c>since</c>; else the newest first.</param>
public sealed record ClaimFilter(ClaimState? State = null, bool Open = false, Sort? Sort = null);

/// <summary>Reads claims for lists.</summary>
internal static class ClaimList
{
    public const int ExportPage = 1_000;

    private static readonly IReadOnlyList<SortKey<WarrantyClaim>> Sorts =
    [
        SortKey<WarrantyClaim>.Of("number", c => c.Id), // ids rise with the numbers, over all years
        SortKey<WarrantyClaim>.Of("claimed", c => c.Claimed),
        SortKey<WarrantyClaim>.Of("since", c => c.StateSinceUtc),
    ];

    public static Task<Page<ClaimRow>> PageAsync(
        IReadUnit unit,
        ClaimFilter filter,
        Cursor? after,
        int size,
        CancellationToken ct
    ) => Filtered(unit, filter).PageAsync(Sorts, filter.Sort, after, size, some => Rows(unit, some), r => r.Id, ct);

    public static Task<IReadOnlyList<int?>> CountsAsync(
        IReadUnit unit,
        IReadOnlyList<ClaimFilter> filters,
        CancellationToken ct
    ) =>
        ManyCounts.OfFiltersAsync(
            unit.Set<Branch>(),
            filters,
            filter => Task.FromResult<IQueryable<WarrantyClaim>?>(Filtered(unit, filter)),
            ct
        );

    public static async Task<ClaimTotals> TotalsAsync(IReadUnit unit, ClaimFilter filter, CancellationToken ct)
    {
        var claims = Filtered(unit, filter);
        return new ClaimTotals(
            await claims.SumAsync(c => c.Claimed, ct),
            await claims.SumAsync(c => c.Approved ?? 0m, ct),
            await unit.Set<InvoiceBalance>()
                .Where(b => claims.Any(c => c.InvoiceId == b.InvoiceId))
                .SumAsync(b => b.Outstanding, ct)
        );
    }

    /// <summary>Lines of the list, newest first.</summary>
    public static IQueryable<ClaimRow> Rows(IReadUnit unit, IQueryable<WarrantyClaim> claims) =>
        from claim in claims
        join ticket in unit.Set<ServiceTicket>() on claim.TicketId equals ticket.Id
        join vehicle in unit.Set<Vehicle>() on claim.VehicleId equals vehicle.Id
        join maker in unit.Set<Contact>() on claim.MakerId equals maker.Id
        join balance in unit.Set<InvoiceBalance>() on claim.InvoiceId equals (long?)balance.InvoiceId into balances
        from owed in balances.DefaultIfEmpty()
        orderby claim.Id descending
        select new ClaimRow(
            claim.Id,
            claim.Number,
            claim.State,
            claim.StateSinceUtc,
            ticket.Id,
            ticket.Number,
            vehicle.Id,
            vehicle.Registration,
            vehicle.Make + " " + vehicle.Model,
            maker.Name,
            claim.Claimed,
            claim.Approved,
            owed == null ? null : owed.Outstanding,
            claim.CreatedAtUtc,
            claim.SubmittedAtUtc,
            unit.Set<ClaimLine>()
                .Count(l => l.WarrantyClaimId == claim.Id && l.Approved < l.Claimed && l.RejectedTo == null)
        );

    private static IQueryable<WarrantyClaim> Filtered(IReadUnit unit, ClaimFilter filter)
    {
        var claims = unit.Set<WarrantyClaim>();
        if (filter.State is { } state)
            claims = claims.Where(c => c.State == state);
        return filter.Open
            ? claims.Where(c =>
                c.State != ClaimState.Settled && c.State != ClaimState.Rejected && c.State != ClaimState.Withdrawn
            )
            : claims;
    }
}
