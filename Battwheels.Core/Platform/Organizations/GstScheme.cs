namespace Battwheels.Core.Platform.Organizations;

/// <summary>How a registered organization pays GST; without GSTIN it pays none under either.</summary>
public enum GstScheme
{
    /// <summary>Charges tax on its invoices.</summary>
    Regular,

    /// <summary>
    /// Pays a share of its turnover itself: bills of supply without tax, nothing to another State (CGST Act s. 10,
    /// 31(3)(c)).
    /// </summary>
    Composition,
}

/// <summary>The registration a branch supplies under, and so what its documents say of GST.</summary>
/// <param name="Gstin">Null while unregistered.</param>
/// <param name="StateCode">GST state code it supplies from.</param>
public sealed record SupplierRegistration(string? Gstin, string StateCode, bool IsComposition)
{
    /// <summary>The one place that says so: invoices, estimates and previews ask here.</summary>
    public bool ChargesTax => Gstin is not null && !IsComposition;
}
