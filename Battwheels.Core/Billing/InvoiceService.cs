using Battwheels.Core.Common;

namespace Battwheels.Core.Billing;

/// <summary>Invoices on the screen: list, one, its PDF, cancellation.</summary>
public sealed class InvoiceService(IUnitOfWorkFactory units, IInvoicePrinter printer)
{
    /// <summary>Newest first.</summary>
    public Task<Page<InvoiceRow>> ListAsync(InvoiceFilter filter, CancellationToken ct) =>
        units.ReadAsync(InvoicePermissions.Read, unit => InvoiceQueries.ListAsync(unit, filter, ct), ct);

    /// <summary>How many invoices several filters find, in one statement; null where a text would have to be searched.</summary>
    [Bounded(ManyCounts.Most)]
    public Task<IReadOnlyList<int?>> CountsAsync(IReadOnlyList<InvoiceFilter> filters, CancellationToken ct) =>
        units.ReadAsync(InvoicePermissions.Read, unit => InvoiceQueries.CountsAsync(unit, filters, ct), ct);

    /// <summary>How many invoices a list has and what they sum to.</summary>
    public Task<InvoiceTotals> TotalsAsync(InvoiceFilter filter, CancellationToken ct) =>
        units.ReadAsync(InvoicePermissions.Read, unit => InvoiceQueries.TotalsAsync(unit, filter, ct), ct);

    /// <summary>For the home page: what was invoiced between two dates, what is unpaid and what of that is overdue.</summary>
    public Task<InvoiceOverview> OverviewAsync(DateOnly from, DateOnly to, CancellationToken ct) =>
        units.ReadAsync(
            InvoicePermissions.Read,
            async unit => new InvoiceOverview(
                await InvoiceQueries.TotalsAsync(unit, new(From: from, To: to), ct),
                await InvoiceQueries.TotalsAsync(unit, new(Selection: InvoiceSelection.Unpaid), ct),
                await InvoiceQueries.TotalsAsync(unit, new(Selection: InvoiceSelection.Overdue), ct)
            ),
            ct
        );

    /// <summary>What a customer owes, what of it is overdue, and their unused advances.</summary>
    public Task<CustomerStanding> StandingOfAsync(long contactId, CancellationToken ct) =>
        units.ReadAsync(InvoicePermissions.Read, unit => InvoiceQueries.StandingAsync(unit, contactId, ct), ct);

    /// <summary>Puts on record that somebody takes the list out of the system; then read it page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(InvoiceFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            InvoicePermissions.Read,
            command,
            filter,
            unit =>
            {
                unit.Audit("EXPORTED", nameof(Invoice), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <returns>Null when there is none.</returns>
    public Task<InvoiceView?> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync(InvoicePermissions.Read, unit => InvoiceQueries.GetAsync(unit, id, ct), ct);

    /// <returns>Null when there is none.</returns>
    public async Task<DocumentFile?> PdfAsync(long id, InvoiceCopy copy, PaperSize paper, CancellationToken ct) =>
        await GetAsync(id, ct) is { } view
            ? new DocumentFile($"{view.Invoice.Number}.pdf", printer.Pdf(new InvoicePrint(view, copy, paper)))
            : null;

    /// <summary>See <see cref="Invoices.CancelAsync"/>.</summary>
    public Task<Result<Done>> CancelAsync(CancelInvoice input, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            InvoicePermissions.Void,
            command,
            input,
            async unit =>
                await Invoices.CancelAsync(unit, input.InvoiceId, input.Reason, ct) is { } refused
                    ? refused
                    : Done.Instance,
            ct
        );
}
