using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Gst;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Who offers to whom, as it stands on the day: names for the document, facts for the tax.</summary>
internal sealed record OfferParties(
    OrganizationProfile Profile,
    Contact Customer,
    string VehicleText,
    string? Registration,
    OfferTerms Terms,
    SupplierRegistration Supplier
);

internal static class OfferTermsReader
{
    public static async Task<OfferParties> ReadAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct)
    {
        var profile = await unit.Set<OrganizationProfile>().AsNoTracking().SingleAsync(ct);
        var branch = await unit.Set<Branch>().AsNoTracking().SingleAsync(b => b.Id == ticket.BranchId, ct);
        var customer = await unit.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == ticket.ContactId, ct);
        var billTo = ticket.BillToContactId is { } other
            ? await unit.Set<Contact>().AsNoTracking().SingleAsync(c => c.Id == other, ct)
            : customer;
        var vehicle = await unit.Set<Vehicle>().AsNoTracking().SingleAsync(v => v.Id == ticket.VehicleId, ct);
        var supplier = profile.RegistrationOf(branch);
        return new OfferParties(
            profile,
            customer,
            Describe(vehicle),
            vehicle.Registration,
            Terms(profile, supplier, billTo),
            supplier
        );
    }

    private static OfferTerms Terms(OrganizationProfile profile, SupplierRegistration registration, Contact billTo)
    {
        var place = PlaceOfSupply.Decide(registration.StateCode, billTo.GstTreatment, billTo.Gstin, billTo.StateCode);
        return new OfferTerms(
            registration.ChargesTax,
            place.StateCode,
            place.Kind,
            profile.RoundInvoicesToRupee,
            place.Rule
        );
    }

    private static string Describe(Vehicle vehicle) => VehicleNames.Of(vehicle.Make, vehicle.Model, vehicle.Variant);
}
