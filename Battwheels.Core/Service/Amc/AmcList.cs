using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <summary>Reads contracts for lists.</summary>
internal static class AmcList
{
    private static readonly IReadOnlyList<SortKey<AmcContract>> Sorts =
    [
        SortKey<AmcContract>.Of("number", c => c.Id), // ids rise with the numbers, over all years
        SortKey<AmcContract>.Of("ends", c => c.EndsOn),
        SortKey<AmcContract>.Of("starts", c => c.StartsOn),
    ];

    public static Task<Page<AmcRow>> PageAsync(
        IReadUnit unit,
        AmcFilter filter,
        Cursor? after,
        int size,
        CancellationToken ct
    ) => Filtered(unit, filter).PageAsync(Sorts, filter.Sort, after, size, some => Rows(unit, some), r => r.Id, ct);

    public static Task<IReadOnlyList<int?>> CountsAsync(
        IReadUnit unit,
        IReadOnlyList<AmcFilter> filters,
        CancellationToken ct
    ) =>
        ManyCounts.OfFiltersAsync(
            unit.Set<Branch>(),
            filters,
            filter => Task.FromResult<IQueryable<AmcContract>?>(Filtered(unit, filter)),
            ct
        );

    public static async Task<IReadOnlyList<AmcRow>> OfContactAsync(
        IReadUnit unit,
        long contactId,
        CancellationToken ct
    ) =>
        await Rows(unit, unit.Set<AmcContract>().Where(c => c.ContactId == contactId))
            .Take(AmcService.MostOfParty)
            .ToListAsync(ct);

    public static async Task<IReadOnlyList<AmcRow>> OfVehicleAsync(IReadUnit unit, long vehicleId, CancellationToken ct)
    {
        var covered = unit.Set<AmcContractVehicle>().Where(v => v.VehicleId == vehicleId).Select(v => v.AmcContractId);
        return await Rows(unit, unit.Set<AmcContract>().Where(c => covered.Contains(c.Id)))
            .Take(AmcService.MostOfParty)
            .ToListAsync(ct);
    }

    /// <summary>Lines of the list, newest first.</summary>
    public static IQueryable<AmcRow> Rows(IReadUnit unit, IQueryable<AmcContract> contracts) =>
        from contract in contracts
        join customer in unit.Set<Contact>() on contract.ContactId equals customer.Id
        let vehicles = unit.Set<AmcContractVehicle>().Count(v => v.AmcContractId == contract.Id)
        orderby contract.Id descending
        select new AmcRow(
            contract.Id,
            contract.Number,
            contract.PlanName,
            customer.Id,
            customer.Name,
            vehicles,
            (
                from covered in unit.Set<AmcContractVehicle>()
                join vehicle in unit.Set<Vehicle>() on covered.VehicleId equals vehicle.Id
                where covered.AmcContractId == contract.Id
                orderby covered.Id
                select vehicle.Registration
            ).FirstOrDefault(),
            contract.StartsOn,
            contract.EndsOn,
            contract.State,
            contract.Price,
            unit.Set<AmcContract>().Any(n => n.RenewalOfId == contract.Id && n.State != AmcState.Cancelled)
        );

    private static IQueryable<AmcContract> Filtered(IReadUnit unit, AmcFilter filter)
    {
        var contracts = unit.Set<AmcContract>();
        var (today, soon) = (unit.Today, unit.Today.AddDays(AmcCalculator.NoticeDays[0]));
        var running = contracts.Where(c => c.State == AmcState.Active);
        return filter.Show switch
        {
            AmcShow.Draft => contracts.Where(c => c.State == AmcState.Draft),
            AmcShow.Active => running.Where(c => c.StartsOn <= today && c.EndsOn >= today),
            AmcShow.Renew => running.Where(c =>
                c.StartsOn <= today
                && c.EndsOn >= today
                && c.EndsOn <= soon
                && !unit.Set<AmcContract>().Any(n => n.RenewalOfId == c.Id && n.State != AmcState.Cancelled)
            ),
            AmcShow.Upcoming => running.Where(c => c.StartsOn > today),
            AmcShow.Expired => running.Where(c => c.EndsOn < today),
            AmcShow.Cancelled => contracts.Where(c => c.State == AmcState.Cancelled),
            _ => contracts,
        };
    }
}
