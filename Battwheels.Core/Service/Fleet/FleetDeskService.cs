using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Fleet;

/// <summary>What a manager keeps of their own account in the portal: people, and who drives what.</summary>
public sealed class FleetDeskService(IUnitOfWorkFactory units)
{
    /// <returns>Null where the reader is no manager any more.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:users:manage.</exception>
    public Task<FleetAccount?> ReadAsync(CancellationToken ct) =>
        units.ReadAsync<FleetAccount?>(
            FleetPermissions.Users,
            async unit =>
                FleetAccounts.Own(unit) is { } account && await FleetPeople.MeAsync(unit, ct) is { } me
                    ? await FleetAccounts.ReadAsync(unit, account, me, ct)
                    : null,
            ct
        );

    /// <summary>Adds somebody of the own account, or changes them.</summary>
    /// <returns>
    /// The person's id; or NOT_FOUND, CONCURRENCY_CONFLICT, FLEET_NUMBER_TAKEN, FLEET_OWN_LIMIT, FLEET_ABOVE_OWN,
    /// FLEET_LAST_MANAGER, FLEET_FULL, and what is wrong by field.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:users:manage.</exception>
    public Task<Result<long>> SaveAsync(FleetPersonInput input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            FleetPermissions.Users,
            command,
            input,
            unit => AsManagerAsync(unit, (account, me) => FleetPeople.SaveAsync(unit, account, input, me, ct), ct),
            ct
        );

    /// <summary>Switches somebody off, whose sessions end at once, or on again.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, FLEET_ABOVE_OWN, FLEET_LAST_MANAGER, FLEET_NUMBER_TAKEN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:users:manage.</exception>
    public Task<Result<Done>> SwitchAsync(
        long personId,
        int version,
        bool isActive,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            FleetPermissions.Users,
            command,
            new
            {
                personId,
                version,
                isActive,
            },
            unit =>
                AsManagerAsync<Done>(
                    unit,
                    async (account, me) =>
                        await FleetPeople.SwitchAsync(unit, account, (personId, version, isActive), me, ct) is { } error
                            ? error
                            : Done.Instance,
                    ct
                ),
            ct
        );

    /// <summary>Gives a driver a vehicle from a day on.</summary>
    /// <returns>The assignment's id; or NOT_FOUND, FLEET_NOT_A_DRIVER, FLEET_ASSIGNED, DATES_INVALID.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:fleet:manage.</exception>
    public Task<Result<long>> AssignAsync(NewFleetAssignment input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            FleetPermissions.Manage,
            command,
            input,
            unit => AsManagerAsync(unit, (account, _) => FleetDriving.AssignAsync(unit, account, input, ct), ct),
            ct
        );

    /// <summary>Takes it away now.</summary>
    /// <returns>Done; or NOT_FOUND.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:fleet:manage.</exception>
    public Task<Result<Done>> EndAssignmentAsync(long assignmentId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            FleetPermissions.Manage,
            command,
            new { end = assignmentId },
            unit =>
                AsManagerAsync<Done>(
                    unit,
                    async (account, _) =>
                        await FleetDriving.EndAsync(unit, account, assignmentId, ct) is { } error
                            ? error
                            : Done.Instance,
                    ct
                ),
            ct
        );

    /// <summary>As the manager they are now, not as they were when they signed in.</summary>
    private static async Task<Result<T>> AsManagerAsync<T>(
        IUnitOfWork unit,
        Func<long, FleetPerson, Task<Result<T>>> act,
        CancellationToken ct
    ) =>
        FleetAccounts.Own(unit) is { } account
        && await FleetPeople.HoldMeAsync(unit, ct) is { Role: FleetRole.Manager } me
        && me.ContactId == account
            ? await act(account, me)
            : CommonErrors.NotFound;
}
