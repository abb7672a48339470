using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Packages;

/// <summary>Packages of lines, and putting them on estimates.</summary>
public sealed class PackageService(IUnitOfWorkFactory units)
{
    public const int MostOffers = 20;

    /// <summary>By name.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public Task<Page<PackageRow>> ListAsync(PackageFilter filter, string? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return units.ReadAsync(
            PackagePermissions.Read,
            unit => PackageReading.PageAsync(unit, filter, Cursor.Read(after), ct),
            ct
        );
    }

    /// <summary>One package with today's prices; or NOT_FOUND.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public Task<Result<PackageView>> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync<Result<PackageView>>(
            PackagePermissions.Read,
            async unit => await PackageReading.ViewAsync(unit, id, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );

    /// <summary>Packages that fit the vehicle of a visit, with what they cost there; none where there is no such visit.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    [Bounded(MostOffers)]
    public Task<IReadOnlyList<PackageOffer>> OffersAsync(long ticketId, string? text, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<PackageOffer>>(
            PackagePermissions.Read,
            async unit =>
                await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is { } ticket
                    ? await PackageReading.OffersAsync(unit, ticket, text, ct)
                    : [],
            ct
        );

    /// <returns>Its id; or PACKAGE_EXISTS, NOT_FOUND for an item that is not there, or what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks jobs:rates:update.</exception>
    public Task<Result<long>> CreateAsync(PackageInput input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(PackagePermissions.Update, command, input, unit => AddAsync(unit, input, ct), ct);
    }

    /// <summary>
    /// Makes a package of what an estimate holds now, of options the recommended one, without discounts; items keep the price
    /// of their day.
    /// </summary>
    /// <returns>Its id; or NOT_FOUND, and what creating one refuses.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks jobs:rates:update or estimates:read.</exception>
    public Task<Result<long>> KeepAsync(KeepAsPackage input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            PackagePermissions.Update,
            command,
            input,
            async unit =>
            {
                unit.Demand(EstimatePermissions.Read);
                if (await unit.Set<Estimate>().SingleOrDefaultAsync(e => e.Id == input.EstimateId, ct) is not { } of)
                    return CommonErrors.NotFound;
                var vehicle = await unit.Set<Vehicle>().AsNoTracking().SingleAsync(v => v.Id == of.VehicleId, ct);
                var lines = await EstimateReading.LinesAsync(unit, of.Id, ct);
                PackageInput kept = new(
                    input.Name,
                    [.. Recommended(lines).Select(LineInput.Of).Select(Kept)],
                    input.FixedPrice,
                    Make: input.ForThisModel ? vehicle.Make : null,
                    Model: input.ForThisModel ? vehicle.Model : null
                );
                return await AddAsync(unit, kept, ct);
            },
            ct
        );
    }

    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, PACKAGE_EXISTS, or what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks jobs:rates:update.</exception>
    public Task<Result<Done>> UpdateAsync(UpdatePackage update, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(update);
        return ActAsync(
            command,
            update,
            update.Id,
            update.Version,
            async (unit, package) =>
            {
                if (await RefusalAsync(unit, package.Id, update.Input, ct) is { } refusal)
                    return refusal;
                foreach (var line in package.Lines.ToArray())
                    unit.Remove(line);
                PackageRules.Apply(package, update.Input);
                return null;
            },
            ct
        );
    }

    /// <summary>Takes it off what is offered, or puts it back.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks jobs:rates:update.</exception>
    public Task<Result<Done>> RetireAsync(
        long packageId,
        int version,
        bool isRetired,
        CommandId command,
        CancellationToken ct
    ) =>
        ActAsync(
            command,
            new
            {
                packageId,
                version,
                isRetired,
            },
            packageId,
            version,
            (_, package) =>
            {
                package.IsRetired = isRetired;
                return Task.FromResult<Error?>(null);
            },
            ct
        );

    /// <summary>Copies the lines to the end of the visit's draft, which is opened where there is none: all of them, or none.</summary>
    /// <returns>
    /// The estimate; or NOT_FOUND, PACKAGE_RETIRED, PACKAGE_NOT_FITTING, PACKAGE_ITEM_GONE, FIXED_PRICE_UNUSABLE, and what opening and
    /// writing an estimate refuse.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:update or estimates:create.</exception>
    public Task<Result<long>> InsertAsync(InsertPackage input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            EstimatePermissions.Update,
            command,
            input,
            async unit =>
            {
                unit.Demand(EstimatePermissions.Create);
                var package = await PackageReading.ViewAsync(unit, input.PackageId, ct);
                var ticket = await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == input.TicketId, ct);
                if (package is null || ticket is null)
                    return CommonErrors.NotFound;
                var vehicle = await unit.Set<Vehicle>().AsNoTracking().SingleAsync(v => v.Id == ticket.VehicleId, ct);
                if (
                    (
                        PackageReading.Refusal(package)
                        ?? (PackageReading.Fits(package, vehicle) ? null : PackageErrors.NotFitting)
                    ) is
                    { } refusal
                )
                    return refusal;
                var estimate = await EstimateDraft.OpenAsync(unit, ticket.Id, ct);
                if (estimate.Error is { } closed)
                    return closed;
                await unit.FlushAsync(ct);
                PutLine[] lines =
                [
                    .. PackageReading
                        .Lines(package)
                        .Select(l => new PutLine(null, 0, l with { Option = input.Option })),
                ];
                var put = await EstimateLines.PutAsync(unit, estimate.Value, lines, ct);
                if ((put.Error ?? Error.Of(put.Value.Select(p => p.Refusal))) is { } refused)
                    return refused;
                return estimate.Value;
            },
            ct
        );
    }

    private static async Task<Result<long>> AddAsync(IUnitOfWork unit, PackageInput input, CancellationToken ct)
    {
        if (await RefusalAsync(unit, 0, input, ct) is { } refusal)
            return refusal;
        ServicePackage package = new() { Name = "" };
        PackageRules.Apply(package, input);
        return unit.Add(package).Id;
    }

    private static async Task<Error?> RefusalAsync(IReadUnit unit, long id, PackageInput input, CancellationToken ct)
    {
        if (await PackageRules.RefusalAsync(unit, input, ct) is { } refusal)
            return refusal;
        var key = input.Name.Trim().ToUpperInvariant();
        return await unit.Set<ServicePackage>().AnyAsync(p => p.NameKey == key && p.Id != id, ct)
            ? PackageErrors.Exists
            : null;
    }

    private static IEnumerable<JobLine> Recommended(List<JobLine> lines)
    {
        OfferPrice[] prices = [.. lines.Select(OfferPrices.Of)];
        return OptionCalculator
            .Chosen(prices, [.. OptionCalculator.Sets(prices).Select(s => (int?)s.Recommended)])
            .Select(at => lines[at]);
    }

    private static PackageLineInput Kept(LineInput line) =>
        new(
            line.Kind,
            line.Description,
            line.Quantity,
            line.ItemId is null ? line.UnitPrice : null,
            line.HsnSac,
            line.Uom,
            line.RatePercent,
            line.ItemId,
            line.IsSafetyCritical,
            line.IsOptional,
            line.OpensHvBattery
        );

    private Task<Result<Done>> ActAsync(
        CommandId command,
        object input,
        long packageId,
        int version,
        Func<IUnitOfWork, ServicePackage, Task<Error?>> act,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            PackagePermissions.Update,
            command,
            input,
            async unit =>
            {
                if (
                    await unit.Set<ServicePackage>()
                        .Include(p => p.Lines)
                        .SingleOrDefaultAsync(p => p.Id == packageId, ct)
                    is not { } package
                )
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(package, version) is { } stale)
                    return stale;
                return await act(unit, package) is { } refused ? refused : Done.Instance;
            },
            ct
        );
}
