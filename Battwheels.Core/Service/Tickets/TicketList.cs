using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Sla;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <param name="Text">A ticket's number or its end, a registration, or the customer's phone or name.</param>
/// <param name="TechnicianId">Membership, first or second technician.</param>
/// <param name="Mine">The caller's own, whoever calls.</param>
/// <param name="Sort"><c>number</c>, <c>promised</c> or <c>sla</c>; else the newest first.</param>
public sealed record TicketFilter(
    string? Text = null,
    TicketSet Set = TicketSet.Open,
    long? TechnicianId = null,
    bool Mine = false,
    long? BranchId = null,
    long? VehicleId = null,
    long? ContactId = null,
    Sort? Sort = null
);

/// <summary>One line of the list.</summary>
/// <param name="Estimate">Rupees with tax offered so far; null for those who may not see prices, and before an offer.</param>
public sealed record TicketRow(
    long Id,
    int Version,
    string Number,
    string Title,
    TicketState State,
    TicketPriority Priority,
    bool IsHighVoltage,
    string? Registration,
    string Make,
    string Model,
    string CustomerName,
    DateTime CreatedAtUtc,
    DateTime? PromisedAtUtc,
    long? TechnicianId,
    string? Technician,
    decimal? Estimate,
    SlaMark? Sla
);

public sealed record TicketBranch(long Id, string Code, string Name, bool IsDefault);

/// <summary>The list of visits; ids rise with time, so newest first is by id.</summary>
internal static class TicketList
{
    public const int MostBranches = 200;
    private const int Hits = 200;

    /// <summary>Columns the list can be ordered by; without one the newest stand on top.</summary>
    public static readonly IReadOnlyList<SortKey<ServiceTicket>> Sorts =
    [
        SortKey<ServiceTicket>.Of("number", t => t.Id), // ids rise with the numbers, over all years
        SortKey<ServiceTicket>.Of("promised", t => t.PromisedAtUtc),
    ];

    public static async Task<Page<TicketRow>> PageAsync(
        IReadUnit unit,
        TicketFilter filter,
        Cursor? after,
        int size,
        CancellationToken ct
    )
    {
        var tickets = await FilteredAsync(unit, filter, ct);
        var sort = filter.Sort ?? Usual(filter.Set);
        if (sort is { Name: TicketSlaOrder.Name, Down: var down })
            return await TicketSlaOrder.PageAsync(unit, tickets, down, after, size, ct);
        return await tickets.PageAsync(Sorts, sort, after, size, some => Rows(unit, some), r => r.Id, ct);
    }

    /// <summary>Whoever waits longest past a promise stands on top where the list is of promises; null: the newest.</summary>
    private static Sort? Usual(TicketSet set) =>
        set switch
        {
            TicketSet.Late => new Sort("promised", false),
            TicketSet.SlaBreached or TicketSet.SlaDue or TicketSet.SlaAtRisk => new Sort(TicketSlaOrder.Name, false),
            _ => null,
        };

    public static async Task<int> CountAsync(IReadUnit unit, TicketFilter filter, CancellationToken ct) =>
        await (await FilteredAsync(unit, filter, ct)).Take(ManyCounts.Counted).CountAsync(ct);

    public static Task<IReadOnlyList<int?>> CountsAsync(
        IReadUnit unit,
        IReadOnlyList<TicketFilter> filters,
        CancellationToken ct
    ) =>
        ManyCounts.OfFiltersAsync(
            unit.Set<Branch>(),
            filters,
            async filter => filter.Text is null ? await FilteredAsync(unit, filter, ct) : null,
            ct
        );

    public static async Task<IReadOnlyList<TicketBranch>> BranchesAsync(IReadUnit unit, CancellationToken ct) =>
        await unit.Set<Branch>()
            .OrderByDescending(b => b.IsDefault)
            .ThenBy(b => b.Name)
            .Take(MostBranches)
            .Select(b => new TicketBranch(b.Id, b.Code, b.Name, b.IsDefault))
            .ToListAsync(ct);

    /// <summary>Newest first.</summary>
    public static IQueryable<TicketRow> Rows(IReadUnit unit, IQueryable<ServiceTicket> tickets)
    {
        var priced = unit.May(EstimatePermissions.Read);
        return from t in tickets
            join v in unit.Set<Vehicle>() on t.VehicleId equals v.Id
            join c in unit.Set<Contact>() on t.ContactId equals c.Id
            join m in unit.Set<Membership>() on t.PrimaryTechnicianId equals m.Id into given
            from technician in given.DefaultIfEmpty()
            join k in unit.Set<SlaClock>().Where(k => k.IsShown) on t.Id equals k.TicketId into promised
            from clock in promised.DefaultIfEmpty()
            orderby t.Id descending
            select new TicketRow(
                t.Id,
                t.Version,
                t.Number,
                t.Title,
                t.State,
                t.Priority,
                t.IsHighVoltage,
                v.Registration,
                v.Make,
                v.Model,
                c.Name,
                t.CreatedAtUtc,
                t.PromisedAtUtc,
                t.PrimaryTechnicianId,
                technician.DisplayName,
                priced
                    ? unit.Set<Estimate>()
                        .Where(e =>
                            e.TicketId == t.Id
                            && e.CurrentVersionNo > 0
                            && e.State != EstimateState.Void
                            && e.State != EstimateState.Declined
                        )
                        .Sum(e => (decimal?)e.Total)
                    : null,
                clock == null ? null : new SlaMark(clock.Kind, clock.State, clock.Verdict, clock.Level, clock.DueUtc)
            );
    }

    private static async Task<IQueryable<ServiceTicket>> FilteredAsync(
        IReadUnit unit,
        TicketFilter filter,
        CancellationToken ct
    )
    {
        var tickets = TicketSets.Of(unit, filter.Set);
        if (filter.BranchId is { } branch)
            tickets = tickets.Where(t => t.BranchId == branch);
        if (filter.VehicleId is { } vehicle)
            tickets = tickets.Where(t => t.VehicleId == vehicle);
        if (filter.ContactId is { } contact)
            tickets = tickets.Where(t => t.ContactId == contact);
        var technician = filter.Mine ? unit.Actor.MembershipId ?? 0 : filter.TechnicianId;
        if (technician is { } who)
            tickets = tickets.Where(t => t.PrimaryTechnicianId == who || t.SecondTechnicianId == who);
        return string.IsNullOrWhiteSpace(filter.Text)
            ? tickets
            : await FoundAsync(unit, tickets, filter.Text.Trim(), ct);
    }

    private static async Task<IQueryable<ServiceTicket>> FoundAsync(
        IReadUnit unit,
        IQueryable<ServiceTicket> tickets,
        string text,
        CancellationToken ct
    )
    {
        var number = text.ToUpperInvariant();
        var sequence = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : -1;
        // No row has the id 0; an empty list would leave a query without its organization.
        long[] vehicles = [0, .. await VehicleList.FindAsync(unit, text, Hits, ct)];
        long[] contacts = [0, .. await ContactsAsync(unit, text, ct)];
        return tickets.Where(t =>
            t.Number == number
            || t.Sequence == sequence
            || vehicles.Contains(t.VehicleId)
            || contacts.Contains(t.ContactId)
        );
    }

    private static async Task<IReadOnlyList<long>> ContactsAsync(IReadUnit unit, string text, CancellationToken ct) =>
        text.Length >= 3 && unit.May(ContactPermissions.Read) && ContactSearch.Of(unit, text) is { } keys
            ? await keys.OrderBy(k => k.Key).Select(k => k.ContactId).Distinct().Take(Hits).ToListAsync(ct)
            : [];
}
