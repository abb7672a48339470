using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <summary>A contract with the rows of its ledger.</summary>
internal sealed record AmcLedger(AmcContract Contract, IReadOnlyList<AmcUsage> Uses)
{
    /// <summary>What a vehicle has of an entitlement on a day.</summary>
    public AmcBalance Of(AmcEntitlement entitlement, long vehicleId, DateOnly day) =>
        AmcCalculator.Balance(
            Contract.StartsOn,
            new AmcAllowance(entitlement.Quantity, entitlement.Per, entitlement.CarriesOver),
            day,
            [
                .. Uses.Where(u => u.EntitlementId == entitlement.Id && u.VehicleId == vehicleId)
                    .Select(u => new AmcTaken(u.Day, u.Quantity)),
            ]
        );

    public IReadOnlyList<BenefitBalance> Benefits(long vehicleId, DateOnly day) =>
        [
            .. Contract
                .Entitlements.OrderBy(e => e.Position)
                .Select(e =>
                {
                    var balance = Of(e, vehicleId, day);
                    return new BenefitBalance(
                        e.Id,
                        e.Kind,
                        e.Name,
                        e.Per,
                        balance.Allowed,
                        balance.Used,
                        balance.Left,
                        e.DiscountPercent
                    );
                }),
        ];
}

/// <summary>Reads what is left of contracts.</summary>
internal static class AmcBalances
{
    private const int MostUses = 5_000;

    /// <summary>The contract that covers a vehicle on a day; null: none.</summary>
    public static async Task<AmcContract?> ContractAsync(
        IReadUnit unit,
        long vehicleId,
        DateOnly day,
        CancellationToken ct
    )
    {
        var covered = unit.Set<AmcContractVehicle>().Where(v => v.VehicleId == vehicleId).Select(v => v.AmcContractId);
        return await unit.Set<AmcContract>()
            .Include(c => c.Entitlements)
            .Where(c => c.State == AmcState.Active && c.StartsOn <= day && c.EndsOn >= day && covered.Contains(c.Id))
            .OrderBy(c => c.Id)
            .FirstOrDefaultAsync(ct);
    }

    /// <param name="vehicleId">Null: of every vehicle.</param>
    public static async Task<AmcLedger> LedgerAsync(
        IReadUnit unit,
        AmcContract contract,
        long? vehicleId,
        CancellationToken ct
    ) =>
        new(
            contract,
            await unit.Set<AmcUsage>()
                .Where(u => u.AmcContractId == contract.Id && (vehicleId == null || u.VehicleId == vehicleId))
                .OrderBy(u => u.Id)
                .Take(MostUses)
                .ToListAsync(ct)
        );
}
