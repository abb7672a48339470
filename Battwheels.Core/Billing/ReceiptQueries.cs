using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

public sealed record ReceiptOfAllocation(long ReceiptId);

internal static class ReceiptQueries
{
    private const int MostUses = 1000;
    private const int MostOpen = 100;

    /// <summary>Columns the list can be ordered by; without one the newest stand on top.</summary>
    private static readonly IReadOnlyList<SortKey<Receipt>> Sorts =
    [
        SortKey<Receipt>.Of("number", r => r.Id), // ids rise with the numbers, over all years
        SortKey<Receipt>.Of("date", r => r.Date),
        SortKey<Receipt>.OfText("customer", r => r.CustomerSortName),
        SortKey<Receipt>.Of("received", r => r.Received),
    ];

    public static Task<Page<ReceiptRow>> ListAsync(IReadUnit unit, ReceiptFilter filter, CancellationToken ct) =>
        Matching(unit, filter)
            .PageAsync(
                Sorts,
                filter.Sort,
                Cursor.Read(filter.After),
                Math.Clamp(filter.Size, 1, Lists.Longest),
                some => Rows(unit, some),
                r => r.Id,
                ct
            );

    private static IQueryable<ReceiptRow> Rows(IReadUnit unit, IQueryable<Receipt> receipts) =>
        receipts.Select(r => new ReceiptRow(
            r.Id,
            r.Number,
            r.Date,
            r.CustomerName,
            r.Mode,
            r.Reference,
            r.Received,
            r.TdsWithheld,
            r.Advance,
            unit.Set<ReceiptReversal>().Any(v => v.ReceiptId == r.Id),
            r.ContactId
        ));

    public static async Task<ReceiptTotals> TotalsAsync(IReadUnit unit, ReceiptFilter filter, CancellationToken ct)
    {
        var found = await Matching(unit, filter)
            .OrderByDescending(r => r.Id)
            .Take(Lists.Counted)
            .Select(r => new
            {
                r.Received,
                r.TdsWithheld,
                r.Advance,
                IsReversed = unit.Set<ReceiptReversal>().Any(v => v.ReceiptId == r.Id),
            })
            .GroupBy(r => r.IsReversed)
            .Select(g => new
            {
                IsReversed = g.Key,
                Count = g.Count(),
                Received = g.Sum(r => r.Received),
                Withheld = g.Sum(r => r.TdsWithheld),
                Advance = g.Sum(r => r.Advance),
            })
            .ToListAsync(ct);
        var counting = found.Find(f => !f.IsReversed);
        return new ReceiptTotals(
            counting?.Count ?? 0,
            found.Find(f => f.IsReversed)?.Count ?? 0,
            counting?.Received ?? 0m,
            counting?.Withheld ?? 0m,
            counting?.Advance ?? 0m
        );
    }

    private static IQueryable<Receipt> Matching(IReadUnit unit, ReceiptFilter filter)
    {
        var receipts = unit.Set<Receipt>();
        if (filter.ContactId is { } contact)
        {
            var parties = MergedParties.Of(unit, contact);
            receipts = receipts.Where(r => parties.Contains(r.ContactId));
        }

        if (filter.From is { } from)
            receipts = receipts.Where(r => r.Date >= from);
        if (filter.To is { } to)
            receipts = receipts.Where(r => r.Date <= to);
        if (filter.Mode is { } mode)
            receipts = receipts.Where(r => r.Mode == mode);
        return (filter.Text ?? "").Trim() is { Length: > 0 } text ? Search(receipts, text) : receipts;
    }

    public static async Task<ReceiptView?> GetAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var receipt = await unit.Set<Receipt>().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (receipt is null)
            return null;
        var entry = unit.May(AccountingPermissions.Read) ? await JournalOf.ReceiptAsync(unit, id, ct) : null;
        return new ReceiptView(
            receipt,
            await UsesAsync(unit, id, ct),
            await unit.Set<AdvanceBalance>()
                .Where(a => a.ReceiptId == id)
                .Select(a => a.Available)
                .SingleOrDefaultAsync(ct),
            await unit.Set<ReceiptReversal>().SingleOrDefaultAsync(r => r.ReceiptId == id, ct),
            await IssuerAsync(unit, ct),
            entry,
            entry is null
                ? null
                : await unit.Set<JournalEntry>().Where(e => e.Id == entry).Select(e => e.Number).SingleAsync(ct),
            await unit.Set<Contact>().Where(c => c.Id == receipt.ContactId).Select(c => c.Phone).SingleAsync(ct)
        );
    }

    public static async Task<PaymentStart?> StartAsync(
        IReadUnit unit,
        long? invoiceId,
        long? contactId,
        CancellationToken ct
    )
    {
        var contact = invoiceId is { } id
            ? await unit.Set<InvoiceBalance>()
                .Where(b => b.InvoiceId == id)
                .Select(b => (long?)b.ContactId)
                .SingleOrDefaultAsync(ct)
            : contactId;
        if (contact is not { } customer)
            return null; // asked about nobody, a query would lose the organization with the condition
        var name = await unit.Set<Contact>().Where(c => c.Id == customer).Select(c => c.Name).SingleOrDefaultAsync(ct);
        if (name is null)
            return null;
        return new PaymentStart(
            customer,
            name,
            invoiceId is null ? null : await Open(unit, b => b.InvoiceId == invoiceId).SingleAsync(ct),
            await Open(unit, b => b.ContactId == customer && b.Outstanding > 0m).Take(MostOpen).ToListAsync(ct),
            await AdvancesAsync(unit, customer, ct),
            await Invoices.OwedByAsync(unit, customer, ct),
            unit.Today
        );
    }

    public static Task<ReceiptOfAllocation?> OfAllocationAsync(
        IReadUnit unit,
        long allocationId,
        CancellationToken ct
    ) =>
        unit.Set<ReceiptAllocation>()
            .Where(a => a.Id == allocationId)
            .Select(a => new ReceiptOfAllocation(a.ReceiptId))
            .SingleOrDefaultAsync(ct);

    private static IQueryable<Receipt> Search(IQueryable<Receipt> receipts, string text)
    {
        var upper = text.ToUpperInvariant();
        if (upper.StartsWith("RCP-", StringComparison.Ordinal))
            return receipts.Where(r => r.Number.StartsWith(upper));
        var name = Names.SortKey(text);
        return receipts.Where(r => r.CustomerSortName.Contains(name) || r.Reference == upper);
    }

    private static IQueryable<OpenInvoice> Open(
        IReadUnit unit,
        System.Linq.Expressions.Expression<Func<InvoiceBalance, bool>> which
    ) =>
        from balance in unit.Set<InvoiceBalance>().Where(which)
        join invoice in unit.Set<Invoice>() on balance.InvoiceId equals invoice.Id
        orderby balance.DueDate, invoice.Id
        select new OpenInvoice(
            invoice.Id,
            invoice.Number,
            invoice.Date,
            invoice.DueDate,
            invoice.Total,
            balance.Outstanding
        );

    private static async Task<IReadOnlyList<OpenAdvance>> AdvancesAsync(
        IReadUnit unit,
        long contactId,
        CancellationToken ct
    ) =>
        await (
            from advance in unit.Set<AdvanceBalance>().Where(a => a.ContactId == contactId && a.Available > 0m)
            join receipt in unit.Set<Receipt>() on advance.ReceiptId equals receipt.Id
            orderby receipt.Id
            select new OpenAdvance(receipt.Id, receipt.Number, receipt.Date, advance.Available)
        )
            .Take(MostOpen)
            .ToListAsync(ct);

    private static async Task<IReadOnlyList<ReceiptUse>> UsesAsync(
        IReadUnit unit,
        long receiptId,
        CancellationToken ct
    ) =>
        await (
            from allocation in unit.Set<ReceiptAllocation>().Where(a => a.ReceiptId == receiptId)
            join invoice in unit.Set<Invoice>() on allocation.InvoiceId equals invoice.Id
            orderby allocation.Id
            select new ReceiptUse(
                invoice.Id,
                invoice.Number,
                invoice.Date,
                invoice.Total,
                allocation.Amount,
                allocation.Date,
                allocation.FromAdvance,
                allocation.Id,
                allocation.FromAdvance
                    && allocation.ReversesAllocationId == null
                    && !unit.Set<ReceiptAllocation>().Any(back => back.ReversesAllocationId == allocation.Id)
            )
        )
            .Take(MostUses)
            .ToListAsync(ct);

    private static async Task<ReceiptIssuer> IssuerAsync(IReadUnit unit, CancellationToken ct)
    {
        var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
        return new ReceiptIssuer(
            profile.LegalName,
            InvoiceParties.Address(
                profile.AddressLine1,
                profile.AddressLine2,
                profile.City,
                profile.PinCode,
                profile.StateCode
            ),
            profile.Gstin,
            profile.Phone,
            profile.Email
        );
    }
}
