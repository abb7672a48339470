using Battwheels.Core.Billing;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Billing;

/// <summary>What customers owe; opens exactly those invoices.</summary>
internal sealed class UnpaidTile(InvoiceService invoices) : IHomeTile
{
    public string Permission => InvoicePermissions.Read;
    public int Order => 30;
    public string Label => "To receive";
    public string Href => "invoices?show=unpaid";

    public async Task<HomeFigure> ReadAsync(CancellationToken ct) =>
        TileFigures.Of(await invoices.TotalsAsync(new(Selection: InvoiceSelection.Unpaid), ct), "unpaid");
}

/// <summary>What of it is late.</summary>
internal sealed class OverdueTile(InvoiceService invoices) : IHomeTile
{
    public string Permission => InvoicePermissions.Read;
    public int Order => 31;
    public string Label => "Overdue from customers";
    public string Href => "invoices?show=overdue";

    public async Task<HomeFigure> ReadAsync(CancellationToken ct) =>
        TileFigures.Of(await invoices.TotalsAsync(new(Selection: InvoiceSelection.Overdue), ct), "overdue");
}

/// <summary>Money that came in today; receipts taken back do not count.</summary>
internal sealed class ReceivedTodayTile(ReceiptService receipts, TimeProvider clock) : IHomeTile
{
    public string Permission => PaymentPermissions.Read;
    public int Order => 32;
    public string Label => "Received today";
    public string Href => $"payments?from={AddressText.Of(Today)}&to={AddressText.Of(Today)}";

    private DateOnly Today => DateOnly.FromDateTime(Show.Local(clock.GetUtcNow().UtcDateTime));

    public async Task<HomeFigure> ReadAsync(CancellationToken ct)
    {
        var totals = await receipts.TotalsAsync(new(From: Today, To: Today), ct);
        var received = totals.Received ?? 0m;
        return new HomeFigure(
            Show.ShortRupees(received),
            totals.Count == 1 ? "1 receipt" : $"{Show.Number(totals.Count)} receipts",
            Show.Rupees(received)
        );
    }
}

internal static class TileFigures
{
    public static HomeFigure Of(InvoiceTotals totals, string what)
    {
        var invoices = totals.Count == 1 ? $"1 invoice {what}" : $"{Show.Number(totals.Count)} invoices {what}";
        return totals.Outstanding is { } open
            ? new HomeFigure(Show.ShortRupees(open), invoices, Show.Rupees(open))
            : new HomeFigure("10,000 or more", $"invoices {what}");
    }
}
