using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Gst;
using Battwheels.Core.Platform.Organizations;

namespace Battwheels.Core.Service.Sublets;

/// <summary>How a vendor's bill to one of our registrations is taxed.</summary>
/// <param name="MayTax">False for a vendor without a registration under which it charges tax.</param>
/// <param name="TakesCredit">False where we ourselves take no input tax credit: the tax is then part of the cost.</param>
/// <param name="IsUnionTerritory">The state tax is UTGST.</param>
public sealed record SubletBillTerms(SupplyKind Kind, bool MayTax, bool TakesCredit, bool IsUnionTerritory);

/// <summary>Amounts of a bill, rupees to two decimals.</summary>
/// <param name="Cost">What the work costs us: with the tax where no credit is taken for it.</param>
/// <param name="RoundOff">Total less amount and tax.</param>
public sealed record SubletBillAmounts(decimal Taxable, GstSplit Tax, decimal Cost, decimal RoundOff, decimal Total);

/// <summary>Tax, total and difference of a vendor's bill.</summary>
/// <remarks>
/// Work on goods for a registered customer is supplied where that customer is registered (IGST Act s. 12(2)(a)); a
/// supply by a unit in a special economic zone is always inter-State (s. 7(5)(b)); whoever pays under composition charges
/// no tax and takes no credit (CGST Act s. 10(4)).
/// </remarks>
public static class SubletBillCalculator
{
    /// <summary>So much above what was agreed asks for a reason and somebody who may accept it.</summary>
    public const decimal AcceptedPercent = 10m;

    public static SubletBillTerms Terms(GstTreatment vendor, string? vendorGstin, SupplierRegistration own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var mayTax = vendor is GstTreatment.Registered or GstTreatment.Sez && vendorGstin is { Length: 15 };
        var kind =
            vendor is GstTreatment.Sez ? SupplyKind.InterState
            : mayTax ? PlaceOfSupply.KindOf(Gstin.StateOf(vendorGstin!), own.StateCode)
            : SupplyKind.IntraState;
        return new SubletBillTerms(
            kind,
            mayTax,
            own.ChargesTax,
            GstStates.Find(own.StateCode) is { IsUnionTerritory: true }
        );
    }

    /// <param name="printedTotal">Of the bill; null: exactly amount and tax.</param>
    public static SubletBillAmounts Compute(
        decimal taxable,
        decimal ratePercent,
        SubletBillTerms terms,
        decimal? printedTotal = null
    )
    {
        ArgumentNullException.ThrowIfNull(terms);
        var tax = terms.MayTax ? GstCalculator.Split(taxable, ratePercent, terms.Kind) : default;
        var exact = taxable + tax.Total;
        var total = printedTotal ?? exact;
        return new SubletBillAmounts(taxable, tax, terms.TakesCredit ? taxable : exact, total - exact, total);
    }

    /// <summary>Rupees the bill is above what was agreed, both before tax; negative where it is below.</summary>
    public static decimal Difference(decimal agreed, decimal billed) => billed - agreed;

    /// <summary>10 % or more above what was agreed; anything at all where it was to cost nothing.</summary>
    public static bool IsWellAbove(decimal agreed, decimal billed) =>
        billed > agreed && (billed - agreed) * 100m >= agreed * AcceptedPercent;
}
