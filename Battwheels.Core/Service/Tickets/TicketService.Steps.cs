using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;

namespace Battwheels.Core.Service.Tickets;

public sealed partial class TicketService
{
    /// <summary>Gives the job to a technician; while work is under way it changes hands where it stands.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, TECHNICIAN_*, HV_NOT_CERTIFIED.</returns>
    public Task<Result<Done>> AssignAsync(AssignTicket input, CommandId command, CancellationToken ct) =>
        ChangeAsync(
            TicketPermissions.Assign,
            command,
            input,
            unit => TicketAssignment.AssignAsync(unit, input, ct),
            ct
        );

    /// <summary>Takes the job back before anybody began.</summary>
    public Task<Result<Done>> UnassignAsync(TicketStep input, CommandId command, CancellationToken ct) =>
        StepAsync(
            TicketPermissions.Assign,
            TicketAction.Unassign,
            input,
            command,
            (ticket, _) => TicketUndo.TakenBack(ticket),
            ct
        );

    public Task<Result<Done>> StartDiagnosisAsync(TicketStep input, CommandId command, CancellationToken ct) =>
        StepAsync(TicketPermissions.Update, TicketAction.StartDiagnosis, input, command, null, ct);

    /// <summary>Writes what was found; any time until the work is complete.</summary>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, CONCURRENCY_CONFLICT, DIAGNOSIS_NOT_POSSIBLE, REQUIRED.</returns>
    public Task<Result<Done>> SaveDiagnosisAsync(SaveDiagnosis input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                var found = await TicketAccess.FindToChangeAsync(unit, input.TicketId, input.Version, ct);
                return found.Error ?? TicketEditing.Diagnose(unit, found.Value, input);
            },
            ct
        );
    }

    public Task<Result<Done>> HoldAsync(TicketStep input, CommandId command, CancellationToken ct) =>
        StepAsync(
            TicketPermissions.Update,
            TicketAction.Hold,
            input,
            command,
            (t, _) => TicketUndo.Of(t, TicketUndo.Hold),
            ct
        );

    public Task<Result<Done>> ResumeAsync(TicketStep input, CommandId command, CancellationToken ct) =>
        StepAsync(TicketPermissions.Update, TicketAction.Resume, input, command, TicketUndo.Resumed, ct);

    /// <summary>Ends a visit without the work; what was reserved for it is free again.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, REASON_MISSING, PARTS_ISSUED, SIGN*.</returns>
    public Task<Result<Done>> CancelAsync(CancelTicket input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(
            TicketPermissions.Cancel,
            command,
            input,
            async unit =>
            {
                var found = await TicketAccess.FindAsync(unit, input.TicketId, input.Version, ct);
                if (found.Error is { } refused)
                    return refused;
                var evidence = SignedFor(unit, found.Value, input.HandBack);
                if (evidence.Error is { } unsigned)
                    return unsigned;
                TransitionNote note = new(input.Reason, evidence.Value);
                return await TicketFlow.ApplyAsync(unit, found.Value, TicketAction.Cancel, note, ct);
            },
            ct
        );
    }

    /// <summary>Ends a visit that was registered twice; the other one goes on with its words and its appointment.</summary>
    /// <returns>
    /// Done, also where somebody did the same before; or NOT_FOUND, CONCURRENCY_CONFLICT, MERGE_ITSELF, MERGE_OTHER,
    /// MERGE_TARGET_OVER, MERGE_TOO_LATE, MERGE_OTHER_WAY, PARTS_ISSUED, TEXT_TOO_LONG.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:cancel.</exception>
    public Task<Result<Done>> MergeAsync(MergeTicket input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(
            TicketPermissions.Cancel,
            command,
            input,
            unit => TicketMerging.MergeAsync(unit, input, ct),
            ct
        );
    }

    /// <summary>Hands the vehicle over.</summary>
    /// <returns>
    /// Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, INVOICE_FIRST, BALANCE_DUE, REQUIRED, SIGN*, the
    /// refusals of the odometer.
    /// </returns>
    public Task<Result<Done>> DeliverAsync(DeliverTicket input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(
            TicketPermissions.Deliver,
            command,
            input,
            unit => TicketDelivery.DeliverAsync(unit, input, ct),
            ct
        );
    }

    public Task<Result<Done>> CloseAsync(TicketStep input, CommandId command, CancellationToken ct) =>
        StepAsync(TicketPermissions.Close, TicketAction.Close, input, command, null, ct);

    /// <summary>Opens a delivered or closed visit again, within 30 days of closing.</summary>
    public Task<Result<Done>> ReopenAsync(TicketStep input, CommandId command, CancellationToken ct) =>
        StepAsync(TicketPermissions.Reopen, TicketAction.Reopen, input, command, null, ct);

    /// <summary>Shows the customer's number to somebody who otherwise sees it masked; it is written to the audit log.</summary>
    /// <returns>The number; or NOT_FOUND, PHONE_MISSING.</returns>
    public Task<Result<string>> CallAsync(long ticketId, CommandId command, CancellationToken ct) =>
        units.RunAsync<string>(
            TicketPermissions.Read,
            command,
            new { call = ticketId },
            unit => TicketReading.CallAsync(unit, ticketId, ct),
            ct
        );

    private Task<Result<Done>> StepAsync(
        string permission,
        TicketAction action,
        TicketStep input,
        CommandId command,
        Func<ServiceTicket, string?, Reversal>? reversal,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(
            permission,
            command,
            new { action, input },
            async unit =>
            {
                var found = await TicketAccess.FindAsync(unit, input.TicketId, input.Version, ct);
                if (found.Error is { } refused)
                    return refused;
                var (ticket, pause) = (found.Value, found.Value.PauseReason);
                TransitionNote note = new(input.Reason?.Trim());
                if (await TicketFlow.ApplyAsync(unit, ticket, action, note, ct) is { } no)
                    return no;
                if (reversal is not null)
                    await ReversibleActs.KeepAsync(unit, reversal(ticket, pause), ct);
                return null;
            },
            ct
        );
    }

    /// <summary>A vehicle that was taken in goes back against a signature.</summary>
    private static Result<long?> SignedFor(IUnitOfWork unit, ServiceTicket ticket, SignatureInput? handBack)
    {
        if (ticket.IntakeCompletedAtUtc is null && handBack is null)
            return (long?)null;
        var signed = Signatures.Add(unit, Signatures.HandBack, ticket.Id, handBack);
        return signed.Error is { } unsigned ? unsigned : signed.Value.Id;
    }
}
