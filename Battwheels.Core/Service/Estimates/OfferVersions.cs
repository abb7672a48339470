using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Estimates;

internal static class OfferPrices
{
    public static OfferPrice Of(LineInput line) =>
        new(
            line.Quantity,
            line.UnitPrice,
            line.DiscountPercent,
            line.RatePercent,
            line.Payer,
            line.IsOptional,
            line.Option
        );

    public static OfferPrice Of(JobLine line) =>
        new(
            line.Quantity,
            line.UnitPrice,
            line.DiscountPercent,
            line.RatePercent,
            line.Payer,
            line.IsOptional,
            LineOption.Of(line.OptionSet, line.OptionName, line.IsRecommended)
        );

    public static OfferPrice Of(EstimateLine line) =>
        new(
            line.Quantity,
            line.UnitPrice,
            line.DiscountPercent,
            line.RatePercent,
            line.Payer,
            line.IsOptional,
            LineOption.Of(line.OptionSet, line.OptionName, line.IsRecommended)
        );
}

/// <summary>Making a version from what it says, and reading back what it says.</summary>
internal static class OfferVersions
{
    public static EstimateVersion Make(IUnitOfWork unit, Estimate estimate, OfferContent content)
    {
        var text = OfferText.Of(content);
        var totals = content.Totals;
        EstimateVersion version = new()
        {
            EstimateId = estimate.Id,
            ContactId = estimate.ContactId,
            VersionNo = content.VersionNo,
            SupplierName = content.Supplier,
            CustomerName = content.Customer,
            VehicleName = content.Vehicle,
            PlaceOfSupply = content.PlaceOfSupply,
            IsInterState = content.IsInterState,
            Gross = totals.Gross,
            Discount = totals.Discount,
            Taxable = totals.Taxable,
            Cgst = totals.Cgst,
            StateTax = totals.StateTax,
            Igst = totals.Igst,
            RoundOff = totals.RoundOff,
            Total = totals.Total,
            IsRounded = content.IsRounded,
            CanonicalText = text,
            ContentHash = OfferText.Hash(text),
            SubmittedAtUtc = unit.Now,
            SubmittedByMembershipId = unit.Actor.MembershipId,
        };
        foreach (var line in content.Lines)
            version.Add(line);
        return version;
    }

    /// <summary>The terms the version was computed under; rates of its lines say whether tax was charged.</summary>
    public static OfferTerms TermsOf(EstimateVersion version) =>
        new(
            ChargesTax: true,
            version.PlaceOfSupply,
            version.IsInterState ? Gst.SupplyKind.InterState : Gst.SupplyKind.IntraState,
            RoundToRupee: version.IsRounded
        );

    public static OfferTotals TotalsOf(EstimateVersion version) =>
        new(
            version.Gross,
            version.Discount,
            version.Taxable,
            version.Cgst,
            version.StateTax,
            version.Igst,
            version.RoundOff,
            version.Total
        );
}
