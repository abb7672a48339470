using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>Moves stock for job lines: one place that keeps line, reservation, movement and cost together.</summary>
internal static class JobStock
{
    public const string Source = JobLine.StockSource;

    private static readonly TicketState[] Open =
    [
        TicketState.Approved,
        TicketState.AwaitingParts,
        TicketState.InProgress,
        TicketState.OnHold,
    ];

    /// <summary>Parts move while there is approved work: from approval until the work is complete, supplements included.</summary>
    public static Error? ClosedRefusal(ServiceTicket ticket) =>
        Open.Contains(ticket.State) || ticket.IsAtWork ? null : JobErrors.WrongState(ticket);

    /// <summary>The store of the ticket's branch, else the organization's default one.</summary>
    public static async Task<long?> WarehouseAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct) =>
        await unit.Set<Warehouse>()
            .Where(w => w.IsActive)
            .OrderByDescending(w => w.BranchId == ticket.BranchId)
            .ThenByDescending(w => w.IsDefault)
            .ThenBy(w => w.Id)
            .Select(w => (long?)w.Id)
            .FirstOrDefaultAsync(ct);

    /// <summary>Issues to a line and raises what it has received.</summary>
    public static async Task<Result<StockMovement>> IssueAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        JobLine line,
        long warehouseId,
        decimal quantity,
        CancellationToken ct
    )
    {
        if (await ApprovalGate.RefusalAsync(unit, line, ct) is { } unapproved)
            return unapproved;
        var before = await unit.Set<StockMovement>()
            .CountAsync(m => m.SourceType == Source && m.SourceId == line.Id && m.Quantity < 0m, ct);
        var issued = await StockLedger.IssueAsync(
            unit,
            new StockIssue(
                line.ItemId!.Value,
                warehouseId,
                quantity,
                Source,
                line.Id,
                before + 1,
                PayerOf(line.Payer),
                FromReservation: quantity,
                JobCardId: ticket.Id, // the job card of a visit bears the ticket's id
                ticket.VehicleId
            ),
            ct
        );
        if (issued.Error is not null)
            return issued;
        line.IssuedQuantity += quantity;
        ticket.PartMoved();
        unit.Raise(new PartIssued(ticket.Id, line.Id, issued.Value.Id));
        return issued;
    }

    public static CostPayer PayerOf(LinePayer payer) =>
        payer switch
        {
            LinePayer.Customer or LinePayer.Insurance or LinePayer.Amc => CostPayer.Customer,
            LinePayer.OemWarranty => CostPayer.OemWarranty,
            LinePayer.Goodwill => CostPayer.Goodwill,
            LinePayer.Internal => CostPayer.Internal,
        };
}
