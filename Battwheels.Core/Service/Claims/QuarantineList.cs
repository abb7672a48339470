using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Claims;

/// <param name="State">Null: in quarantine.</param>
/// <param name="All">Also what was sent to its maker or scrapped.</param>
/// <param name="Sort"><c>since</c>; else the newest claim first.</param>
public sealed record QuarantineFilter(FailedPartState? State = null, bool All = false, Sort? Sort = null);

/// <summary>A failed part that is, or was, held back for its maker.</summary>
/// <param name="Claimed">Rupees before tax the maker is asked to pay; the part itself has no value in the books.</param>
/// <param name="SinceUtc">When it came where it is.</param>
/// <param name="MayMove">It may still be sent to the maker or scrapped.</param>
public sealed record QuarantineRow(
    long Id,
    string Part,
    string? Serial,
    string? Place,
    FailedPartState State,
    DateTime? SinceUtc,
    long ClaimId,
    string ClaimNumber,
    ClaimState ClaimState,
    string Maker,
    long TicketId,
    string TicketNumber,
    long VehicleId,
    string? Registration,
    string VehicleText,
    decimal Claimed,
    bool MayMove
);

/// <summary>Reads failed parts of all claims.</summary>
internal static class QuarantineList
{
    private static readonly IReadOnlyList<SortKey<ClaimLine>> Sorts =
    [
        SortKey<ClaimLine>.Of("since", l => l.FailedPartSinceUtc),
    ];

    public static Task<Page<QuarantineRow>> PageAsync(
        IReadUnit unit,
        QuarantineFilter filter,
        Cursor? after,
        int size,
        CancellationToken ct
    ) => Filtered(unit, filter).PageAsync(Sorts, filter.Sort, after, size, some => Rows(unit, some), r => r.Id, ct);

    public static Task<IReadOnlyList<int?>> CountsAsync(
        IReadUnit unit,
        IReadOnlyList<QuarantineFilter> filters,
        CancellationToken ct
    ) =>
        ManyCounts.OfFiltersAsync(
            unit.Set<Branch>(),
            filters,
            filter => Task.FromResult<IQueryable<ClaimLine>?>(Filtered(unit, filter)),
            ct
        );

    private static IQueryable<QuarantineRow> Rows(IReadUnit unit, IQueryable<ClaimLine> lines) =>
        from line in lines
        join claim in unit.Set<WarrantyClaim>() on line.WarrantyClaimId equals claim.Id
        join ticket in unit.Set<ServiceTicket>() on claim.TicketId equals ticket.Id
        join vehicle in unit.Set<Vehicle>() on claim.VehicleId equals vehicle.Id
        join maker in unit.Set<Contact>() on claim.MakerId equals maker.Id
        orderby line.Id descending
        select new QuarantineRow(
            line.Id,
            line.Description,
            line.FailedPartSerial,
            line.FailedPartPlace,
            line.FailedPart,
            line.FailedPartSinceUtc,
            claim.Id,
            claim.Number,
            claim.State,
            maker.Name,
            ticket.Id,
            ticket.Number,
            vehicle.Id,
            vehicle.Registration,
            vehicle.Make + " " + vehicle.Model,
            line.Claimed,
            line.FailedPart == FailedPartState.Quarantined && claim.State != ClaimState.Withdrawn
        );

    private static IQueryable<ClaimLine> Filtered(IReadUnit unit, QuarantineFilter filter)
    {
        var lines = unit.Set<ClaimLine>();
        if (filter.All)
            return lines.Where(l => l.FailedPart != FailedPartState.None);
        var state = filter.State ?? FailedPartState.Quarantined;
        return lines.Where(l => l.FailedPart == state);
    }
}
