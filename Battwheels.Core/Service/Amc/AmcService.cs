using Battwheels.Core.Billing;
using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Amc;

/// <summary>Service contracts: written, sold by an invoice, renewed, cancelled.</summary>
public sealed class AmcService(IUnitOfWorkFactory units)
{
    internal const int MostOfParty = 50;
    internal const int MostCandidates = AmcRules.MostVehicles;

    /// <summary>Writes a draft.</summary>
    /// <returns>Its id; or NOT_FOUND, AMC_CUSTOMER_MISSING, AMC_PLAN_MISSING, AMC_VEHICLES_MISSING, AMC_WRONG_CATEGORY, AMC_START_INVALID, AMC_PRICE_INVALID.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks amc:create.</exception>
    public Task<Result<long>> CreateAsync(ContractInput input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            AmcPermissions.Create,
            command,
            input,
            unit => AmcWriting.CreateAsync(unit, input, null, ct),
            ct
        );

    /// <summary>Changes a draft: vehicles, start and price.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, AMC_NOT_A_DRAFT, and the refusals of writing one.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks amc:update.</exception>
    public Task<Result<Done>> UpdateAsync(UpdateContract update, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(update);
        return ActAsync(
            AmcPermissions.Update,
            update.Id,
            update.Version,
            update,
            command,
            (unit, contract) => AmcWriting.ChangeAsync(unit, contract, update.Input, ct),
            ct
        );
    }

    /// <summary>Issues the invoice; the contract runs from its first day.</summary>
    /// <returns>
    /// Done; or NOT_FOUND, CONCURRENCY_CONFLICT, AMC_NOT_A_DRAFT, AMC_VEHICLE_COVERED, AMC_WRONG_CATEGORY, and what issuing
    /// an invoice refuses (CUSTOMER_ADDRESS_MISSING, PERIOD_LOCKED ...).
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks amc:create or invoices:create.</exception>
    public Task<Result<Done>> SellAsync(long contractId, int version, CommandId command, CancellationToken ct) =>
        ActAsync(
            AmcPermissions.Create,
            contractId,
            version,
            new { sell = contractId, version },
            command,
            (unit, contract) =>
            {
                unit.Demand(InvoicePermissions.Create);
                return AmcSelling.SellAsync(unit, contract, ct);
            },
            ct
        );

    /// <summary>Writes the draft that goes on after a contract: same plan and vehicles, today's price.</summary>
    /// <returns>Its id; or NOT_FOUND, AMC_NOT_RENEWABLE, AMC_RENEWED, AMC_PLAN_MISSING.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks amc:create.</exception>
    public Task<Result<long>> RenewAsync(long contractId, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            AmcPermissions.Create,
            command,
            new { renew = contractId },
            unit => AmcWriting.RenewAsync(unit, contractId, ct),
            ct
        );

    /// <summary>Ends a draft or a contract today.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, AMC_NOT_RUNNING, REQUIRED, INVOICE_PAID, INVOICE_CANCELLED, PERIOD_LOCKED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks amc:cancel, or invoices:void where the invoice goes too.</exception>
    public Task<Result<Done>> CancelAsync(CancelContract input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ActAsync(
            AmcPermissions.Cancel,
            input.Id,
            input.Version,
            input,
            command,
            (unit, contract) =>
            {
                if (input.CancelInvoice)
                    unit.Demand(InvoicePermissions.Void);
                return AmcSelling.CancelAsync(unit, contract, input, ct);
            },
            ct
        );
    }

    /// <summary>Everything about one contract; or NOT_FOUND.</summary>
    public Task<Result<AmcView>> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync<Result<AmcView>>(
            AmcPermissions.Read,
            async unit => await AmcReading.ViewAsync(unit, id, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );

    /// <summary>Newest first, or as the filter orders.</summary>
    public Task<Page<AmcRow>> ListAsync(AmcFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            AmcPermissions.Read,
            unit => AmcList.PageAsync(unit, filter, Cursor.Read(after), Lists.Default, ct),
            ct
        );

    /// <summary>How many contracts several filters find, in one statement.</summary>
    [Bounded(ManyCounts.Most)]
    public Task<IReadOnlyList<int?>> CountsAsync(IReadOnlyList<AmcFilter> filters, CancellationToken ct) =>
        units.ReadAsync(AmcPermissions.Read, unit => AmcList.CountsAsync(unit, filters, ct), ct);

    /// <summary>Contracts of a customer, newest first; none where there is no such customer.</summary>
    [Bounded(MostOfParty)]
    public Task<IReadOnlyList<AmcRow>> OfContactAsync(long contactId, CancellationToken ct) =>
        units.ReadAsync(AmcPermissions.Read, unit => AmcList.OfContactAsync(unit, contactId, ct), ct);

    /// <summary>Contracts of a vehicle, newest first; none where there is no such vehicle.</summary>
    [Bounded(MostOfParty)]
    public Task<IReadOnlyList<AmcRow>> OfVehicleAsync(long vehicleId, CancellationToken ct) =>
        units.ReadAsync(AmcPermissions.Read, unit => AmcList.OfVehicleAsync(unit, vehicleId, ct), ct);

    /// <summary>Vehicles of a customer that a contract can be written for.</summary>
    [Bounded(MostCandidates)]
    public Task<IReadOnlyList<AmcCandidate>> CandidatesAsync(long contactId, CancellationToken ct) =>
        units.ReadAsync(AmcPermissions.Read, unit => AmcReading.CandidatesAsync(unit, contactId, ct), ct);

    private Task<Result<Done>> ActAsync(
        string permission,
        long contractId,
        int version,
        object input,
        CommandId command,
        Func<IUnitOfWork, AmcContract, Task<Error?>> act,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            permission,
            command,
            input,
            async unit =>
            {
                await unit.HoldAsync(unit.Set<AmcContract>().Where(c => c.Id == contractId), ct);
                if (await AmcWriting.FindAsync(unit, contractId, ct) is not { } contract)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(contract, version) is { } stale)
                    return stale;
                return await act(unit, contract) is { } refused ? refused : Done.Instance;
            },
            ct
        );
}
