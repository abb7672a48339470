using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <summary>
/// Takes entitlements when work starts and gives them back. Whoever takes of the same contract waits for its lock, so the
/// last one left is taken once.
/// </summary>
internal static class AmcTaking
{
    private const int MostLines = 300;

    /// <summary>
    /// The last guard of starting work: every line the contract pays is taken from it, or the start is refused with the
    /// reason and nothing is taken.
    /// </summary>
    public static async Task<Error?> Covered(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        var lines = await unit.Set<JobLine>()
            .Where(l =>
                l.TicketId == ticket.Id
                && l.Payer == LinePayer.Amc
                && (
                    l.State == JobLineState.Proposed
                    || l.State == JobLineState.Quoted
                    || l.State == JobLineState.Approved
                )
            )
            .OrderBy(l => l.Position)
            .Take(MostLines)
            .ToListAsync(ct);
        foreach (var line in lines)
            if (await TakeAsync(unit, ticket, line, ct) is { } refused)
                return AmcErrors.AtStart(line.Description, refused);
        return null;
    }

    /// <summary>Takes one line from the contract, unless it was taken before.</summary>
    public static async Task<Error?> TakeAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        JobLine line,
        CancellationToken ct
    )
    {
        if (await AmcBalances.ContractAsync(unit, ticket.VehicleId, unit.Today, ct) is not { } contract)
            return await TakenAsync(unit, line.Id, ct) is { Quantity: > 0 } ? null : AmcErrors.NoContract;
        await unit.HoldAsync(unit.Set<AmcContract>().Where(c => c.Id == contract.Id), ct);
        await unit.FlushAsync(ct); // lines taken before in this unit count
        var last = await TakenAsync(unit, line.Id, ct);
        if (last is { Quantity: > 0 })
            return null;
        var ledger = await AmcBalances.LedgerAsync(unit, contract, ticket.VehicleId, ct);
        var choice = AmcChoice.Of(ledger, line, ticket.VehicleId, unit.Today, line.AmcEntitlementId);
        if (choice.Error is { } refused)
            return refused;
        line.AmcEntitlementId = choice.Value.Id;
        unit.Add(Row(unit, ticket, line, contract.Id, choice.Value.Id, (last?.Turn ?? 0) + 1, 1, unit.Today));
        unit.Raise(new AmcUsed(contract.Id, ticket.Id, choice.Value.Id, line.Id));
        return null;
    }

    /// <summary>Gives back what a visit took and did not use: it is cancelled.</summary>
    public static async Task GiveBackAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        var lines = await unit.Set<JobLine>()
            .Where(l => l.TicketId == ticket.Id && l.Payer == LinePayer.Amc && l.State != JobLineState.Done)
            .OrderBy(l => l.Id)
            .Take(MostLines)
            .ToListAsync(ct);
        foreach (var line in lines)
            await GiveBackAsync(unit, line, ct);
    }

    /// <summary>Gives one line back to the contract, unless it was not taken.</summary>
    public static async Task GiveBackAsync(IUnitOfWork unit, JobLine line, CancellationToken ct)
    {
        if (await TakenAsync(unit, line.Id, ct) is not { Quantity: > 0 } seen)
            return;
        await unit.HoldAsync(unit.Set<AmcContract>().Where(c => c.Id == seen.AmcContractId), ct);
        if (await TakenAsync(unit, line.Id, ct) is not { Quantity: > 0 } taken)
            return;
        var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == line.TicketId, ct);
        unit.Add(Row(unit, ticket, line, taken.AmcContractId, taken.EntitlementId, taken.Turn + 1, -1, taken.Day));
    }

    /// <summary>The last row of a line in the ledger.</summary>
    private static Task<AmcUsage?> TakenAsync(IReadUnit unit, long lineId, CancellationToken ct) =>
        unit.Set<AmcUsage>()
            .AsNoTracking()
            .Where(u => u.JobLineId == lineId)
            .OrderByDescending(u => u.Turn)
            .FirstOrDefaultAsync(ct);

    private static AmcUsage Row(
        IUnitOfWork unit,
        ServiceTicket ticket,
        JobLine line,
        long contract,
        long entitlement,
        int turn,
        int quantity,
        DateOnly day
    ) =>
        new()
        {
            AmcContractId = contract,
            EntitlementId = entitlement,
            VehicleId = ticket.VehicleId,
            TicketId = ticket.Id,
            JobLineId = line.Id,
            Turn = turn,
            Quantity = quantity,
            Day = day,
            AtUtc = unit.Now,
            MembershipId = unit.Actor.MembershipId,
            ActorName = unit.Actor.Name,
        };
}
