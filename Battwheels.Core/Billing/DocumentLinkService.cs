using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <summary>Links staff make to invoices and receipts, and close again.</summary>
public sealed class DocumentLinkService(IUnitOfWorkFactory units)
{
    /// <returns>The link's id; or NOT_FOUND, LINK_DAYS_INVALID.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks invoices:send.</exception>
    public Task<Result<long>> ShareInvoiceAsync(
        long invoiceId,
        ShareLink share,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<long>(
            InvoicePermissions.Send,
            command,
            new { invoiceId, share },
            async unit =>
            {
                if (SharedLinks.Refusal(share) is { } refused)
                    return refused;
                var contact = await unit.Set<Invoice>()
                    .Where(i => i.Id == invoiceId)
                    .Select(i => (long?)i.ContactId)
                    .SingleOrDefaultAsync(ct);
                return contact is { } customer
                    ? SharedLinks.Make(unit, share, customer, invoiceId: invoiceId).Id
                    : CommonErrors.NotFound;
            },
            ct
        );

    /// <returns>The link's id; or NOT_FOUND, LINK_DAYS_INVALID.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks payments:record.</exception>
    public Task<Result<long>> ShareReceiptAsync(
        long receiptId,
        ShareLink share,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<long>(
            PaymentPermissions.Record,
            command,
            new { receiptId, share },
            async unit =>
            {
                if (SharedLinks.Refusal(share) is { } refused)
                    return refused;
                var contact = await unit.Set<Receipt>()
                    .Where(r => r.Id == receiptId)
                    .Select(r => (long?)r.ContactId)
                    .SingleOrDefaultAsync(ct);
                return contact is { } customer
                    ? SharedLinks.Make(unit, share, customer, receiptId: receiptId).Id
                    : CommonErrors.NotFound;
            },
            ct
        );

    /// <summary>Closes a link to an invoice for good.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks invoices:send.</exception>
    public Task<Result<Done>> CloseInvoiceLinkAsync(long documentLinkId, CommandId command, CancellationToken ct) =>
        CloseAsync(InvoicePermissions.Send, documentLinkId, ofInvoice: true, command, ct);

    /// <summary>Closes a link to a receipt for good.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks payments:record.</exception>
    public Task<Result<Done>> CloseReceiptLinkAsync(long documentLinkId, CommandId command, CancellationToken ct) =>
        CloseAsync(PaymentPermissions.Record, documentLinkId, ofInvoice: false, command, ct);

    /// <summary>Links to an invoice, newest first.</summary>
    [Bounded(SharedLinks.MostShown)]
    public Task<IReadOnlyList<SharedLink>> OfInvoiceAsync(long invoiceId, CancellationToken ct) =>
        units.ReadAsync(
            InvoicePermissions.Read,
            unit => SharedLinks.ListAsync(unit, unit.Set<DocumentLink>().Where(l => l.InvoiceId == invoiceId), ct),
            ct
        );

    /// <summary>Links to a receipt, newest first.</summary>
    [Bounded(SharedLinks.MostShown)]
    public Task<IReadOnlyList<SharedLink>> OfReceiptAsync(long receiptId, CancellationToken ct) =>
        units.ReadAsync(
            PaymentPermissions.Read,
            unit => SharedLinks.ListAsync(unit, unit.Set<DocumentLink>().Where(l => l.ReceiptId == receiptId), ct),
            ct
        );

    private Task<Result<Done>> CloseAsync(
        string permission,
        long documentLinkId,
        bool ofInvoice,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            permission,
            command,
            new { closeLink = documentLinkId },
            async unit =>
                await SharedLinks.CloseAsync(unit, documentLinkId, ofInvoice, ct) is { } refused
                    ? refused
                    : Done.Instance,
            ct
        );
}
