using Battwheels.Core.Billing;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Lists;

namespace Battwheels.Web.Billing;

/// <summary>An invoice beside the list.</summary>
internal static class InvoicePeek
{
    public static GridPeek Of(InvoiceView view)
    {
        var invoice = view.Invoice;
        return new GridPeek(invoice.Number, $"invoices/{invoice.Id}")
        {
            Mark = BillingWords.Mark(view.Standing),
            Sub = BillingWords.Of(invoice.Kind),
            Facts =
            [
                new("Customer", invoice.CustomerName),
                new("GSTIN", invoice.CustomerGstin),
                new("Vehicle", invoice.VehicleText),
                new("Date", Show.Date(invoice.Date)),
                new(
                    "Due",
                    view.Outstanding > 0m
                        ? $"{Show.Date(invoice.DueDate)}, {BillingWords.DueIn(view.DaysLeft)}"
                        : Show.Date(invoice.DueDate)
                ),
            ],
            Amounts =
            [
                new("Before tax", Show.Amount(invoice.Taxable)),
                new("Tax", Show.Amount(invoice.Cgst + invoice.StateTax + invoice.Igst)),
                new("Total", Show.Amount(invoice.Total)),
                new("Balance", Show.Amount(view.Outstanding)),
            ],
            Latest = [.. InvoiceTrail.Of(view).Take(GridPeek.MostEvents)],
        };
    }
}

/// <summary>What a customer owes and what they paid ahead.</summary>
internal sealed class ContactOwedPeek(InvoiceService invoices) : IPeekPart
{
    public string Kind => "contact";
    public string Permission => InvoicePermissions.Read;

    public async Task<PeekMore> ReadAsync(long id, CancellationToken ct)
    {
        var standing = await invoices.StandingOfAsync(id, ct);
        return new PeekMore(
            [
                new("Advance", Show.Amount(standing.Advance)),
                new("Overdue", Show.Amount(standing.Overdue)),
                new("Owes", Show.Amount(standing.Owed)),
            ],
            []
        );
    }
}
