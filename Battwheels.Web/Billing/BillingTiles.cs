using Battwheels.Core.Billing;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Billing;

/// <summary>What was invoiced, what customers owe and what of it is late, by one command; each opens exactly those invoices.</summary>
internal sealed class InvoiceTiles(InvoiceService invoices) : IHomeTiles
{
    public string Permission => InvoicePermissions.Read;
    public HomeKind Homes => HomeKind.Dashboard | HomeKind.Books;
    public int Order => 10;

    public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) =>
        [
            new($"Invoiced, {span.Label}", $"invoices?{span.Query}"),
            new("To receive", "invoices?show=unpaid"),
            new("Overdue from customers", "invoices?show=overdue"),
        ];

    public async Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct)
    {
        var sums = await invoices.OverviewAsync(span.From, span.To, ct);
        return
        [
            Figures.Money(sums.Invoiced.Whole()?.Total, Figures.Count(sums.Invoiced.Count, "invoice", "invoices")),
            Figures.Money(
                sums.Unpaid.Whole()?.Outstanding,
                Figures.Count(sums.Unpaid.Count, "unpaid invoice", "unpaid invoices")
            ),
            Figures.Money(
                sums.Overdue.Whole()?.Outstanding,
                Figures.Count(sums.Overdue.Count, "overdue invoice", "overdue invoices")
            ),
        ];
    }
}

/// <summary>Money that came in; receipts taken back do not count.</summary>
internal sealed class CashInTile(ReceiptService receipts) : IHomeTiles
{
    public string Permission => PaymentPermissions.Read;
    public HomeKind Homes => HomeKind.Dashboard | HomeKind.Books;
    public int Order => 11;

    public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) =>
        [new($"Cash in, {span.Label}", $"payments?{span.Query}")];

    public async Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct)
    {
        var totals = await receipts.TotalsAsync(new(From: span.From, To: span.To), ct);
        return [Figures.Money(totals.Whole()?.Received, Figures.Count(totals.Count, "receipt", "receipts"))];
    }
}
