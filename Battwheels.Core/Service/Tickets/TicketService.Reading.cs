using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;

namespace Battwheels.Core.Service.Tickets;

public sealed partial class TicketService
{
    /// <summary>The top of a ticket's pages and its next step; null when there is no such ticket.</summary>
    public Task<TicketHead?> HeadAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => TicketReading.HeadAsync(unit, ticketId, ct), ct);

    /// <summary>Who saved it last; null when nobody did yet.</summary>
    public Task<LastChange?> LastChangeAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => LastChanges.OfAsync<ServiceTicket>(unit, ticketId, ct), ct);

    /// <summary>The overview; null when there is no such ticket.</summary>
    public Task<TicketView?> GetAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => TicketReading.ViewAsync(unit, ticketId, ct), ct);

    /// <summary>The visits that belong to one; null when there is no such ticket.</summary>
    public Task<TicketFamily?> FamilyAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => TicketFamilies.ReadAsync(unit, ticketId, ct), ct);

    /// <summary>Visits this one can be merged into; none where it cannot be.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:cancel.</exception>
    [Bounded(TicketFamilies.Most)]
    public Task<IReadOnlyList<TicketRelative>> MergeTargetsAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<TicketRelative>>(
            TicketPermissions.Cancel,
            async unit =>
                await TicketAccess.FindAsync(unit, ticketId, ct) is { } ticket && TicketMerging.IsPossible(ticket)
                    ? await TicketFamilies.ListAsync(TicketMerging.Targets(unit, ticket), ct)
                    : [],
            ct
        );

    /// <summary>Steps and remarks, newest first.</summary>
    public Task<Page<TicketHappening>> HistoryAsync(long ticketId, string? after, CancellationToken ct) =>
        units.ReadAsync(
            TicketPermissions.Read,
            unit => TicketHappenings.PageAsync(unit, ticketId, Cursor.Read(after), 50, ct),
            ct
        );

    /// <summary>Who can take a job: active members who may work on tickets, technicians first.</summary>
    [Bounded(TechnicianList.Most)]
    public Task<IReadOnlyList<Technician>> TechniciansAsync(CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => TechnicianList.ReadAsync(unit, ct), ct);

    /// <summary>Visits, newest first.</summary>
    public Task<Page<TicketRow>> ListAsync(TicketFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            TicketPermissions.Read,
            unit => TicketList.PageAsync(unit, filter, Cursor.Read(after), Lists.Default, ct),
            ct
        );

    /// <summary>How many visits a filter finds; exact below 10,000, which stands for that and more.</summary>
    public Task<int> CountAsync(TicketFilter filter, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => TicketList.CountAsync(unit, filter, ct), ct);

    /// <summary>The same for several filters in one statement; null where a text would have to be searched.</summary>
    /// <param name="filters">At most <see cref="ManyCounts.Most"/>; what is beyond is not counted.</param>
    [Bounded(ManyCounts.Most)]
    public Task<IReadOnlyList<int?>> CountsAsync(IReadOnlyList<TicketFilter> filters, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => TicketList.CountsAsync(unit, filters, ct), ct);

    /// <summary>Where visits can be taken in, the default branch first.</summary>
    [Bounded(TicketList.MostBranches)]
    public Task<IReadOnlyList<TicketBranch>> BranchesAsync(CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => TicketList.BranchesAsync(unit, ct), ct);

    /// <summary>The workshop's columns with true counts and the first cards of each.</summary>
    /// <param name="branchId">Null: all branches.</param>
    /// <param name="technicianId">Membership; null: everybody's.</param>
    [Bounded(TicketBoard.Lanes)]
    public Task<IReadOnlyList<BoardLane>> BoardAsync(long? branchId, long? technicianId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => TicketBoard.ReadAsync(unit, branchId, technicianId, ct), ct);

    /// <summary>How many visits stand where, and whose promise comes first; for the home page.</summary>
    public Task<TicketOverview> OverviewAsync(CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => TicketOverviews.ReadAsync(unit, ct), ct);

    /// <summary>What to know about a vehicle and its customer while the visit is registered.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:create.</exception>
    public Task<Arrival?> ArrivalAsync(long? vehicleId, long? contactId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Create, unit => TicketArrival.ReadAsync(unit, vehicleId, contactId, ct), ct);

    /// <summary>Puts an export of the list on record; its rows are then read by <see cref="ExportAsync"/>.</summary>
    public Task<Result<Done>> BeginExportAsync(TicketFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            TicketPermissions.Export,
            command,
            filter,
            unit =>
            {
                unit.Demand(TicketPermissions.Read); // a role for reports alone has no visits to take along
                unit.Audit("TICKETS_EXPORTED", nameof(ServiceTicket), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>The next 1,000 rows of an export.</summary>
    public Task<Page<TicketRow>> ExportAsync(TicketFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            TicketPermissions.Export,
            unit =>
            {
                unit.Demand(TicketPermissions.Read);
                return TicketList.PageAsync(unit, filter, Cursor.Read(after), 1_000, ct);
            },
            ct
        );
}
