using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <summary>Who pays a line of a visit: the contract, or the customer after all.</summary>
internal static class AmcCovering
{
    /// <summary>A visit of a covered vehicle bears its contract, and what the contract promises.</summary>
    public static async Task StampAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        if (await AmcBalances.ContractAsync(unit, ticket.VehicleId, unit.Today, ct) is { } contract)
            (ticket.AmcContractId, ticket.AmcResponseMinutes) = (contract.Id, contract.ResponseMinutes);
    }

    public static async Task<Error?> CoverAsync(IUnitOfWork unit, CoverLine input, CancellationToken ct)
    {
        var found = await FindAsync(unit, input.TicketId, input.JobLineId, ct);
        if (found.Error is { } missing)
            return missing;
        var (ticket, line) = found.Value;
        if (Refusal(line) is { } closed)
            return closed;
        if (line.Payer is not (LinePayer.Customer or LinePayer.Amc))
            return AmcErrors.NotTheCustomers;
        if (await AmcBalances.ContractAsync(unit, ticket.VehicleId, unit.Today, ct) is not { } contract)
            return AmcErrors.NoContract;
        var ledger = await AmcBalances.LedgerAsync(unit, contract, ticket.VehicleId, ct);
        var planned = await PlannedAsync(unit, ticket.Id, line.Id, ledger, ct);
        var choice = AmcChoice.Of(ledger, line, ticket.VehicleId, unit.Today, input.EntitlementId, planned);
        if (choice.Error is { } refused)
            return refused;
        (line.Payer, line.AmcEntitlementId) = (LinePayer.Amc, choice.Value.Id);
        if (ticket.AmcContractId is null)
        {
            (ticket.AmcContractId, ticket.AmcResponseMinutes) = (contract.Id, contract.ResponseMinutes);
            await SlaClocks.PromiseAnewAsync(unit, ticket, SlaCause.Details, ct);
        }

        return line.State is JobLineState.Approved && HasStarted(ticket)
            ? await AmcTaking.TakeAsync(unit, ticket, line, ct)
            : null;
    }

    /// <summary>
    /// The customer pays after all. What they have not agreed to pay goes onto an estimate they are asked with; the line
    /// they saw without charge stays as it was offered, withdrawn.
    /// </summary>
    public static async Task<Error?> ReleaseAsync(IUnitOfWork unit, long ticketId, long lineId, CancellationToken ct)
    {
        var found = await FindAsync(unit, ticketId, lineId, ct);
        if (found.Error is { } missing)
            return missing;
        var line = found.Value.Line;
        if (Refusal(line) is { } closed)
            return closed;
        if (line.Payer is not LinePayer.Amc)
            return AmcErrors.NotTheCustomers;
        if (line.State is JobLineState.Proposed)
        {
            (line.Payer, line.AmcEntitlementId) = (LinePayer.Customer, null);
            return null;
        }

        await AmcTaking.GiveBackAsync(unit, line, ct);
        var estimate = await EstimateDraft.OpenAsync(unit, ticketId, ct);
        if (estimate.Error is { } notOpened)
            return notOpened;
        await unit.FlushAsync(ct);
        var added = await EstimateLines.AddAsync(
            unit,
            estimate.Value,
            LineInput.Of(line) with
            {
                Payer = LinePayer.Customer,
                Option = null,
            },
            ct
        );
        if (added.Error is { } refused)
            return refused;
        line.State = JobLineState.Withdrawn;
        return null;
    }

    /// <summary>Gives the discount of the contract on the parts the customer pays and was not offered yet.</summary>
    public static async Task<Error?> DiscountAsync(IUnitOfWork unit, long ticketId, CancellationToken ct)
    {
        if (await TicketAccess.FindAsync(unit, ticketId, ct) is not { } ticket)
            return CommonErrors.NotFound;
        if (await AmcBalances.ContractAsync(unit, ticket.VehicleId, unit.Today, ct) is not { } contract)
            return AmcErrors.NoContract;
        var percent = PartsPercent(contract);
        var lines = await Discountable(unit, ticketId, percent).Take(EstimateLimits.Lines).ToListAsync(ct);
        if (lines.Count == 0)
            return AmcErrors.NoDiscount;
        foreach (var line in lines)
            line.DiscountPercent = percent;
        return null;
    }

    public static decimal PartsPercent(AmcContract contract) =>
        contract
            .Entitlements.Where(e => e.Kind is AmcBenefitKind.PartsDiscount)
            .Select(e => e.DiscountPercent)
            .DefaultIfEmpty(0m)
            .Max();

    public static IQueryable<JobLine> Discountable(IReadUnit unit, long ticketId, decimal percent) =>
        unit.Set<JobLine>()
            .Where(l =>
                l.TicketId == ticketId
                && (l.Kind == JobLineKind.Part || l.Kind == JobLineKind.Consumable)
                && l.Payer == LinePayer.Customer
                && l.State == JobLineState.Proposed
                && l.DiscountPercent < percent
            )
            .OrderBy(l => l.Position);

    /// <summary>Entitlements other lines of the visit are to take and have not taken yet.</summary>
    public static async Task<IReadOnlyList<long>> PlannedAsync(
        IReadUnit unit,
        long ticketId,
        long except,
        AmcLedger ledger,
        CancellationToken ct
    )
    {
        var chosen = await unit.Set<JobLine>()
            .Where(l =>
                l.TicketId == ticketId
                && l.Id != except
                && l.Payer == LinePayer.Amc
                && l.AmcEntitlementId != null
                && l.State != JobLineState.Declined
                && l.State != JobLineState.Withdrawn
            )
            .Select(l => new { l.Id, Entitlement = l.AmcEntitlementId!.Value })
            .Take(EstimateLimits.Lines)
            .ToListAsync(ct);
        return [.. chosen.Where(c => !IsTaken(ledger, c.Id)).Select(c => c.Entitlement)];
    }

    public static bool IsTaken(AmcLedger ledger, long lineId) =>
        ledger.Uses.Where(u => u.JobLineId == lineId).Sum(u => u.Quantity) > 0;

    /// <summary>Null while the payer of a line can be changed.</summary>
    public static Error? Refusal(JobLine line) =>
        line.State switch
        {
            JobLineState.Proposed or JobLineState.Approved when line.InvoiceId is null => null,
            JobLineState.Quoted => AmcErrors.LineOffered,
            _ => AmcErrors.LineDone,
        };

    private static bool HasStarted(ServiceTicket ticket) =>
        ticket.IsAtWork || ticket.State is TicketState.OnHold or TicketState.AwaitingParts;

    private static async Task<Result<(ServiceTicket Ticket, JobLine Line)>> FindAsync(
        IUnitOfWork unit,
        long ticketId,
        long lineId,
        CancellationToken ct
    )
    {
        if (await TicketAccess.FindAsync(unit, ticketId, ct) is not { } ticket)
            return CommonErrors.NotFound;
        return
            await unit.Set<JobLine>().SingleOrDefaultAsync(l => l.Id == lineId && l.TicketId == ticketId, ct)
                is { } line
            ? (ticket, line)
            : CommonErrors.NotFound;
    }
}
