using Battwheels.Core.Access;
using Battwheels.Core.Common;

namespace Battwheels.Web.Access;

/// <param name="Field">Its <c>Name</c> on the settings page.</param>
/// <param name="Words">What else people call it.</param>
public sealed record SettingPlace(string Field, Phrase Label, Phrase Section, Phrase? Words = null);

/// <summary>Every setting, so that it is found by name; a test compares it with the page.</summary>
public static class SettingsPlaces
{
    public const string Page = "settings";

    /// <summary>Without it the page shows no boxes to lead to.</summary>
    public const string Permission = OrganizationPermissions.UpdateSettings;

    public static readonly IReadOnlyList<SettingPlace> All =
    [
        new("LegalName", "Legal name", "Business"),
        new("TradeName", "Trade name", "Business"),
        new("Gstin", "GSTIN", "Business", "tax registration"),
        new("Scheme", "GST scheme", "Business", "composition regular"),
        new("StateCode", "State", "Business"),
        new("AddressLine1", "Address", "Business"),
        new("AddressLine2", "Second line", "Business", "address"),
        new("City", "City", "Business"),
        new("PinCode", "PIN code", "Business"),
        new("Phone", "Phone", "Business"),
        new("Email", "Email", "Business"),
        new("UpiVpa", "UPI address", "Getting paid", "QR code VPA"),
        new("BankName", "Bank", "Getting paid"),
        new("BankAccountNo", "Account number", "Getting paid", "bank"),
        new("BankIfsc", "IFSC", "Getting paid", "bank"),
        new("CreditDays", "Days to pay, for customers with credit", "Getting paid", "due date terms"),
        new("RoundInvoicesToRupee", "Round invoice totals to the rupee", "Getting paid", "round-off"),
        new("EstimateValidDays", "Days a sent estimate stays open", "Estimates", "validity"),
        new("OtpLimit", "Approval by link up to, ₹", "Estimates", "customer limit"),
    ];
}
