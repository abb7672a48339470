using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Tickets;

/// <summary>The answer to one item of the checklist.</summary>
/// <param name="Finding">Null: not looked at yet.</param>
/// <param name="Note">Needed where something is noted, except for a consent.</param>
public sealed record IntakeAnswer(string Code, IntakeFinding? Finding, string? Note = null);

/// <param name="Version">Of the ticket that was shown.</param>
/// <param name="OdometerReason">Why the reading is below the last one (meter replaced); needs tickets:override.</param>
/// <param name="NoAskLimit">Rupees with tax.</param>
/// <param name="Signature">Null: not signed now.</param>
public sealed record SaveIntake(
    long TicketId,
    int Version,
    int? OdometerKm,
    int? SocPercent,
    decimal? NoAskLimit,
    IReadOnlyList<IntakeAnswer> Answers,
    SignatureInput? Signature = null,
    string? OdometerReason = null
);

/// <param name="Missing">Labels of mandatory items still open.</param>
public sealed record IntakeSaved(bool IsComplete, IReadOnlyList<string> Missing);

/// <param name="Reason">Why a mandatory item may be missing; null or empty takes the waiver back.</param>
public sealed record WaiveIntakeItem(long TicketId, string Code, string? Reason);

/// <summary>Takes a vehicle in: readings, condition, belongings, consents, signature.</summary>
public sealed class IntakeService(IUnitOfWorkFactory units)
{
    /// <summary>Saves what was entered so far; complete when no mandatory item is open.</summary>
    /// <returns>
    /// What is still open; or NOT_FOUND, TICKET_NOT_YOURS, INTAKE_LOCKED, CONCURRENCY_CONFLICT, SOC_INVALID,
    /// LIMIT_INVALID, NOTE_MISSING, the refusals of the odometer and of the signature, with nothing saved.
    /// </returns>
    public Task<Result<IntakeSaved>> SaveAsync(SaveIntake input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<IntakeSaved>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                var found = await TicketAccess.FindToChangeAsync(unit, input.TicketId, input.Version, ct);
                if (found.Error is { } refused)
                    return refused;
                var ticket = found.Value;
                if (Refusal(ticket, input) is { } invalid)
                    return invalid;
                if (await ReadOdometerAsync(unit, ticket, input, ct) is { } odometer)
                    return odometer;
                return await IntakeWriting.SaveAsync(unit, ticket, input, ct);
            },
            ct
        );
    }

    /// <summary>Lets a mandatory item be missing, with the reason on record; an empty reason takes that back.</summary>
    /// <returns>What is still open; or NOT_FOUND, INTAKE_LOCKED, NOTHING_TO_WAIVE.</returns>
    public Task<Result<IntakeSaved>> WaiveAsync(WaiveIntakeItem input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<IntakeSaved>(
            TicketPermissions.Override,
            command,
            input,
            async unit =>
            {
                if (await TicketAccess.FindAsync(unit, input.TicketId, ct) is not { } ticket)
                    return CommonErrors.NotFound;
                if (Locked(ticket) is { } locked)
                    return locked;
                return await IntakeWriting.WaiveAsync(unit, ticket, input, ct);
            },
            ct
        );
    }

    /// <summary>The checklist as it stands; null when there is no such ticket.</summary>
    public Task<IntakeView?> GetAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => IntakeReading.GetAsync(unit, ticketId, ct), ct);

    /// <summary>Once work begins, what the customer signed stays as it is.</summary>
    internal static Error? Locked(ServiceTicket ticket) =>
        ticket.State is TicketState.AwaitingDeposit or TicketState.Open or TicketState.Assigned or TicketState.Reopened
            ? null
            : new Error(
                "INTAKE_LOCKED",
                "Work on this vehicle has begun, so the intake stays as it was signed. Write a comment instead."
            );

    private static Error? Refusal(ServiceTicket ticket, SaveIntake input)
    {
        if (Locked(ticket) is { } locked)
            return locked;
        if (input.SocPercent is < 0 or > 100)
            return new Error("SOC_INVALID", "A state of charge lies between 0 and 100 %. Correct it.", "SocPercent");
        if (input.NoAskLimit is { } limit && (limit < 0m || Money.Round(limit) != limit))
            return new Error("LIMIT_INVALID", "Enter an amount in rupees and paise, or leave it empty.", "NoAskLimit");
        return null;
    }

    private static async Task<Error?> ReadOdometerAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        SaveIntake input,
        CancellationToken ct
    )
    {
        if (input.OdometerKm is not { } km || km == ticket.OdometerInKm)
            return null;
        if (await Vehicles.ReadOdometerAsync(unit, ticket.VehicleId, km, input.OdometerReason, ct) is { } refused)
            return refused;
        ticket.OdometerInKm = km;
        return null;
    }
}
