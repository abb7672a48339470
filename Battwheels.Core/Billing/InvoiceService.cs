using Battwheels.Core.Common;

namespace Battwheels.Core.Billing;

/// <summary>Invoices on the screen: list, one, its PDF, cancellation.</summary>
public sealed class InvoiceService(IUnitOfWorkFactory units, IInvoicePrinter printer)
{
    /// <summary>Newest first.</summary>
    public Task<Page<InvoiceRow>> ListAsync(InvoiceFilter filter, CancellationToken ct) =>
        units.ReadAsync(InvoicePermissions.Read, unit => InvoiceQueries.ListAsync(unit, filter, ct), ct);

    /// <returns>Null when there is none.</returns>
    public Task<InvoiceView?> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync(InvoicePermissions.Read, unit => InvoiceQueries.GetAsync(unit, id, ct), ct);

    /// <returns>Null when there is none.</returns>
    public async Task<DocumentFile?> PdfAsync(long id, InvoiceCopy copy, CancellationToken ct) =>
        await GetAsync(id, ct) is { } view
            ? new DocumentFile($"{view.Invoice.Number}.pdf", printer.Pdf(new InvoicePrint(view, copy)))
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
