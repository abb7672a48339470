using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Fleet;

/// <summary>People of a customer with many vehicles, kept by the workshop.</summary>
public sealed class FleetPeopleService(IUnitOfWorkFactory units)
{
    /// <returns>Null for no such contact.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks contacts:read.</exception>
    public Task<FleetAccount?> OfContactAsync(long contactId, CancellationToken ct) =>
        units.ReadAsync(
            ContactPermissions.Read,
            unit => FleetAccounts.ReadAsync(unit, contactId, editor: null, ct),
            ct
        );

    /// <summary>Adds somebody, or changes them; whose number changed signs in again.</summary>
    /// <returns>The person's id; or NOT_FOUND, CONCURRENCY_CONFLICT, FLEET_NUMBER_TAKEN, FLEET_FULL, and what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks contacts:update.</exception>
    public Task<Result<long>> SaveAsync(
        long contactId,
        FleetPersonInput input,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<long>(
            ContactPermissions.Update,
            command,
            new { contactId, input },
            unit => FleetPeople.SaveAsync(unit, contactId, input, editor: null, ct),
            ct
        );

    /// <summary>Switches somebody off, whose sessions end at once, or on again.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, FLEET_NUMBER_TAKEN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks contacts:update.</exception>
    public Task<Result<Done>> SwitchAsync(
        long contactId,
        long personId,
        int version,
        bool isActive,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            ContactPermissions.Update,
            command,
            new
            {
                contactId,
                personId,
                version,
                isActive,
            },
            async unit =>
                await FleetPeople.SwitchAsync(unit, contactId, (personId, version, isActive), editor: null, ct)
                    is { } error
                    ? error
                    : Done.Instance,
            ct
        );

    /// <summary>Gives a driver a vehicle from a day on.</summary>
    /// <returns>The assignment's id; or NOT_FOUND, FLEET_NOT_A_DRIVER, FLEET_ASSIGNED, DATES_INVALID.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks contacts:update.</exception>
    public Task<Result<long>> AssignAsync(
        long contactId,
        NewFleetAssignment input,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<long>(
            ContactPermissions.Update,
            command,
            new { contactId, input },
            unit => FleetDriving.AssignAsync(unit, contactId, input, ct),
            ct
        );

    /// <summary>Takes it away now.</summary>
    /// <returns>Done; or NOT_FOUND.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks contacts:update.</exception>
    public Task<Result<Done>> EndAssignmentAsync(
        long contactId,
        long assignmentId,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            ContactPermissions.Update,
            command,
            new { contactId, assignmentId },
            async unit =>
                await FleetDriving.EndAsync(unit, contactId, assignmentId, ct) is { } error ? error : Done.Instance,
            ct
        );
}
