using Battwheels.Core.Billing;
using Battwheels.Core.Common;

namespace Battwheels.Data.Billing;

/// <summary>Sets invoices and receipts as PDF.</summary>
internal sealed class InvoicePrinter(IQrEncoder qr) : IInvoicePrinter
{
    public byte[] Pdf(InvoicePrint print) => new InvoicePdf(print, qr).ToPdf();

    public byte[] Pdf(ReceiptPrint print) => new ReceiptPdf(print).ToPdf();
}
