using System.Runtime.CompilerServices;
using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Web.Access;
using Battwheels.Web.Common;

namespace Battwheels.Web.Billing;

/// <summary>Documents as PDF and lists as CSV. The gate asks again; another organization's number is not found.</summary>
public static class BillingEndpoints
{
    public static void MapBilling(this IEndpointRouteBuilder app)
    {
        app.MapGet("/invoices/{id:long}/pdf", InvoicePdfAsync).RequireAuthorization(InvoicePermissions.Read);
        app.MapGet("/payments/{id:long}/pdf", ReceiptPdfAsync).RequireAuthorization(PaymentPermissions.Read);
        app.MapGet("/d/{token}/pdf", LinkedPdfAsync).AllowAnonymous().RequireRateLimiting(Throttling.Links);
        TableFile.Map(app, "/invoices/export", InvoicesAsync, InvoicePermissions.Read);
        TableFile.Map(app, "/payments/export", PaymentsAsync, PaymentPermissions.Read);
    }

    private static async Task<IResult> InvoicePdfAsync(
        long id,
        string? copy,
        string? paper,
        HttpContext context,
        InvoiceService invoices,
        CancellationToken ct
    ) =>
        PdfFile.Show(
            context,
            await invoices.PdfAsync(
                id,
                AddressText.Member<InvoiceCopy>(copy) ?? InvoiceCopy.Original,
                PdfFile.Sheet(paper),
                ct
            )
        );

    private static async Task<IResult> ReceiptPdfAsync(
        long id,
        string? paper,
        HttpContext context,
        ReceiptService receipts,
        CancellationToken ct
    ) => PdfFile.Show(context, await receipts.PdfAsync(id, PdfFile.Paper(paper), ct));

    /// <summary>By a link we sent; whatever opens nothing is not found.</summary>
    private static async Task<IResult> LinkedPdfAsync(
        string token,
        HttpContext context,
        IPlatformDirectory organizations,
        ICurrentActor current,
        LinkedDocumentService links,
        CancellationToken ct
    )
    {
        DocumentDoor door = new(organizations, current, links);
        return await door.BearerAsync(context, token) is { } bearer
            ? PdfFile.ShowShared(context, await door.PdfAsync(bearer, token, ct))
            : Results.NotFound();
    }

    private static async Task<IResult> InvoicesAsync(
        [AsParameters] InvoiceListAddress address,
        InvoiceService invoices,
        TableFile file,
        CancellationToken ct
    )
    {
        var begun = await invoices.BeginExportAsync(address.Filter(), CommandId.New(), ct);
        return file.Download(
            begun,
            "invoices",
            InvoiceHeads,
            InvoiceRowsAsync(invoices, address, ct)
                .WithSums(
                    [
                        .. (
                            (string[])["Taxable", "CGST", "SGST/UTGST", "IGST", "Round-off", "Total", "Balance"]
                        ).Select(head => Array.IndexOf(InvoiceHeads, head)),
                    ],
                    row => !Equals(row[^1], Shell.Parts.Status.Words(InvoiceStanding.Cancelled))
                )
        );
    }

    private static async Task<IResult> PaymentsAsync(
        [AsParameters] PaymentListAddress address,
        ReceiptService receipts,
        TableFile file,
        CancellationToken ct
    )
    {
        var begun = await receipts.BeginExportAsync(address.Filter(), CommandId.New(), ct);
        return file.Download(
            begun,
            "payments",
            PaymentHeads,
            PaymentRowsAsync(receipts, address, ct)
                .WithSums(
                    [
                        .. ((string[])["Received", "TDS withheld", "Kept as advance"]).Select(head =>
                            Array.IndexOf(PaymentHeads, head)
                        ),
                    ],
                    row => Equals(row[^1], "no")
                )
        );
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
        await foreach (
            var r in Pages.AllAsync(after =>
                invoices.ListAsync(address.Filter(after) with { Size = Lists.Longest }, ct)
            )
        )
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
    }

    private static async IAsyncEnumerable<object?[]> PaymentRowsAsync(
        ReceiptService receipts,
        PaymentListAddress address,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (
            var r in Pages.AllAsync(after =>
                receipts.ListAsync(address.Filter(after) with { Size = Lists.Longest }, ct)
            )
        )
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
    }
}
