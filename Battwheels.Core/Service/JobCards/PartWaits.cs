using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>Visits and the parts they lack.</summary>
internal static class PartWaits
{
    private static readonly TicketState[] AtWork =
    [
        TicketState.Approved,
        TicketState.AwaitingParts,
        TicketState.InProgress,
        TicketState.OnHold,
    ];

    /// <summary>A visit that waits goes back to where it stood once all its parts are issued or reserved.</summary>
    /// <returns>Null when it went on, still lacks something, or did not wait.</returns>
    public static async Task<Error?> EndAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        if (ticket.State is not TicketState.AwaitingParts)
            return null;
        foreach (var line in await LinesAsync(unit, l => l.TicketId == ticket.Id, ct))
            if (await MissingAsync(unit, line, ct) > 0m)
                return null;
        return await TicketFlow.ApplyAsync(unit, ticket, TicketAction.PartsReady, new TransitionNote(), ct);
    }

    /// <summary>Sets aside what a receipt brought for the visits that lack it, the earliest promise first.</summary>
    /// <returns>The visits that lacked some of it.</returns>
    public static async Task<IReadOnlyList<ServiceTicket>> SupplyAsync(
        IUnitOfWork unit,
        long receiptId,
        CancellationToken ct
    )
    {
        var receipt = await unit.Set<GoodsReceipt>().SingleAsync(r => r.Id == receiptId, ct);
        var items = await unit.Set<GoodsReceiptLine>()
            .Where(l => l.ReceiptId == receiptId)
            .Select(l => l.ItemId)
            .Distinct()
            .ToListAsync(ct);
        var tickets = unit.Set<ServiceTicket>().Where(t => AtWork.Contains(t.State));
        var lines = await LinesAsync(
            unit,
            l => items.Contains(l.ItemId!.Value) && tickets.Any(t => t.Id == l.TicketId),
            ct
        );
        if (lines.Count == 0)
            return [];
        var ids = lines.Select(l => l.TicketId).Distinct().ToArray();
        var waiting = await HereAsync(unit, ids, receipt.WarehouseId, ct);
        // Item by item, as approvals do it: two transactions never wait for each other.
        foreach (
            var line in lines
                .Where(l => waiting.ContainsKey(l.TicketId))
                .OrderBy(l => l.ItemId)
                .ThenBy(l => waiting[l.TicketId].PromisedAtUtc ?? DateTime.MaxValue)
                .ThenBy(l => l.Id)
        )
            await ReserveAsync(unit, line, receipt.WarehouseId, ct);
        return [.. waiting.Values];
    }

    /// <summary>Before work starts: what is in store is set aside, and whatever is not has a day it comes.</summary>
    /// <returns>Null; or PARTS_NOT_READY naming the parts that are neither reserved nor marked to come.</returns>
    public static async Task<Error?> ReadyOrComing(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        List<string> missing = [];
        var warehouse = await PartSupply.WarehouseAsync(unit, ticket.BranchId, ct);
        foreach (
            var line in (await LinesAsync(unit, l => l.TicketId == ticket.Id, ct))
                .OrderBy(l => l.ItemId)
                .ThenBy(l => l.Id)
        )
        {
            await ReserveAsync(unit, line, warehouse, ct);
            if (line.ComesOn is null && await MissingAsync(unit, line, ct) is > 0m and var quantity)
                missing.Add($"{IndianText.Number(quantity)} {line.Uom} of {line.Description}");
        }

        return missing.Count == 0 ? null : JobErrors.PartsNotReady(missing);
    }

    /// <summary>Visits whose parts come from this store.</summary>
    private static async Task<Dictionary<long, ServiceTicket>> HereAsync(
        IUnitOfWork unit,
        long[] ids,
        long warehouseId,
        CancellationToken ct
    )
    {
        Dictionary<long, ServiceTicket> here = [];
        foreach (var ticket in await unit.Set<ServiceTicket>().Where(t => ids.Contains(t.Id)).ToListAsync(ct))
            if (await PartSupply.WarehouseAsync(unit, ticket.BranchId, ct) == warehouseId)
                here.Add(ticket.Id, ticket);
        return here;
    }

    private static async Task ReserveAsync(IUnitOfWork unit, JobLine line, long warehouseId, CancellationToken ct)
    {
        if (await ApprovalGate.RefusalAsync(unit, line, ct) is not null)
            return; // nothing is set aside for a repair that is not approved
        if (await MissingAsync(unit, line, ct) is > 0m and var missing)
            await Reservations.ReserveAsync(
                unit,
                line.ItemId!.Value,
                warehouseId,
                missing,
                JobLine.StockSource,
                line.Id,
                ct
            );
    }

    private static async Task<decimal> MissingAsync(IReadUnit unit, JobLine line, CancellationToken ct) =>
        line.Quantity - line.IssuedQuantity - await Reservations.HeldAsync(unit, JobLine.StockSource, line.Id, ct);

    /// <summary>Approved parts of the catalogue.</summary>
    private static Task<List<JobLine>> LinesAsync(
        IReadUnit unit,
        System.Linq.Expressions.Expression<Func<JobLine, bool>> which,
        CancellationToken ct
    ) =>
        unit.Set<JobLine>()
            .AsNoTracking()
            .Where(which)
            .Where(l =>
                l.ItemId != null
                && (l.Kind == JobLineKind.Part || l.Kind == JobLineKind.Consumable)
                && (l.State == JobLineState.Approved || l.State == JobLineState.Done)
            )
            .ToListAsync(ct);
}
