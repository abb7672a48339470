using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Gst;

/// <param name="StateCode">GST state code of the place of supply.</param>
/// <param name="Rule">Why, in words with the section of the IGST Act, as the document's side note shows it.</param>
public sealed record PlaceOfSupplyDecision(string StateCode, SupplyKind Kind, string Rule);

/// <summary>Where a workshop's supply takes place: labour, and parts fitted or sold over the counter.</summary>
/// <remarks>
/// Source: IGST Act 2017 s. 7, 8, 10, 12, 13. Labour and parts of one job have the same place, so a document has one.
/// </remarks>
public static class PlaceOfSupply
{
    /// <param name="supplierStateCode">State of the registration that bills.</param>
    /// <param name="customerGstin">Normalized; null when the customer has none.</param>
    /// <param name="customerStateCode">State of the address on record; null or empty when unknown.</param>
    public static PlaceOfSupplyDecision Decide(
        string supplierStateCode,
        GstTreatment treatment,
        string? customerGstin,
        string? customerStateCode
    )
    {
        return treatment switch
        {
            GstTreatment.Sez => new(
                Registered(customerGstin) ?? OnRecord(customerStateCode) ?? supplierStateCode,
                SupplyKind.InterState,
                "Supply to a special economic zone is always inter-State (IGST Act s. 7(5)(b))"
            ),
            GstTreatment.Registered or GstTreatment.Composition when Registered(customerGstin) is { } state => At(
                state,
                "State of the customer's GSTIN (IGST Act s. 12(2)(a), parts s. 10(1)(a))"
            ),
            // Work done on a vehicle that is here, and parts handed over here, are no export.
            GstTreatment.Overseas => At(
                supplierStateCode,
                "Customer abroad, vehicle and parts handed over here (IGST Act s. 13(3)(a), 10(1)(c))"
            ),
            GstTreatment.Registered
            or GstTreatment.Composition
            or GstTreatment.Unregistered when OnRecord(customerStateCode) is { } state => At(
                state,
                "State of the customer's address on record (IGST Act s. 12(2)(b)(i), parts s. 10(1)(ca))"
            ),
            GstTreatment.Registered or GstTreatment.Composition or GstTreatment.Unregistered => At(
                supplierStateCode,
                "No address on record: our own state (IGST Act s. 12(2)(b)(ii), parts s. 10(1)(ca))"
            ),
        };

        PlaceOfSupplyDecision At(string place, string rule) => new(place, KindOf(supplierStateCode, place), rule);
    }

    /// <summary>Intra-State exactly when the supplier is registered where the supply takes place.</summary>
    public static SupplyKind KindOf(string supplierStateCode, string placeOfSupply) =>
        supplierStateCode == placeOfSupply ? SupplyKind.IntraState : SupplyKind.InterState;

    private static string? Registered(string? gstin) => gstin is { Length: 15 } ? OnRecord(Gstin.StateOf(gstin)) : null;

    /// <summary>A code that may be the place of supply of a buyer in India; 96 never is.</summary>
    private static string? OnRecord(string? code) =>
        GstStates.Find(code ?? "") is { UsableAsPos: true } state && state.Code != GstStates.OtherCountries
            ? code
            : null;
}
