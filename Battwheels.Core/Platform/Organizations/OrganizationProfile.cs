using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Organizations;

/// <summary>How the organization appears on its documents, and the settings documents follow. One row each.</summary>
public sealed class OrganizationProfile : TenantEntity, IVersioned
{
    /// <summary>As registered; printed on tax documents (CGST Rule 46(a)).</summary>
    public required string LegalName { get; set; }

    public required string TradeName { get; set; }

    /// <summary>Null while unregistered: documents then carry no GST.</summary>
    public string? Gstin { get; set; }

    public GstScheme Scheme { get; set; } = GstScheme.Regular;

    public string? Pan { get; set; }

    /// <summary>GST state code of the principal place: <c>27</c> for Maharashtra.</summary>
    public required string StateCode { get; set; }

    public string AddressLine1 { get; set; } = "";

    public string? AddressLine2 { get; set; }

    public string City { get; set; } = "";

    public string PinCode { get; set; } = "";

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? BankName { get; set; }

    public string? BankAccountNo { get; set; }

    public string? BankIfsc { get; set; }

    /// <summary>Payee address of the UPI QR on invoices: <c>name@bank</c>.</summary>
    public string? UpiVpa { get; set; }

    /// <summary>Invoice totals go to the nearest rupee, the difference to the round-off account.</summary>
    public bool RoundInvoicesToRupee { get; set; } = true;

    /// <summary>Days a customer with a credit limit has to pay an invoice.</summary>
    public int CreditDays { get; set; } = 15;

    /// <summary>Rupees; above it an approval by link alone does not bind.</summary>
    public decimal OtpLimit { get; set; } = 10_000m;

    /// <summary>Days a sent estimate stays open for decision.</summary>
    public int EstimateValidDays { get; set; } = 7;

    public int Version { get; private set; }

    /// <summary>A branch with a registration of its own supplies under it and from its own state.</summary>
    public SupplierRegistration RegistrationOf(Branch branch)
    {
        ArgumentNullException.ThrowIfNull(branch);
        var gstin = branch.Gstin ?? Gstin;
        return new SupplierRegistration(
            gstin,
            branch.Gstin is not null || Gstin is null ? branch.StateCode : StateCode,
            gstin is not null && Scheme is GstScheme.Composition
        );
    }
}

/// <summary>A place of business; tickets and warehouses belong to one.</summary>
public sealed class Branch : TenantEntity, IVersioned
{
    /// <summary>Two to five capital letters, part of ticket numbers.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string StateCode { get; set; }

    /// <summary>Where the branch has a registration of its own.</summary>
    public string? Gstin { get; set; }

    public bool IsDefault { get; set; }

    public int Version { get; private set; }
}
