using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <summary>Reads contracts for their page and for the vehicles they cover.</summary>
internal static class AmcReading
{
    private const int MostUses = 200;

    public static async Task<AmcView?> ViewAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var contract = await unit.Set<AmcContract>()
            .Include(c => c.Entitlements)
            .SingleOrDefaultAsync(c => c.Id == id, ct);
        if (contract is null)
            return null;
        var row = await AmcList.Rows(unit, unit.Set<AmcContract>().Where(c => c.Id == id)).SingleAsync(ct);
        var invoice = contract.InvoiceId is { } issued ? await InvoiceAsync(unit, issued, ct) : null;
        var before = contract.RenewalOfId is { } old
            ? await NumberAsync(unit.Set<AmcContract>().Where(c => c.Id == old), ct)
            : null;
        var next = unit.Set<AmcContract>().Where(c => c.RenewalOfId == id && c.State != AmcState.Cancelled);
        return new AmcView(
            row,
            contract.Version,
            contract.Standing(unit.Today),
            contract.AmcPlanId,
            contract.Months,
            contract.Price,
            contract.Sac,
            contract.RatePercent,
            contract.ResponseMinutes,
            contract.InvoiceId,
            invoice?.Number,
            invoice?.Outstanding,
            contract.Sold,
            contract.Earned,
            contract.CancelReason,
            contract.RenewalOfId,
            before,
            await next.Select(c => (long?)c.Id).FirstOrDefaultAsync(ct),
            await NumberAsync(next, ct),
            await VehiclesAsync(unit, contract, ct),
            await UsesAsync(unit, id, ct)
        );
    }

    public static async Task<AmcCoverView?> CoverAsync(IReadUnit unit, long vehicleId, CancellationToken ct)
    {
        if (await AmcBalances.ContractAsync(unit, vehicleId, unit.Today, ct) is not { } contract)
            return null;
        return CoverOf(await AmcBalances.LedgerAsync(unit, contract, vehicleId, ct), vehicleId, unit.Today);
    }

    public static AmcCoverView CoverOf(AmcLedger ledger, long vehicleId, DateOnly today) =>
        new(
            ledger.Contract.Id,
            ledger.Contract.Number,
            ledger.Contract.PlanName,
            ledger.Contract.EndsOn,
            ledger.Contract.ResponseMinutes,
            ledger.Benefits(vehicleId, today)
        );

    public static async Task<IReadOnlyList<AmcCandidate>> CandidatesAsync(
        IReadUnit unit,
        long contactId,
        CancellationToken ct
    ) =>
        await unit.Set<Vehicle>()
            .Where(v => v.ContactId == contactId && !v.IsArchived)
            .OrderBy(v => v.Registration)
            .ThenBy(v => v.Id)
            .Take(AmcService.MostCandidates)
            .Select(v => new AmcCandidate(v.Id, v.Registration, v.Make + " " + v.Model, v.Category))
            .ToListAsync(ct);

    private static Task<InvoiceShown?> InvoiceAsync(IReadUnit unit, long id, CancellationToken ct) =>
        (
            from i in unit.Set<Invoice>()
            join b in unit.Set<InvoiceBalance>() on i.Id equals b.InvoiceId
            where i.Id == id
            select new InvoiceShown(i.Number, b.Outstanding)
        ).SingleOrDefaultAsync(ct);

    private static Task<string?> NumberAsync(IQueryable<AmcContract> contracts, CancellationToken ct) =>
        contracts.Select(c => (string?)c.Number).FirstOrDefaultAsync(ct);

    private static async Task<IReadOnlyList<AmcVehicleView>> VehiclesAsync(
        IReadUnit unit,
        AmcContract contract,
        CancellationToken ct
    )
    {
        var vehicles = await (
            from covered in unit.Set<AmcContractVehicle>()
            join vehicle in unit.Set<Vehicle>() on covered.VehicleId equals vehicle.Id
            where covered.AmcContractId == contract.Id
            orderby covered.Id
            select new
            {
                vehicle.Id,
                vehicle.Registration,
                vehicle.Make,
                vehicle.Model,
            }
        )
            .Take(AmcRules.MostVehicles)
            .ToListAsync(ct);
        var ledger = await AmcBalances.LedgerAsync(unit, contract, null, ct);
        var day =
            unit.Today < contract.StartsOn ? contract.StartsOn
            : unit.Today > contract.EndsOn ? contract.EndsOn
            : unit.Today;
        return
        [
            .. vehicles.Select(v => new AmcVehicleView(
                v.Id,
                v.Registration,
                VehicleNames.Of(v.Make, v.Model),
                ledger.Benefits(v.Id, day)
            )),
        ];
    }

    private static async Task<IReadOnlyList<AmcUseView>> UsesAsync(IReadUnit unit, long id, CancellationToken ct) =>
        await (
            from use in unit.Set<AmcUsage>()
            join entitlement in unit.Set<AmcEntitlement>() on use.EntitlementId equals entitlement.Id
            join ticket in unit.Set<ServiceTicket>() on use.TicketId equals ticket.Id
            join vehicle in unit.Set<Vehicle>() on use.VehicleId equals vehicle.Id
            join line in unit.Set<JobLine>() on use.JobLineId equals line.Id
            where use.AmcContractId == id
            orderby use.Id descending
            select new AmcUseView(
                use.AtUtc,
                entitlement.Name,
                vehicle.Registration,
                ticket.Id,
                ticket.Number,
                line.Description,
                use.Quantity < 0,
                use.ActorName
            )
        )
            .Take(MostUses)
            .ToListAsync(ct);

    private sealed record InvoiceShown(string Number, decimal Outstanding);
}
