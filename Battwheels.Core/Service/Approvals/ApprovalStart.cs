namespace Battwheels.Core.Service.Approvals;

/// <summary>The rows an organization begins with.</summary>
public static class ApprovalStart
{
    public const int ExpiryHours = 16;

    private static readonly Approver Manager = Approver.OfRole("manager");
    private static readonly Approver Owner = Approver.OfRole("owner");

    /// <summary>Without ids.</summary>
    /// <remarks>Percentages have two decimals at most, so "above 10 %" begins at 10.01 and "to 20 %" ends before 20.01.</remarks>
    public static IReadOnlyList<ApprovalRule> Rules(DateOnly from) =>
        [
            Row(ApprovalBasis.TaxableValue, 10_000m, 50_000m, 1, Manager, from),
            Row(ApprovalBasis.TaxableValue, 50_000m, null, 1, Manager, from),
            Row(ApprovalBasis.TaxableValue, 50_000m, null, 2, Owner, from),
            Row(ApprovalBasis.Discount, 10.01m, 20.01m, 1, Manager, from),
            Row(ApprovalBasis.Discount, 20.01m, null, 1, Manager, from),
            Row(ApprovalBasis.Discount, 20.01m, null, 2, Owner, from),
            Row(ApprovalBasis.Margin, null, 8m, 1, Manager, from),
            Row(ApprovalBasis.Goodwill, 2_000m, null, 1, Manager, from),
            Row(ApprovalBasis.HvBattery, null, null, 1, Manager, from),
            Row(ApprovalBasis.HvBattery, null, null, 1, Approver.HvCertified, from),
        ];

    private static ApprovalRule Row(
        ApprovalBasis basis,
        decimal? from,
        decimal? to,
        int level,
        Approver approver,
        DateOnly validFrom
    ) => new(0, basis, from, to, level, approver, 1, ExpiryHours, null, validFrom, null);
}
