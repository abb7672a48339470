using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>What must be true of the work before a ticket moves on.</summary>
internal static class JobGuards
{
    public static Task<Error?> NothingToBeAsked(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) => IntakeLimit.RefusalAsync(unit, ticket, ct);

    public static Task<Error?> FindingsWritten(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        Error? missing = null;
        if (ticket.Outcome is null)
            missing = new Error("OUTCOME_MISSING", "Choose how the work came out.", "Outcome");
        else if (string.IsNullOrWhiteSpace(ticket.ConfirmedFault))
            missing = new Error("FAULT_MISSING", "Write the confirmed fault.", "ConfirmedFault");
        else if (string.IsNullOrWhiteSpace(ticket.WorkSummary))
            missing = new Error("SUMMARY_MISSING", "Write what was done.", "WorkSummary");
        return Task.FromResult(missing);
    }

    public static async Task<Error?> LinesDecided(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        var open = await Lines(unit, ticket)
            .Where(l => l.State == JobLineState.Approved)
            .OrderBy(l => l.Position)
            .Select(l => l.Description)
            .Take(5)
            .ToListAsync(ct);
        return open.Count == 0
            ? null
            : new Error("LINES_OPEN", $"Not done yet: {string.Join(", ", open)}. Tick each line when it is done.");
    }

    public static async Task<Error?> NoRunningTimer(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) =>
        await unit.Set<TimeEntry>().AnyAsync(t => t.TicketId == ticket.Id && t.EndedAtUtc == null, ct)
            ? new Error("TIMER_RUNNING", "A timer still runs on this job. Stop it first.")
            : null;

    public static async Task<Error?> PartsAccountedFor(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        var asked = await unit.Set<PartRequest>()
            .AnyAsync(r => r.TicketId == ticket.Id && r.State == PartRequestState.Requested, ct);
        if (asked)
            return new Error(
                "PARTS_REQUESTED",
                "A part is still requested from the store. Wait for it, or cancel the request."
            );
        var wrong = await Lines(unit, ticket)
            .Where(l =>
                l.ItemId != null
                && (l.Kind == JobLineKind.Part || l.Kind == JobLineKind.Consumable)
                && (
                    (l.State == JobLineState.Done && l.IssuedQuantity != l.Quantity)
                    || (l.State == JobLineState.Declined && l.IssuedQuantity != 0m)
                )
            )
            .OrderBy(l => l.Position)
            .Select(l => l.Description)
            .Take(5)
            .ToListAsync(ct);
        return wrong.Count == 0
            ? null
            : new Error(
                "PARTS_UNACCOUNTED",
                $"Issued and used differ: {string.Join(", ", wrong)}. Ask the store to issue what is missing or take back the rest."
            );
    }

    /// <remarks>
    /// SOD-02: the same person may not complete the work and pass its quality check; where nobody else could, the waiver
    /// is on record.
    /// </remarks>
    public static async Task<Error?> CheckedByAnother(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        if (unit.Actor.MembershipId is not { } me || !await HasWorkedAsync(unit, ticket, me, ct))
            return null;
        if (await QcCheckers.Of(unit, ticket).AnyAsync(ct))
            return new Error(
                "SEPARATION_OF_DUTIES",
                "Whoever did the work does not pass its quality check (SOD-02). Ask another person who may check quality."
            )
            {
                IsDenial = true,
            };
        unit.Audit("SOLE_OPERATOR_WAIVER", nameof(ServiceTicket), ticket.Id, new { rule = "SOD-02" });
        return null;
    }

    /// <summary>Assigned to it, completed it, or clocked time on it.</summary>
    private static async Task<bool> HasWorkedAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        long member,
        CancellationToken ct
    ) =>
        ticket.CompletedByMembershipId == member
        || ticket.IsWorkedBy(member)
        || await unit.Set<TimeEntry>().AnyAsync(t => t.TicketId == ticket.Id && t.TechnicianId == member, ct);

    public static Task<Error?> NotInvoicedBefore(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) =>
        Task.FromResult(
            ticket.InvoiceId is not null
                ? new Error("ALREADY_INVOICED", "This visit has its invoice already. Open it from the Billing tab.")
                : null
        );

    public static async Task<Error?> NothingIssued(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) =>
        await JobBilled
            .Open(unit, Lines(unit, ticket))
            .AnyAsync(
                l =>
                    l.IssuedQuantity > 0m
                    // Fitted on an earlier visit of the vehicle and gone with it.
                    && (l.DoneAtUtc == null || ticket.DeliveredAtUtc == null || l.DoneAtUtc > ticket.DeliveredAtUtc),
                ct
            )
            ? new Error("PARTS_ISSUED", "Parts are issued to this job. Return them to the store first, then cancel.")
            : null;

    private static IQueryable<JobLine> Lines(IUnitOfWork unit, ServiceTicket ticket) =>
        unit.Set<JobLine>().Where(l => l.TicketId == ticket.Id);
}
