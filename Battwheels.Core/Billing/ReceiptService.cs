using Battwheels.Core.Common;

namespace Battwheels.Core.Billing;

/// <summary>Money received: record, use an advance, take back, look at.</summary>
public sealed class ReceiptService(IUnitOfWorkFactory units, IInvoicePrinter printer)
{
    /// <summary>See <see cref="Receipts.RecordAsync"/>.</summary>
    /// <returns>The receipt's id.</returns>
    public Task<Result<long>> RecordAsync(RecordReceipt input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            PaymentPermissions.Record,
            command,
            input,
            async unit =>
            {
                var receipt = await Receipts.RecordAsync(unit, input, ct);
                return receipt.Error is { } refused ? refused : receipt.Value.Id;
            },
            ct
        );

    /// <summary>See <see cref="Receipts.ApplyAdvanceAsync"/>.</summary>
    public Task<Result<Done>> ApplyAdvanceAsync(ApplyAdvance input, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            PaymentPermissions.Record,
            command,
            input,
            async unit => await Receipts.ApplyAdvanceAsync(unit, input, ct) is { } refused ? refused : Done.Instance,
            ct
        );

    /// <summary>See <see cref="Receipts.UnapplyAdvanceAsync"/>.</summary>
    public Task<Result<Done>> UnapplyAdvanceAsync(UnapplyAdvance input, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            PaymentPermissions.Reverse,
            command,
            input,
            async unit => await Receipts.UnapplyAdvanceAsync(unit, input, ct) is { } refused ? refused : Done.Instance,
            ct
        );

    /// <summary>See <see cref="Receipts.ReverseAsync"/>.</summary>
    public Task<Result<Done>> ReverseAsync(ReverseReceipt input, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            PaymentPermissions.Reverse,
            command,
            input,
            async unit =>
                await Receipts.ReverseAsync(unit, input.ReceiptId, input.Reason, ct) is { } refused
                    ? refused
                    : Done.Instance,
            ct
        );

    /// <summary>Newest first.</summary>
    public Task<Page<ReceiptRow>> ListAsync(ReceiptFilter filter, CancellationToken ct) =>
        units.ReadAsync(PaymentPermissions.Read, unit => ReceiptQueries.ListAsync(unit, filter, ct), ct);

    /// <summary>How many receipts a list has and what they sum to.</summary>
    public Task<ReceiptTotals> TotalsAsync(ReceiptFilter filter, CancellationToken ct) =>
        units.ReadAsync(PaymentPermissions.Read, unit => ReceiptQueries.TotalsAsync(unit, filter, ct), ct);

    /// <summary>Puts on record that somebody takes the list out of the system; then read it page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(ReceiptFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            PaymentPermissions.Read,
            command,
            filter,
            unit =>
            {
                unit.Audit("EXPORTED", nameof(Receipt), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <returns>Null when there is none.</returns>
    public Task<ReceiptView?> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync(PaymentPermissions.Read, unit => ReceiptQueries.GetAsync(unit, id, ct), ct);

    /// <returns>Null when there is none.</returns>
    public async Task<DocumentFile?> PdfAsync(long id, PaperSize paper, CancellationToken ct) =>
        await GetAsync(id, ct) is { } view
            ? new DocumentFile($"{view.Receipt.Number}.pdf", printer.Pdf(new ReceiptPrint(view, paper)))
            : null;

    /// <summary>What the form for a payment on an invoice, or of a customer, begins with.</summary>
    /// <returns>Null when there is no such invoice or customer.</returns>
    public Task<PaymentStart?> StartAsync(long? invoiceId, long? contactId, CancellationToken ct) =>
        units.ReadAsync(
            PaymentPermissions.Record,
            unit => ReceiptQueries.StartAsync(unit, invoiceId, contactId, ct),
            ct
        );

    /// <summary>The receipt an advance was used from, by the allocation its entry in the books names.</summary>
    /// <returns>Null when there is none.</returns>
    public Task<ReceiptOfAllocation?> OfAllocationAsync(long allocationId, CancellationToken ct) =>
        units.ReadAsync(PaymentPermissions.Read, unit => ReceiptQueries.OfAllocationAsync(unit, allocationId, ct), ct);
}
