using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Amc;

/// <summary>Contracts at the counter and on the visit: what is covered, and who pays a line.</summary>
public sealed class AmcCoverService(IUnitOfWorkFactory units)
{
    /// <summary>The contract that covers a vehicle today with what is left of it; null: none.</summary>
    public Task<AmcCoverView?> OfVehicleAsync(long vehicleId, CancellationToken ct) =>
        units.ReadAsync(AmcPermissions.Read, unit => AmcReading.CoverAsync(unit, vehicleId, ct), ct);

    /// <summary>What the contract of the vehicle means for the lines of a visit.</summary>
    /// <returns>It; or NOT_FOUND.</returns>
    public Task<Result<TicketAmc>> OfTicketAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync<Result<TicketAmc>>(
            AmcPermissions.Read,
            async unit =>
                await AmcTicketReading.ReadAsync(unit, ticketId, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );

    /// <summary>The contract pays this line; it is taken from it when work starts, or now where work goes on.</summary>
    /// <returns>
    /// Done; or NOT_FOUND, AMC_NO_CONTRACT, AMC_NOT_IN_PLAN, AMC_EXHAUSTED, AMC_LINE_OFFERED, AMC_LINE_DONE,
    /// AMC_LINE_NOT_SERVICE, AMC_LINE_OTHER_PAYER: then the customer pays as before.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks amc:use.</exception>
    public Task<Result<Done>> CoverAsync(CoverLine input, CommandId command, CancellationToken ct) =>
        ActAsync(input, command, unit => AmcCovering.CoverAsync(unit, input, ct), ct);

    /// <summary>The customer pays this line after all; what was approved without charge is asked anew on an estimate.</summary>
    /// <returns>Done; or NOT_FOUND, AMC_LINE_OFFERED, AMC_LINE_DONE, AMC_LINE_OTHER_PAYER, ESTIMATE_NOT_POSSIBLE, ESTIMATE_FROZEN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks amc:use.</exception>
    public Task<Result<Done>> ReleaseAsync(long ticketId, long jobLineId, CommandId command, CancellationToken ct) =>
        ActAsync(
            new { release = ticketId, jobLineId },
            command,
            unit => AmcCovering.ReleaseAsync(unit, ticketId, jobLineId, ct),
            ct
        );

    /// <summary>Gives the contract's discount on the parts that were not offered yet.</summary>
    /// <returns>Done; or NOT_FOUND, AMC_NO_CONTRACT, AMC_NO_DISCOUNT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks amc:use.</exception>
    public Task<Result<Done>> DiscountPartsAsync(long ticketId, CommandId command, CancellationToken ct) =>
        ActAsync(new { discount = ticketId }, command, unit => AmcCovering.DiscountAsync(unit, ticketId, ct), ct);

    private Task<Result<Done>> ActAsync(
        object input,
        CommandId command,
        Func<IUnitOfWork, Task<Error?>> act,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            AmcPermissions.Use,
            command,
            input,
            async unit => await act(unit) is { } refused ? refused : Done.Instance,
            ct
        );
}
