using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Declined;

/// <summary>Work customers declined: who calls, what they said, and back onto the next estimate.</summary>
public sealed class DeclinedWorkService(IUnitOfWorkFactory units)
{
    /// <summary>More lines of one vehicle nobody goes through with a customer.</summary>
    public const int MostOfVehicle = 50;
    private const int Hits = 200;

    private static readonly IReadOnlyList<SortKey<DeclinedLine>> Sorts =
    [
        SortKey<DeclinedLine>.Of("first", d => d.IsSafetyCritical ? 0 : 1),
        SortKey<DeclinedLine>.Of("value", d => d.Value),
        SortKey<DeclinedLine>.Of("age", d => d.DeclinedAtUtc),
        SortKey<DeclinedLine>.Of("follow", d => d.FollowUpOn),
    ];

    /// <summary>Safety-critical first, the oldest of each on top.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public Task<Page<DeclinedRow>> ListAsync(DeclinedFilter filter, string? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return units.ReadAsync(
            EstimatePermissions.Read,
            async unit =>
                await (await FilteredAsync(unit, filter, ct)).PageAsync(
                    Sorts,
                    filter.Sort ?? new Sort("first", false),
                    Cursor.Read(after),
                    Lists.Default,
                    some => Rows(unit, some),
                    r => r.Id,
                    ct
                ),
            ct
        );
    }

    /// <summary>What is still to be won back for a vehicle, safety-critical first.</summary>
    [Bounded(MostOfVehicle)]
    public Task<IReadOnlyList<DeclinedRow>> OfVehicleAsync(long vehicleId, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<DeclinedRow>>(
            EstimatePermissions.Read,
            async unit => await OrderedAsync(unit, Live(unit).Where(d => d.VehicleId == vehicleId), ct),
            ct
        );

    /// <summary>The same for the vehicle of a visit, without what was declined on this visit itself.</summary>
    [Bounded(MostOfVehicle)]
    public Task<IReadOnlyList<DeclinedRow>> OfVisitAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<DeclinedRow>>(
            EstimatePermissions.Read,
            async unit =>
            {
                var vehicle = unit.Set<ServiceTicket>().Where(t => t.Id == ticketId).Select(t => t.VehicleId);
                var lines = Live(unit).Where(d => vehicle.Contains(d.VehicleId) && d.TicketId != ticketId);
                return await OrderedAsync(unit, lines, ct);
            },
            ct
        );

    /// <returns>Null when there is no such line.</returns>
    public Task<DeclinedRow?> GetAsync(long declinedLineId, CancellationToken ct) =>
        units.ReadAsync(
            EstimatePermissions.Read,
            unit => Rows(unit, unit.Set<DeclinedLine>().Where(d => d.Id == declinedLineId)).SingleOrDefaultAsync(ct),
            ct
        );

    /// <summary>Writes down when to follow up and what came of it.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, DECLINED_SETTLED, OUTCOME_INVALID, TEXT_TOO_LONG.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:update.</exception>
    public Task<Result<Done>> FollowUpAsync(FollowUpDeclined input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            EstimatePermissions.Update,
            command,
            input,
            async unit =>
            {
                if (
                    await unit.Set<DeclinedLine>().SingleOrDefaultAsync(d => d.Id == input.DeclinedLineId, ct)
                    is not { } line
                )
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(line, input.Version) is { } stale)
                    return stale;
                if (line.State is DeclinedState.TakenUp or DeclinedState.Approved)
                    return DeclinedErrors.Settled;
                if (input.State is DeclinedState.TakenUp or DeclinedState.Approved)
                    return DeclinedErrors.OutcomeInvalid;
                if (CommonErrors.TooLong(nameof(input.Note), input.Note, DeclinedLine.LongestNote) is { } longer)
                    return longer;
                (line.State, line.FollowUpOn) = (input.State, input.FollowUpOn);
                line.Note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
                return Done.Instance;
            },
            ct
        );
    }

    /// <summary>Puts it on the estimate of another visit of the vehicle, at the price it was offered for.</summary>
    /// <returns>The new line; or NOT_FOUND, OTHER_VEHICLE, DECLINED_SETTLED, and what opening and writing an estimate refuse.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:update or estimates:create.</exception>
    public Task<Result<long>> TakeUpAsync(TakeUpDeclined input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            EstimatePermissions.Update,
            command,
            input,
            async unit =>
            {
                unit.Demand(EstimatePermissions.Create);
                var kept = await unit.Set<DeclinedLine>().SingleOrDefaultAsync(d => d.Id == input.DeclinedLineId, ct);
                var ticket = await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == input.TicketId, ct);
                if (kept is null || ticket is null)
                    return CommonErrors.NotFound;
                if (kept.VehicleId != ticket.VehicleId)
                    return DeclinedErrors.OtherVehicle;
                if (!kept.IsLive)
                    return DeclinedErrors.Settled;
                return await TakeUpAsync(unit, kept, ticket, ct);
            },
            ct
        );
    }

    private static async Task<Result<long>> TakeUpAsync(
        IUnitOfWork unit,
        DeclinedLine kept,
        ServiceTicket ticket,
        CancellationToken ct
    )
    {
        var line = await unit.Set<JobLine>().AsNoTracking().SingleAsync(l => l.Id == kept.JobLineId, ct);
        var estimate = await EstimateDraft.OpenAsync(unit, ticket.Id, ct);
        if (estimate.Error is { } closed)
            return closed;
        await unit.FlushAsync(ct);
        var added = await EstimateLines.AddAsync(unit, estimate.Value, LineInput.Of(line) with { Option = null }, ct);
        if (added.Error is { } refused)
            return refused;
        (kept.State, kept.TakenUpLineId) = (DeclinedState.TakenUp, added.Value);
        return added.Value;
    }

    /// <summary>Few enough to be put in order here.</summary>
    private static async Task<IReadOnlyList<DeclinedRow>> OrderedAsync(
        IReadUnit unit,
        IQueryable<DeclinedLine> lines,
        CancellationToken ct
    )
    {
        var first = lines.OrderByDescending(d => d.IsSafetyCritical).ThenByDescending(d => d.Id).Take(MostOfVehicle);
        var rows = await Rows(unit, first).ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.IsSafetyCritical).ThenByDescending(r => r.Id)];
    }

    private static IQueryable<DeclinedLine> Live(IReadUnit unit) =>
        unit.Set<DeclinedLine>()
            .Where(d =>
                d.State == DeclinedState.Open || d.State == DeclinedState.Called || d.State == DeclinedState.Booked
            );

    private static async Task<IQueryable<DeclinedLine>> FilteredAsync(
        IReadUnit unit,
        DeclinedFilter filter,
        CancellationToken ct
    )
    {
        var today = unit.Today;
        var lines = filter.Set switch
        {
            DeclinedSet.Live => Live(unit),
            DeclinedSet.Due => Live(unit).Where(d => d.FollowUpOn <= today),
            DeclinedSet.Settled => unit.Set<DeclinedLine>()
                .Where(d =>
                    d.State == DeclinedState.NotWanted
                    || d.State == DeclinedState.TakenUp
                    || d.State == DeclinedState.Approved
                ),
            DeclinedSet.All => unit.Set<DeclinedLine>(),
        };
        if (filter.VehicleId is { } vehicle)
            lines = lines.Where(d => d.VehicleId == vehicle);
        if (string.IsNullOrWhiteSpace(filter.Text))
            return lines;
        // No row has the id 0; an empty list would leave a query without its organization.
        long[] vehicles = [0, .. await VehicleList.FindAsync(unit, filter.Text.Trim(), Hits, ct)];
        return lines.Where(d => vehicles.Contains(d.VehicleId));
    }

    private static IQueryable<DeclinedRow> Rows(IReadUnit unit, IQueryable<DeclinedLine> lines) =>
        from d in lines
        join t in unit.Set<ServiceTicket>() on d.TicketId equals t.Id
        join v in unit.Set<Vehicle>() on d.VehicleId equals v.Id
        join c in unit.Set<Contact>() on t.ContactId equals c.Id
        select new DeclinedRow(
            d.Id,
            d.Version,
            d.Description,
            d.Value,
            d.IsSafetyCritical,
            d.DeclinedAtUtc,
            d.State,
            d.FollowUpOn,
            d.Note,
            t.Id,
            t.Number,
            v.Id,
            v.Registration,
            c.Id,
            c.Name
        );
}
