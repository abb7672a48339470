using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Tickets;

public sealed partial class TicketService
{
    /// <summary>The top of a ticket's pages and its next step; null when there is no such ticket.</summary>
    public Task<TicketHead?> HeadAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => TicketReading.HeadAsync(unit, ticketId, ct), ct);

    /// <summary>The overview; null when there is no such ticket.</summary>
    public Task<TicketView?> GetAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => TicketReading.ViewAsync(unit, ticketId, ct), ct);

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
}
