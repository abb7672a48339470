using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

/// <summary>What a person enters about a contact.</summary>
/// <param name="StateCode">GST state code; empty takes it from the GSTIN.</param>
/// <param name="CreditLimit">Rupees; above 0, or changed, needs contacts:credit.</param>
/// <param name="DuplicateReason">Why it is saved although a contact with the same number or GSTIN exists.</param>
public sealed record ContactInput(
    ContactKind Kind,
    string Name,
    string? Phone = null,
    string? Email = null,
    GstTreatment GstTreatment = GstTreatment.Unregistered,
    string? Gstin = null,
    string? Pan = null,
    string AddressLine1 = "",
    string? AddressLine2 = null,
    string City = "",
    string PinCode = "",
    string StateCode = "",
    bool IsCustomer = true,
    bool IsVendor = false,
    decimal CreditLimit = 0m,
    string? Notes = null,
    string? DuplicateReason = null
)
{
    /// <summary>Why this cannot be saved, field by field; null when it can, as far as it can be told from itself.</summary>
    public Error? Refusal() => ContactRules.Refusal(this);
}
