using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Tickets;

/// <summary>A visit from the counter to the handing over: registering, changing, its steps, and reading it.</summary>
public sealed partial class TicketService(IUnitOfWorkFactory units)
{
    /// <summary>Registers a visit, and with it the customer and the vehicle where they are new, or nothing at all.</summary>
    /// <returns>
    /// The ticket's id; or NOT_FOUND, COMPLAINT_MISSING, VEHICLE_MISSING, PROMISE_PAST, BRANCH_MISSING, and the refusals
    /// of contact, vehicle and odometer (DUPLICATE_CONTACT, VEHICLE_EXISTS), with nothing saved.
    /// </returns>
    /// <exception cref="AccessDeniedException">
    /// The actor lacks tickets:create, or contacts:create, vehicles:create, tickets:priority where they are needed.
    /// </exception>
    public Task<Result<long>> CreateAsync(NewTicket input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            TicketPermissions.Create,
            command,
            input,
            unit => TicketCreation.CreateAsync(unit, input, ct),
            ct
        );

    /// <summary>Corrects what was written at intake, and says who is invoiced.</summary>
    /// <returns>
    /// Done; or NOT_FOUND, TICKET_NOT_YOURS, CONCURRENCY_CONFLICT, TICKET_FINISHED, REQUIRED, BILL_TO_FIXED,
    /// BILL_TO_UNKNOWN.
    /// </returns>
    /// <exception cref="AccessDeniedException">
    /// The actor lacks tickets:update, or tickets:priority for another priority.
    /// </exception>
    public Task<Result<Done>> UpdateAsync(UpdateTicket input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                var found = await TicketAccess.FindToChangeAsync(unit, input.TicketId, input.Version, ct);
                return found.Error ?? await TicketEditing.ApplyAsync(unit, found.Value, input, ct);
            },
            ct
        );
    }

    /// <summary>Writes a remark; it stays as written. A call or message to the customer is a response they were promised.</summary>
    /// <returns>The comment's id; or NOT_FOUND, REQUIRED, NOT_ON_SITE.</returns>
    public Task<Result<long>> CommentAsync(CommentTicket input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                if (await TicketAccess.FindAsync(unit, input.TicketId, ct) is not { } ticket)
                    return CommonErrors.NotFound;
                return await TicketRemarks.LogAsync(unit, ticket, input, ct);
            },
            ct
        );
    }

    private Task<Result<Done>> ChangeAsync(
        string permission,
        CommandId command,
        object input,
        Func<IUnitOfWork, Task<Error?>> change,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            permission,
            command,
            input,
            async unit => await change(unit) is { } error ? error : Done.Instance,
            ct
        );
}
