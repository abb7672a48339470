using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>Shows jobs to those who do them: no prices, no cost.</summary>
public sealed class JobViewService(IUnitOfWorkFactory units)
{
    private const int MostJobs = 50;
    private const int MostLines = 300;

    private static readonly TicketState[] Mine =
    [
        TicketState.Assigned,
        TicketState.InDiagnosis,
        TicketState.EstimateReview,
        TicketState.AwaitingCustomer,
        TicketState.Approved,
        TicketState.AwaitingParts,
        TicketState.InProgress,
        TicketState.OnHold,
    ];

    /// <summary>The caller's open jobs, the one their timer runs on first, then by promise.</summary>
    [Bounded(MostJobs)]
    public Task<MyWork> MyWorkAsync(CancellationToken ct) =>
        units.ReadAsync(
            TicketPermissions.Read,
            async unit =>
            {
                if (unit.Actor.MembershipId is not { } me)
                    return new MyWork([], null, null);
                var jobs = await (
                    from ticket in unit.Set<ServiceTicket>()
                    join vehicle in unit.Set<Vehicle>() on ticket.VehicleId equals vehicle.Id
                    where
                        (ticket.PrimaryTechnicianId == me || ticket.SecondTechnicianId == me)
                        && Mine.Contains(ticket.State)
                    orderby ticket.PromisedAtUtc == null, ticket.PromisedAtUtc, ticket.Id
                    select new MyJob(
                        ticket.Id,
                        ticket.Number,
                        ticket.Title,
                        ticket.State,
                        ticket.Priority,
                        vehicle.Registration,
                        VehicleNames.Of(vehicle.Make, vehicle.Model, null),
                        ticket.PromisedAtUtc,
                        ticket.PauseReason,
                        unit.Set<JobLine>()
                            .Count(l =>
                                l.TicketId == ticket.Id
                                && (l.State == JobLineState.Approved || l.State == JobLineState.Done)
                            ),
                        unit.Set<JobLine>().Count(l => l.TicketId == ticket.Id && l.State == JobLineState.Done),
                        unit.Set<PartRequest>()
                            .Count(r => r.TicketId == ticket.Id && r.State == PartRequestState.Requested)
                    )
                )
                    .Take(MostJobs)
                    .ToListAsync(ct);
                var running = await unit.Set<TimeEntry>()
                    .Where(t => t.RunningKey == me)
                    .Select(t => new { t.TicketId, t.StartedAtUtc })
                    .SingleOrDefaultAsync(ct);
                return new MyWork(jobs, running?.TicketId, running?.StartedAtUtc);
            },
            ct
        );

    /// <summary>One job with its lines, parts, time and checks; null when there is none.</summary>
    public Task<JobView?> GetAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => ReadAsync(unit, ticketId, ct), ct);

    internal static async Task<JobView?> ReadAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        var ticket = await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct);
        if (ticket is null)
            return null;
        var warehouse = await JobStock.WarehouseAsync(unit, ticket, ct) ?? 0;
        var lines = await LinesAsync(unit, ticketId, warehouse, ct);
        var requests = await RequestsAsync(unit, ticketId, ct);
        var time = await TimeAsync(unit, ticketId, ct);
        var checks = await ChecksAsync(unit, ticketId, ct);
        var readings = await ReadingsAsync(unit, ticketId, ct);
        var vehicle = await unit.Set<Vehicle>().SingleAsync(v => v.Id == ticket.VehicleId, ct);
        return new JobView(
            ticket.Id,
            ticket.Number,
            vehicle.Registration is { } plate
                ? Registrations.Display(plate)
                : VehicleNames.Of(vehicle.Make, vehicle.Model, null),
            ticket.State,
            ticket.Outcome,
            ticket.ConfirmedFault,
            ticket.WorkSummary,
            ticket.DiagnosisNote,
            TicketScope.MayChange(unit, ticket),
            ticket.NoAskLimit,
            lines,
            requests,
            time,
            checks,
            readings
        )
        {
            Concerns = await Concerns.Concerns.ReadAsync(unit, ticketId, ct),
            NeedsLockOut =
                ticket.State
                    is TicketState.Approved
                        or TicketState.AwaitingParts
                        or TicketState.InProgress
                        or TicketState.OnHold
                && lines.Exists(l => l.State is JobLineState.Approved)
                && await HvIsolation.ConcernsAsync(unit, ticket, ct)
                && await HvIsolation.ActiveAsync(unit, ticketId, ct) is null,
        };
    }

    private static Task<List<JobLineView>> LinesAsync(
        IReadUnit unit,
        long ticketId,
        long warehouse,
        CancellationToken ct
    ) =>
        (
            from line in unit.Set<JobLine>()
            where
                line.TicketId == ticketId && line.State != JobLineState.Withdrawn && line.State != JobLineState.Declined
            join stock in unit.Set<StockPool>().Where(p => p.WarehouseId == warehouse)
                on line.ItemId equals stock.ItemId
                into pools
            from pool in pools.DefaultIfEmpty()
            orderby line.Position, line.Id
            select new JobLineView(
                line.Id,
                line.Kind,
                line.Description,
                line.Quantity,
                line.Uom,
                line.State,
                line.Payer,
                line.IsSafetyCritical,
                line.ItemId,
                line.IssuedQuantity,
                unit.Set<Reservation>()
                    .Where(r => r.SourceType == JobStock.Source && r.SourceId == line.Id)
                    .Sum(r => r.Quantity),
                pool == null ? 0m : pool.Quantity - pool.Reserved,
                unit.Set<PartRequest>()
                    .Where(r => r.JobLineId == line.Id && r.State == PartRequestState.Requested)
                    .Sum(r => r.Quantity),
                line.ComesOn
            )
        )
            .Take(MostLines)
            .ToListAsync(ct);

    private static Task<List<JobPartView>> RequestsAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        (
            from request in unit.Set<PartRequest>()
            join item in unit.Set<Item>() on request.ItemId equals item.Id
            join member in unit.Set<Membership>() on request.RequestedByMembershipId equals member.Id
            where request.TicketId == ticketId
            orderby request.Id descending
            select new JobPartView(
                request.Id,
                request.JobLineId,
                item.Sku,
                item.Name,
                request.Quantity,
                item.Uom,
                request.State,
                member.DisplayName,
                request.RequestedAtUtc,
                request.IssueMovementId
            )
        )
            .Take(MostLines)
            .ToListAsync(ct);

    private static Task<List<JobTimeView>> TimeAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        (
            from entry in unit.Set<TimeEntry>()
            join member in unit.Set<Membership>() on entry.TechnicianId equals member.Id
            where entry.TicketId == ticketId
            orderby entry.Id descending
            select new JobTimeView(
                entry.Id,
                member.DisplayName,
                entry.TechnicianId,
                entry.StartedAtUtc,
                entry.EndedAtUtc
            )
        )
            .Take(MostLines)
            .ToListAsync(ct);

    private static Task<List<ReadingView>> ReadingsAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        unit.Set<JobReading>()
            .Where(r => r.TicketId == ticketId)
            .OrderByDescending(r => r.Id)
            .Select(r => new ReadingView(r.Measure, r.Value, r.Remark, r.ActorName, r.TakenAtUtc))
            .Take(MostLines)
            .ToListAsync(ct);

    private static Task<List<QcView>> ChecksAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        (
            from check in unit.Set<QcResult>()
            join member in unit.Set<Membership>() on check.ByMembershipId equals member.Id
            where check.TicketId == ticketId
            orderby check.Id descending
            select new QcView(check.Passed, check.Checklist, check.Reason, member.DisplayName, check.AtUtc)
        )
            .Take(20)
            .ToListAsync(ct);

    /// <summary>What the store is asked for, oldest first.</summary>
    public Task<Page<PartQueueRow>> QueueAsync(PartRequestState state, string? after, CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.Read,
            async unit =>
            {
                var cursor = Cursor.Read(after)?.Id ?? 0;
                var rows = await Queue(unit, state)
                    .Where(r => r.RequestId > cursor)
                    .OrderBy(r => r.RequestId)
                    .Take(Lists.Default + 1)
                    .ToListAsync(ct);
                return Lists.Cut(rows, Lists.Default, r => new Cursor("", r.RequestId));
            },
            ct
        );

    /// <summary>How many requests stand so; exact below 10,000, which stands for that and more.</summary>
    public Task<int> CountRequestsAsync(PartRequestState state, CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.Read,
            unit => unit.Set<PartRequest>().Where(r => r.State == state).Take(10_000).CountAsync(ct),
            ct
        );

    /// <summary>The oldest open request for the part with this barcode, SKU or part number; null when there is none.</summary>
    public Task<PartQueueRow?> FindRequestAsync(string code, CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.Read,
            async unit =>
            {
                var scanned = code.Trim().ToUpperInvariant();
                var items = unit.Set<Item>()
                    .Where(i => i.Sku == scanned || i.Barcode == scanned || i.PartNumber == scanned)
                    .Select(i => i.Id);
                return await Queue(unit, PartRequestState.Requested)
                    .Where(r => items.Contains(r.ItemId))
                    .OrderBy(r => r.RequestId)
                    .FirstOrDefaultAsync(ct);
            },
            ct
        );

    private static IQueryable<PartQueueRow> Queue(IReadUnit unit, PartRequestState state) =>
        from request in unit.Set<PartRequest>()
        join item in unit.Set<Item>() on request.ItemId equals item.Id
        join ticket in unit.Set<ServiceTicket>() on request.TicketId equals ticket.Id
        join vehicle in unit.Set<Vehicle>() on ticket.VehicleId equals vehicle.Id
        join member in unit.Set<Membership>() on request.RequestedByMembershipId equals member.Id
        join warehouse in unit.Set<Warehouse>() on request.WarehouseId equals warehouse.Id
        join stock in unit.Set<StockPool>()
            on new { request.ItemId, request.WarehouseId } equals new { stock.ItemId, stock.WarehouseId }
            into pools
        from pool in pools.DefaultIfEmpty()
        where request.State == state
        select new PartQueueRow
        {
            RequestId = request.Id,
            TicketId = ticket.Id,
            TicketNumber = ticket.Number,
            Registration = vehicle.Registration,
            ItemId = item.Id,
            Sku = item.Sku,
            ItemName = item.Name,
            Quantity = request.Quantity,
            Uom = item.Uom,
            Warehouse = warehouse.Name,
            OnHand = pool == null ? 0m : pool.Quantity,
            Reserved = unit.Set<Reservation>()
                .Where(r => r.SourceType == JobStock.Source && r.SourceId == request.JobLineId)
                .Sum(r => r.Quantity),
            RequestedBy = member.DisplayName,
            RequestedAtUtc = request.RequestedAtUtc,
            Note = request.Note,
            IssueMovementId = request.IssueMovementId,
        };
}
