using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Checks an organization's stock from its movements up; finds faults, never repairs them.</summary>
public sealed class StockVerification(IUnitOfWorkFactory units)
{
    /// <summary>
    /// Checks that every pool is the sum of its movements in quantity and value, that FIFO layers and reservations add up
    /// to it, and that each warehouse's stock value is what its inventory accounts say.
    /// </summary>
    /// <exception cref="AccessDeniedException">The actor is not a job holding <c>system:verify</c>.</exception>
    public Task<VerificationReport> VerifyAsync(CancellationToken ct) =>
        units.ReadAsync(
            SystemPermissions.Verify,
            async unit =>
            {
                var moved = await unit.Set<StockMovement>().LongCountAsync(ct);
                List<string> faults =
                [
                    .. await PoolChecks.FaultsAsync(unit, ct),
                    .. await StockValueChecks.FaultsAsync(unit, ct),
                ];
                return new VerificationReport("stock", moved, faults);
            },
            ct
        );
}
