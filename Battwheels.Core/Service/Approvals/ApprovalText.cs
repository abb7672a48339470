using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Approvals;

/// <summary>How approvals are named in sentences.</summary>
public static class ApprovalText
{
    public static string Of(ApprovalVerdict verdict) =>
        verdict switch
        {
            ApprovalVerdict.Approved => T("approved"),
            ApprovalVerdict.Rejected => T("not approved"),
            ApprovalVerdict.Overridden => T("approved by override"),
            ApprovalVerdict.Ratified => T("override confirmed"),
        };

    public static string Of(ApprovalBasis basis) =>
        basis switch
        {
            ApprovalBasis.TaxableValue => T("Taxable value"),
            ApprovalBasis.Discount => T("Discount"),
            ApprovalBasis.Margin => T("Margin"),
            ApprovalBasis.Goodwill => T("Goodwill or internal"),
            ApprovalBasis.HvBattery => T("High-voltage battery opened or replaced"),
        };

    public static bool IsPercent(ApprovalBasis basis) => basis is ApprovalBasis.Discount or ApprovalBasis.Margin;

    /// <summary>"₹62,000.00" or "12.5 %".</summary>
    public static string Amount(ApprovalBasis basis, decimal amount) =>
        IsPercent(basis) ? $"{IndianText.Number(amount)} %" : IndianText.Rupees(amount);

    /// <summary>The band of a row: "₹10,000.00 to below ₹50,000.00".</summary>
    public static string Band(ApprovalBasis basis, decimal? from, decimal? to) =>
        (from, to) switch
        {
            (null, null) => T("always"),
            ({ } low, null) => T($"from {Amount(basis, low)}"),
            (null, { } high) => T($"below {Amount(basis, high)}"),
            ({ } low, { } high) => T($"{Amount(basis, low)} to below {Amount(basis, high)}"),
        };
}
