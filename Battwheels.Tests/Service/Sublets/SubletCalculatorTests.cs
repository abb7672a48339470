using Battwheels.Core.Crm;
using Battwheels.Core.Gst;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Sublets;
using CsCheck;

namespace Battwheels.Tests.Service.Sublets;

/// <summary>The vendor's bill by hand: tax by GSTIN, rounding, what is cost, what is well above the agreement.</summary>
[Trait("Category", "Unit")]
public class SubletCalculatorTests
{
    private const string InPune = "27AAHCA3907Q1Z8";
    private const string InBengaluru = "29AAHCA3907Q1Z4";
    private static readonly SupplierRegistration Own = new("27AAKCT4821P1ZP", "27", false);

    /// <summary>2,499.50 at 18 %: 224.96 each within the state, 449.91 between states.</summary>
    [Fact]
    public void Compute_ByTheVendorsState_SplitsTheTax()
    {
        var near = SubletBillCalculator.Compute(
            2_499.50m,
            18m,
            SubletBillCalculator.Terms(GstTreatment.Registered, InPune, Own)
        );
        var far = SubletBillCalculator.Compute(
            2_499.50m,
            18m,
            SubletBillCalculator.Terms(GstTreatment.Registered, InBengaluru, Own)
        );

        Assert.Equal(new SubletBillAmounts(2_499.50m, new(224.96m, 224.96m, 0m), 2_499.50m, 0m, 2_949.42m), near);
        Assert.Equal(new SubletBillAmounts(2_499.50m, new(0m, 0m, 449.91m), 2_499.50m, 0m, 2_949.41m), far);
    }

    [Fact]
    public void Compute_RoundedBill_PutsTheRestIntoRoundOff()
    {
        var terms = SubletBillCalculator.Terms(GstTreatment.Registered, InPune, Own);

        var bill = SubletBillCalculator.Compute(2_499.50m, 18m, terms, 2_949m);

        Assert.Equal((-0.42m, 2_949m), (bill.RoundOff, bill.Total));
    }

    /// <summary>Without a registration of our own the 324.00 of tax are cost.</summary>
    [Fact]
    public void Compute_NoCreditTaken_TaxIsCost()
    {
        var none = new SupplierRegistration(null, "27", false);
        var composition = Own with { IsComposition = true };

        foreach (var own in new[] { none, composition })
        {
            var terms = SubletBillCalculator.Terms(GstTreatment.Registered, InPune, own);
            var bill = SubletBillCalculator.Compute(1_800m, 18m, terms);
            Assert.Equal((false, 2_124m, 2_124m), (terms.TakesCredit, bill.Cost, bill.Total));
        }
    }

    [Theory]
    [InlineData(GstTreatment.Unregistered, null, false, SupplyKind.IntraState)]
    [InlineData(GstTreatment.Composition, InPune, false, SupplyKind.IntraState)]
    [InlineData(GstTreatment.Overseas, null, false, SupplyKind.IntraState)]
    [InlineData(GstTreatment.Registered, InPune, true, SupplyKind.IntraState)]
    [InlineData(GstTreatment.Registered, InBengaluru, true, SupplyKind.InterState)]
    [InlineData(GstTreatment.Registered, null, false, SupplyKind.IntraState)]
    [InlineData(GstTreatment.Sez, InPune, true, SupplyKind.InterState)]
    public void Terms_ByTreatment_SayWhoMayTax(GstTreatment treatment, string? gstin, bool mayTax, SupplyKind kind)
    {
        var terms = SubletBillCalculator.Terms(treatment, gstin, Own);

        Assert.Equal((mayTax, kind), (terms.MayTax, terms.Kind));
    }

    [Theory]
    [InlineData(1_000, 1_000, false)]
    [InlineData(1_000, 1_099.99, false)]
    [InlineData(1_000, 1_100, true)]
    [InlineData(1_000, 500, false)]
    [InlineData(0, 0.01, true)]
    public void IsWellAbove_FromTenPercent(decimal agreed, decimal billed, bool expected) =>
        Assert.Equal(expected, SubletBillCalculator.IsWellAbove(agreed, billed));

    /// <summary>Whatever is billed, the entry balances and the vendor is owed the total.</summary>
    [Fact]
    public void Draft_OfAnyBill_Balances() =>
        Gen.Select(
                Gen.Int[1, 1_000_000],
                Gen.OneOf<decimal>([.. new[] { 0m, 5m, 12m, 18m, 28m }.Select(Gen.Const)]),
                Gen.Bool,
                Gen.Bool,
                Gen.Int[-99, 99]
            )
            .Sample(
                (paise, rate, far, credit, off) =>
                {
                    SubletBillTerms terms = new(
                        far ? SupplyKind.InterState : SupplyKind.IntraState,
                        true,
                        credit,
                        false
                    );
                    var exact = SubletBillCalculator.Compute(paise / 100m, rate, terms).Total;
                    var bill = SubletBillCalculator.Compute(paise / 100m, rate, terms, exact + off / 100m);
                    var draft = SubletPostings.Draft(
                        new SubletPosting(
                            1,
                            2,
                            "Bill",
                            new DateOnly(2026, 11, 4),
                            3,
                            bill.Cost,
                            credit ? bill.Tax : default,
                            false,
                            bill.RoundOff,
                            bill.Total,
                            4,
                            5,
                            6
                        )
                    );
                    return bill.Total <= 0m
                        || (
                            draft.Lines.Sum(l => l.Debit) == draft.Lines.Sum(l => l.Credit)
                            && draft.Lines.Single(l => l.PartyId == 3).Credit == bill.Total
                            && draft.Lines.All(l => l.Debit > 0m != l.Credit > 0m)
                        );
                }
            );

    [Fact]
    public void Table_EveryStateAndAction_IsWhatTheSpecificationSays()
    {
        HashSet<(SubletState, SubletAction)> specified =
        [
            (SubletState.Ordered, SubletAction.Send),
            (SubletState.Ordered, SubletAction.Postpone),
            (SubletState.Ordered, SubletAction.Cancel),
            (SubletState.Sent, SubletAction.Accept),
            (SubletState.Sent, SubletAction.SendAgain),
            (SubletState.Sent, SubletAction.Postpone),
            (SubletState.Returned, SubletAction.SendAgain),
            (SubletState.Returned, SubletAction.Bill),
            (SubletState.Billed, SubletAction.ReverseBill),
        ];
        foreach (var state in Enum.GetValues<SubletState>())
        foreach (var action in Enum.GetValues<SubletAction>())
            Assert.Equal(
                (state, action, specified.Contains((state, action)) ? null : "INVALID_TRANSITION"),
                (state, action, SubletTransitions.Refusal(state, action)?.Code)
            );
    }
}
