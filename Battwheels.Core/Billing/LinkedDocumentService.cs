using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <summary>Whose link it is: the contact its bearer is narrowed to.</summary>
/// <param name="NowId">Who that contact is today, where it was merged into another.</param>
public sealed record DocumentBearer(long ContactId, string Name, long NowId);

/// <summary>A shared document as its customer sees it; exactly one of the two is there.</summary>
public sealed record LinkedDocument(
    string Workshop,
    string? WorkshopPhone,
    string WorkshopCity,
    InvoiceView? Invoice,
    ReceiptView? Receipt
);

/// <summary>
/// What the bearer of a document link sees. The first look-up finds whose link it is; everything after runs as that
/// contact alone. Unknown, expired and closed links all give the same answer.
/// </summary>
public sealed class LinkedDocumentService(IUnitOfWorkFactory units, IInvoicePrinter printer)
{
    /// <returns>The contact; or LINK_CLOSED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks system:link:open.</exception>
    public Task<Result<DocumentBearer>> FindAsync(string token, CancellationToken ct) =>
        units.ReadAsync<Result<DocumentBearer>>(
            SystemPermissions.OpenLink,
            async unit =>
            {
                if (await SharedLinks.FindOpenAsync(unit, token, ct) is not { } link)
                    return BillingErrors.LinkClosed;
                var name = link.InvoiceId is { } invoice
                    ? unit.Set<Invoice>().Where(i => i.Id == invoice).Select(i => i.CustomerName)
                    : unit.Set<Receipt>().Where(r => r.Id == link.ReceiptId).Select(r => r.CustomerName);
                return new DocumentBearer(
                    link.ContactId,
                    await name.SingleAsync(ct),
                    await MergedParties.NowAsync(unit, link.ContactId, ct)
                );
            },
            ct
        );

    /// <returns>The document; or LINK_CLOSED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:invoices:read.</exception>
    public Task<Result<LinkedDocument>> ReadAsync(string token, CancellationToken ct) =>
        units.ReadAsync<Result<LinkedDocument>>(
            InvoicePermissions.PortalRead,
            async unit => await ReadAsync(unit, token, ct) is { } found ? found : BillingErrors.LinkClosed,
            ct
        );

    /// <returns>The document as PDF, an invoice as the recipient's original; or LINK_CLOSED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:invoices:read.</exception>
    public async Task<Result<DocumentFile>> PdfAsync(string token, CancellationToken ct)
    {
        var found = await ReadAsync(token, ct);
        if (found.Error is { } closed)
            return closed;
        return found.Value switch
        {
            { Invoice: { } invoice } => new DocumentFile(
                $"{invoice.Invoice.Number}.pdf",
                printer.Pdf(new InvoicePrint(invoice, InvoiceCopy.Original))
            ),
            { Receipt: { } receipt } => new DocumentFile(
                $"{receipt.Receipt.Number}.pdf",
                printer.Pdf(new ReceiptPrint(receipt))
            ),
            _ => BillingErrors.LinkClosed,
        };
    }

    /// <summary>Puts an opening on record: when and what, not who.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks portal:invoices:read.</exception>
    public Task<Result<Done>> OpenedAsync(string token, LinkSight sight, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            InvoicePermissions.PortalRead,
            command,
            new { opened = LinkToken.Read(token)?.Hash, sight },
            async unit =>
            {
                if (await SharedLinks.FindOpenAsync(unit, token, ct) is not { } link)
                    return BillingErrors.LinkClosed;
                unit.Add(
                    new LinkOpening
                    {
                        DocumentLinkId = link.Id,
                        Sight = sight,
                        AtUtc = unit.Now,
                    }
                );
                return Done.Instance;
            },
            ct
        );

    private static async Task<LinkedDocument?> ReadAsync(IReadUnit unit, string token, CancellationToken ct)
    {
        if (await SharedLinks.FindOpenAsync(unit, token, ct) is not { } link)
            return null;
        var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
        var invoice = link.InvoiceId is { } invoiceId ? await InvoiceQueries.GetAsync(unit, invoiceId, ct) : null;
        var receipt = link.ReceiptId is { } receiptId ? await ReceiptQueries.GetAsync(unit, receiptId, ct) : null;
        return new LinkedDocument(profile.TradeName, profile.Phone, profile.City, invoice, receipt);
    }
}
