using Battwheels.Core.Crm;
using Battwheels.Core.Gst;

namespace Battwheels.Tests.Gst;

[Trait("Category", "Unit")]
public class PlaceOfSupplyTests
{
    [Theory]
    [InlineData(GstTreatment.Registered, "27AAPFU0939F1ZV", "27", "27", SupplyKind.IntraState, "12(2)(a)")]
    [InlineData(GstTreatment.Registered, "33AACFB4762K1ZI", "27", "33", SupplyKind.InterState, "12(2)(a)")] // address here, registered there
    [InlineData(GstTreatment.Composition, "33AACFB4762K1ZI", "", "33", SupplyKind.InterState, "12(2)(a)")]
    [InlineData(GstTreatment.Sez, "27AAPFU0939F1ZV", "27", "27", SupplyKind.InterState, "7(5)(b)")] // always inter-State
    [InlineData(GstTreatment.Unregistered, null, "27", "27", SupplyKind.IntraState, "12(2)(b)(i)")]
    [InlineData(GstTreatment.Unregistered, null, "29", "29", SupplyKind.InterState, "10(1)(ca)")]
    [InlineData(GstTreatment.Unregistered, null, "", "27", SupplyKind.IntraState, "12(2)(b)(ii)")]
    [InlineData(GstTreatment.Unregistered, null, null, "27", SupplyKind.IntraState, "12(2)(b)(ii)")]
    [InlineData(GstTreatment.Unregistered, null, "96", "27", SupplyKind.IntraState, "12(2)(b)(ii)")] // 96 for an Indian buyer is refused
    [InlineData(GstTreatment.Overseas, null, "96", "27", SupplyKind.IntraState, "13(3)(a)")] // handed over here
    [InlineData(GstTreatment.Registered, "9917SGP29001OST", "27", "27", SupplyKind.IntraState, "12(2)(b)(i)")] // 99 is no place of supply
    public void Decide_EachCase_NamesPlaceKindAndRule(
        GstTreatment treatment,
        string? gstin,
        string? state,
        string place,
        SupplyKind kind,
        string section
    )
    {
        var decision = PlaceOfSupply.Decide("27", treatment, gstin, state);

        Assert.Equal((place, kind), (decision.StateCode, decision.Kind));
        Assert.Contains(section, decision.Rule, StringComparison.Ordinal);
    }
}
