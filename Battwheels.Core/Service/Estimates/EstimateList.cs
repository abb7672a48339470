using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>The list of all estimates, newest first.</summary>
internal static class EstimateList
{
    /// <summary>Customers or vehicles a search text may mean before it must be longer.</summary>
    private const int Candidates = 50;

    /// <summary>Columns the list can be ordered by; without one the newest stand on top.</summary>
    private static readonly IReadOnlyList<SortKey<Estimate>> Sorts =
    [
        SortKey<Estimate>.Of("number", e => e.Id), // ids rise with the numbers, over all years
        SortKey<Estimate>.Of("valid", e => e.ValidUntil),
        SortKey<Estimate>.Of("total", e => e.Total),
    ];

    public static async Task<Page<EstimateRow>> ReadAsync(IReadUnit unit, EstimateFilter filter, CancellationToken ct)
    {
        var found = await FoundAsync(unit, filter, ct);
        return await found.PageAsync(
            Sorts,
            filter.Sort,
            Cursor.Read(filter.After),
            Math.Clamp(filter.Size, 1, Lists.Longest),
            some => Rows(unit, some),
            r => r.Id,
            ct
        );
    }

    /// <summary>What was offered, tax included; void ones are in no sum.</summary>
    public static async Task<ListTotal> TotalsAsync(IReadUnit unit, EstimateFilter filter, CancellationToken ct) =>
        await ListTotal.OfAsync(
            await FoundAsync(unit, filter, ct),
            e => new Summed { Amount = e.Total, IsLeft = e.State == EstimateState.Void },
            ct
        );

    private static async Task<IQueryable<Estimate>> FoundAsync(
        IReadUnit unit,
        EstimateFilter filter,
        CancellationToken ct
    )
    {
        var found = InState(unit.Set<Estimate>(), filter.State, unit.Today);
        if (filter.ContactId is { } contact)
            found = found.Where(e => e.ContactId == contact);
        if (filter.VehicleId is { } vehicle)
            found = found.Where(e => e.VehicleId == vehicle);
        return filter.Text?.Trim() is { Length: > 0 } text ? await MatchingAsync(unit, found, text, ct) : found;
    }

    /// <summary>Lines of the list, newest first.</summary>
    private static IQueryable<EstimateRow> Rows(IReadUnit unit, IQueryable<Estimate> estimates)
    {
        var today = unit.Today;
        return from e in estimates
            join t in unit.Set<ServiceTicket>() on e.TicketId equals t.Id
            join c in unit.Set<Contact>() on e.ContactId equals c.Id
            join v in unit.Set<Vehicle>() on e.VehicleId equals v.Id
            orderby e.Id descending
            select new EstimateRow(
                e.Id,
                e.Number,
                (e.State == EstimateState.Sent || e.State == EstimateState.Viewed) && e.ValidUntil < today
                    ? EstimateState.Expired
                    : e.State,
                e.CurrentVersionNo,
                e.Total,
                t.Id,
                t.Number,
                v.Registration,
                VehicleNames.Of(v.Make, v.Model, null),
                c.Name,
                e.CreatedAtUtc,
                e.ValidUntil
            );
    }

    private static IQueryable<Estimate> InState(IQueryable<Estimate> all, EstimateState? state, DateOnly today) =>
        state switch
        {
            null => all,
            EstimateState.Expired => all.Where(e =>
                e.State == EstimateState.Expired
                || ((e.State == EstimateState.Sent || e.State == EstimateState.Viewed) && e.ValidUntil < today)
            ),
            EstimateState.Sent or EstimateState.Viewed => all.Where(e => e.State == state && !(e.ValidUntil < today)),
            _ => all.Where(e => e.State == state),
        };

    private static async Task<IQueryable<Estimate>> MatchingAsync(
        IReadUnit unit,
        IQueryable<Estimate> estimates,
        string text,
        CancellationToken ct
    )
    {
        var number = text.ToUpperInvariant();
        var vehicles = await VehiclesAsync(unit, text, ct);
        var contacts = await ContactsAsync(unit, text, ct);
        return estimates.Where(e =>
            e.Number.StartsWith(number) || vehicles.Contains(e.VehicleId) || contacts.Contains(e.ContactId)
        );
    }

    private static async Task<List<long>> VehiclesAsync(IReadUnit unit, string text, CancellationToken ct)
    {
        var plate = Registrations.Normalize(text);
        if (plate.Length < 2)
            return [];
        var begins = unit.Set<Vehicle>().WhereBeginsWith(v => v.RegistrationKey, plate);
        return await begins
            .Union(unit.Set<Vehicle>().Where(v => v.RegistrationTail == plate))
            .Select(v => v.Id)
            .OrderBy(id => id)
            .Take(Candidates)
            .ToListAsync(ct);
    }

    private static async Task<List<long>> ContactsAsync(IReadUnit unit, string text, CancellationToken ct) =>
        ContactSearch.Of(unit, text) is { } keys
            ? await keys.Select(k => k.ContactId).Distinct().OrderBy(id => id).Take(Candidates).ToListAsync(ct)
            : [];
}
