using Battwheels.Core.Billing;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Billing;

/// <summary>What happened to a document, newest first.</summary>
internal static class InvoiceTrail
{
    public static IReadOnlyList<Timeline.Event> Of(InvoiceView view)
    {
        List<Timeline.Event> events = [];
        if (view.Cancellation is { } cancelled)
            events.Add(new(cancelled.AtUtc, "Cancelled", cancelled.ActorName, "x"));
        events.AddRange(
            view.Payments.OrderByDescending(p => p.AtUtc)
                .Select(p => new Timeline.Event(p.AtUtc, Payment(p), p.ActorName, "rupee"))
        );
        var posted = view.JournalNumber is null ? "" : T($", posted as {view.JournalNumber}");
        events.Add(new(view.Invoice.IssuedAtUtc, $"Issued{posted}", view.Invoice.IssuedByName, "doc"));
        return events;
    }

    public static IReadOnlyList<Timeline.Event> Of(ReceiptView view)
    {
        List<Timeline.Event> events = [];
        if (view.Reversal is { } reversal)
            events.Add(new(reversal.AtUtc, "Taken back", reversal.ActorName, "x"));
        var posted = view.JournalNumber is null ? "" : T($", posted as {view.JournalNumber}");
        events.Add(new(view.Receipt.RecordedAtUtc, $"Recorded{posted}", view.Receipt.RecordedByName, "rupee"));
        return events;
    }

    private static string Payment(InvoicePayment payment) =>
        payment is { Amount: < 0m, FromAdvance: true }
            ? T($"{Show.Rupees(-payment.Amount)} put back to advance {payment.ReceiptNumber}")
        : payment.Amount < 0m ? T($"{Show.Rupees(-payment.Amount)} given back, {payment.ReceiptNumber} was taken back")
        : payment.FromAdvance ? T($"{Show.Rupees(payment.Amount)} from advance {payment.ReceiptNumber}")
        : T($"{Show.Rupees(payment.Amount)} by {BillingWords.Of(payment.Mode)}, {payment.ReceiptNumber}");
}
