using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>What a technician does with a job: start, time, ask for parts, tick lines, complete.</summary>
public sealed class JobService(IUnitOfWorkFactory units)
{
    /// <summary>Starts approved work and the caller's timer: one tap.</summary>
    /// <returns>Done; or NOT_FOUND, INVALID_TRANSITION, TICKET_NOT_YOURS, PARTS_NOT_READY.</returns>
    public Task<Result<Done>> StartAsync(long ticketId, CommandId command, CancellationToken ct) =>
        ChangeAsync(
            ticketId,
            command,
            new { ticketId },
            async (unit, ticket) =>
                await ApprovalGate.RefusalAsync(unit, ticket, ct)
                ?? await JobStart.StartAsync(unit, ticket, null, unit.Now, ct),
            ct
        );

    /// <summary>
    /// Starts repair work that needs no question: nobody pays for it (warranty, goodwill, internal), or all of it is within
    /// what the customer allowed at intake. Its lines become approved.
    /// </summary>
    /// <returns>Done; or NOT_FOUND, ESTIMATE_NEEDED, what a submitted estimate is refused for, INVALID_TRANSITION.</returns>
    public Task<Result<Done>> StartWithoutChargeAsync(long ticketId, CommandId command, CancellationToken ct) =>
        ChangeAsync(
            ticketId,
            command,
            new { ticketId },
            async (unit, ticket) =>
            {
                TransitionNote note = new();
                var unapproved =
                    await ApprovalGate.RefusalAsync(unit, ticket, ct)
                    ?? await ApprovalGate.UnaskedAsync(unit, ticket, ct);
                if (unapproved is not null)
                    return unapproved;
                if (ticket.State is TicketState.InDiagnosis)
                {
                    var decided = await IntakeLimit.DecideAsync(unit, ticket, ct);
                    if (decided.Error is { } asks)
                        return asks;
                    note = new(EvidenceId: decided.Value?.Id);
                }

                if (await TicketFlow.ApplyAsync(unit, ticket, TicketAction.StartNoCharge, note, ct) is { } refused)
                    return refused;
                await foreach (var line in Lines(unit, ticketId).AsAsyncEnumerable().WithCancellation(ct))
                    if (line.State is JobLineState.Proposed or JobLineState.Quoted)
                        line.State = JobLineState.Approved;
                await foreach (var estimate in OpenEstimates(unit, ticketId).AsAsyncEnumerable().WithCancellation(ct))
                    estimate.State = EstimateState.Converted; // what is worked on is written no more
                return null;
            },
            ct
        );

    /// <summary>Starts the caller's timer on a job; one that runs elsewhere is stopped.</summary>
    public Task<Result<Done>> StartTimerAsync(
        long ticketId,
        long? jobLineId,
        CommandId command,
        CancellationToken ct
    ) =>
        ChangeAsync(
            ticketId,
            command,
            new { ticketId, jobLineId },
            (unit, ticket) => JobTimers.StartAsync(unit, ticket, jobLineId, unit.Now, ct),
            ct
        );

    /// <returns>Done; or TIMER_NOT_RUNNING.</returns>
    public Task<Result<Done>> StopTimerAsync(long ticketId, CommandId command, CancellationToken ct) =>
        ChangeAsync(
            ticketId,
            command,
            new { ticketId },
            async (unit, ticket) =>
                await JobTimers.StopOwnAsync(unit, ticket.Id, unit.Now, ct) ? null : JobErrors.NoTimer,
            ct
        );

    /// <summary>Ticks an approved line as done, or takes the tick back.</summary>
    public Task<Result<Done>> SetLineDoneAsync(SetLineDone input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(
            input.TicketId,
            command,
            input,
            async (unit, ticket) =>
            {
                var before = await LineAsync(unit, ticket.Id, input.JobLineId, ct);
                if (before is not null && input.Version is { } seen && CommonErrors.Stale(before, seen) is { } changed)
                    return changed;
                var wasDone = before?.DoneAtUtc is not null;
                var ticked = await JobTicks.SetAsync(unit, ticket, input.JobLineId, input.IsDone, unit.Now, ct);
                if (ticked.Error is null && wasDone != input.IsDone)
                    await ReversibleActs.KeepAsync(unit, JobUndo.Ticked(ticked.Value, input.IsDone), ct);
                return ticked.Error;
            },
            ct
        );
    }

    /// <summary>
    /// What is left of an approved line is not needed: a part used less of, work that proved unnecessary. It is neither
    /// done nor billed; what was issued stays, and is.
    /// </summary>
    /// <returns>Done; or NOT_FOUND, REASON_MISSING, JOB_NOT_OPEN, LINE_NOT_APPROVED, PARTS_REQUESTED.</returns>
    public Task<Result<Done>> LeaveOutAsync(LeaveOutLine input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(
            input.TicketId,
            command,
            input,
            async (unit, ticket) =>
            {
                if (!ticket.IsAtWork)
                    return JobErrors.WrongState(ticket);
                return await LineAsync(unit, input.TicketId, input.JobLineId, ct) is { } line
                    ? await LineRest.LeaveOutAsync(unit, line, input.Reason, ct)
                    : CommonErrors.NotFound;
            },
            ct
        );
    }

    /// <summary>Says when a part comes that is not in store, so that the work can start without it; null takes it back.</summary>
    /// <returns>Done; or NOT_FOUND, LINE_NOT_APPROVED, LINE_NOT_STOCKED, DATE_PAST.</returns>
    public Task<Result<Done>> MarkToComeAsync(MarkToCome input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(
            input.TicketId,
            command,
            input,
            async (unit, ticket) =>
            {
                if (await LineAsync(unit, ticket.Id, input.JobLineId, ct) is not { } line)
                    return CommonErrors.NotFound;
                if (await ApprovalGate.RefusalAsync(unit, line, ct) is { } unapproved)
                    return unapproved;
                if (line.State is not JobLineState.Approved)
                    return JobErrors.LineNotApproved;
                if (!line.TakesStock)
                    return JobErrors.NotAPart;
                if (input.ComesOn < unit.Today)
                    return JobErrors.DayPast;
                if (input.Version is { } seen && CommonErrors.Stale(line, seen) is { } changed)
                    return changed;
                var before = line.ComesOn;
                line.ComesOn = input.ComesOn;
                await ReversibleActs.KeepAsync(unit, JobUndo.Marked(line, before), ct);
                return null;
            },
            ct
        );
    }

    /// <summary>Asks the store for a part of an approved line.</summary>
    /// <returns>The request; or LINE_NOT_APPROVED, LINE_NOT_STOCKED, QUANTITY_ABOVE_APPROVED, JOB_NOT_OPEN.</returns>
    public Task<Result<long>> RequestPartAsync(RequestPart input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                if (unit.Actor.MembershipId is not { } me)
                    return JobErrors.NotAMember;
                var found = await FindAsync(unit, input.TicketId, ct);
                if (found.Error is { } refused)
                    return refused;
                var ticket = found.Value;
                if (JobStock.ClosedRefusal(ticket) is { } closed)
                    return closed;
                if (await LineAsync(unit, ticket.Id, input.JobLineId, ct) is not { } line)
                    return CommonErrors.NotFound;
                if (await PartRequests.RefusalAsync(unit, line, input.Quantity, ct) is { } no)
                    return no;
                if (await JobStock.WarehouseAsync(unit, ticket, ct) is not { } warehouse)
                    return JobErrors.WarehouseMissing;

                var request = unit.Add(
                    new PartRequest
                    {
                        TicketId = ticket.Id,
                        JobLineId = line.Id,
                        ItemId = line.ItemId!.Value,
                        WarehouseId = warehouse,
                        Quantity = input.Quantity,
                        RequestedByMembershipId = me,
                        RequestedAtUtc = unit.Now,
                        Note = input.Note,
                    }
                );
                unit.Raise(new PartRequested(ticket.Id, request.Id));
                await ReversibleActs.KeepAsync(unit, JobUndo.Requested(request, line), ct);
                return request.Id;
            },
            ct
        );
    }

    /// <summary>Takes an open request back.</summary>
    public Task<Result<Done>> CancelRequestAsync(
        long ticketId,
        long requestId,
        CommandId command,
        CancellationToken ct
    ) =>
        ChangeAsync(
            ticketId,
            command,
            new { ticketId, requestId },
            async (unit, ticket) =>
            {
                var request = await unit.Set<PartRequest>()
                    .SingleOrDefaultAsync(r => r.Id == requestId && r.TicketId == ticket.Id, ct);
                if (request is null)
                    return CommonErrors.NotFound;
                if (request.State is not PartRequestState.Requested)
                    return JobErrors.RequestClosed;
                request.State = PartRequestState.Cancelled;
                await ReversibleActs.UndoesAsync(unit, ct);
                return null;
            },
            ct
        );

    /// <summary>Work stands still until parts come; the timer of the caller stops.</summary>
    public Task<Result<Done>> WaitForPartsAsync(
        long ticketId,
        string? reason,
        CommandId command,
        CancellationToken ct
    ) =>
        ChangeAsync(
            ticketId,
            command,
            new { ticketId, reason },
            async (unit, ticket) =>
            {
                await JobTimers.StopOwnAsync(unit, ticket.Id, unit.Now, ct);
                ticket.PauseReason = reason;
                TransitionNote note = new(reason);
                if (await TicketFlow.ApplyAsync(unit, ticket, TicketAction.WaitForParts, note, ct) is { } refused)
                    return refused;
                await ReversibleActs.KeepAsync(unit, JobUndo.Waits(ticket), ct);
                return null;
            },
            ct
        );

    /// <summary>The parts are there: back to where the job stood.</summary>
    /// <param name="seen">The visit's version, where it must not have changed since; null: whatever it is.</param>
    public Task<Result<Done>> PartsReadyAsync(
        long ticketId,
        CommandId command,
        CancellationToken ct,
        int? seen = null
    ) =>
        ChangeAsync(
            ticketId,
            command,
            new { ticketId, seen },
            async (unit, ticket) =>
            {
                if (seen is { } version && CommonErrors.Stale(ticket, version) is { } changed)
                    return changed;
                TransitionNote note = new();
                if (await TicketFlow.ApplyAsync(unit, ticket, TicketAction.PartsReady, note, ct) is { } refused)
                    return refused;
                await ReversibleActs.UndoesAsync(unit, ct);
                return null;
            },
            ct
        );

    /// <summary>Writes the findings, stops the caller's timer and hands the job to the quality check.</summary>
    /// <returns>Done; or which line, part, timer or text is missing, with nothing saved.</returns>
    public Task<Result<Done>> CompleteAsync(CompleteWork input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(
            input.TicketId,
            command,
            input,
            async (unit, ticket) =>
            {
                (ticket.Outcome, ticket.ConfirmedFault, ticket.WorkSummary) = (
                    input.Outcome,
                    input.ConfirmedFault.Trim(),
                    input.WorkSummary.Trim()
                );
                ticket.CompletedByMembershipId = unit.Actor.MembershipId;
                await JobTimers.StopOwnAsync(unit, ticket.Id, unit.Now, ct);
                await unit.FlushAsync(ct); // the guards read what is done from the database
                return await TicketFlow.ApplyAsync(unit, ticket, TicketAction.CompleteWork, new TransitionNote(), ct);
            },
            ct
        );
    }

    private Task<Result<Done>> ChangeAsync(
        long ticketId,
        CommandId command,
        object input,
        Func<IUnitOfWork, ServiceTicket, Task<Error?>> change,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                var found = await FindAsync(unit, ticketId, ct);
                if (found.Error is { } refused)
                    return refused;
                return await change(unit, found.Value) is { } error ? error : Done.Instance;
            },
            ct
        );

    /// <summary>The ticket, if the caller may change it.</summary>
    private static async Task<Result<ServiceTicket>> FindAsync(IUnitOfWork unit, long ticketId, CancellationToken ct)
    {
        if (await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket)
            return CommonErrors.NotFound;
        return await TicketScope.RefusalAsync(unit, ticket, TicketPermissions.Update, ct) is { } refused
            ? refused
            : ticket;
    }

    private static IQueryable<JobLine> Lines(IUnitOfWork unit, long ticketId) =>
        unit.Set<JobLine>().Where(l => l.TicketId == ticketId);

    private static IQueryable<Estimate> OpenEstimates(IUnitOfWork unit, long ticketId) =>
        unit.Set<Estimate>()
            .Where(e =>
                e.TicketId == ticketId
                && e.State != EstimateState.Approved
                && e.State != EstimateState.PartiallyApproved
                && e.State != EstimateState.Converted
                && e.State != EstimateState.Void
            );

    private static Task<JobLine?> LineAsync(IUnitOfWork unit, long ticketId, long lineId, CancellationToken ct) =>
        Lines(unit, ticketId).SingleOrDefaultAsync(l => l.Id == lineId, ct);
}

/// <param name="Reason">Why the rest is not needed, at most 200 characters.</param>
public sealed record LeaveOutLine(long TicketId, long JobLineId, string Reason);

/// <param name="ComesOn">Today or later.</param>
/// <param name="Version">The line's, where it must not have changed since; null: whatever it is.</param>
public sealed record MarkToCome(long TicketId, long JobLineId, DateOnly? ComesOn, int? Version = null);

/// <param name="Version">The line's, where it must not have changed since; null: whatever it is.</param>
public sealed record SetLineDone(long TicketId, long JobLineId, bool IsDone, int? Version = null);

/// <param name="Quantity">In the item's unit, above zero.</param>
public sealed record RequestPart(long TicketId, long JobLineId, decimal Quantity, string? Note = null);

/// <param name="Outcome">Null is refused: it must be chosen.</param>
public sealed record CompleteWork(long TicketId, ResolutionOutcome? Outcome, string ConfirmedFault, string WorkSummary);
