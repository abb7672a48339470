using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Gst;
using Battwheels.Core.Platform.Numbering;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <summary>Invoices inside the caller's transaction: issue, cancel, what is owed.</summary>
public static class Invoices
{
    /// <summary>
    /// Issues an invoice: tax by place of supply, gapless number, journal entry and open balance, together or not at
    /// all. Without GSTIN it is a plain invoice; under composition, or with nothing but exempt lines, a bill of supply.
    /// </summary>
    /// <returns>
    /// The invoice; or NOT_FOUND, INVOICE_EMPTY, LINE_INVALID, HSN_MISSING, HSN_INVALID, OWN_GSTIN,
    /// SUPPLIER_ADDRESS_MISSING, CUSTOMER_ADDRESS_MISSING, COMPOSITION_INTER_STATE, DUE_DATE_INVALID, or what the ledger refuses (PERIOD_LOCKED,
    /// ACCOUNT_ROLE_MISSING). A refusal must roll the whole unit back.
    /// </returns>
    public static async Task<Result<Invoice>> IssueAsync(IUnitOfWork unit, InvoiceDraft draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(draft);
        var prepared = await PrepareAsync(unit, draft, ct);
        if (prepared.Error is { } refused)
            return refused;
        var (parties, place, amounts, kind) = prepared.Value;
        var number = await NumberAsync(unit, kind, parties.SupplierGstin, ct);
        var invoice = InvoiceBuilder.Build(unit, draft, parties, place, amounts, kind, number);
        unit.Add(invoice);
        unit.Add(
            new InvoiceBalance
            {
                InvoiceId = invoice.Id,
                ContactId = invoice.ContactId,
                DueDate = invoice.DueDate,
                Status = InvoiceStatus.Issued,
                ReceivableRole = invoice.ReceivableRole,
                Total = invoice.Total,
                Outstanding = invoice.Total,
            }
        );
        var posted = await Posting.InvoiceIssuedAsync(unit, PostingOf(invoice), ct);
        if (posted.Error is { } notPosted)
            return notPosted;
        unit.Raise(new InvoiceIssued(invoice.Id, invoice.TicketId));
        return invoice;
    }

    /// <summary>What would be issued today, without number, saved nowhere and posted nowhere.</summary>
    /// <returns>The invoice to look at; or what <see cref="IssueAsync"/> would refuse.</returns>
    internal static async Task<Result<InvoiceView>> PreviewAsync(
        IReadUnit unit,
        InvoiceDraft draft,
        CancellationToken ct
    )
    {
        var prepared = await PrepareAsync(unit, draft, ct);
        if (prepared.Error is { } refused)
            return refused;
        var (parties, place, amounts, kind) = prepared.Value;
        var invoice = InvoiceBuilder.Build(unit, draft, parties, place, amounts, kind, InvoiceNumber.None);
        return new InvoiceView(
            invoice,
            invoice.Total,
            InvoiceStatus.Issued,
            InvoiceStanding.Unpaid,
            TaxSummary.Of(invoice.Lines),
            [],
            Cancellation: null,
            JournalEntryId: null,
            JournalNumber: null,
            new PaymentPlaces(null, null, null, null, null), // nobody pays a draft
            Advance: 0m,
            unit.Today
        );
    }

    /// <summary>
    /// Cancels an unpaid invoice: its entry is reversed on its own date, the number stays used. Its month must be open;
    /// after that the return may have been filed.
    /// </summary>
    /// <returns>Null; or NOT_FOUND, REASON_TOO_SHORT, INVOICE_CANCELLED, INVOICE_PAID, PERIOD_LOCKED.</returns>
    public static async Task<Error?> CancelAsync(IUnitOfWork unit, long invoiceId, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if ((reason ?? "").Trim() is not { Length: >= 5 } why)
            return BillingErrors.ReasonTooShort;
        var invoice = await unit.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == invoiceId, ct);
        if (invoice is null)
            return CommonErrors.NotFound;
        if (await Ledger.CheckDateAsync(unit, invoice.Date, ct) is { } locked)
            return locked;
        if (await CloseBalanceAsync(unit, invoiceId, ct) is { } notOpen)
            return notOpen;

        var entry = await JournalOf.InvoiceAsync(unit, invoiceId, ct);
        long? reversal = null;
        if (entry is { } entryId)
        {
            var reversed = await Ledger.ReverseAsync(unit, entryId, invoice.Date, why, ct);
            if (reversed.Error is { } refused)
                return refused;
            reversal = reversed.Value.Id;
        }

        unit.Add(
            new InvoiceCancellation
            {
                InvoiceId = invoiceId,
                Reason = why,
                JournalEntryId = reversal,
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
                AtUtc = unit.Now,
            }
        );
        unit.Raise(new InvoiceCancelled(invoiceId, invoice.TicketId));
        return null;
    }

    /// <summary>Rupees still owed on an invoice; 0 when it is paid, cancelled or unknown.</summary>
    public static Task<decimal> BalanceAsync(IReadUnit unit, long invoiceId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Set<InvoiceBalance>()
            .Where(b => b.InvoiceId == invoiceId)
            .Select(b => b.Outstanding)
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>Rupees a customer owes on all invoices, unused advances not deducted.</summary>
    public static Task<decimal> OwedByAsync(IReadUnit unit, long contactId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Set<InvoiceBalance>()
            .Where(b => b.ContactId == contactId && b.Outstanding > 0m)
            .SumAsync(b => b.Outstanding, ct);
    }

    private static async Task<Result<PreparedInvoice>> PrepareAsync(
        IReadUnit unit,
        InvoiceDraft draft,
        CancellationToken ct
    )
    {
        var read = await InvoiceParties.ReadAsync(unit, draft.ContactId, draft.BranchId, ct);
        if (read.Error is { } refused)
            return refused;
        var parties = read.Value;
        if (InvoiceRules.Refusal(draft.Lines, parties.SupplierGstin is not null) is { } wrong)
            return wrong;
        if (draft.DueDate < unit.Today)
            return BillingErrors.DueDateEarly;

        var place = PlaceOfSupply.Decide(
            parties.SupplierStateCode,
            parties.Customer.GstTreatment,
            parties.Customer.Gstin,
            parties.Customer.StateCode
        );
        if (parties.Registration.IsComposition && place.Kind is SupplyKind.InterState)
            return BillingErrors.CompositionInterState(place.StateCode);
        var amounts = Amounts(draft, parties, place.Kind);
        if (AddressRefusal(parties, amounts.Total, unit.Today) is { } incomplete)
            return incomplete;
        return new PreparedInvoice(parties, place, amounts, KindOf(draft, parties));
    }

    private static DocumentAmounts Amounts(InvoiceDraft draft, InvoiceParties parties, SupplyKind kind)
    {
        var charges = parties.Registration.ChargesTax;
        return DocumentCalculator.Compute(
            [
                .. draft.Lines.Select(l => new TaxableLine(
                    l.Quantity,
                    l.UnitPrice,
                    l.DiscountPercent,
                    l.RatePercent,
                    charges && l.RatePercent > 0m,
                    l.DiscountAmount
                )),
            ],
            kind,
            parties.Profile.RoundInvoicesToRupee
        );
    }

    /// <summary>
    /// A registered customer is named with address (Rule 46(d)), an unregistered one from a certain amount on
    /// (Rule 46(e)); both with their state.
    /// </summary>
    private static Error? AddressRefusal(InvoiceParties parties, decimal total, DateOnly date) =>
        parties is not { SupplierGstin: not null, Customer: var customer }
        || (customer.AddressLine1.Length > 0 && customer.StateCode.Length > 0)
            ? null
        : customer.Gstin is not null ? BillingErrors.RegisteredAddressMissing
        : GstParameters.Number("unregistered_address_mandatory_from", date) is { } from && total >= from
            ? BillingErrors.CustomerAddressMissing
        : null;

    private static InvoiceKind KindOf(InvoiceDraft draft, InvoiceParties parties) =>
        parties.SupplierGstin is null ? InvoiceKind.Invoice
        : parties.Registration.IsComposition || draft.Lines.All(l => l.RatePercent == 0m) ? InvoiceKind.BillOfSupply
        : InvoiceKind.TaxInvoice;

    /// <summary>The last thing before the entry is posted: whoever issues next waits for this one's commit.</summary>
    private static async Task<InvoiceNumber> NumberAsync(
        IUnitOfWork unit,
        InvoiceKind kind,
        string? gstin,
        CancellationToken ct
    )
    {
        var prefix = kind is InvoiceKind.BillOfSupply ? "BOS" : "INV";
        var series = $"{prefix}:{gstin ?? "-"}";
        var year = FiscalYear.Of(unit.Today);
        var sequence = await NumberSeries.TakeAsync(unit, series, year, ct);
        return new InvoiceNumber(DocumentNumbers.Format(prefix, year, sequence), series, year.Label, sequence);
    }

    private static async Task<Error?> CloseBalanceAsync(IUnitOfWork unit, long invoiceId, CancellationToken ct)
    {
        var closed = await unit.UpdateWhereAsync<InvoiceBalance>(
            b => b.InvoiceId == invoiceId && b.Status == InvoiceStatus.Issued && b.Outstanding == b.Total,
            set => set.SetProperty(b => b.Status, InvoiceStatus.Cancelled).SetProperty(b => b.Outstanding, 0m),
            ct
        );
        if (closed == 1)
            return null;
        var status = await unit.Set<InvoiceBalance>()
            .Where(b => b.InvoiceId == invoiceId)
            .Select(b => b.Status)
            .SingleAsync(ct);
        return status is InvoiceStatus.Cancelled ? BillingErrors.AlreadyCancelled : BillingErrors.HasPayments;
    }

    private static InvoicePosting PostingOf(Invoice invoice) =>
        new(
            invoice.Id,
            invoice.Number,
            invoice.Date,
            invoice.DueDate,
            invoice.ContactId,
            [.. invoice.Lines.GroupBy(l => l.IncomeRole).Select(g => new IncomeAmount(g.Key, g.Sum(l => l.Taxable)))],
            invoice.Cgst,
            invoice.StateTax,
            invoice.IsUnionTerritory,
            invoice.Igst,
            invoice.RoundOff,
            invoice.Total,
            invoice.BranchId,
            invoice.JobCardId,
            invoice.VehicleId
        )
        {
            ReceivableRole = invoice.ReceivableRole,
            IsNew = true,
        };
}

/// <summary>A number taken from its series.</summary>
internal sealed record InvoiceNumber(string Text, string Series, string FyLabel, long Sequence)
{
    /// <summary>Of what is not issued.</summary>
    public static readonly InvoiceNumber None = new("", "", "", 0);
}

/// <summary>All an invoice says but its number.</summary>
internal sealed record PreparedInvoice(
    InvoiceParties Parties,
    PlaceOfSupplyDecision Place,
    DocumentAmounts Amounts,
    InvoiceKind Kind
);
