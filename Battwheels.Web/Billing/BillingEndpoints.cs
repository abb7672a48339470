using System.Net.Mime;
using System.Runtime.CompilerServices;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Web.Common;
using Microsoft.Net.Http.Headers;

namespace Battwheels.Web.Billing;

/// <summary>Documents as PDF and lists as CSV. The gate asks again; another organization's number is not found.</summary>
public static class BillingEndpoints
{
    public static void MapBilling(this IEndpointRouteBuilder app)
    {
        app.MapGet("/invoices/{id:long}/pdf", InvoicePdfAsync).RequireAuthorization(InvoicePermissions.Read);
        app.MapGet("/payments/{id:long}/pdf", ReceiptPdfAsync).RequireAuthorization(PaymentPermissions.Read);
        TableFile.Map(app, "/invoices/export", InvoicesAsync, InvoicePermissions.Read);
        TableFile.Map(app, "/payments/export", PaymentsAsync, PaymentPermissions.Read);
    }

    private static async Task<IResult> InvoicePdfAsync(
        long id,
        string? copy,
        HttpContext context,
        InvoiceService invoices,
        CancellationToken ct
    ) => Pdf(context, await invoices.PdfAsync(id, AddressText.Member<InvoiceCopy>(copy) ?? InvoiceCopy.Original, ct));

    private static async Task<IResult> ReceiptPdfAsync(
        long id,
        HttpContext context,
        ReceiptService receipts,
        CancellationToken ct
    ) => Pdf(context, await receipts.PdfAsync(id, ct));

    /// <summary>Shown by the browser, saved under the document's number; never kept by caches in between.</summary>
    private static IResult Pdf(HttpContext context, DocumentFile? file)
    {
        if (file is null)
            return Results.NotFound();
        ContentDispositionHeaderValue disposition = new("inline");
        disposition.SetHttpFileName(file.FileName);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Bytes(file.Content, MediaTypeNames.Application.Pdf);
    }

    private static async Task<IResult> InvoicesAsync(
        [AsParameters] InvoiceListAddress address,
        InvoiceService invoices,
        TableFile file,
        CancellationToken ct
    )
    {
        var begun = await invoices.BeginExportAsync(address.Filter(), CommandId.New(), ct);
        return begun.Error is { } error
            ? Results.Problem(error.Message, statusCode: StatusCodes.Status409Conflict)
            : file.Download("invoices", InvoiceHeads, InvoiceRowsAsync(invoices, address, ct));
    }

    private static async Task<IResult> PaymentsAsync(
        [AsParameters] PaymentListAddress address,
        ReceiptService receipts,
        TableFile file,
        CancellationToken ct
    )
    {
        var begun = await receipts.BeginExportAsync(address.Filter(), CommandId.New(), ct);
        return begun.Error is { } error
            ? Results.Problem(error.Message, statusCode: StatusCodes.Status409Conflict)
            : file.Download("payments", PaymentHeads, PaymentRowsAsync(receipts, address, ct));
    }

    private static readonly string[] InvoiceHeads =
    [
        "Invoice",
        "Date",
        "Due",
        "Customer",
        "GSTIN",
        "Place of supply",
        "Vehicle",
        "Taxable",
        "CGST",
        "SGST/UTGST",
        "IGST",
        "Round-off",
        "Total",
        "Balance",
        "Status",
    ];

    private static readonly string[] PaymentHeads =
    [
        "Receipt",
        "Date",
        "Customer",
        "Mode",
        "Reference",
        "Received",
        "TDS withheld",
        "Kept as advance",
        "Taken back",
    ];

    private static async IAsyncEnumerable<object?[]> InvoiceRowsAsync(
        InvoiceService invoices,
        InvoiceListAddress address,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        string? after = null;
        do
        {
            var page = await invoices.ListAsync(address.Filter(after) with { Size = Lists.Longest }, ct);
            foreach (var r in page.Rows)
                yield return
                [
                    r.Number,
                    r.Date,
                    r.DueDate,
                    r.CustomerName,
                    r.CustomerGstin,
                    BillingWords.State(r.PlaceOfSupply),
                    r.VehicleText,
                    r.Taxable,
                    r.Tax.Cgst,
                    r.Tax.StateTax,
                    r.Tax.Igst,
                    r.RoundOff,
                    r.Total,
                    r.Outstanding,
                    Shell.Parts.Status.Words(r.Standing),
                ];
            after = page.Next;
        } while (after is not null);
    }

    private static async IAsyncEnumerable<object?[]> PaymentRowsAsync(
        ReceiptService receipts,
        PaymentListAddress address,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        string? after = null;
        do
        {
            var page = await receipts.ListAsync(address.Filter(after) with { Size = Lists.Longest }, ct);
            foreach (var r in page.Rows)
                yield return
                [
                    r.Number,
                    r.Date,
                    r.CustomerName,
                    BillingWords.Of(r.Mode),
                    r.Reference,
                    r.Received,
                    r.TdsWithheld,
                    r.Advance,
                    r.IsReversed ? "yes" : "no",
                ];
            after = page.Next;
        } while (after is not null);
    }
}
