using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sublets;

/// <summary>Work on a job that another workshop does: from the order to the vendor's bill.</summary>
public sealed class SubletService(IUnitOfWorkFactory units)
{
    private const int MostVendors = 20;

    /// <summary>Agrees work on a sublet line with another workshop.</summary>
    /// <returns>
    /// The order; or NOT_FOUND, TICKET_NOT_YOURS, SUBLET_NOT_A_LINE, SUBLET_LINE_OVER, JOB_NOT_OPEN, SUBLET_ORDERED, REQUIRED,
    /// TEXT_TOO_LONG, COST_INVALID, DATE_PAST, VENDOR_UNKNOWN, and what stops a repair before it is approved.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<long>> OrderAsync(OrderSublet input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            SubletPermissions.Update,
            command,
            input,
            unit => SubletWriting.OrderAsync(unit, input, ct),
            ct
        );
    }

    /// <summary>It leaves the house.</summary>
    /// <returns>
    /// Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, TICKET_NOT_YOURS, REQUIRED, TEXT_TOO_LONG, JOB_NOT_OPEN,
    /// LINE_NOT_APPROVED, and what stops a repair before it is approved.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> SendAsync(SendSublet input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return StepAsync(
            new(SubletPermissions.Update, SubletAction.Send, input.SubletOrderId, input.Version),
            input,
            (unit, order) => SubletWriting.SendAsync(unit, order, input, ct),
            command,
            ct
        );
    }

    /// <summary>It is back and good.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, TICKET_NOT_YOURS, TEXT_TOO_LONG.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> AcceptAsync(AcceptSublet input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return StepAsync(
            new(SubletPermissions.Update, SubletAction.Accept, input.SubletOrderId, input.Version),
            input,
            (unit, order) => Task.FromResult(SubletWriting.Accept(unit, order, input)),
            command,
            ct
        );
    }

    /// <summary>It came back wrong, or proved so later: it goes out once more.</summary>
    /// <returns>Done; or what <see cref="SendAsync"/> refuses, DATE_PAST.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> SendAgainAsync(SendSubletAgain input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return StepAsync(
            new(SubletPermissions.Update, SubletAction.SendAgain, input.SubletOrderId, input.Version),
            input,
            (unit, order) => SubletWriting.SendAgainAsync(unit, order, input, ct),
            command,
            ct
        );
    }

    /// <summary>It comes on another day.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, TICKET_NOT_YOURS, REQUIRED, DATE_PAST.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> PostponeAsync(PostponeSublet input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return StepAsync(
            new(SubletPermissions.Update, SubletAction.Postpone, input.SubletOrderId, input.Version),
            input,
            (unit, order) => Task.FromResult(SubletWriting.Postpone(unit, order, input)),
            command,
            ct
        );
    }

    /// <summary>Gives an order up before anything left the house.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, TICKET_NOT_YOURS, REQUIRED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> CancelAsync(CancelSublet input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return StepAsync(
            new(SubletPermissions.Update, SubletAction.Cancel, input.SubletOrderId, input.Version),
            input,
            (unit, order) => Task.FromResult(SubletWriting.Cancel(unit, order, input)),
            command,
            ct
        );
    }

    /// <summary>Enters the vendor's bill: cost and input tax against what the vendor is owed, once.</summary>
    /// <returns>
    /// Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, REQUIRED, SUBLET_BILL_DATE, AMOUNT_INVALID,
    /// GST_RATE_INVALID, SUBLET_TAX_NOT_ALLOWED, SUBLET_TOTAL_DIFFERS, SUBLET_BILL_TWICE, SUBLET_ABOVE_AGREED,
    /// SUBLET_ABOVE_AGREED_DENIED, PERIOD_LOCKED.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks purchases:create.</exception>
    public Task<Result<Done>> BillAsync(BillSublet input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return StepAsync(
            new(SubletPermissions.Bill, SubletAction.Bill, input.SubletOrderId, input.Version),
            input,
            (unit, order) => SubletBilling.BillAsync(unit, order, input, ct),
            command,
            ct
        );
    }

    /// <summary>Takes a bill that was entered wrongly back, today: its entry is reversed, the order waits for a bill again.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, REASON_TOO_SHORT, PERIOD_LOCKED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks purchases:update.</exception>
    public Task<Result<Done>> ReverseBillAsync(ReverseSubletBill input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return StepAsync(
            new(SubletPermissions.ReverseBill, SubletAction.ReverseBill, input.SubletOrderId, input.Version),
            input,
            (unit, order) => SubletBilling.ReverseAsync(unit, order, input, ct),
            command,
            ct
        );
    }

    /// <summary>Everything about one order; or NOT_FOUND.</summary>
    public Task<Result<SubletView>> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync<Result<SubletView>>(
            SubletPermissions.Read,
            async unit => await SubletReading.ViewAsync(unit, id, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );

    /// <summary>Outside work of a visit, and lines nothing is ordered for; or NOT_FOUND.</summary>
    public Task<Result<TicketSublets>> OfTicketAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync<Result<TicketSublets>>(
            SubletPermissions.Read,
            async unit =>
                await SubletReading.OfTicketAsync(unit, ticketId, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );

    /// <summary>Newest first.</summary>
    public Task<Page<SubletRow>> ListAsync(SubletFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            SubletPermissions.Read,
            unit => SubletList.PageAsync(unit, filter, Cursor.Read(after), Lists.Default, ct),
            ct
        );

    /// <summary>How many orders several filters find, in one statement.</summary>
    [Bounded(ManyCounts.Most)]
    public Task<IReadOnlyList<int?>> CountsAsync(IReadOnlyList<SubletFilter> filters, CancellationToken ct) =>
        units.ReadAsync(SubletPermissions.Read, unit => SubletList.CountsAsync(unit, filters, ct), ct);

    /// <summary>Puts on record that somebody takes the list out of the system; then read it page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(SubletFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            SubletPermissions.Read,
            command,
            filter,
            unit =>
            {
                unit.Audit("EXPORTED", nameof(SubletOrder), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>The list in long pages, for the file.</summary>
    public Task<Page<SubletRow>> ExportAsync(SubletFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            SubletPermissions.Read,
            unit => SubletList.PageAsync(unit, filter, Cursor.Read(after), SubletList.ExportPage, ct),
            ct
        );

    /// <summary>Workshops whose name begins so, to choose from; without a text the first by name.</summary>
    [Bounded(MostVendors)]
    public Task<IReadOnlyList<VendorChoice>> VendorsAsync(string? text, CancellationToken ct) =>
        units.ReadAsync(
            SubletPermissions.Update,
            unit => GoodsReceiptList.VendorsAsync(unit, text, MostVendors, ct),
            ct
        );

    private sealed record Step(string Permission, SubletAction Action, long OrderId, int Version);

    /// <summary>Whoever takes a step of the same order at the same time waits, and then finds it where this one left it.</summary>
    private Task<Result<Done>> StepAsync(
        Step step,
        object input,
        Func<IUnitOfWork, SubletOrder, Task<Error?>> take,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            step.Permission,
            command,
            input,
            async unit =>
            {
                await unit.HoldAsync(unit.Set<SubletOrder>().Where(o => o.Id == step.OrderId), ct);
                if (await unit.Set<SubletOrder>().SingleOrDefaultAsync(o => o.Id == step.OrderId, ct) is not { } order)
                    return CommonErrors.NotFound;
                var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == order.TicketId, ct);
                if (await TicketScope.RefusalAsync(unit, ticket, step.Permission, ct) is { } notYours)
                    return notYours;
                if (SubletTransitions.Refusal(order.State, step.Action) is { } refusal)
                    return refusal;
                if (CommonErrors.Stale(order, step.Version) is { } stale)
                    return stale;
                return await take(unit, order) is { } refused ? refused : Done.Instance;
            },
            ct
        );
}
