using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Gst;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sublets;

/// <summary>The vendor's bill into the books and out of them again, inside the caller's transaction.</summary>
internal static class SubletBilling
{
    private const int Longest = SubletWriting.LongestNote;

    public static async Task<Error?> BillAsync(
        IUnitOfWork unit,
        SubletOrder order,
        BillSublet input,
        CancellationToken ct
    )
    {
        var vendor = await unit.Set<Contact>().SingleAsync(c => c.Id == order.VendorId, ct);
        var terms = await TermsAsync(unit, vendor, order.BranchId, ct);
        if (Refusal(unit, order, input, terms) is { } refusal)
            return refusal;
        var amounts = SubletBillCalculator.Compute(input.Taxable, input.RatePercent, terms, input.Total);
        if (Math.Abs(amounts.RoundOff) >= 1m)
            return SubletErrors.TotalDiffers(amounts.Total - amounts.RoundOff);
        var (year, key) = (FiscalYear.Of(input.Date).Label, KeyOf(input.Number));
        if (await EarlierAsync(unit, order.VendorId, year, key, ct) is { } earlier)
            return SubletErrors.BillTwice(earlier);

        SubletPosting posting = new(
            order.Id,
            unit.NewId(),
            $"Bill {input.Number.Trim()} for {order.Number}",
            input.Date,
            order.VendorId,
            amounts.Cost,
            terms.TakesCredit ? amounts.Tax : default,
            terms.IsUnionTerritory,
            amounts.RoundOff,
            amounts.Total,
            order.BranchId,
            order.TicketId,
            order.VehicleId
        );
        var posted = await SubletPostings.PostAsync(unit, posting, ct);
        if (posted.Error is { } notPosted)
            return notPosted;
        unit.Add(Bill(unit, order, input, vendor, terms, amounts, (posting.BillId, year, key, posted.Value.Id)));
        order.LiveBillKey = $"{order.VendorId}|{year}|{key}";
        SubletWriting.Enter(unit, order, SubletState.Billed);
        SubletWriting.Tell(unit, order, SubletDeed.Billed, Told(input));
        return null;
    }

    public static async Task<Error?> ReverseAsync(
        IUnitOfWork unit,
        SubletOrder order,
        ReverseSubletBill input,
        CancellationToken ct
    )
    {
        if (CommonErrors.TooLong(nameof(input.Reason), input.Reason, Longest) is { } tooLong)
            return tooLong;
        var bill = await Standing(unit).SingleAsync(b => b.SubletOrderId == order.Id, ct);
        var reversed = await Ledger.ReverseAsync(unit, bill.JournalEntryId, unit.Today, input.Reason, ct);
        if (reversed.Error is { } refused)
            return refused;
        unit.Add(
            new SubletBillReversal
            {
                SubletBillId = bill.Id,
                Reason = input.Reason.Trim(),
                JournalEntryId = reversed.Value.Id,
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
                AtUtc = unit.Now,
            }
        );
        order.LiveBillKey = null;
        SubletWriting.Enter(unit, order, SubletState.Returned);
        SubletWriting.Tell(unit, order, SubletDeed.BillReversed, $"{bill.Number}: {input.Reason}");
        return null;
    }

    /// <summary>Bills nobody took back.</summary>
    public static IQueryable<SubletBill> Standing(IReadUnit unit) =>
        unit.Set<SubletBill>().Where(b => !unit.Set<SubletBillReversal>().Any(r => r.SubletBillId == b.Id));

    public static async Task<SubletBillTerms> TermsAsync(
        IReadUnit unit,
        Contact vendor,
        long branchId,
        CancellationToken ct
    )
    {
        var profile = await unit.Set<OrganizationProfile>().AsNoTracking().SingleAsync(ct);
        var branch = await unit.Set<Branch>().AsNoTracking().SingleAsync(b => b.Id == branchId, ct);
        return SubletBillCalculator.Terms(vendor.GstTreatment, vendor.Gstin, profile.RegistrationOf(branch));
    }

    private static string KeyOf(string number) =>
        string.Concat(number.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private static string Told(BillSublet input) =>
        string.IsNullOrWhiteSpace(input.Reason) ? input.Number.Trim() : $"{input.Number.Trim()}: {input.Reason.Trim()}";

    /// <summary>The order that carries the same bill; also where it names somebody merged into this vendor since.</summary>
    private static Task<string?> EarlierAsync(
        IReadUnit unit,
        long vendorId,
        string year,
        string key,
        CancellationToken ct
    )
    {
        var parties = MergedParties.Of(unit, vendorId);
        return Standing(unit)
            .Where(b => parties.Contains(b.VendorId) && b.FyLabel == year && b.NumberKey == key)
            .Join(unit.Set<SubletOrder>(), b => b.SubletOrderId, o => o.Id, (b, o) => o.Number)
            .FirstOrDefaultAsync(ct);
    }

    private static Error? Refusal(IUnitOfWork unit, SubletOrder order, BillSublet input, SubletBillTerms terms)
    {
        var form = Error.Of(
            string.IsNullOrWhiteSpace(input.Number)
                ? CommonErrors.Required(nameof(input.Number), "The bill's number")
                : CommonErrors.TooLong(nameof(input.Number), input.Number, SubletBill.LongestNumber),
            input.Date > unit.Today || input.Date == default ? SubletErrors.BillDate : null,
            input.Taxable is <= 0m or > SubletWriting.Dearest || Money.Round(input.Taxable) != input.Taxable
                ? SubletErrors.TaxableInvalid
                : null,
            !GstRates.IsSlab(input.RatePercent) ? SubletErrors.RateInvalid : null,
            !terms.MayTax && input.RatePercent > 0m ? SubletErrors.TaxNotAllowed : null,
            input.Total is { } total && Money.Round(total) != total ? SubletErrors.TotalDiffers(total) : null,
            CommonErrors.TooLong(nameof(input.Reason), input.Reason, Longest)
        );
        if (form is not null || !SubletBillCalculator.IsWellAbove(order.AgreedCost, input.Taxable))
            return form;
        if (!unit.May(SubletPermissions.ReadCost) || !unit.May(SubletPermissions.ApproveBill))
            return SubletErrors.AboveAgreedDenied;
        return string.IsNullOrWhiteSpace(input.Reason) ? SubletErrors.AboveAgreed : null;
    }

    private static SubletBill Bill(
        IUnitOfWork unit,
        SubletOrder order,
        BillSublet input,
        Contact vendor,
        SubletBillTerms terms,
        SubletBillAmounts amounts,
        (long Id, string Year, string Key, long Entry) made
    ) =>
        new(made.Id)
        {
            SubletOrderId = order.Id,
            VendorId = vendor.Id,
            VendorGstin = vendor.Gstin,
            Number = input.Number.Trim(),
            NumberKey = made.Key,
            FyLabel = made.Year,
            Date = input.Date,
            Kind = terms.Kind,
            Taxable = amounts.Taxable,
            RatePercent = input.RatePercent,
            Cgst = amounts.Tax.Cgst,
            StateTax = amounts.Tax.StateTax,
            Igst = amounts.Tax.Igst,
            RoundOff = amounts.RoundOff,
            Total = amounts.Total,
            Cost = amounts.Cost,
            AgreedCost = order.AgreedCost,
            Reason = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim(),
            JournalEntryId = made.Entry,
            MembershipId = unit.Actor.MembershipId,
            ActorName = unit.Actor.Name,
            AtUtc = unit.Now,
        };
}
