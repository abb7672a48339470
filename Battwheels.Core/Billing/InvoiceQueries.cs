using System.Globalization;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Gst;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

internal static class InvoiceQueries
{
    /// <summary>Fewer digits are no memory of a plate.</summary>
    private const int PlateDigits = 3;
    private const int MostPayments = 500;

    /// <summary>Columns the list can be ordered by; without one the newest stand on top.</summary>
    private static readonly IReadOnlyList<SortKey<Invoice>> Sorts =
    [
        SortKey<Invoice>.Of("number", i => i.Id), // ids rise with the numbers, over all years
        SortKey<Invoice>.Of("date", i => i.Date),
        SortKey<Invoice>.OfText("customer", i => i.CustomerSortName),
        SortKey<Invoice>.Of("due", i => i.DueDate),
        SortKey<Invoice>.Of("total", i => i.Total),
    ];

    public static async Task<Page<InvoiceRow>> ListAsync(IReadUnit unit, InvoiceFilter filter, CancellationToken ct)
    {
        var size = Math.Clamp(filter.Size, 1, Lists.Longest);
        if (Sorts.Find(filter.Sort) is { } key)
        {
            var sorted = await Found(unit, filter with { After = null })
                .SortedPageAsync(
                    key,
                    filter.Sort!.Value.Down,
                    Cursor.Read(filter.After),
                    size,
                    some => Lines(unit, some),
                    r => r.Id,
                    ct
                );
            return new Page<InvoiceRow>([.. sorted.Rows.Select(r => r.ToRow(unit.Today))], sorted.Next);
        }

        var rows = await Lines(unit, Found(unit, filter).OrderByDescending(i => i.Id).Take(size + 1))
            .OrderByDescending(r => r.Id)
            .ToListAsync(ct);
        return Lists.Cut(rows.ConvertAll(r => r.ToRow(unit.Today)), size, row => new Cursor("", row.Id));
    }

    public static Task<IReadOnlyList<int?>> CountsAsync(
        IReadUnit unit,
        IReadOnlyList<InvoiceFilter> filters,
        CancellationToken ct
    ) =>
        ManyCounts.OfFiltersAsync(
            unit.Set<Branch>(),
            filters,
            filter => Task.FromResult(filter.Text is null ? Found(unit, filter with { After = null }) : null),
            ct
        );

    /// <summary>What the list shows, whole; the balance decides the selection.</summary>
    private static IQueryable<Invoice> Found(IReadUnit unit, InvoiceFilter filter)
    {
        var invoices = Matching(unit, filter);
        if (filter.Selection is null)
            return invoices;
        var selected = Selected(unit, filter, unit.Today);
        return invoices.Where(i => selected.Any(b => b.InvoiceId == i.Id));
    }

    private static IQueryable<Line> Lines(IReadUnit unit, IQueryable<Invoice> invoices) =>
        from invoice in invoices
        join balance in unit.Set<InvoiceBalance>() on invoice.Id equals balance.InvoiceId
        select new Line
        {
            Id = invoice.Id,
            Number = invoice.Number,
            Date = invoice.Date,
            DueDate = invoice.DueDate,
            CustomerName = invoice.CustomerName,
            VehicleText = invoice.VehicleText,
            Total = invoice.Total,
            Outstanding = balance.Outstanding,
            Status = balance.Status,
            CustomerGstin = invoice.CustomerGstin,
            PlaceOfSupply = invoice.PlaceOfSupply,
            Taxable = invoice.Taxable,
            Cgst = invoice.Cgst,
            StateTax = invoice.StateTax,
            Igst = invoice.Igst,
            RoundOff = invoice.RoundOff,
        };

    public static async Task<InvoiceTotals> TotalsAsync(IReadUnit unit, InvoiceFilter filter, CancellationToken ct)
    {
        var found = await Matching(unit, filter with { After = null })
            .Join(Selected(unit, filter, unit.Today), i => i.Id, b => b.InvoiceId, (i, b) => b)
            .OrderByDescending(b => b.InvoiceId)
            .Take(Lists.Counted)
            .GroupBy(b => b.Status)
            .Select(g => new
            {
                Status = g.Key,
                Count = g.Count(),
                Total = g.Sum(b => b.Total),
                Outstanding = g.Sum(b => b.Outstanding),
            })
            .ToListAsync(ct);
        var counting = found.Find(f => f.Status == InvoiceStatus.Issued);
        return new InvoiceTotals(
            found.Sum(f => f.Count),
            found.Where(f => f.Status == InvoiceStatus.Cancelled).Sum(f => f.Count),
            counting?.Total ?? 0m,
            counting?.Outstanding ?? 0m
        );
    }

    public static async Task<CustomerStanding> StandingAsync(IReadUnit unit, long contactId, CancellationToken ct)
    {
        var today = unit.Today;
        return new CustomerStanding(
            await Invoices.OwedByAsync(unit, contactId, ct),
            await unit.Set<InvoiceBalance>()
                .Where(b => b.ContactId == contactId && b.Outstanding > 0m && b.DueDate < today)
                .SumAsync(b => b.Outstanding, ct),
            await Receipts.AdvanceOfAsync(unit, contactId, ct)
        );
    }

    public static async Task<InvoiceView?> GetAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var invoice = await unit.Set<Invoice>()
            .Include(i => i.Lines.OrderBy(l => l.LineNo))
            .SingleOrDefaultAsync(i => i.Id == id, ct);
        if (invoice is null)
            return null;
        var balance = await unit.Set<InvoiceBalance>().SingleAsync(b => b.InvoiceId == id, ct);
        var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
        var entry = unit.May(AccountingPermissions.Read) ? await JournalOf.InvoiceAsync(unit, id, ct) : null;
        return new InvoiceView(
            invoice,
            balance.Outstanding,
            balance.Status,
            InvoiceStandings.Of(balance.Status, invoice.Total, balance.Outstanding, invoice.DueDate, unit.Today),
            TaxSummary.Of(invoice.Lines),
            await PaymentsAsync(unit, id, ct),
            await unit.Set<InvoiceCancellation>().SingleOrDefaultAsync(c => c.InvoiceId == id, ct),
            entry,
            entry is null
                ? null
                : await unit.Set<JournalEntry>().Where(e => e.Id == entry).Select(e => e.Number).SingleAsync(ct),
            Places(profile, invoice, balance.Outstanding),
            await Receipts.AdvanceOfAsync(unit, balance.ContactId, ct),
            unit.Today
        );
    }

    public static PaymentPlaces Places(OrganizationProfile profile, Invoice invoice, decimal outstanding) =>
        new(
            profile.UpiVpa,
            UpiLink.For(profile.UpiVpa, invoice.SupplierTradeName ?? invoice.SupplierName, outstanding, invoice.Number),
            profile.BankName,
            profile.BankAccountNo,
            profile.BankIfsc
        );

    private static IQueryable<Invoice> Matching(IReadUnit unit, InvoiceFilter filter)
    {
        var invoices = unit.Set<Invoice>();
        if (Cursor.Read(filter.After) is { } after)
            invoices = invoices.Where(i => i.Id < after.Id);
        if (filter.ContactId is { } contact)
        {
            var parties = MergedParties.Of(unit, contact);
            invoices = invoices.Where(i => parties.Contains(i.ContactId));
        }

        if (filter.From is { } from)
            invoices = invoices.Where(i => i.Date >= from);
        if (filter.To is { } to)
            invoices = invoices.Where(i => i.Date <= to);
        return (filter.Text ?? "").Trim() is { Length: > 0 } text ? Search(invoices, text) : invoices;
    }

    /// <summary>Digits are a number of ours or of a plate, INV-… the beginning of ours; the rest is a name or a vehicle.</summary>
    private static IQueryable<Invoice> Search(IQueryable<Invoice> invoices, string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return text.Length < PlateDigits
                ? invoices.Where(i => i.Sequence == sequence)
                : invoices.Where(i => i.Sequence == sequence || (i.VehicleKey != null && i.VehicleKey.Contains(text)));
        var number = text.ToUpperInvariant();
        if (number.StartsWith("INV-", StringComparison.Ordinal) || number.StartsWith("BOS-", StringComparison.Ordinal))
            return invoices.Where(i => i.Number.StartsWith(number));
        var name = Names.SortKey(text);
        var vehicle = InvoiceBuilder.VehicleKey(text);
        var plate = vehicle.Replace("-", "", StringComparison.Ordinal);
        return invoices.Where(i =>
            i.CustomerSortName.Contains(name)
            || (i.VehicleKey != null && (i.VehicleKey.Contains(vehicle) || i.VehicleKey.Contains(plate)))
        );
    }

    private static IQueryable<InvoiceBalance> Selected(IReadUnit unit, InvoiceFilter filter, DateOnly today)
    {
        var balances = unit.Set<InvoiceBalance>();
        return filter.Selection is not { } selection ? balances : Selected(balances, selection, today);
    }

    private static IQueryable<InvoiceBalance> Selected(
        IQueryable<InvoiceBalance> balances,
        InvoiceSelection selection,
        DateOnly today
    ) =>
        selection switch
        {
            InvoiceSelection.Unpaid => balances.Where(b => b.Outstanding > 0m),
            InvoiceSelection.Overdue => balances.Where(b => b.Outstanding > 0m && b.DueDate < today),
            InvoiceSelection.Paid => balances.Where(b => b.Outstanding == 0m && b.Status == InvoiceStatus.Issued),
            InvoiceSelection.Cancelled => balances.Where(b => b.Status == InvoiceStatus.Cancelled),
        };

    private static async Task<IReadOnlyList<InvoicePayment>> PaymentsAsync(
        IReadUnit unit,
        long invoiceId,
        CancellationToken ct
    ) =>
        await (
            from allocation in unit.Set<ReceiptAllocation>().Where(a => a.InvoiceId == invoiceId)
            join receipt in unit.Set<Receipt>() on allocation.ReceiptId equals receipt.Id
            orderby allocation.Id
            select new InvoicePayment(
                receipt.Id,
                receipt.Number,
                allocation.Date,
                receipt.Mode,
                receipt.Reference,
                allocation.Amount,
                allocation.FromAdvance,
                allocation.AtUtc,
                allocation.ActorName,
                allocation.Id,
                allocation.FromAdvance
                    && allocation.ReversesAllocationId == null
                    && !unit.Set<ReceiptAllocation>().Any(back => back.ReversesAllocationId == allocation.Id)
            )
        )
            .Take(MostPayments)
            .ToListAsync(ct);

    /// <summary>An invoice with its balance as the database gives it.</summary>
    private sealed class Line
    {
        public long Id { get; init; }
        public required string Number { get; init; }
        public DateOnly Date { get; init; }
        public DateOnly DueDate { get; init; }
        public required string CustomerName { get; init; }
        public string? VehicleText { get; init; }
        public decimal Total { get; init; }
        public decimal Outstanding { get; init; }
        public InvoiceStatus Status { get; init; }
        public string? CustomerGstin { get; init; }
        public required string PlaceOfSupply { get; init; }
        public decimal Taxable { get; init; }
        public decimal Cgst { get; init; }
        public decimal StateTax { get; init; }
        public decimal Igst { get; init; }
        public decimal RoundOff { get; init; }

        public InvoiceRow ToRow(DateOnly today) =>
            new(
                Id,
                Number,
                Date,
                DueDate,
                CustomerName,
                VehicleText,
                Total,
                Outstanding,
                InvoiceStandings.Of(Status, Total, Outstanding, DueDate, today),
                CustomerGstin,
                PlaceOfSupply,
                Taxable,
                new GstSplit(Cgst, StateTax, Igst),
                RoundOff
            );
    }
}
