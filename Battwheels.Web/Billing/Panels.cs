using Battwheels.Core.Billing;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Billing;

internal sealed class ContactInvoices : IContactPanel
{
    public string Permission => InvoicePermissions.Read;
    public int Order => 40;
    public string Tab => "invoices";
    public string Label => T("Invoices");
    public Type Component => typeof(ContactInvoicesPanel);
}

internal sealed class ContactPayments : IContactPanel
{
    public string Permission => PaymentPermissions.Read;
    public int Order => 50;
    public string Tab => "payments";
    public string Label => T("Payments");
    public Type Component => typeof(ContactPaymentsPanel);
}

internal sealed class ContactOwes : IContactMark
{
    public string Permission => InvoicePermissions.Read;
    public Type Component => typeof(ContactOwed);
}
