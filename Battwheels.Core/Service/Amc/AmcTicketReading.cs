using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <summary>Says line by line what the contract of a vehicle pays of a visit.</summary>
internal static class AmcTicketReading
{
    private const int MostLines = 300;

    public static async Task<TicketAmc?> ReadAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        var vehicle = await unit.Set<ServiceTicket>()
            .Where(t => t.Id == ticketId)
            .Select(t => (long?)t.VehicleId)
            .SingleOrDefaultAsync(ct);
        if (vehicle is not { } vehicleId)
            return null;
        var lines = await unit.Set<JobLine>()
            .Where(l => l.TicketId == ticketId && l.State != JobLineState.Declined && l.State != JobLineState.Withdrawn)
            .OrderBy(l => l.Position)
            .Take(MostLines)
            .ToListAsync(ct);
        var contract = await AmcBalances.ContractAsync(unit, vehicleId, unit.Today, ct);
        var taken = await unit.Set<AmcUsage>().Where(u => u.TicketId == ticketId).Take(MostLines * 4).ToListAsync(ct);
        if (contract is null)
            return new TicketAmc(
                null,
                [.. lines.Where(l => l.Payer is LinePayer.Amc).Select(l => WithoutContract(l, taken))],
                null
            );
        var ledger = await AmcBalances.LedgerAsync(unit, contract, vehicleId, ct);
        var percent = AmcCovering.PartsPercent(contract);
        return new TicketAmc(
            AmcReading.CoverOf(ledger, vehicleId, unit.Today),
            [.. lines.Where(IsShown).Select(l => View(ledger, l, lines, vehicleId, unit.Today))],
            percent > 0m && await AmcCovering.Discountable(unit, ticketId, percent).AnyAsync(ct) ? percent : null
        );
    }

    private static bool IsShown(JobLine line) =>
        line.Payer is LinePayer.Amc
        || (line.Payer is LinePayer.Customer && AmcChoice.IsService(line) && AmcCovering.Refusal(line) is null);

    private static AmcLineView View(
        AmcLedger ledger,
        JobLine line,
        IReadOnlyList<JobLine> lines,
        long vehicleId,
        DateOnly today
    )
    {
        if (AmcCovering.IsTaken(ledger, line.Id))
        {
            var used = ledger.Uses.Last(u => u.JobLineId == line.Id).EntitlementId;
            var benefit = ledger.Contract.Entitlements.FirstOrDefault(e => e.Id == used);
            return Of(line, AmcLineStanding.Taken, benefit?.Name, null, null, null);
        }

        long[] planned =
        [
            .. lines
                .Where(l =>
                    l.Id != line.Id
                    && l is { Payer: LinePayer.Amc, AmcEntitlementId: not null }
                    && !AmcCovering.IsTaken(ledger, l.Id)
                )
                .Select(l => l.AmcEntitlementId!.Value),
        ];
        var choice = AmcChoice.Of(ledger, line, vehicleId, today, line.AmcEntitlementId, planned);
        if (choice.Error is { } refused)
            return Of(line, AmcLineStanding.Refused, null, null, null, refused.Message);
        var standing = line.Payer is LinePayer.Amc ? AmcLineStanding.Chosen : AmcLineStanding.Offered;
        return Of(
            line,
            standing,
            choice.Value.Name,
            ledger.Of(choice.Value, vehicleId, today).Allowed,
            AmcChoice.Left(ledger, choice.Value, vehicleId, today, planned),
            null
        );
    }

    private static AmcLineView WithoutContract(JobLine line, IReadOnlyList<AmcUsage> taken) =>
        taken.Where(u => u.JobLineId == line.Id).Sum(u => u.Quantity) > 0
            ? Of(line, AmcLineStanding.Taken, null, null, null, null)
            : Of(line, AmcLineStanding.Refused, null, null, null, AmcErrors.NoContract.Message);

    private static AmcLineView Of(
        JobLine line,
        AmcLineStanding standing,
        string? benefit,
        int? allowed,
        int? left,
        string? why
    ) =>
        new(
            line.Id,
            line.Description,
            standing,
            benefit,
            allowed,
            left,
            why,
            line.Payer is LinePayer.Amc && AmcCovering.Refusal(line) is null
        );
}
