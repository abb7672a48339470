using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Inspections;

/// <summary>
/// High-voltage work is done on a vehicle that a certified person locked out: asked for where work starts and resumes, where a
/// timer runs, where a line that opens the battery is ticked, and where the work is completed. Nothing overrides it.
/// </summary>
internal static class HvIsolation
{
    private static readonly JobLineState[] ToDo = [JobLineState.Approved, JobLineState.Done];

    /// <summary>The vehicle itself, or an approved line that opens its battery.</summary>
    public static async Task<bool> ConcernsAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct) =>
        ticket.IsHighVoltage
        || await unit.Set<JobLine>()
            .AnyAsync(l => l.TicketId == ticket.Id && l.OpensHvBattery && ToDo.Contains(l.State), ct);

    /// <summary>The lock-out that holds now; null when there is none, or the vehicle was made live after it.</summary>
    public static async Task<Inspection?> ActiveAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        var last = await unit.Set<Inspection>()
            .Where(i =>
                i.TicketId == ticketId
                && i.FinishedAtUtc != null
                && (i.Purpose == InspectionPurpose.LockOut || i.Purpose == InspectionPurpose.MakeLive)
            )
            .OrderByDescending(i => i.FinishedAtUtc)
            .ThenByDescending(i => i.Id)
            .FirstOrDefaultAsync(ct);
        return last is { Purpose: InspectionPurpose.LockOut } ? last : null;
    }

    /// <summary>Guard of every step into work.</summary>
    public static async Task<Error?> LockedOut(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) =>
        !await ConcernsAsync(unit, ticket, ct) || await ActiveAsync(unit, ticket.Id, ct) is not null
            ? null
            : InspectionErrors.LockOutMissing;

    /// <summary>Guard of going on: a hold may lead back to work, or to diagnosis.</summary>
    public static Task<Error?> LockedOutToGoOn(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) =>
        ticket.ReturnState is TicketState.InProgress
            ? LockedOut(unit, ticket, note, ct)
            : Task.FromResult<Error?>(null);

    /// <summary>Guard of the step out of it.</summary>
    public static async Task<Error?> LiveAgain(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) => await ActiveAsync(unit, ticket.Id, ct) is null ? null : InspectionErrors.StillLockedOut;

    /// <summary>Work goes on while the vehicle is locked out, and no longer.</summary>
    /// <returns>Null; or HV_LOCKOUT_MISSING.</returns>
    public static async Task<Error?> WorkRefusalAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct) =>
        !ticket.IsAtWork || !await ConcernsAsync(unit, ticket, ct) || await ActiveAsync(unit, ticket.Id, ct) is not null
            ? null
            : InspectionErrors.LockOutMissing;

    /// <summary>A line that opens the battery is done by a certified person, on a vehicle that is locked out.</summary>
    /// <returns>Null; or HV_NOT_CERTIFIED, HV_LOCKOUT_MISSING.</returns>
    public static async Task<Error?> LineRefusalAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        JobLine line,
        CancellationToken ct
    )
    {
        if (!line.OpensHvBattery)
            return null;
        return await IsCertifiedAsync(unit, ct)
            ? await WorkRefusalAsync(unit, ticket, ct)
            : InspectionErrors.NotCertified;
    }

    public static async Task<bool> IsCertifiedAsync(IReadUnit unit, CancellationToken ct) =>
        unit.Actor.MembershipId is { } me
        && await unit.Set<Membership>().AnyAsync(m => m.Id == me && m.IsHvCertified, ct);
}
