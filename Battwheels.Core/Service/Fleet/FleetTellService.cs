using Battwheels.Core.Common;
using Battwheels.Core.Service.Portal;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Fleet;

/// <param name="VehicleId">One of those the reader sees.</param>
/// <param name="Problem">In their words.</param>
public sealed record FleetProblem(long VehicleId, string Problem);

/// <summary>People of an account tell the workshop of a problem with one of their vehicles.</summary>
public sealed class FleetTellService(IUnitOfWorkFactory units)
{
    private const int LongestProblem = 2_000;
    private const int MostVehicles = 500;

    /// <summary>Vehicles to choose from.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks portal:tickets:create.</exception>
    [Bounded(MostVehicles)]
    public Task<IReadOnlyList<PortalVehicle>> VehiclesAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<PortalVehicle>>(
            FleetPermissions.Tell,
            async unit =>
            {
                var vehicles = await PortalReading
                    .Vehicles(unit)
                    .Where(v => !v.IsArchived)
                    .OrderBy(v => v.Registration)
                    .ThenBy(v => v.Id)
                    .Take(MostVehicles)
                    .Select(v => new
                    {
                        v.Id,
                        v.Registration,
                        v.Make,
                        v.Model,
                    })
                    .ToListAsync(ct);
                return vehicles.ConvertAll(v => new PortalVehicle(
                    v.Id,
                    v.Registration,
                    Crm.VehicleNames.Of(v.Make, v.Model)
                ));
            },
            ct
        );

    /// <summary>Registers a visit, which stays visible to whoever told of it.</summary>
    /// <returns>The visit's id; or NOT_FOUND for a vehicle that is not theirs, REQUIRED, TEXT_TOO_LONG, TOO_MANY_TRIES.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:tickets:create.</exception>
    public Task<Result<long>> TellAsync(FleetProblem input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            FleetPermissions.Tell,
            command,
            input,
            async unit =>
            {
                if (string.IsNullOrWhiteSpace(input.Problem))
                    return CommonErrors.Required(nameof(input.Problem), T("What is wrong"));
                if (CommonErrors.TooLong(nameof(input.Problem), input.Problem, LongestProblem) is { } tooLong)
                    return tooLong;
                if (await FleetPeople.HoldMeAsync(unit, ct) is not { } me)
                    return CommonErrors.NotFound;
                var vehicle = await PortalReading
                    .Vehicles(unit)
                    .AsNoTracking()
                    .Where(v => v.Id == input.VehicleId && !v.IsArchived)
                    .SingleOrDefaultAsync(ct);
                if (vehicle is null)
                    return CommonErrors.NotFound;
                if (
                    await PublicKnocks.TakeAsync(unit, KnockKind.Intake, $"person:{me.Id}", PublicKnocks.Number, ct) is
                    { } often
                )
                    return often;
                return await RegisterAsync(unit, me, vehicle.ContactId, input, ct);
            },
            ct
        );
    }

    private static async Task<Result<long>> RegisterAsync(
        IUnitOfWork unit,
        FleetPerson me,
        long accountId,
        FleetProblem input,
        CancellationToken ct
    )
    {
        var made = await TicketCreation.CreateAsync(
            unit,
            new NewTicket(
                Description: input.Problem,
                VehicleId: input.VehicleId,
                ContactId: accountId,
                Source: TicketSource.Portal
            ),
            ct
        );
        if (made.Error is not null)
            return made.Error;
        unit.Add(
            new FleetTelling
            {
                ContactId = accountId,
                FleetPersonId = me.Id,
                TicketId = made.Value,
            }
        );
        return made.Value;
    }
}
