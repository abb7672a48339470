using Battwheels.Core.Billing;
using Battwheels.Core.Common;

namespace Battwheels.Data.Billing;

/// <summary>Sets invoices and receipts on A4.</summary>
internal sealed class InvoicePrinter(IQrEncoder qr) : IInvoicePrinter
{
    public byte[] Pdf(InvoicePrint print) => new InvoicePdf(print, qr).ToPdf();

    public byte[] Pdf(ReceiptView receipt) => new ReceiptPdf(receipt).ToPdf();
}
