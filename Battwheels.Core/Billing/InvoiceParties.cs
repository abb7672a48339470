using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <summary>Supplier and customer of an invoice as they are now.</summary>
internal sealed record InvoiceParties(OrganizationProfile Profile, Branch Branch, Contact Customer)
{
    public SupplierRegistration Registration { get; } = Profile.RegistrationOf(Branch);

    public string? SupplierGstin => Registration.Gstin;

    public string SupplierStateCode => Registration.StateCode;

    public string SupplierAddress =>
        Address(Profile.AddressLine1, Profile.AddressLine2, Profile.City, Profile.PinCode, Profile.StateCode);

    public string CustomerAddress =>
        Address(Customer.AddressLine1, Customer.AddressLine2, Customer.City, Customer.PinCode, Customer.StateCode);

    public static async Task<Result<InvoiceParties>> ReadAsync(
        IReadUnit unit,
        long contactId,
        long branchId,
        CancellationToken ct
    )
    {
        var read = await (
            from profile in unit.Set<OrganizationProfile>().AsNoTracking()
            from branch in unit.Set<Branch>().Where(b => b.Id == branchId).DefaultIfEmpty()
            from customer in unit.Set<Contact>().Where(c => c.Id == contactId).DefaultIfEmpty()
            select new
            {
                Profile = profile,
                Branch = branch,
                Customer = customer,
            }
        ).SingleAsync(ct);
        if (read.Branch is null || read.Customer is null)
            return CommonErrors.NotFound;
        InvoiceParties parties = new(read.Profile, read.Branch, read.Customer);
        return parties.Refusal() is { } refusal ? refusal : parties;
    }

    /// <summary>Lines of an address, empty ones left out.</summary>
    public static string Address(string line1, string? line2, string city, string pinCode, string stateCode)
    {
        var place = $"{city} {pinCode}".Trim();
        var state = stateCode.Length == 0 ? "" : $"{GstStates.NameOf(stateCode)} ({stateCode})";
        return string.Join(
            '\n',
            ((string?[])[line1, line2, string.Join(", ", ((string[])[place, state]).Where(t => t.Length > 0))])
                .Select(t => t?.Trim())
                .Where(t => !string.IsNullOrEmpty(t))
        );
    }

    /// <summary>What an invoice of a registered supplier cannot do without (Rule 46(a)), and whom it cannot name.</summary>
    private Error? Refusal()
    {
        if (SupplierGstin is null)
            return null;
        if (Profile.AddressLine1.Length == 0 || Profile.City.Length == 0)
            return BillingErrors.SupplierAddressMissing;
        return Customer.Gstin == SupplierGstin ? BillingErrors.OwnGstin : null;
    }
}
