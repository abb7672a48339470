using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>The store's counter: issues what technicians ask for, takes back what was not used.</summary>
public sealed class PartDeskService(IUnitOfWorkFactory units)
{
    /// <summary>Issues a requested part: movement, cost of goods sold, line and request change together or not at all.</summary>
    /// <returns>The movement; or NOT_FOUND, PART_REQUEST_CLOSED, SCAN_DIFFERS, JOB_NOT_OPEN, QUANTITY_INVALID, INSUFFICIENT_STOCK.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks inventory:issue.</exception>
    public Task<Result<long>> IssueAsync(IssueRequestedPart input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            InventoryPermissions.Issue,
            command,
            input,
            async unit =>
            {
                var request = await unit.Set<PartRequest>().SingleOrDefaultAsync(r => r.Id == input.RequestId, ct);
                if (request is null)
                    return CommonErrors.NotFound;
                if (request.State is not PartRequestState.Requested)
                    return JobErrors.RequestClosed;
                var (ticket, line) = await OfAsync(unit, request.TicketId, request.JobLineId, ct);
                if (await ApprovalGate.RefusalAsync(unit, line, ct) is { } unapproved)
                    return unapproved;
                if (JobStock.ClosedRefusal(ticket) is { } closed)
                    return closed;
                if (!await IsCodeOfAsync(unit, request.ItemId, input.ScannedCode, ct))
                    return JobErrors.ScanDiffers;

                var quantity = input.Quantity ?? request.Quantity;
                if (quantity <= 0m || quantity > request.Quantity)
                    return JobErrors.MoreThanRequested(request.Quantity);
                var warehouse = input.WarehouseId ?? request.WarehouseId;
                var issued = await JobStock.IssueAsync(unit, ticket, line, warehouse, quantity, ct);
                if (issued.Error is { } refused)
                    return refused;
                if (request.Split(quantity) is { } rest)
                    unit.Add(rest);
                (request.State, request.IssueMovementId) = (PartRequestState.Issued, issued.Value.Id);
                return issued.Value.Id;
            },
            ct
        );
    }

    /// <summary>Issues a part of an approved line without a request: the technician stands at the counter.</summary>
    /// <returns>The movement; or the refusals of a request and of an issue.</returns>
    public Task<Result<long>> IssueToLineAsync(IssueToLine input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            InventoryPermissions.Issue,
            command,
            input,
            async unit =>
            {
                var line = await unit.Set<JobLine>()
                    .SingleOrDefaultAsync(l => l.Id == input.JobLineId && l.TicketId == input.TicketId, ct);
                if (line is null)
                    return CommonErrors.NotFound;
                var (ticket, _) = await OfAsync(unit, input.TicketId, input.JobLineId, ct);
                if (await ApprovalGate.RefusalAsync(unit, line, ct) is { } unapproved)
                    return unapproved;
                if (JobStock.ClosedRefusal(ticket) is { } closed)
                    return closed;
                if (await PartRequests.RefusalAsync(unit, line, input.Quantity, ct) is { } refused)
                    return refused;
                if (!await IsCodeOfAsync(unit, line.ItemId!.Value, input.ScannedCode, ct))
                    return JobErrors.ScanDiffers;
                if ((input.WarehouseId ?? await JobStock.WarehouseAsync(unit, ticket, ct)) is not { } warehouse)
                    return JobErrors.WarehouseMissing;

                var issued = await JobStock.IssueAsync(unit, ticket, line, warehouse, input.Quantity, ct);
                return issued.Error is { } no ? no : issued.Value.Id;
            },
            ct
        );
    }

    /// <summary>Takes issued parts back at the cost they left with.</summary>
    /// <returns>The movement; or NOT_FOUND, RETURN_EXCEEDS_ISSUE, JOB_NOT_OPEN, REASON_MISSING.</returns>
    public Task<Result<long>> ReturnAsync(ReturnPart input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            InventoryPermissions.Issue,
            command,
            input,
            async unit =>
            {
                if (string.IsNullOrWhiteSpace(input.Reason))
                    return TicketErrors.ReasonMissing;
                var issue = await unit.Set<StockMovement>()
                    .SingleOrDefaultAsync(
                        m => m.Id == input.IssueMovementId && m.SourceType == JobStock.Source && m.Quantity < 0m,
                        ct
                    );
                if (issue is null)
                    return CommonErrors.NotFound;
                var line = await unit.Set<JobLine>().SingleAsync(l => l.Id == issue.SourceId, ct);
                var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == line.TicketId, ct);
                if (JobStock.ClosedRefusal(ticket) is { } closed)
                    return closed;
                if (!await JobBilled.Open(unit, unit.Set<JobLine>()).AnyAsync(l => l.Id == line.Id, ct))
                    return JobErrors.Billed;
                var before = await unit.Set<StockMovement>()
                    .CountAsync(m => m.SourceType == JobStock.Source && m.SourceId == line.Id && m.Quantity > 0m, ct);
                var back = await StockLedger.ReturnAsync(
                    unit,
                    new StockReturn(
                        issue.Id,
                        input.Quantity,
                        JobStock.Source,
                        line.Id,
                        before + 1,
                        input.Reason.Trim()
                    ),
                    ct
                );
                if (back.Error is { } refused)
                    return refused;
                line.IssuedQuantity -= input.Quantity;
                ticket.PartMoved();
                if (line.State is JobLineState.Done)
                    (line.State, line.DoneAtUtc) = (JobLineState.Approved, null);
                unit.Raise(new PartReturned(ticket.Id, line.Id, back.Value.Id));
                return back.Value.Id;
            },
            ct
        );
    }

    private static async Task<(ServiceTicket, JobLine)> OfAsync(
        IUnitOfWork unit,
        long ticketId,
        long lineId,
        CancellationToken ct
    ) =>
        (
            await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == ticketId, ct),
            await unit.Set<JobLine>().SingleAsync(l => l.Id == lineId, ct)
        );

    /// <summary>No code scanned means that the storekeeper pressed the button beside the named part.</summary>
    private static async Task<bool> IsCodeOfAsync(IUnitOfWork unit, long itemId, string? code, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code))
            return true;
        var scanned = code.Trim().ToUpperInvariant();
        var item = await unit.Set<Item>()
            .Where(i => i.Id == itemId)
            .Select(i => new
            {
                i.Sku,
                i.Barcode,
                i.PartNumber,
            })
            .SingleAsync(ct);
        return scanned == item.Sku
            || scanned == item.Barcode?.ToUpperInvariant()
            || scanned == item.PartNumber?.ToUpperInvariant();
    }
}

/// <param name="ScannedCode">Barcode, SKU or part number of the part in hand; null when none was scanned.</param>
/// <param name="WarehouseId">Another store than the request names.</param>
/// <param name="Quantity">Less than asked for, where the store has less; the rest stays requested. Null issues all.</param>
public sealed record IssueRequestedPart(
    long RequestId,
    string? ScannedCode = null,
    long? WarehouseId = null,
    decimal? Quantity = null
);

public sealed record IssueToLine(
    long TicketId,
    long JobLineId,
    decimal Quantity,
    string? ScannedCode = null,
    long? WarehouseId = null
);

public sealed record ReturnPart(long IssueMovementId, decimal Quantity, string Reason);
